// The VAT rates of a cart: which lines share one. Contract 3, 8.
//
// Lines that sell a multiPurpose token belong to no rate: nothing on them is taxable.

#ifndef SVE_PRICING_RATES_H_
#define SVE_PRICING_RATES_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "base/dense_map.h"
#include "model/quote.h"
#include "model/request.h"

namespace sve::pricing {

// Whether the line sells a token whose VAT falls due only when that is redeemed.
bool sells_multi_purpose(const model::Request& request, const model::Line& line);

// The line's rate, after the rules for lines of kind token.
int32_t effective_rate(const model::Request& request, const model::Line& line);

struct RateGroup {
  int32_t rate_bp;
  std::span<const uint32_t> lines;  // places, ascending
};

// One group a rate, ascending by rate. lines[i].vat.rate_bp must stand.
std::span<const RateGroup> group_by_rate(const model::Request& request,
                                         std::span<const model::LineQuote> lines,
                                         base::DenseMap& scratch, base::Arena& arena);

}  // namespace sve::pricing

#endif  // SVE_PRICING_RATES_H_
