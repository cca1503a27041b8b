// The steps of contract 3 in their order, with the sums that a request must not overflow.

#include "pricing/lines.h"

#include <algorithm>

#include "model/arithmetic.h"
#include "money/money.h"
#include "pricing/spread.h"

namespace sve::pricing {

namespace {

using model::LineQuote;

// While discounts are applied, `total` holds what is left of a line.
Checked set_subtotals(const model::Request& request, std::span<LineQuote> lines) {
  int64_t sum = 0;
  bool too_much = false;
  for (size_t i = 0; i < lines.size(); ++i) {
    const model::Line& line = request.lines[i];
    int64_t subtotal = 0;
    if (!model::multiply(line.unit_price, line.quantity, subtotal)) {
      return {Overflow::kLine, static_cast<uint32_t>(i)};
    }
    lines[i].subtotal = subtotal;
    lines[i].total = subtotal;
    // A line that is too large in itself is reported first, so the sum's fault waits.
    too_much = !model::add_to(sum, subtotal) || too_much;
  }
  return {too_much ? Overflow::kLines : Overflow::kNone, 0};
}

std::span<const uint32_t> discounted_lines(const model::Request& request,
                                           const model::Discount& discount, base::Arena& arena) {
  if (!discount.every_line) return discount.lines;
  const std::span<uint32_t> places = arena.take<uint32_t>(request.lines.size());
  size_t count = 0;
  for (size_t i = 0; i < request.lines.size(); ++i) {
    const model::LineKind kind = request.lines[i].kind;
    if (kind == model::LineKind::kTicket || kind == model::LineKind::kAddon) {
      places[count++] = static_cast<uint32_t>(i);
    }
  }
  return places.first(count);
}

void take_off(LineQuote& line, int64_t amount) {
  SVE_ASSERT(amount >= 0 && amount <= line.total);
  line.total -= amount;
  line.discount += amount;
}

void apply_discount(const model::Request& request, const model::Discount& discount,
                    std::span<LineQuote> lines, base::Arena& arena) {
  const base::Arena::Scratch scratch(arena);
  const std::span<const uint32_t> places = discounted_lines(request, discount, arena);
  if (discount.type == model::DiscountType::kPercentage) {
    for (const uint32_t place : places) {
      take_off(lines[place], money::percentage(lines[place].total, discount.value));
    }
    return;
  }
  int64_t left = 0;
  for (const uint32_t place : places) left += lines[place].total;
  spread(
      std::min(discount.value, left), places, arena,
      [&](uint32_t place) { return lines[place].total; },
      [&](uint32_t place, int64_t share) { take_off(lines[place], share); });
}

void set_tax_by_rate(std::span<const RateGroup> rates, std::span<LineQuote> lines,
                     base::Arena& arena) {
  for (const RateGroup& group : rates) {
    int64_t base = 0;
    for (const uint32_t place : group.lines) base += lines[place].total;
    spread(
        money::vat_on(base, group.rate_bp), group.lines, arena,
        [&](uint32_t place) { return lines[place].total; },
        [&](uint32_t place, int64_t share) { lines[place].tax = share; });
  }
}

void set_tax_by_line(std::span<LineQuote> lines) {
  for (LineQuote& line : lines) line.tax = money::vat_on(line.total, line.vat.rate_bp);
}

Checked add_tax(std::span<LineQuote> lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!model::add_to(lines[i].total, lines[i].tax)) {
      return {Overflow::kLine, static_cast<uint32_t>(i)};
    }
  }
  return {Overflow::kNone, 0};
}

// The bounds of every figure that depends on tokens, whatever is applied. Contract 12.
Checked check_sums(const model::Request& request, std::span<const LineQuote> lines) {
  int64_t total = 0;
  for (const LineQuote& line : lines) {
    if (!model::add_to(total, line.total)) return {Overflow::kLines, 0};
  }
  int64_t with_prices = total;
  int64_t with_items = total;
  for (const model::Token& token : request.tokens) {
    if (!model::add_to(with_prices, token.price_paid)) return {Overflow::kTokens, 0};
  }
  for (const model::Token& token : request.tokens) {
    if (!model::add_to(with_items, token.items_value)) return {Overflow::kTokens, 0};
  }
  return {Overflow::kNone, 0};
}

}  // namespace

void set_rates(const model::Request& request, std::span<LineQuote> lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    lines[i] = {};
    lines[i].vat.rate_bp = effective_rate(request, request.lines[i]);
  }
}

Checked price_lines(const model::Request& request, std::span<const RateGroup> rates,
                    std::span<LineQuote> lines, base::Arena& arena) {
  const Checked subtotals = set_subtotals(request, lines);
  if (subtotals.overflow != Overflow::kNone) return subtotals;
  for (const model::Discount& discount : request.discounts) {
    apply_discount(request, discount, lines, arena);
  }
  if (!request.prices_include_tax) {
    if (request.tax_rounding == model::TaxRounding::kRate) {
      set_tax_by_rate(rates, lines, arena);
    } else {
      set_tax_by_line(lines);
    }
    const Checked taxed = add_tax(lines);
    if (taxed.overflow != Overflow::kNone) return taxed;
  }
  return check_sums(request, lines);
}

}  // namespace sve::pricing
