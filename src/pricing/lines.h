// What lines cost before any token: subtotals, discounts, tax on top, totals. Contract 3, 12.

#ifndef SVE_PRICING_LINES_H_
#define SVE_PRICING_LINES_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"
#include "pricing/rates.h"

namespace sve::pricing {

// Where a sum passed 2^53 - 1.
enum class Overflow : uint8_t { kNone, kLine, kLines, kTokens };

struct Checked {
  Overflow overflow;
  uint32_t line;  // of kLine
};

// Sets each line's effective rate; first of all, since groups need it.
void set_rates(const model::Request& request, std::span<model::LineQuote> lines);

// Prices the lines in place and bounds every later sum: subtotal, discount, tax, total of each.
Checked price_lines(const model::Request& request, std::span<const RateGroup> rates,
                    std::span<model::LineQuote> lines, base::Arena& arena);

}  // namespace sve::pricing

#endif  // SVE_PRICING_LINES_H_
