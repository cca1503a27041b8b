// An upper bound on what any choice within the decisions is worth: the lines' limits are given a
// price instead of being kept.
//
// With a price for each minor unit that lies on a purse, gift cards and unit tokens no longer
// touch each other: the cards take what pays, the unit tokens are a transport problem of their
// own. For every prices from 0 on, the result bounds all choices (docs/optimal.md has the proof);
// the search looks for prices whose bound is low. Also the choice that attains it, which keeps
// everything but the purses.

#ifndef SVE_OPTIMAL_RELAXATION_H_
#define SVE_OPTIMAL_RELAXATION_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "optimal/problem.h"
#include "optimal/transport.h"
#include "optimal/worth.h"

namespace sve::optimal {

// Prices with the unit tokens' answer to them.
struct Point {
  std::span<int64_t> prices;   // by purse, in 1/scale of a minor unit
  int64_t unit_price;          // of what units consume; such a point bounds nothing by itself
  std::span<int64_t> flow;     // of the transport problem, and parts of it:
  std::span<int64_t> units;    // by arc
  std::span<int64_t> limits;   // by limit
  std::span<int64_t> cells;    // by cell
  std::span<int64_t> covered;  // by purse, by unit tokens
  int64_t own;                 // covered - forfeited of all units
  int64_t forfeited;
  int64_t consumed;
  Worth bound;  // in 1/scale
};

class Relaxation {
 public:
  Relaxation(const Problem& problem, base::Arena& arena);

  int64_t scale() const { return scale_; }
  int64_t highest_price() const { return 3 * scale_; }
  size_t flow_size() const { return transport_.flow_size(); }
  Point make_point(base::Arena& arena) const;

  // Answers point.prices; from point.flow on, where that is the answer to fewer decisions.
  Transport::Outcome evaluate(const Decisions& decisions, bool from_given, Point& point,
                              Steps& steps);

  // The value (first aim, in 1/scale) of the units of one point at the prices of another.
  int64_t value_at(const Decisions& decisions, const Point& units, const Point& prices);

 private:
  int64_t constant(const Decisions& decisions, std::span<const int64_t> prices);
  int64_t best_margin(uint32_t card, std::span<const int64_t> prices) const;

  const Problem& problem_;
  Transport transport_;
  int64_t scale_;
  std::span<int64_t> gains_;  // by card
  std::span<uint8_t> taken_;  // by card
  std::span<int64_t> type_room_;
};

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_RELAXATION_H_
