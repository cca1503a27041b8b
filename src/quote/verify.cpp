// The comparisons of contract 10 in their order.

#include "quote/verify.h"

#include "model/fingerprint.h"
#include "tokens/violations.h"

namespace sve::quote {

namespace {

using model::ClaimToken;
using model::Code;
using model::Id;
using model::kNoDetail;
using model::Violation;

class Differences {
 public:
  Differences(size_t most, base::Arena& arena) : list_(arena.take<Violation>(most)) {}

  void add(Code code, Id token_id, int64_t claimed = kNoDetail, int64_t expected = kNoDetail) {
    add({code, token_id, {claimed, expected}});
  }

  void add(const Violation& violation) {
    SVE_ASSERT(count_ < list_.size());
    list_[count_++] = violation;
  }

  std::span<const Violation> list() const { return list_.first(count_); }

 private:
  std::span<Violation> list_;
  size_t count_ = 0;
};

int64_t units_of_item(const model::TokenQuote& quote, size_t item) {
  int64_t units = 0;
  for (const model::Allocation& allocation : quote.allocations) {
    if (allocation.item == item) units += allocation.units;
  }
  return units;
}

// Whether the claim names just the items that the quote takes, with their units.
bool items_agree(const model::Token& token, const model::TokenQuote& quote,
                 const ClaimToken& claimed) {
  int64_t agreed = 0;
  for (const model::ClaimItem& claimed_item : claimed.items) {
    if (claimed_item.units == 0) continue;
    int64_t expected = 0;
    for (size_t i = 0; i < token.items.size(); ++i) {
      if (token.items[i].id == claimed_item.id) expected = units_of_item(quote, i);
    }
    if (claimed_item.units != expected) return false;
    agreed += expected;
  }
  const bool has_items = !token.items.empty();
  return agreed == (has_items ? quote.units_covered : 0);
}

void compare_token(const model::Token& token, const model::TokenQuote& quote,
                   const ClaimToken& claimed, Differences& differences) {
  if (quote.outcome == model::Outcome::kRejected && claimed.amount_covered > 0) {
    for (Violation violation : quote.violations) {
      violation.token_id = claimed.id;
      differences.add(violation);
    }
    return;
  }
  if (claimed.amount_covered != quote.amount_covered) {
    differences.add(Code::AMOUNT_MISMATCH, claimed.id, claimed.amount_covered,
                    quote.amount_covered);
  }
  if (claimed.has_units && claimed.units_consumed != quote.units_consumed) {
    differences.add(Code::UNITS_MISMATCH, claimed.id, claimed.units_consumed, quote.units_consumed);
  }
  if (claimed.has_items && !items_agree(token, quote, claimed)) {
    differences.add(Code::ITEMS_MISMATCH, claimed.id);
  }
}

void find_tokens_left_out(const model::Request& request, const model::Quote& quote,
                          std::span<const uint8_t> claimed, Differences& differences) {
  for (size_t i = 0; i < quote.tokens.size(); ++i) {
    if (quote.tokens[i].outcome == model::Outcome::kApplied && claimed[i] == 0) {
      differences.add(Code::TOKEN_NOT_IN_CLAIM, request.tokens[i].id);
    }
  }
}

}  // namespace

std::span<const Violation> verify(const model::Request& request, const model::Quote& quote,
                                  const model::Claim& claim, const base::DenseMap& tokens,
                                  base::Arena& arena) {
  // A claimed token gives at most its own violations, every other token one, the sums two.
  const size_t most = claim.tokens.size() * tokens::Violations::kMost + quote.tokens.size() + 2;
  Differences differences(most, arena);
  const std::span<uint8_t> claimed = arena.take_filled<uint8_t>(quote.tokens.size(), 0);
  for (const ClaimToken& token : claim.tokens) {
    const uint32_t place = tokens.find(token.id);
    if (place == model::kNoPlace) {
      differences.add(Code::TOKEN_NOT_IN_REQUEST, token.id);
      continue;
    }
    claimed[place] = 1;
    compare_token(request.tokens[place], quote.tokens[place], token, differences);
  }
  find_tokens_left_out(request, quote, claimed, differences);
  if (claim.due != quote.totals.due) {
    differences.add(Code::DUE_MISMATCH, model::kNoId, claim.due, quote.totals.due);
  }
  if (differences.list().empty() && claim.has_fingerprint &&
      (!claim.fingerprint_well_formed || claim.fingerprint != model::fingerprint(request, quote))) {
    differences.add(Code::FINGERPRINT_MISMATCH, model::kNoId);
  }
  return differences.list();
}

}  // namespace sve::quote
