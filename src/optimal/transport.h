// The best use of the unit tokens when a unit of money is worth something else on each purse.
//
// A circulation: from one node through the limits' trees, over arcs to cells and pools, and back to
// that node. Successive best paths (the method of successive shortest paths, over worths instead
// of lengths). The result is exact and whole, as flows of whole limits are. What is known of a
// circulation with fewer decisions is used: a decision costs a path or two.

#ifndef SVE_OPTIMAL_TRANSPORT_H_
#define SVE_OPTIMAL_TRANSPORT_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "optimal/problem.h"
#include "optimal/worth.h"

namespace sve::optimal {

enum class State : uint8_t { kFree, kUsed, kUnused };

// How often the search looked at something: the measure of its effort, the same on every host.
struct Steps {
  int64_t left;
};

// What the search has decided so far. A gate is a limit (by its place) or a cell (by its place
// behind the limits); its bounds are units that flow through the limit or are covered by the cell.
struct Decisions {
  std::span<State> players;
  std::span<int64_t> least;  // by gate
  std::span<int64_t> most;   // by gate
};

class Transport {
 public:
  enum class Outcome : uint8_t { kDone, kImpossible, kOutOfSteps };

  Transport(const Problem& problem, base::Arena& arena);

  // Units on everything that they flow through: limits, cells, pools of several cells, arcs.
  size_t flow_size() const { return edges_.size(); }
  std::span<int64_t> limits_of(std::span<int64_t> flow) const { return flow.first(limit_count_); }
  std::span<int64_t> cells_of(std::span<int64_t> flow) const {
    return flow.subspan(limit_count_, cell_count_);
  }
  std::span<int64_t> arcs_of(std::span<int64_t> flow) const { return flow.subspan(first_arc_); }

  // Fills `flow` so that the units on arcs are worth most, where a unit of an arc on purse u is
  // worth scale·(its worth) - prices[u]·covered·kOfMoney, and less by unit_price for what it
  // consumes. With `from_given`, `flow` is already the
  // best at the same prices for decisions of which the present ones are a part.
  Outcome solve(const Decisions& decisions, std::span<const int64_t> prices, int64_t scale,
                int64_t unit_price, bool from_given, std::span<int64_t> flow, Steps& steps);

  Worth worth(std::span<const int64_t> flow) const;

 private:
  struct Edge {
    uint32_t tail;
    uint32_t head;
  };

  // What a gate may carry.
  struct Bounds {
    int64_t least;
    int64_t most;
  };

  void connect(base::Arena& arena);
  Bounds bounds_of(const Decisions& decisions, uint32_t gate) const;
  void set_worths(std::span<const int64_t> prices, int64_t scale, int64_t unit_price);
  bool fill(Steps& steps);
  bool bring(uint32_t gate, const Bounds& bounds, Steps& steps);
  bool find_path(uint32_t start, uint32_t target, Steps& steps);
  void visit(uint32_t node, bool only_forward);
  int64_t send(uint32_t start, uint32_t target, int64_t most);

  const Problem& problem_;
  uint32_t limit_count_;
  uint32_t cell_count_;
  uint32_t first_arc_;  // place of the arcs among the edges; in front are gates and pools
  uint32_t outside_;    // the node that every unit comes from and goes to; limits, cells and pools
                        // have theirs by their places among the edges
  std::span<Edge> edges_;
  std::span<Worth> worths_;    // by edge
  std::span<int64_t> flow_;    // by edge
  std::span<int64_t> least_;   // by edge
  std::span<int64_t> most_;    // by edge
  std::span<Bounds> bounds_;   // by gate
  std::span<uint32_t> first_;  // by node: its first way
  std::span<uint32_t> ways_;   // an edge, twice its place; one more: against its direction
  std::span<Worth> best_;      // by node: of the paths to it
  std::span<uint32_t> by_;     // by node: the way on which the best path comes
  std::span<uint8_t> seen_;    // by node
  std::span<uint8_t> queued_;  // by node
  std::span<uint32_t> queue_;
  size_t head_ = 0;
  size_t tail_ = 0;
};

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_TRANSPORT_H_
