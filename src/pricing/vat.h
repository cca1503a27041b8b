// The VAT that falls due with the order, by line and by rate. Contract 8.

#ifndef SVE_PRICING_VAT_H_
#define SVE_PRICING_VAT_H_

#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"
#include "pricing/rates.h"

namespace sve::pricing {

// Sets each line's vat from its taxable amount, and returns one entry a rate, ascending.
std::span<model::Vat> set_vat(model::TaxRounding rounding, std::span<const RateGroup> rates,
                              std::span<model::LineQuote> lines, base::Arena& arena);

}  // namespace sve::pricing

#endif  // SVE_PRICING_VAT_H_
