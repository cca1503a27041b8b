// The turns of contract 6: unit tokens, then gift cards, then nothing is changed any more.

#include "tokens/apply.h"

#include "base/keyed.h"
#include "tokens/checks.h"
#include "tokens/coverage.h"
#include "tokens/gift_card.h"
#include "tokens/stacking.h"
#include "tokens/units.h"

namespace sve::tokens {

namespace {

using model::Allocation;
using model::Outcome;
using model::Token;
using model::TokenKind;
using model::TokenQuote;
using model::TokenType;

class Turns {
 public:
  Turns(const model::Request& request, std::span<model::LineQuote> lines,
        std::span<TokenQuote> quotes, std::span<const Eligibility> eligibility, Sets& sets,
        base::Arena& arena)
      : request_(request),
        lines_(lines),
        quotes_(quotes),
        eligibility_(eligibility),
        sets_(sets),
        arena_(arena),
        stacking_(request, arena) {}

  void play() {
    const size_t first = first_to_pass();
    if (first == request_.tokens.size()) return;
    const bool first_goes_ahead =
        kind_of(first) == TokenKind::kGiftCard && type_of(first).exclusive;
    if (first_goes_ahead) play_gift_card(first);
    play_unit_tokens();
    for (size_t i = first_goes_ahead ? first + 1 : first; i < request_.tokens.size(); ++i) {
      if (passed(i) && kind_of(i) == TokenKind::kGiftCard) play_gift_card(i);
    }
  }

 private:
  bool passed(size_t i) const { return quotes_[i].violations.empty(); }
  const TokenType& type_of(size_t i) const { return request_.token_types[request_.tokens[i].type]; }
  TokenKind kind_of(size_t i) const { return type_of(i).kind; }

  size_t first_to_pass() const {
    size_t i = 0;
    while (i < request_.tokens.size() && !passed(i)) ++i;
    return i;
  }

  // Groups of units are made only when a token asks for them.
  void play_unit_tokens() {
    size_t i = 0;
    while (i < request_.tokens.size() && !is_unit_token(i)) ++i;
    if (i == request_.tokens.size()) return;
    Units units(request_, lines_, arena_);
    for (; i < request_.tokens.size(); ++i) {
      if (is_unit_token(i)) play_unit_token(i, units);
    }
  }

  bool is_unit_token(size_t i) const { return passed(i) && kind_of(i) != TokenKind::kGiftCard; }

  void reject(TokenQuote& quote, const Violations& violations) {
    quote.outcome = Outcome::kRejected;
    quote.violations = violations.keep(arena_);
  }

  Coverage propose(size_t i, Units& units) {
    const Turn turn = {request_, request_.tokens[i], type_of(i), eligibility_[i].lines,
                       units,    sets_.experiences,  arena_};
    switch (turn.type.kind) {
      case TokenKind::kPunchcard:
        return cover_with_punchcard(turn);
      case TokenKind::kEntryPass:
        return cover_with_entry_pass(turn);
      case TokenKind::kItemGiftCard:
        return cover_with_item_gift_card(turn);
      case TokenKind::kGiftCard:
        break;
    }
    SVE_ASSERT(false);
    return {};
  }

  void play_unit_token(size_t i, Units& units) {
    const Token& token = request_.tokens[i];
    TokenQuote& quote = quotes_[i];
    const Coverage coverage = propose(i, units);
    if (!coverage.has_candidates) return;
    Violations violations;
    stacking_.check(token, violations);
    if (!violations.empty()) return reject(quote, violations);
    if (coverage.refused) {
      violations.add(coverage.violation.code, coverage.violation.details[0],
                     coverage.violation.details[1]);
      return reject(quote, violations);
    }
    if (coverage.units < type_of(i).min_redemption) {
      violations.add(model::Code::BELOW_MIN_REDEMPTION, type_of(i).min_redemption, coverage.units);
      return reject(quote, violations);
    }
    // Nothing refuses the token from here on.
    stacking_.applied(token);
    quote.units_covered = coverage.units;
    quote.units_consumed = coverage.consumed;
    quote.value_consumed = coverage.value_consumed;
    quote.forfeited = coverage.forfeited;
    quote.consideration = coverage.consideration;
    for (const Take& take : coverage.takes) {
      units.group(take.group).left -= take.units;
      if (take.item != model::kNoPlace) quote.items_remaining[take.item] -= take.units;
    }
    if (!token.unlimited) quote.remaining = token.left - coverage.consumed;
    settle(quote, allocations_of(coverage, units));
  }

  void play_gift_card(size_t i) {
    const Token& token = request_.tokens[i];
    TokenQuote& quote = quotes_[i];
    const DueLines due = due_lines(eligibility_[i].lines, lines_, arena_);
    if (due.total == 0) return;
    Violations violations;
    stacking_.check(token, violations);
    if (!violations.empty()) return reject(quote, violations);
    const int64_t amount = usable_amount(token, type_of(i), due.total, violations);
    if (!violations.empty()) return reject(quote, violations);
    // Nothing refuses the card from here on.
    stacking_.applied(token);
    quote.remaining = token.left - amount;
    quote.consideration = amount;
    settle(quote, lay(amount, request_.allocation, due, arena_));
  }

  // One allocation a line, or a line and item, in that order, out of the takes of groups.
  std::span<Allocation> allocations_of(const Coverage& coverage, Units& units) {
    constexpr int64_t kItems = model::kMaxItems + 1;
    const std::span<Allocation> allocations = arena_.take<Allocation>(coverage.takes.size());
    const base::Arena::Scratch scratch(arena_);
    const std::span<base::Keyed> order = arena_.take<base::Keyed>(coverage.takes.size());
    for (uint32_t t = 0; t < order.size(); ++t) {
      const Take& take = coverage.takes[t];
      const int64_t item = take.item == model::kNoPlace ? 0 : int64_t{take.item} + 1;
      order[t] = {units.group(take.group).line * kItems + item, t};
    }
    base::sort_keyed(order);
    size_t count = 0;
    for (size_t t = 0; t < order.size(); ++t) {
      const Take& take = coverage.takes[order[t].place];
      if (t == 0 || order[t].key != order[t - 1].key) {
        allocations[count++] = {units.group(take.group).line, take.item, 0, 0};
      }
      allocations[count - 1].units += take.units;
      allocations[count - 1].amount += take.units * take.amount;
    }
    return allocations.first(count);
  }

  void settle(TokenQuote& quote, std::span<Allocation> allocations) {
    quote.outcome = Outcome::kApplied;
    quote.allocations = allocations;
    for (const Allocation& allocation : allocations) {
      model::LineQuote& line = lines_[allocation.line];
      quote.amount_covered += allocation.amount;
      line.covered += allocation.amount;
      SVE_ASSERT(line.covered <= line.total);
    }
    SVE_ASSERT(quote.amount_covered > 0);
  }

  const model::Request& request_;
  std::span<model::LineQuote> lines_;
  std::span<TokenQuote> quotes_;
  std::span<const Eligibility> eligibility_;
  Sets& sets_;
  base::Arena& arena_;
  Stacking stacking_;
};

// A token that covers nothing: it keeps what it has.
TokenQuote untouched(const Token& token, base::Arena& arena) {
  TokenQuote quote = {};
  quote.outcome = Outcome::kUnused;
  quote.remaining = token.left;
  quote.items_remaining = arena.take<int64_t>(token.items.size());
  for (size_t i = 0; i < token.items.size(); ++i) {
    quote.items_remaining[i] = token.items[i].quantity_left;
  }
  return quote;
}

}  // namespace

Judged judge_tokens(const model::Request& request, std::span<const model::LineQuote> lines,
                    Sets& sets, base::Arena& arena) {
  const std::span<TokenQuote> quotes = arena.take<TokenQuote>(request.tokens.size());
  const std::span<Eligibility> eligibility = arena.take<Eligibility>(request.tokens.size());
  for (size_t i = 0; i < request.tokens.size(); ++i) {
    const Token& token = request.tokens[i];
    quotes[i] = untouched(token, arena);
    eligibility[i] = judge_lines(request, token, lines, sets, arena);
    quotes[i].violations = check_token(request, token, eligibility[i], arena);
    if (!quotes[i].violations.empty()) quotes[i].outcome = Outcome::kRejected;
  }
  return {quotes, eligibility};
}

void apply_in_order(const model::Request& request, std::span<model::LineQuote> lines,
                    const Judged& judged, Sets& sets, base::Arena& arena) {
  Turns(request, lines, judged.quotes, judged.eligibility, sets, arena).play();
}

}  // namespace sve::tokens
