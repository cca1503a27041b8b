// The pipeline: lines, tokens, tax, totals, fingerprint.

#include "quote/quote.h"

#include "optimal/optimal.h"
#include "pricing/vat.h"
#include "quote/fingerprint.h"
#include "tokens/apply.h"
#include "tokens/consideration.h"

namespace sve::quote {

namespace {

void add_up(model::Quote& quote) {
  for (const model::LineQuote& line : quote.lines) {
    quote.subtotal += line.subtotal;
    quote.discount += line.discount;
    quote.tax += line.tax;
    quote.total += line.total;
    quote.covered += line.covered;
    quote.due += line.due;
  }
  int64_t covered = 0;
  for (const model::TokenQuote& token : quote.tokens) {
    quote.forfeited += token.forfeited;
    covered += token.amount_covered;
  }
  SVE_ASSERT(quote.total == quote.subtotal - quote.discount + quote.tax);
  SVE_ASSERT(quote.covered == covered && quote.due == quote.total - covered);
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
  model::Quote quote = {};
  quote.lines = priced.lines;
  const tokens::Judged judged = tokens::judge_tokens(request, quote.lines, workspace.sets, arena);
  if (request.strategy == model::Strategy::kOptimal) {
    quote.optimality =
        optimal::apply_optimally(request, quote.lines, judged, workspace.sets, arena);
  } else {
    tokens::apply_in_order(request, quote.lines, judged, workspace.sets, arena);
  }
  quote.tokens = judged.quotes;
  tokens::set_taxable(request, quote.tokens, quote.lines, arena);
  quote.vat = pricing::set_vat(request.tax_rounding, priced.rates, quote.lines, arena);
  add_up(quote);
  quote.fingerprint = fingerprint(request, quote);
  return quote;
}

}  // namespace sve::quote
