// Successive best paths. A path enters a tree at a root, goes down it to an arc, over it to a pool,
// and from a pool that is taken back over an arc into a tree, to take that unit elsewhere.

#include "optimal/transport.h"

#include <algorithm>

namespace sve::optimal {

namespace {

// How a node was entered, where it was by no arc.
constexpr uint32_t kFromParent = UINT32_MAX - 1;
constexpr uint32_t kFromSource = UINT32_MAX - 2;
constexpr uint32_t kFromChild = UINT32_MAX / 2;  // plus the child; arcs are far fewer

}  // namespace

Transport::Transport(const Problem& problem, base::Arena& arena) : problem_(problem) {
  const size_t arcs = problem.arcs.size();
  const size_t limits = problem.limits.size();
  const size_t nodes = limits + problem.pools.size();
  worths_ = arena.take<Worth>(arcs);
  units_ = arena.take<int32_t>(arcs);
  flows_ = arena.take<int64_t>(limits);
  fixed_ = arena.take<int64_t>(limits);
  required_ = arena.take<int64_t>(limits);
  open_ = arena.take<int64_t>(limits);
  used_ = arena.take<int64_t>(problem.pools.size());
  best_ = arena.take<Worth>(nodes);
  by_ = arena.take<uint32_t>(nodes);
  seen_ = arena.take<uint8_t>(nodes);
  queued_ = arena.take_filled<uint8_t>(nodes, 0);
  queue_ = arena.take<uint32_t>(nodes + 1);
}

Transport::Outcome Transport::solve(const Decisions& decisions, std::span<const int64_t> prices,
                                    int64_t scale, Steps& steps) {
  worth_ = {};
  for (size_t a = 0; a < problem_.arcs.size(); ++a) {
    const Arc& arc = problem_.arcs[a];
    const Worth own = {arc.covered - arc.forfeited, arc.covered, 0, -arc.consumed};
    const int64_t price = prices[problem_.pools[arc.pool].purse];
    worths_[a] = scale * own - price * (arc.covered * kOfMoney);
  }
  steps.left -= static_cast<int64_t>(problem_.arcs.size());
  if (!preload(decisions)) return Outcome::kImpossible;
  const Outcome outcome = flow(true, steps);
  return outcome == Outcome::kDone ? flow(false, steps) : outcome;
}

// Lays what the decisions ask for; false if a limit forbids it.
bool Transport::preload(const Decisions& decisions) {
  least_ = decisions.least;
  most_ = decisions.most;
  std::fill(fixed_.begin(), fixed_.end(), 0);
  std::fill(used_.begin(), used_.end(), 0);
  for (size_t a = 0; a < problem_.arcs.size(); ++a) {
    const int32_t units = least_[a];
    units_[a] = units;
    if (units == 0) continue;
    worth_ = worth_ + units * worths_[a];
    used_[problem_.arcs[a].pool] += units;
    for (uint32_t l = problem_.arcs[a].leaf; l != kNone; l = problem_.limits[l].parent) {
      fixed_[l] += units;
    }
  }
  for (size_t p = 0; p < problem_.pools.size(); ++p) {
    if (used_[p] > problem_.pools[p].count) return false;
  }
  for (size_t l = 0; l < problem_.limits.size(); ++l) {
    const Limit& limit = problem_.limits[l];
    const Player& player = problem_.players[limit.player];
    const State state = decisions.players[limit.player];
    flows_[l] = fixed_[l];
    open_[l] = state == State::kUnused ? 0 : limit.most;
    required_[l] = 0;
    if (state == State::kUsed && limit.parent == kNone) {
      required_[l] = player.whole ? limit.most : player.least;
    }
    if (fixed_[l] > open_[l]) return false;
  }
  return true;
}

// How much more may start at a root.
int64_t Transport::root_room(uint32_t limit, bool forced) const {
  return (forced ? required_[limit] : open_[limit]) - flows_[limit];
}

Transport::Outcome Transport::flow(bool forced, Steps& steps) {
  for (;;) {
    if (forced) {
      bool satisfied = true;
      for (size_t l = 0; l < flows_.size(); ++l) {
        satisfied = satisfied && flows_[l] >= required_[l];
      }
      if (satisfied) return Outcome::kDone;
    }
    find_paths(forced, steps);
    if (steps.left < 0) return Outcome::kOutOfSteps;
    if (!augment(forced)) return forced ? Outcome::kImpossible : Outcome::kDone;
  }
}

void Transport::enter(uint32_t node, const Worth& worth, uint32_t by) {
  if (seen_[node] != 0 && !(best_[node] < worth)) return;
  seen_[node] = 1;
  best_[node] = worth;
  by_[node] = by;
  if (queued_[node] != 0) return;
  queued_[node] = 1;
  queue_[tail_++] = node;
  if (tail_ == queue_.size()) tail_ = 0;
}

// The best path to every node, and to the best pool with a unit left: target_.
void Transport::find_paths(bool forced, Steps& steps) {
  const uint32_t limits = static_cast<uint32_t>(problem_.limits.size());
  std::fill(seen_.begin(), seen_.end(), uint8_t{0});
  head_ = tail_ = 0;
  int64_t looks = static_cast<int64_t>(seen_.size() / 8);
  for (uint32_t l = 0; l < limits; ++l) {
    if (problem_.limits[l].parent == kNone && root_room(l, forced) > 0) enter(l, {}, kFromSource);
  }
  while (head_ != tail_) {
    const uint32_t node = queue_[head_++];
    if (head_ == queue_.size()) head_ = 0;
    queued_[node] = 0;
    if (node < limits) {
      const Limit& limit = problem_.limits[node];
      looks += 1 + limit.arc_count +
               (limit.parent == kNone ? problem_.players[limit.player].limit_count : 0);
      visit_limit(node);
    } else {
      looks += 1 + problem_.pools[node - limits].arc_count;
      visit_pool(node - limits);
    }
  }
  steps.left -= looks;
  target_ = kNone;
  for (uint32_t p = 0; p < problem_.pools.size(); ++p) {
    const uint32_t node = pool_node(p);
    if (seen_[node] == 0 || used_[p] == problem_.pools[p].count) continue;
    if (target_ == kNone || best_[target_] < best_[node]) target_ = node;
  }
}

void Transport::visit_limit(uint32_t l) {
  const Limit& limit = problem_.limits[l];
  const Worth worth = best_[l];
  for (uint32_t a = limit.first_arc; a < limit.first_arc + limit.arc_count; ++a) {
    if (units_[a] < most_[a]) enter(pool_node(problem_.arcs[a].pool), worth + worths_[a], a);
  }
  if (limit.parent != kNone) {
    if (flows_[l] > fixed_[l]) enter(limit.parent, worth, kFromChild + l);
  }
  if (limit.child_count == 0) return;
  const Player& player = problem_.players[limit.player];
  for (uint32_t c = l + 1; c < player.first_limit + player.limit_count; ++c) {
    if (problem_.limits[c].parent == l && flows_[c] < open_[c]) enter(c, worth, kFromParent);
  }
}

void Transport::visit_pool(uint32_t p) {
  const Pool& pool = problem_.pools[p];
  if (used_[p] == 0) return;
  const Worth worth = best_[pool_node(p)];
  for (uint32_t i = pool.first_arc; i < pool.first_arc + pool.arc_count; ++i) {
    const uint32_t a = problem_.arcs_of_pools[i];
    if (units_[a] > least_[a]) enter(problem_.arcs[a].leaf, worth - worths_[a], a);
  }
}

// Sends what the best path carries, if it is forced or worth something.
bool Transport::augment(bool forced) {
  if (target_ == kNone) return false;
  if (!forced && !(Worth{} < best_[target_])) return false;
  const uint32_t limits = static_cast<uint32_t>(problem_.limits.size());
  const uint32_t pool = target_ - limits;
  int64_t room = problem_.pools[pool].count - used_[pool];
  for (const bool send : {false, true}) {
    for (uint32_t node = target_;;) {
      const uint32_t by = by_[node];
      if (by == kFromSource) {
        if (send) {
          flows_[node] += room;
        } else {
          room = std::min(room, root_room(node, forced));
        }
        break;
      }
      if (by == kFromParent) {
        if (send) {
          flows_[node] += room;
        } else {
          room = std::min(room, open_[node] - flows_[node]);
        }
        node = problem_.limits[node].parent;
      } else if (by >= kFromChild) {
        const uint32_t child = by - kFromChild;
        if (send) {
          flows_[child] -= room;
        } else {
          room = std::min(room, flows_[child] - fixed_[child]);
        }
        node = child;
      } else if (node >= limits) {
        if (send) {
          units_[by] += static_cast<int32_t>(room);
        } else {
          room = std::min(room, int64_t{most_[by]} - units_[by]);
        }
        node = problem_.arcs[by].leaf;
      } else {
        if (send) {
          units_[by] -= static_cast<int32_t>(room);
        } else {
          room = std::min(room, int64_t{units_[by]} - least_[by]);
        }
        node = pool_node(problem_.arcs[by].pool);
      }
    }
  }
  SVE_ASSERT(room > 0);
  used_[pool] += room;
  worth_ = worth_ + room * best_[target_];
  return true;
}

}  // namespace sve::optimal
