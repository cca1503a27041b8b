// Branch and bound over which tokens are used and how many units each covers where. Contract 7.
//
// Depth first. A node is bounded by the relaxation at several prices; where that does not settle
// it, it is parted in two: a token is used or not, or at most so many units or more are covered
// with one amount, which is all that the gift cards get to see. Every part is smaller, so it ends;
// a fixed number of steps ends it earlier.

#ifndef SVE_OPTIMAL_SEARCH_H_
#define SVE_OPTIMAL_SEARCH_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "optimal/money_flow.h"
#include "optimal/problem.h"
#include "optimal/relaxation.h"
#include "optimal/transport.h"
#include "optimal/worth.h"

namespace sve::optimal {

// The most steps of one search; a constant of contract version 1.
inline constexpr int64_t kMostSteps = 24'000'000;

// The most decisions above one another; a constant of contract version 1.
inline constexpr size_t kMostDepth = 2'048;

struct Choice {
  std::span<int64_t> units;  // by arc
  std::span<int64_t> money;  // by card and purse
  Worth worth;
};

struct Found {
  bool better;  // than what the search started from; else choice has no meaning
  Choice choice;
  bool proven;
  int64_t most_value;  // no choice has more of the first aim
  int64_t steps;       // that it took
};

class Search {
 public:
  Search(const Problem& problem, base::Arena& arena, int64_t most_steps = kMostSteps);

  // Looks for the best choice that is better than `start`.
  Found run(const Worth& start);

 private:
  enum class Result : uint8_t { kClosed, kOpen, kOutOfSteps };

  enum class On : uint8_t { kPlayer, kGate };

  struct Branch {
    On on;
    bool second;       // which of the two parts is being searched
    bool upper_first;  // more units come first; of a player: that it is used
    uint32_t place;    // kNone where no part can hold a choice
    int64_t least;     // of the gate, before
    int64_t most;
    int64_t split;  // at most so many, or more
    size_t trail;
    Worth bound;  // of both parts
  };

  // Prices and the flow that answers to them in a node: whatever is decided further in its parts,
  // their answers to the same prices are a few paths away.
  struct Answer {
    std::span<int64_t> prices;
    int64_t unit_price;
    std::span<int64_t> flow;

    bool is_to(std::span<const int64_t> others, int64_t of_unit) const;
  };

  struct Kept {
    size_t best;  // of the node's own
    size_t count;
    Answer answers[6];
  };

  // Whether to try again what takes long: the more often it failed, the less often.
  class Patience {
   public:
    bool is_due() { return ++waited_ > wait_; }
    void failed() {
      wait_ = wait_ < 16 ? 2 * wait_ + 1 : wait_;
      waited_ = 0;
    }

   private:
    int64_t wait_ = 0;
    int64_t waited_ = 0;
  };

  Result examine();
  bool worth_improving();
  Result improve_prices();
  bool recall(Point& point) const;
  Result look(Point& point);
  const Kept* kept_above() const;
  void remember(const Point& point);
  static size_t add_answer(Kept& kept, const Answer& answer);
  void remember_above();
  Result settle_tie();
  Result settle_units(const Point& free);
  Transport::Outcome evaluate(Point& point);
  Point& spare_point();
  int64_t highest_value() const;
  int64_t least_money() const;
  bool may_forfeit() const;
  Result search_segment(Point* left, Point* right);
  int64_t lead(const Point& units, const Point& others, const Point& prices);
  bool respond(const Point& point, Point& target);
  void consider(const Point& point);
  bool closed() const;
  void keep(const Point& point, const Worth& worth);

  bool propose_branch();
  bool propose_player();
  bool propose_shared_session(const Point& point);
  bool too_many_of_type(uint32_t type) const;
  bool breaks_a_rule(const Point& point);
  bool propose_smaller_purse();
  bool propose_difference();
  bool propose_any_cell();
  void propose_split(uint32_t gate, int64_t split, bool upper_first);
  uint32_t gate_of_cell(size_t cell) const {
    return static_cast<uint32_t>(problem_.limits.size() + cell);
  }
  bool is_open(uint32_t cell) const;

  bool push();
  bool advance();
  void enter_part(Branch& branch);
  void leave_part(const Branch& branch);
  void decide(uint32_t player, State state);
  void use(uint32_t player);

  int64_t given(const Point& point, uint32_t player) const;

  const Problem& problem_;
  Relaxation relaxation_;
  MoneyFlow flow_;
  Decisions decisions_;
  std::span<Branch> branches_;
  std::span<Kept> kept_;  // by depth, of the first depths
  size_t depth_ = 0;
  std::span<uint32_t> trail_;
  size_t trail_size_ = 0;
  const int64_t most_steps_;
  Steps steps_;

  Point points_[4];
  Point* best_ = nullptr;              // of the node: the lowest bound
  Point* other_ = nullptr;             // another answer, to tell from the best
  const Point* considered_ = nullptr;  // whose units the last flow is of
  std::span<int64_t> prices_;          // where the next node begins
  std::span<int64_t> rooms_;           // by purse
  std::span<int64_t> given_;           // by player
  bool flow_fits_ = false;             // the last flow gives every used card its least
  Worth bound_ = {};                   // of the node, in 1/scale
  Branch proposal_ = {};
  size_t limit_branches_ = 0;

  Patience price_search_;
  Patience unit_search_;

  int64_t grain_ = 0;               // every value is a multiple of it
  int64_t unit_grain_ = 0;          // every value of units is a multiple of it
  int64_t unit_price_ = 0;          // the last that was tried
  int64_t highest_unit_price_ = 0;  // what it never passes
  Worth incumbent_ = {};
  Choice choice_ = {};
  bool better_ = false;
};

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_SEARCH_H_
