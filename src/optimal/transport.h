// The best use of the unit tokens when a unit of money is worth something else on each purse.
//
// A flow from the limits' roots through the trees to the pools. Successive best paths (the method
// of successive shortest paths, over worths instead of lengths), where a unit that must flow is
// worth more than any that need not. The result is exact and whole, as flows of whole limits are.

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
  std::span<int64_t> limit_least;  // units that flow through a limit
  std::span<int64_t> limit_most;
  std::span<int64_t> cell_least;  // units that are covered by a cell's amount
  std::span<int64_t> cell_most;
};

class Transport {
 public:
  enum class Outcome : uint8_t { kDone, kImpossible, kOutOfSteps };

  Transport(const Problem& problem, base::Arena& arena);

  // Chooses units() so that they are worth most, where a unit of an arc on purse u is worth
  // scale·(its worth) - prices[u]·covered·kOfMoney.
  Outcome solve(const Decisions& decisions, std::span<const int64_t> prices, int64_t scale,
                Steps& steps);

  std::span<const int32_t> units() const { return units_; }   // by arc
  std::span<const int64_t> flows() const { return flows_; }   // by limit
  std::span<const int64_t> cells() const { return filled_; }  // by cell
  const Worth& worth() const { return worth_; }

 private:
  // What a path is worth: first how many of the units that must flow it brings.
  struct PathWorth {
    int64_t forced;
    Worth worth;

    friend bool operator<(const PathWorth& a, const PathWorth& b) {
      return a.forced != b.forced ? a.forced < b.forced : a.worth < b.worth;
    }
  };

  void begin(const Decisions& decisions, std::span<const int64_t> prices, int64_t scale);
  void find_paths(Steps& steps);
  void choose_target();
  void enter(uint32_t node, int64_t forced, const Worth& worth, uint32_t by);
  void visit_limit(uint32_t limit);
  void visit_cell(uint32_t cell);
  void visit_pool(uint32_t pool);
  int64_t room_of_path() const;
  void send(int64_t room);

  uint32_t cell_node(uint32_t cell) const { return limit_count_ + cell; }
  uint32_t pool_node(uint32_t pool) const { return limit_count_ + cell_count_ + pool; }
  bool is_limit(uint32_t node) const { return node < limit_count_; }
  bool is_cell(uint32_t node) const { return !is_limit(node) && node < limit_count_ + cell_count_; }

  const Problem& problem_;
  uint32_t limit_count_;
  uint32_t cell_count_;
  std::span<Worth> worths_;    // by arc
  std::span<int32_t> units_;   // by arc
  std::span<int64_t> flows_;   // by limit
  std::span<int64_t> least_;   // by limit
  std::span<int64_t> most_;    // by limit
  std::span<int64_t> filled_;  // by cell
  std::span<const int64_t> cell_least_;
  std::span<const int64_t> cell_most_;
  std::span<int64_t> used_;  // by pool
  int64_t missing_ = 0;      // of the units that must flow
  // Of the paths: nodes are limits, cells, then pools of several cells.
  std::span<PathWorth> best_;
  std::span<uint32_t> by_;
  std::span<uint8_t> seen_;
  std::span<uint8_t> queued_;
  std::span<uint32_t> queue_;
  size_t head_ = 0;
  size_t tail_ = 0;
  uint32_t target_ = kNone;
  PathWorth target_worth_ = {};
  Worth worth_ = {};
};

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_TRANSPORT_H_
