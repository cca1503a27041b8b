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
         propose_difference() || propose_any_cell();
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
      proposal_ = {On::kPlayer, false, true, p, 0, 0, 0, 0, {}};
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

void Search::propose_split(uint32_t gate, int64_t split, bool upper_first) {
  const int64_t least = decisions_.least[gate];
  proposal_ = {On::kGate, false, upper_first, gate, least, decisions_.most[gate], split, 0, {}};
}

// A session that several days share and that takes too many guests.
bool Search::propose_shared_session(const Point& point) {
  for (const SharedSession& session : problem_.shared_sessions) {
    int64_t guests = 0;
    uint32_t open = kNone;
    for (uint32_t l = session.last; l != kNone; l = problem_.limits[l].same) {
      guests += point.limits[l];
      if (point.limits[l] > decisions_.least[l]) open = l;
    }
    if (guests <= session.most) continue;
    proposal_.place = kNone;  // where nothing can be taken back no choice is left
    if (open != kNone) propose_split(open, point.limits[open] - 1, false);
    return true;
  }
  return false;
}

// Whether how many units the cell has matters to the gift cards and is not decided.
bool Search::is_open(uint32_t c) const {
  return problem_.pools[problem_.cells[c].pool].purse != 0 &&
         decisions_.least[gate_of_cell(c)] < decisions_.most[gate_of_cell(c)];
}

// Units on purses that are too small for the cards that must be used.
bool Search::propose_smaller_purse() {
  if (flow_fits_) return false;
  proposal_.place = kNone;  // where no cell can give way no choice is left
  int64_t most = 0;
  for (uint32_t c = 0; c < problem_.cells.size(); ++c) {
    const Cell& cell = problem_.cells[c];
    if (!flow_.in_cut(problem_.pools[cell.pool].purse)) continue;
    const uint32_t gate = gate_of_cell(c);
    const int64_t more = best_->cells[c] - decisions_.least[gate];
    if (more * cell.covered <= most) continue;
    most = more * cell.covered;
    propose_split(gate, decisions_.least[gate] + (more - 1) / 2, false);
  }
  return true;
}

// Where the answers at two prices differ most.
bool Search::propose_difference() {
  if (other_ == nullptr || other_ == best_) return false;
  uint32_t chosen = kNone;
  int64_t most = 0;
  for (uint32_t c = 0; c < problem_.cells.size(); ++c) {
    const int64_t units = best_->cells[c] - other_->cells[c];
    const int64_t amount = (units < 0 ? -units : units) * problem_.cells[c].covered;
    if (amount <= most || !is_open(c)) continue;
    most = amount;
    chosen = c;
  }
  if (chosen == kNone) return false;
  const int64_t low = std::min(best_->cells[chosen], other_->cells[chosen]);
  const int64_t high = std::max(best_->cells[chosen], other_->cells[chosen]);
  propose_split(gate_of_cell(chosen), low + (high - low - 1) / 2, best_->cells[chosen] == high);
  return true;
}

bool Search::propose_any_cell() {
  uint32_t chosen = kNone;
  for (uint32_t c = 0; c < problem_.cells.size(); ++c) {
    if (!is_open(c)) continue;
    if (chosen == kNone || problem_.cells[chosen].covered < problem_.cells[c].covered) chosen = c;
  }
  if (chosen == kNone) return false;
  const int64_t filled = best_->cells[chosen];
  const uint32_t gate = gate_of_cell(chosen);
  const int64_t split = std::clamp(filled, decisions_.least[gate], decisions_.most[gate] - 1);
  propose_split(gate, split, filled > split);
  return true;
}

}  // namespace sve::optimal
