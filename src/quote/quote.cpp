// The pipeline: lines, tokens, tax, totals.

#include "quote/quote.h"

#include "optimal/optimal.h"
#include "pricing/vat.h"
#include "tokens/apply.h"
#include "tokens/consideration.h"

namespace sve::quote {

namespace {

model::Totals add_up(std::span<const model::LineQuote> lines,
                     std::span<const model::TokenQuote> tokens) {
  model::Totals totals = {};
  for (const model::LineQuote& line : lines) {
    totals.subtotal += line.subtotal;
    totals.discount += line.discount;
    totals.tax += line.tax;
    totals.total += line.total;
    totals.covered += line.covered;
    totals.due += line.due;
  }
  int64_t covered = 0;
  for (const model::TokenQuote& token : tokens) {
    totals.forfeited += token.forfeited;
    covered += token.amount_covered;
  }
  SVE_ASSERT(totals.total == totals.subtotal - totals.discount + totals.tax);
  SVE_ASSERT(totals.covered == covered && totals.due == totals.total - covered);
  return totals;
}

}  // namespace

Priced price(const model::Request& request, Workspace& workspace, base::Arena& arena) {
  Priced priced = {};
  priced.lines = arena.take<model::LineQuote>(request.lines.size());
  pricing::set_rates(request, priced.lines);
  priced.rates = pricing::group_by_rate(request, priced.lines, workspace.rates, arena);
  priced.checked = pricing::price_lines(request, priced.rates, priced.lines, arena);
  return priced;
}

model::Quote complete(const model::Request& request, const Priced& priced, Workspace& workspace,
                      base::Arena& arena) {
  SVE_ASSERT(priced.checked.overflow == pricing::Overflow::kNone);
  const tokens::Judged judged = tokens::judge_tokens(request, priced.lines, workspace.sets, arena);
  model::Optimality optimality = {};
  if (request.strategy == model::Strategy::kOptimal) {
    optimality = optimal::apply_optimally(request, priced.lines, judged, workspace.sets, arena);
  } else {
    tokens::apply_in_order(request, priced.lines, judged, workspace.sets, arena);
  }
  tokens::set_taxable(request, judged.quotes, priced.lines, arena);
  const std::span<model::Vat> vat =
      pricing::set_vat(request.tax_rounding, priced.rates, priced.lines, arena);
  return {add_up(priced.lines, judged.quotes), priced.lines, judged.quotes, vat, optimality};
}

}  // namespace sve::quote
