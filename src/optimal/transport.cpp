// Successive best paths in the residual network: along an edge with room, or against one that
// carries more than its least.

#include "optimal/transport.h"

#include <algorithm>

namespace sve::optimal {

Transport::Transport(const Problem& problem, base::Arena& arena)
    : problem_(problem),
      limit_count_(static_cast<uint32_t>(problem.limits.size())),
      cell_count_(static_cast<uint32_t>(problem.cells.size())),
      first_arc_(limit_count_ + cell_count_ + static_cast<uint32_t>(problem.pools.size())),
      outside_(first_arc_) {
  const size_t nodes = size_t{outside_} + 1;
  const size_t edges = first_arc_ + problem.arcs.size();
  edges_ = arena.take<Edge>(edges);
  worths_ = arena.take_filled<Worth>(edges, {});
  least_ = arena.take_filled<int64_t>(edges, 0);
  most_ = arena.take_filled<int64_t>(edges, INT64_MAX);
  bounds_ = arena.take<Bounds>(limit_count_ + cell_count_);
  first_ = arena.take_filled<uint32_t>(nodes + 1, 0);
  ways_ = arena.take<uint32_t>(2 * edges);
  best_ = arena.take<Worth>(nodes);
  by_ = arena.take<uint32_t>(nodes);
  seen_ = arena.take<uint8_t>(nodes);
  queued_ = arena.take_filled<uint8_t>(nodes, 0);
  queue_ = arena.take<uint32_t>(nodes + 1);
  connect(arena);
}

void Transport::connect(base::Arena& arena) {
  for (uint32_t l = 0; l < limit_count_; ++l) {
    const uint32_t parent = problem_.limits[l].parent;
    edges_[l] = {parent == kNone ? outside_ : parent, l};
  }
  for (uint32_t p = 0; p < problem_.pools.size(); ++p) {
    const Pool& pool = problem_.pools[p];
    const uint32_t node = limit_count_ + cell_count_ + p;
    // The only cell of a pool is never fuller than the pool and needs none behind it.
    const uint32_t behind = pool.cell_count > 1 ? node : outside_;
    for (uint32_t c = pool.first_cell; c < pool.first_cell + pool.cell_count; ++c) {
      edges_[limit_count_ + c] = {limit_count_ + c, behind};
    }
    edges_[node] = {node, pool.cell_count > 1 ? outside_ : node};
    most_[node] = pool.count;
  }
  for (uint32_t a = 0; a < problem_.arcs.size(); ++a) {
    edges_[first_arc_ + a] = {problem_.arcs[a].leaf, limit_count_ + problem_.arcs[a].cell};
  }
  for (const Edge& edge : edges_) {
    if (edge.tail == edge.head) continue;
    ++first_[edge.tail + 1];
    ++first_[edge.head + 1];
  }
  for (uint32_t n = 0; n <= outside_; ++n) first_[n + 1] += first_[n];
  const base::Arena::Scratch scratch(arena);
  const std::span<uint32_t> next = arena.take<uint32_t>(first_.size());
  std::copy(first_.begin(), first_.end(), next.begin());
  for (uint32_t e = 0; e < edges_.size(); ++e) {
    if (edges_[e].tail == edges_[e].head) continue;
    ways_[next[edges_[e].tail]++] = 2 * e;
    ways_[next[edges_[e].head]++] = 2 * e + 1;
  }
}

Transport::Outcome Transport::solve(const Decisions& decisions, std::span<const int64_t> prices,
                                    int64_t scale, int64_t unit_price, bool from_given,
                                    std::span<int64_t> flow, Steps& steps) {
  flow_ = flow;
  set_worths(prices, scale, unit_price);
  steps.left -= static_cast<int64_t>(problem_.arcs.size());
  if (!from_given) std::fill(flow_.begin(), flow_.end(), 0);
  // At first what flows keeps every bound, and is the best that does: then gate by gate.
  for (uint32_t g = 0; g < bounds_.size(); ++g) {
    bounds_[g] = bounds_of(decisions, g);
    least_[g] = std::min(flow_[g], bounds_[g].least);
    most_[g] = std::max(flow_[g], bounds_[g].most);
  }
  if (!from_given && !fill(steps)) return Outcome::kOutOfSteps;
  for (uint32_t g = 0; g < bounds_.size(); ++g) {
    const Bounds& bounds = bounds_[g];
    if (least_[g] == bounds.least && flow_[g] <= bounds.most) {
      most_[g] = bounds.most;
      continue;
    }
    if (bring(g, bounds, steps)) continue;
    return steps.left < 0 ? Outcome::kOutOfSteps : Outcome::kImpossible;
  }
  return Outcome::kDone;
}

Transport::Bounds Transport::bounds_of(const Decisions& decisions, uint32_t gate) const {
  Bounds bounds = {decisions.least[gate], decisions.most[gate]};
  if (gate >= limit_count_) return bounds;
  const Limit& limit = problem_.limits[gate];
  const Player& player = problem_.players[limit.player];
  const State state = decisions.players[limit.player];
  if (state == State::kUnused) bounds.most = 0;
  if (state == State::kUsed && limit.parent == kNone) {
    bounds.least = std::max(bounds.least, player.whole ? limit.most : player.least);
  }
  return bounds;
}

void Transport::set_worths(std::span<const int64_t> prices, int64_t scale, int64_t unit_price) {
  for (size_t a = 0; a < problem_.arcs.size(); ++a) {
    const Arc& arc = problem_.arcs[a];
    const Worth own = {arc.covered - arc.forfeited, arc.covered, 0, -arc.consumed};
    const int64_t price = prices[problem_.pools[arc.pool].purse];
    worths_[first_arc_ + a] = scale * own - price * (arc.covered * kOfMoney);
    worths_[first_arc_ + a].value -= unit_price * arc.consumed;
  }
}

Worth Transport::worth(std::span<const int64_t> flow) const {
  Worth sum = {};
  for (size_t e = first_arc_; e < flow.size(); ++e) {
    if (flow[e] != 0) sum = sum + flow[e] * worths_[e];
  }
  return sum;
}

// From nothing on, as long as another unit is worth something. False if that takes too long.
bool Transport::fill(Steps& steps) {
  while (find_path(outside_, outside_, steps) && Worth{} < best_[outside_]) {
    send(outside_, outside_, INT64_MAX);
  }
  return steps.left >= 0;
}

// Moves the flow through the gate between its bounds, on the paths that cost least. False if it
// cannot be, or takes too long.
bool Transport::bring(uint32_t gate, const Bounds& bounds, Steps& steps) {
  least_[gate] = bounds.least;
  most_[gate] = bounds.most;
  const Edge& edge = edges_[gate];
  if (bounds.least > bounds.most) return false;
  while (flow_[gate] > bounds.most) {
    if (!find_path(edge.tail, edge.head, steps)) return false;
    flow_[gate] -= send(edge.tail, edge.head, flow_[gate] - bounds.most);
  }
  while (flow_[gate] < bounds.least) {
    if (!find_path(edge.head, edge.tail, steps)) return false;
    flow_[gate] += send(edge.head, edge.tail, bounds.least - flow_[gate]);
  }
  return true;
}

// The best path from one node to another; from a node to itself, one that begins along an edge.
// False if there is none, or the steps are spent.
bool Transport::find_path(uint32_t start, uint32_t target, Steps& steps) {
  std::fill(seen_.begin(), seen_.end(), uint8_t{0});
  head_ = tail_ = 0;
  int64_t looks = static_cast<int64_t>(seen_.size() / 8);
  best_[start] = {};
  visit(start, start == target);
  if (start != target) seen_[start] = 1;
  looks += first_[start + 1] - first_[start];
  while (head_ != tail_) {
    const uint32_t node = queue_[head_++];
    if (head_ == queue_.size()) head_ = 0;
    queued_[node] = 0;
    if (node == target) continue;
    visit(node, false);
    looks += 1 + first_[node + 1] - first_[node];
  }
  steps.left -= looks;
  return seen_[target] != 0 && steps.left >= 0;
}

void Transport::visit(uint32_t node, bool only_forward) {
  const Worth path = best_[node];
  for (uint32_t i = first_[node]; i < first_[node + 1]; ++i) {
    const uint32_t way = ways_[i];
    const uint32_t e = way / 2;
    const bool against = way % 2 != 0;
    if (against ? only_forward || flow_[e] <= least_[e] : flow_[e] >= most_[e]) continue;
    const uint32_t to = against ? edges_[e].tail : edges_[e].head;
    const Worth worth = against ? path - worths_[e] : path + worths_[e];
    if (seen_[to] != 0 && !(best_[to] < worth)) continue;
    seen_[to] = 1;
    best_[to] = worth;
    by_[to] = way;
    if (queued_[to] != 0) continue;
    queued_[to] = 1;
    queue_[tail_++] = to;
    if (tail_ == queue_.size()) tail_ = 0;
  }
}

// Sends as many units as fit on the path that was found, and says how many.
int64_t Transport::send(uint32_t start, uint32_t target, int64_t most) {
  int64_t room = most;
  for (uint32_t node = target;;) {
    const uint32_t e = by_[node] / 2;
    const bool against = by_[node] % 2 != 0;
    room = std::min(room, against ? flow_[e] - least_[e] : most_[e] - flow_[e]);
    node = against ? edges_[e].head : edges_[e].tail;
    if (node == start) break;
  }
  SVE_ASSERT(room > 0);
  for (uint32_t node = target;;) {
    const uint32_t e = by_[node] / 2;
    const bool against = by_[node] % 2 != 0;
    flow_[e] += against ? -room : room;
    node = against ? edges_[e].head : edges_[e].tail;
    if (node == start) break;
  }
  return room;
}

}  // namespace sve::optimal
