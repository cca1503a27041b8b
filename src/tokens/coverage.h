// What one unit token would cover at its turn: the common tongue of its kinds. Contract 6.
//
// A kind proposes and changes nothing; apply.cpp decides whether the proposal stands.

#ifndef SVE_TOKENS_COVERAGE_H_
#define SVE_TOKENS_COVERAGE_H_

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/arena.h"
#include "base/dense_map.h"
#include "model/quote.h"
#include "model/request.h"
#include "tokens/units.h"

namespace sve::tokens {

// Some units of one group.
struct Take {
  uint32_t group;  // place in Units
  uint32_t item;   // place of the item, or kNoPlace
  int64_t units;
  int64_t amount;  // covered of each unit
};

struct Coverage {
  std::span<Take> takes;
  bool has_candidates = false;
  bool refused = false;  // by the rule of the kind: violation says which
  int64_t units = 0;
  int64_t consumed = 0;        // punches, entries or items
  int64_t value_consumed = 0;  // Σ quotedPrice of an itemGiftCard's units
  int64_t forfeited = 0;
  int64_t consideration = 0;  // without a sale: what the covered units count for
  model::Violation violation;
};

// All that a kind may look at.
struct Turn {
  const model::Request& request;
  const model::Token& token;
  const model::TokenType& type;
  std::span<const uint8_t> eligible;  // by line
  Units& units;
  base::DenseMap& experiences;  // for the kind's own use
  base::Arena& arena;

  const model::Line& line_of(const UnitGroup& group) const { return request.lines[group.line]; }
};

// The most units the token may cover, whatever it holds.
inline int64_t unit_limit(const Turn& turn) {
  return std::min(turn.type.max_redemption, turn.token.use);
}

// What a unit of this amount is covered with, where a cap is all that may lower it.
inline int64_t capped(const model::TokenType& type, int64_t amount) {
  return std::min(amount, type.coverage_cap);
}

inline bool is_candidate(const Turn& turn, const UnitGroup& group) {
  return group.left > 0 && turn.eligible[group.line] != 0;
}

inline Coverage refused_by(Coverage coverage, model::Code code, int64_t first,
                           int64_t second = model::kNoDetail) {
  coverage.refused = true;
  coverage.violation = {code, model::kNoId, {first, second}};
  return coverage;
}

// One file each.
Coverage cover_with_punchcard(const Turn& turn);
Coverage cover_with_entry_pass(const Turn& turn);
Coverage cover_with_item_gift_card(const Turn& turn);

}  // namespace sve::tokens

#endif  // SVE_TOKENS_COVERAGE_H_
