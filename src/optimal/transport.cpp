// Successive best paths. A path enters a tree at a root, goes down it to an arc, over it to a cell,
// and ends in its pool; or from a cell that is taken back over an arc into a tree, to take that
// unit elsewhere; or from a full pool to another of its cells, to put a unit out there.

#include "optimal/transport.h"

#include <algorithm>

namespace sve::optimal {

namespace {

// How a node was entered, where it was by no arc (a pool: by no cell).
constexpr uint32_t kFromParent = UINT32_MAX - 1;
constexpr uint32_t kFromSource = UINT32_MAX - 2;
constexpr uint32_t kFromPool = UINT32_MAX - 3;
constexpr uint32_t kFromChild = UINT32_MAX / 2;  // plus the child; arcs are far fewer

// A limit or a cell where `flow` flows and `least` must: what one unit more brings, what one less
// takes, and how many may follow it that count the same.
int64_t gain(int64_t flow, int64_t least) { return flow < least ? 1 : 0; }
int64_t loss(int64_t flow, int64_t least) { return flow <= least ? 1 : 0; }
int64_t room_up(int64_t flow, int64_t least, int64_t most) {
  return (flow < least ? least : most) - flow;
}
int64_t room_down(int64_t flow, int64_t least) { return flow <= least ? flow : flow - least; }

}  // namespace

Transport::Transport(const Problem& problem, base::Arena& arena)
    : problem_(problem),
      limit_count_(static_cast<uint32_t>(problem.limits.size())),
      cell_count_(static_cast<uint32_t>(problem.cells.size())) {
  const size_t nodes = limit_count_ + cell_count_ + problem.pools.size();
  worths_ = arena.take<Worth>(problem.arcs.size());
  units_ = arena.take<int32_t>(problem.arcs.size());
  flows_ = arena.take<int64_t>(limit_count_);
  least_ = arena.take<int64_t>(limit_count_);
  most_ = arena.take<int64_t>(limit_count_);
  filled_ = arena.take<int64_t>(cell_count_);
  used_ = arena.take<int64_t>(problem.pools.size());
  best_ = arena.take<PathWorth>(nodes);
  by_ = arena.take<uint32_t>(nodes);
  seen_ = arena.take<uint8_t>(nodes);
  queued_ = arena.take_filled<uint8_t>(nodes, 0);
  queue_ = arena.take<uint32_t>(nodes + 1);
}

Transport::Outcome Transport::solve(const Decisions& decisions, std::span<const int64_t> prices,
                                    int64_t scale, Steps& steps) {
  begin(decisions, prices, scale);
  steps.left -= static_cast<int64_t>(problem_.arcs.size());
  for (;;) {
    find_paths(steps);
    if (steps.left < 0) return Outcome::kOutOfSteps;
    choose_target();
    if (target_ == kNone || !(PathWorth{} < target_worth_)) break;
    send(room_of_path());
  }
  return missing_ == 0 ? Outcome::kDone : Outcome::kImpossible;
}

void Transport::begin(const Decisions& decisions, std::span<const int64_t> prices, int64_t scale) {
  worth_ = {};
  missing_ = 0;
  for (size_t a = 0; a < problem_.arcs.size(); ++a) {
    const Arc& arc = problem_.arcs[a];
    const Worth own = {arc.covered - arc.forfeited, arc.covered, 0, -arc.consumed};
    const int64_t price = prices[problem_.pools[arc.pool].purse];
    worths_[a] = scale * own - price * (arc.covered * kOfMoney);
    units_[a] = 0;
  }
  std::fill(used_.begin(), used_.end(), 0);
  std::fill(filled_.begin(), filled_.end(), 0);
  cell_least_ = decisions.cell_least;
  cell_most_ = decisions.cell_most;
  for (const int64_t least : cell_least_) missing_ += least;
  for (uint32_t l = 0; l < limit_count_; ++l) {
    const Limit& limit = problem_.limits[l];
    const Player& player = problem_.players[limit.player];
    const State state = decisions.players[limit.player];
    flows_[l] = 0;
    most_[l] = state == State::kUnused ? 0 : decisions.limit_most[l];
    least_[l] = decisions.limit_least[l];
    if (state == State::kUsed && limit.parent == kNone) {
      least_[l] = std::max(least_[l], player.whole ? limit.most : player.least);
    }
    missing_ += least_[l];
  }
}

inline void Transport::enter(uint32_t node, int64_t forced, const Worth& worth, uint32_t by) {
  const PathWorth path = {forced, worth};
  if (seen_[node] != 0 && !(best_[node] < path)) return;
  seen_[node] = 1;
  best_[node] = path;
  by_[node] = by;
  if (queued_[node] != 0) return;
  queued_[node] = 1;
  queue_[tail_++] = node;
  if (tail_ == queue_.size()) tail_ = 0;
}

// The best path to every node.
void Transport::find_paths(Steps& steps) {
  std::fill(seen_.begin(), seen_.end(), uint8_t{0});
  head_ = tail_ = 0;
  int64_t looks = static_cast<int64_t>(seen_.size() / 8);
  for (uint32_t l = 0; l < limit_count_; ++l) {
    if (problem_.limits[l].parent != kNone || flows_[l] >= most_[l]) continue;
    enter(l, gain(flows_[l], least_[l]), {}, kFromSource);
  }
  while (head_ != tail_) {
    const uint32_t node = queue_[head_++];
    if (head_ == queue_.size()) head_ = 0;
    queued_[node] = 0;
    if (is_limit(node)) {
      const Limit& limit = problem_.limits[node];
      looks += 1 + limit.arc_count;
      if (limit.child_count > 0) looks += problem_.players[limit.player].limit_count;
      visit_limit(node);
    } else if (is_cell(node)) {
      looks += 1 + problem_.cells[node - limit_count_].arc_count;
      visit_cell(node - limit_count_);
    } else {
      looks += 1 + problem_.pools[node - limit_count_ - cell_count_].cell_count;
      visit_pool(node - limit_count_ - cell_count_);
    }
  }
  steps.left -= looks;
}

void Transport::visit_limit(uint32_t l) {
  const Limit& limit = problem_.limits[l];
  const PathWorth path = best_[l];
  for (uint32_t a = limit.first_arc; a < limit.first_arc + limit.arc_count; ++a) {
    enter(cell_node(problem_.arcs[a].cell), path.forced, path.worth + worths_[a], a);
  }
  if (limit.parent != kNone && flows_[l] > 0) {
    enter(limit.parent, path.forced - loss(flows_[l], least_[l]), path.worth, kFromChild + l);
  }
  if (limit.child_count == 0) return;
  const Player& player = problem_.players[limit.player];
  for (uint32_t c = l + 1; c < player.first_limit + player.limit_count; ++c) {
    if (problem_.limits[c].parent != l || flows_[c] >= most_[c]) continue;
    enter(c, path.forced + gain(flows_[c], least_[c]), path.worth, kFromParent);
  }
}

void Transport::visit_cell(uint32_t c) {
  const Cell& cell = problem_.cells[c];
  const PathWorth path = best_[cell_node(c)];
  if (problem_.pools[cell.pool].cell_count > 1 && filled_[c] < cell_most_[c]) {
    enter(pool_node(cell.pool), path.forced + gain(filled_[c], cell_least_[c]), path.worth, c);
  }
  if (filled_[c] == 0) return;
  for (uint32_t i = cell.first_arc; i < cell.first_arc + cell.arc_count; ++i) {
    const uint32_t a = problem_.arcs_of_cells[i];
    if (units_[a] > 0) enter(problem_.arcs[a].leaf, path.forced, path.worth - worths_[a], a);
  }
}

void Transport::visit_pool(uint32_t p) {
  const Pool& pool = problem_.pools[p];
  const PathWorth path = best_[pool_node(p)];
  for (uint32_t c = pool.first_cell; c < pool.first_cell + pool.cell_count; ++c) {
    if (filled_[c] == 0) continue;
    enter(cell_node(c), path.forced - loss(filled_[c], cell_least_[c]), path.worth, kFromPool);
  }
}

// The best end of a path: a pool with a unit left, or the only cell of one.
void Transport::choose_target() {
  target_ = kNone;
  for (uint32_t p = 0; p < problem_.pools.size(); ++p) {
    const Pool& pool = problem_.pools[p];
    if (pool.cell_count == 0 || used_[p] == pool.count) continue;
    uint32_t node = pool_node(p);
    int64_t forced = 0;
    if (pool.cell_count == 1) {
      const uint32_t c = pool.first_cell;
      if (filled_[c] >= cell_most_[c]) continue;
      forced = gain(filled_[c], cell_least_[c]);
      node = cell_node(c);
    }
    if (seen_[node] == 0) continue;
    const PathWorth path = {best_[node].forced + forced, best_[node].worth};
    if (target_ != kNone && !(target_worth_ < path)) continue;
    target_ = node;
    target_worth_ = path;
  }
}

// How many units the path to the target takes, all of them worth the same.
int64_t Transport::room_of_path() const {
  const uint32_t pool = is_cell(target_) ? problem_.cells[target_ - limit_count_].pool
                                         : target_ - limit_count_ - cell_count_;
  int64_t room = problem_.pools[pool].count - used_[pool];
  const auto keep_to = [&room](int64_t most) { room = std::min(room, most); };
  if (is_cell(target_)) {
    const uint32_t c = target_ - limit_count_;
    keep_to(room_up(filled_[c], cell_least_[c], cell_most_[c]));
  }
  for (uint32_t node = target_;;) {
    const uint32_t by = by_[node];
    if (!is_limit(node) && !is_cell(node)) {
      keep_to(room_up(filled_[by], cell_least_[by], cell_most_[by]));
      node = cell_node(by);
    } else if (by == kFromPool) {
      const uint32_t c = node - limit_count_;
      keep_to(room_down(filled_[c], cell_least_[c]));
      node = pool_node(problem_.cells[c].pool);
    } else if (is_cell(node)) {
      node = problem_.arcs[by].leaf;
    } else if (by == kFromSource) {
      keep_to(room_up(flows_[node], least_[node], most_[node]));
      return room;
    } else if (by == kFromParent) {
      keep_to(room_up(flows_[node], least_[node], most_[node]));
      node = problem_.limits[node].parent;
    } else if (by >= kFromChild) {
      node = by - kFromChild;
      keep_to(room_down(flows_[node], least_[node]));
    } else {
      keep_to(units_[by]);
      node = cell_node(problem_.arcs[by].cell);
    }
  }
}

void Transport::send(int64_t room) {
  SVE_ASSERT(room > 0);
  const int32_t units = static_cast<int32_t>(room);
  if (is_cell(target_)) {
    const uint32_t c = target_ - limit_count_;
    filled_[c] += room;
    used_[problem_.cells[c].pool] += room;
  } else {
    used_[target_ - limit_count_ - cell_count_] += room;
  }
  missing_ -= room * target_worth_.forced;
  worth_ = worth_ + room * target_worth_.worth;
  for (uint32_t node = target_;;) {
    const uint32_t by = by_[node];
    if (!is_limit(node) && !is_cell(node)) {
      filled_[by] += room;
      node = cell_node(by);
    } else if (by == kFromPool) {
      filled_[node - limit_count_] -= room;
      node = pool_node(problem_.cells[node - limit_count_].pool);
    } else if (is_cell(node)) {
      units_[by] += units;
      node = problem_.arcs[by].leaf;
    } else if (by == kFromSource) {
      flows_[node] += room;
      return;
    } else if (by == kFromParent) {
      flows_[node] += room;
      node = problem_.limits[node].parent;
    } else if (by >= kFromChild) {
      node = by - kFromChild;
      flows_[node] -= room;
    } else {
      units_[by] -= units;
      node = cell_node(problem_.arcs[by].cell);
    }
  }
}

}  // namespace sve::optimal
