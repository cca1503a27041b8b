// The best use of the unit tokens when a unit of money is worth something else on each purse.
//
// A flow from the limits' roots through the trees to the pools. Successive best paths (the method
// of successive shortest paths, over worths instead of lengths): first what must flow, then what is
// worth it. The result is exact and whole, as flows of whole limits are.

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

// What the search has decided so far.
struct Decisions {
  std::span<State> players;
  std::span<int32_t> least;  // by arc
  std::span<int32_t> most;   // by arc
};

class Transport {
 public:
  enum class Outcome : uint8_t { kDone, kImpossible, kOutOfSteps };

  Transport(const Problem& problem, base::Arena& arena);

  // Chooses units() so that they are worth most, where a unit of an arc on purse u is worth
  // scale·(its worth) - prices[u]·covered·kOfMoney.
  Outcome solve(const Decisions& decisions, std::span<const int64_t> prices, int64_t scale,
                Steps& steps);

  std::span<const int32_t> units() const { return units_; }  // by arc
  const Worth& worth() const { return worth_; }

 private:
  bool preload(const Decisions& decisions);
  Outcome flow(bool forced, Steps& steps);
  void find_paths(bool forced, Steps& steps);
  void enter(uint32_t node, const Worth& worth, uint32_t by);
  void visit_limit(uint32_t limit);
  void visit_pool(uint32_t pool);
  bool augment(bool forced);
  int64_t root_room(uint32_t limit, bool forced) const;

  uint32_t pool_node(uint32_t pool) const {
    return static_cast<uint32_t>(problem_.limits.size()) + pool;
  }

  const Problem& problem_;
  std::span<const int32_t> least_;
  std::span<const int32_t> most_;
  std::span<Worth> worths_;      // by arc
  std::span<int32_t> units_;     // by arc
  std::span<int64_t> flows_;     // by limit
  std::span<int64_t> fixed_;     // by limit: what flows by decision
  std::span<int64_t> required_;  // by root
  std::span<int64_t> open_;      // by root: the most that may flow
  std::span<int64_t> used_;      // by pool
  // Of the paths: nodes are limits, then pools. A node was entered by an arc, or from the tree.
  std::span<Worth> best_;
  std::span<uint32_t> by_;
  std::span<uint8_t> seen_;
  std::span<uint8_t> queued_;
  std::span<uint32_t> queue_;
  size_t head_ = 0;
  size_t tail_ = 0;
  uint32_t target_ = kNone;
  Worth worth_ = {};
};

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_TRANSPORT_H_
