// A punchcard takes candidates in its selection's order while punches last. Contract 6.

#include "tokens/coverage.h"

namespace sve::tokens {

Coverage cover_with_punchcard(const Turn& turn) {
  const int64_t punches_per_unit = turn.type.punches_per_unit;
  int64_t budget = std::min(unit_limit(turn), model::available(turn.token) / punches_per_unit);
  SVE_ASSERT(budget >= 1);  // contract 5: INSUFFICIENT_UNITS
  const Order order = turn.units.order(turn.type.selection, turn.eligible);
  const std::span<Take> takes = turn.arena.take<Take>(order.size());
  Coverage coverage;
  size_t count = 0;
  for (const auto& [key, place] : order) {
    const UnitGroup& group = turn.units.group(place);
    if (!is_candidate(turn, group)) continue;
    const int64_t units = std::min(budget, group.left);
    const int64_t amount = capped(turn.type, group.amount);
    takes[count++] = {place, model::kNoPlace, units, amount};
    coverage.units += units;
    coverage.consideration += units * amount;
    budget -= units;
    if (budget == 0) break;
  }
  coverage.has_candidates = count > 0;
  coverage.consumed = coverage.units * punches_per_unit;
  coverage.takes = turn.arena.shrink_last(takes, count);
  return coverage;
}

}  // namespace sve::tokens
