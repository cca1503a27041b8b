// VAT inside the taxable amounts: once a rate and spread over lines, or line by line.

#include "pricing/vat.h"

#include "money/money.h"
#include "pricing/spread.h"

namespace sve::pricing {

std::span<model::Vat> set_vat(model::TaxRounding rounding, std::span<const RateGroup> rates,
                              std::span<model::LineQuote> lines, base::Arena& arena) {
  const std::span<model::Vat> entries = arena.take<model::Vat>(rates.size());
  for (size_t g = 0; g < rates.size(); ++g) {
    model::Vat& entry = entries[g];
    entry = {rates[g].rate_bp, 0, 0, 0};
    for (const uint32_t place : rates[g].lines) {
      model::Vat& line = lines[place].vat;
      entry.taxable += line.taxable;
      entry.prepaid += line.prepaid;
      if (rounding == model::TaxRounding::kLine) {
        line.vat = money::vat_in(line.taxable, line.rate_bp);
        entry.vat += line.vat;
      }
    }
    if (rounding == model::TaxRounding::kRate) {
      entry.vat = money::vat_in(entry.taxable, entry.rate_bp);
      spread(
          entry.vat, rates[g].lines, arena,
          [&](uint32_t place) { return lines[place].vat.taxable; },
          [&](uint32_t place, int64_t share) { lines[place].vat.vat = share; });
    }
  }
  return entries;
}

}  // namespace sve::pricing
