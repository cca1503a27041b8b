// Where a node is parted: at the first rule that its best answer breaks, or where two answers
// differ.

#include <algorithm>

#include "optimal/search.h"

namespace sve::optimal {

// Proposes how to part the node, by the units of best_; false if nothing is left to decide, so
// what was found in it is all there is.
bool Search::propose_branch() {
  consider(*best_);
  return propose_player() || propose_shared_session(*best_) || propose_smaller_purse() ||
         propose_difference() || propose_any_arc();
}

// Whether the units and the last flow break a rule that a node may leave open.
bool Search::breaks_a_rule(const Point& point) {
  return propose_player() || propose_shared_session(point);
}

// A token that gives less than it must when it is used, or one of too many.
bool Search::propose_player() {
  int64_t count = 0;
  for (uint32_t p = 0; p < given_.size(); ++p) {
    count += given_[p] > 0 || decisions_.players[p] == State::kUsed ? 1 : 0;
  }
  for (const bool for_stacking : {false, true}) {
    for (uint32_t p = 0; p < given_.size(); ++p) {
      const Player& player = problem_.players[p];
      if (decisions_.players[p] != State::kFree || given_[p] == 0) continue;
      const bool breaks = for_stacking
                              ? count > problem_.max_tokens || too_many_of_type(player.type)
                              : given_[p] < player.least;
      if (!breaks) continue;
      proposal_ = {true, false, true, p, 0, 0, 0, 0, {}};
      return true;
    }
  }
  return false;
}

bool Search::too_many_of_type(uint32_t type) const {
  int64_t count = 0;
  for (uint32_t p = 0; p < given_.size(); ++p) {
    if (problem_.players[p].type != type) continue;
    count += given_[p] > 0 || decisions_.players[p] == State::kUsed ? 1 : 0;
  }
  return count > problem_.types[type].max_per_order;
}

void Search::propose_split(uint32_t arc, int32_t split, bool upper_first) {
  proposal_ = {false, false, upper_first, arc, decisions_.least[arc], decisions_.most[arc],
               split, 0,     {}};
}

// A session that several days share and that takes too many guests.
bool Search::propose_shared_session(const Point& point) {
  for (const SharedSession& session : problem_.shared_sessions) {
    int64_t guests = 0;
    uint32_t open_arc = kNone;
    for (uint32_t l = session.last; l != kNone; l = problem_.limits[l].same) {
      const Limit& limit = problem_.limits[l];
      for (uint32_t a = limit.first_arc; a < limit.first_arc + limit.arc_count; ++a) {
        guests += point.units[a];
        if (point.units[a] > decisions_.least[a]) open_arc = a;
      }
    }
    if (guests <= session.most) continue;
    if (open_arc == kNone) {
      proposal_.place = kNone;  // nothing can be taken back: no choice is left
      return true;
    }
    propose_split(open_arc, point.units[open_arc] - 1, false);
    return true;
  }
  return false;
}

// Units on purses that are too small for the cards that must be used.
bool Search::propose_smaller_purse() {
  if (flow_fits_) return false;
  proposal_.place = kNone;
  for (uint32_t a = 0; a < problem_.arcs.size(); ++a) {
    if (!flow_.in_cut(problem_.pools[problem_.arcs[a].pool].purse)) continue;
    if (best_->units[a] <= decisions_.least[a]) continue;
    const int32_t middle = decisions_.least[a] + (best_->units[a] - decisions_.least[a] - 1) / 2;
    propose_split(a, middle, false);
    return true;
  }
  return true;  // no arc can give way: no choice is left
}

// Where the answers at two prices differ most.
bool Search::propose_difference() {
  if (other_ == nullptr || other_ == best_) return false;
  uint32_t chosen = kNone;
  int64_t most = 0;
  for (uint32_t a = 0; a < problem_.arcs.size(); ++a) {
    const int64_t units = int64_t{best_->units[a]} - other_->units[a];
    const int64_t amount = (units < 0 ? -units : units) * problem_.arcs[a].covered;
    if (amount <= most) continue;
    most = amount;
    chosen = a;
  }
  if (chosen == kNone) return false;
  const int32_t low = std::min(best_->units[chosen], other_->units[chosen]);
  const int32_t high = std::max(best_->units[chosen], other_->units[chosen]);
  propose_split(chosen, low + (high - low - 1) / 2, best_->units[chosen] == high);
  return true;
}

bool Search::propose_any_arc() {
  for (uint32_t a = 0; a < problem_.arcs.size(); ++a) {
    const int32_t least = decisions_.least[a];
    const int32_t most = decisions_.most[a];
    if (least == most) continue;
    const int32_t split = std::clamp(best_->units[a], least, most - 1);
    propose_split(a, split, best_->units[a] > split);
    return true;
  }
  return false;
}

}  // namespace sve::optimal
