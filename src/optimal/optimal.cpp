// First inOrder's choice, then the search for a better one, then the better of both.

#include "optimal/optimal.h"

#include <algorithm>

#include "optimal/problem.h"
#include "optimal/search.h"
#include "optimal/write_back.h"

namespace sve::optimal {

namespace {

using model::LineQuote;
using model::Outcome;
using model::TokenKind;
using model::TokenQuote;

// Quotes that may be filled without touching those of `from`.
std::span<TokenQuote> copy_of(std::span<const TokenQuote> from, base::Arena& arena) {
  const std::span<TokenQuote> copies = arena.take<TokenQuote>(from.size());
  for (size_t i = 0; i < from.size(); ++i) {
    copies[i] = from[i];
    copies[i].items_remaining = arena.take<int64_t>(from[i].items_remaining.size());
    std::copy(from[i].items_remaining.begin(), from[i].items_remaining.end(),
              copies[i].items_remaining.begin());
  }
  return copies;
}

Worth worth_of(const model::Request& request, std::span<const TokenQuote> quotes) {
  Worth worth = {};
  for (size_t i = 0; i < quotes.size(); ++i) {
    const model::Token& token = request.tokens[i];
    const int64_t covered = quotes[i].amount_covered;
    const bool is_card = request.token_types[token.type].kind == TokenKind::kGiftCard;
    worth = worth + Worth{covered - quotes[i].forfeited, covered, is_card ? -covered : 0,
                          token.unlimited ? 0 : -quotes[i].units_consumed};
  }
  return worth;
}

// No choice covers more than the tokens can reach, each by itself.
int64_t most_covered(const Source& source, int64_t total) {
  int64_t most = 0;
  for (size_t i = 0; i < source.quotes.size(); ++i) {
    if (!source.quotes[i].violations.empty()) continue;
    const model::Token& token = source.request.tokens[i];
    const bool is_card = source.request.token_types[token.type].kind == TokenKind::kGiftCard;
    const int64_t reached = source.eligibility[i].total;
    most = std::min(total, most + (is_card ? std::min(reached, model::available(token)) : reached));
  }
  return most;
}

// inOrder's choice, where a token that is not used is just that: contract 7 knows no turns.
void take_over(std::span<const LineQuote> from_lines, std::span<const TokenQuote> from,
               std::span<LineQuote> lines, std::span<TokenQuote> quotes) {
  for (size_t i = 0; i < lines.size(); ++i) lines[i].covered = from_lines[i].covered;
  for (size_t i = 0; i < quotes.size(); ++i) {
    if (from[i].outcome == Outcome::kApplied) quotes[i] = from[i];
  }
}

}  // namespace

model::Optimality apply_optimally(const model::Request& request, std::span<LineQuote> lines,
                                  const tokens::Judged& judged, tokens::Sets& sets,
                                  base::Arena& arena) {
  const std::span<LineQuote> order_lines = arena.take<LineQuote>(lines.size());
  std::copy(lines.begin(), lines.end(), order_lines.begin());
  const tokens::Judged in_order = {copy_of(judged.quotes, arena), judged.eligibility};
  tokens::apply_in_order(request, order_lines, in_order, sets, arena);
  const Worth start = worth_of(request, in_order.quotes);

  tokens::Units units(request, lines, arena);
  const Source source = {request, lines, judged.quotes, judged.eligibility, units};
  const Problem problem = reduce(source, arena);
  const int64_t in_order_cost = problem.total - start.value;
  if (problem.too_large) {
    take_over(order_lines, in_order.quotes, lines, judged.quotes);
    const int64_t most = most_covered(source, problem.total);
    return {most == start.value, problem.total - most, in_order_cost};
  }
  Search search(problem, arena);
  const Found found = search.run(start);
  if (found.better) {
    write_back(problem, found.choice, source, lines, judged.quotes, arena);
  } else {
    take_over(order_lines, in_order.quotes, lines, judged.quotes);
  }
  return {found.proven, problem.total - found.most_value, in_order_cost};
}

}  // namespace sve::optimal
