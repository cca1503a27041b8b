// Consideration: the part of a token's price that this order uses up, so that over all redemptions
// the parts add up to the price.

#include "tokens/consideration.h"

#include "money/money.h"
#include "pricing/rates.h"

namespace sve::tokens {

namespace {

using model::Token;
using model::TokenQuote;

// The part of the price paid for what goes from `left` when `consumed` is taken of it. Rounding
// what is gone before and after, not the part itself, makes all parts add up to the price.
int64_t part_of_price(const Token& token, int64_t left, int64_t consumed) {
  SVE_ASSERT(token.face_value >= left);
  SVE_ASSERT(consumed <= left);
  const int64_t before = token.face_value - left;
  const int64_t after = before + consumed;
  return money::round_mul_div(token.price_paid, after, token.face_value) -
         money::round_mul_div(token.price_paid, before, token.face_value);
}

// Without a sale, and for an unlimited pass, what apply_tokens set stands.
void set_consideration(const Token& token, model::TokenKind kind, TokenQuote& quote) {
  if (token.face_value == 0 || token.unlimited) return;
  switch (kind) {
    case model::TokenKind::kGiftCard:
      quote.consideration = part_of_price(token, token.left, quote.amount_covered);
      return;
    case model::TokenKind::kItemGiftCard:
      quote.consideration = part_of_price(token, token.items_value, quote.value_consumed);
      return;
    case model::TokenKind::kPunchcard:
    case model::TokenKind::kEntryPass:
      quote.consideration = part_of_price(token, token.left, quote.units_consumed);
      return;
  }
}

void add_to_lines(const TokenQuote& quote, model::Treatment treatment,
                  std::span<model::LineQuote> lines, base::Arena& arena) {
  const size_t count = quote.allocations.size();
  if (treatment == model::Treatment::kSinglePurpose) {
    for (const model::Allocation& allocation : quote.allocations) {
      lines[allocation.line].vat.prepaid += allocation.amount;
    }
    return;
  }
  if (quote.consideration == quote.amount_covered) {  // most often: shares are the weights
    for (const model::Allocation& allocation : quote.allocations) {
      lines[allocation.line].vat.taxable += allocation.amount;
    }
    return;
  }
  const base::Arena::Scratch scratch(arena);
  const std::span<int64_t> weights = arena.take<int64_t>(count);
  const std::span<int64_t> shares = arena.take<int64_t>(count);
  for (size_t i = 0; i < count; ++i) weights[i] = quote.allocations[i].amount;
  money::apportion(quote.consideration, weights, shares, arena);
  for (size_t i = 0; i < count; ++i) lines[quote.allocations[i].line].vat.taxable += shares[i];
}

}  // namespace

void set_taxable(const model::Request& request, std::span<TokenQuote> tokens,
                 std::span<model::LineQuote> lines, base::Arena& arena) {
  for (size_t i = 0; i < lines.size(); ++i) {
    lines[i].due = lines[i].total - lines[i].covered;
    lines[i].vat.taxable =
        pricing::sells_multi_purpose(request, request.lines[i]) ? 0 : lines[i].due;
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].outcome != model::Outcome::kApplied) continue;
    const Token& token = request.tokens[i];
    const model::TokenType& type = request.token_types[token.type];
    set_consideration(token, type.kind, tokens[i]);
    add_to_lines(tokens[i], type.treatment, lines, arena);
  }
}

}  // namespace sve::tokens
