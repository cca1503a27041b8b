// The price's own part of the bound, and the transport problem that it leaves.

#include "optimal/relaxation.h"

#include <algorithm>

#include "base/muldiv.h"

namespace sve::optimal {

namespace {

// No bound needs to pass this; twice as large as any figure below it, so sums of both fit.
constexpr int64_t kCeiling = (int64_t{1} << 62) - 1;

// As fine as fits: eight times scale times any figure is below 2^61.
int64_t scale_of(int64_t most_figure) {
  constexpr int kFinest = 20;
  int bits = 0;
  while (bits < kFinest && most_figure < (int64_t{1} << (57 - bits))) ++bits;
  return int64_t{1} << bits;
}

}  // namespace

Relaxation::Relaxation(const Problem& problem, base::Arena& arena)
    : problem_(problem),
      transport_(problem, arena),
      scale_(scale_of(problem.most_figure)),
      gains_(arena.take<int64_t>(problem.cards.size())),
      taken_(arena.take<uint8_t>(problem.cards.size())),
      type_room_(arena.take<int64_t>(problem.types.size())) {}

Point Relaxation::make_point(base::Arena& arena) const {
  Point point = {};
  point.prices = arena.take_filled<int64_t>(problem_.purses.size(), 0);
  point.flow = arena.take_filled<int64_t>(transport_.flow_size(), 0);
  point.units = transport_.arcs_of(point.flow);
  point.limits = transport_.limits_of(point.flow);
  point.cells = transport_.cells_of(point.flow);
  point.covered = arena.take_filled<int64_t>(problem_.purses.size(), 0);
  return point;
}

Transport::Outcome Relaxation::evaluate(const Decisions& decisions, bool from_given, Point& point,
                                        Steps& steps) {
  const Transport::Outcome outcome = transport_.solve(
      decisions, point.prices, scale_, point.unit_price, from_given, point.flow, steps);
  if (outcome != Transport::Outcome::kDone) return outcome;
  std::fill(point.covered.begin(), point.covered.end(), 0);
  point.own = 0;
  point.forfeited = 0;
  point.consumed = 0;
  for (size_t a = 0; a < problem_.arcs.size(); ++a) {
    const int64_t units = point.units[a];
    if (units == 0) continue;
    const Arc& arc = problem_.arcs[a];
    point.covered[problem_.pools[arc.pool].purse] += units * arc.covered;
    point.own += units * (arc.covered - arc.forfeited);
    point.forfeited += units * arc.forfeited;
    point.consumed += units * arc.consumed;
  }
  steps.left -= static_cast<int64_t>(problem_.purses.size() * (problem_.cards.size() + 1));
  point.bound = transport_.worth(point.flow) + constant(decisions, point.prices) * kOfMoney;
  return outcome;
}

int64_t Relaxation::value_at(const Decisions& decisions, const Point& units, const Point& prices) {
  int64_t value = scale_ * units.own + constant(decisions, prices.prices);
  for (size_t p = 0; p < units.covered.size(); ++p) value -= prices.prices[p] * units.covered[p];
  return value;
}

// What a minor unit of the card is worth where it is worth most: its own worth less the price.
int64_t Relaxation::best_margin(uint32_t card, std::span<const int64_t> prices) const {
  int64_t price = kCeiling;
  for (size_t p = 0; p < prices.size(); ++p) {
    if ((problem_.purses[p].cards >> card & 1) != 0) price = std::min(price, prices[p]);
  }
  return scale_ - price;
}

// What all purses are worth at their prices, and the cards beyond them. Of the cards that are
// free only as many count as may still join, those that give most (which is exact: the rules of
// stacking are a laminar matroid).
int64_t Relaxation::constant(const Decisions& decisions, std::span<const int64_t> prices) {
  __extension__ typedef __int128 Wide;
  Wide sum = 0;
  for (size_t p = 0; p < prices.size(); ++p) sum += Wide{prices[p]} * problem_.purses[p].total;
  int64_t room = problem_.max_tokens;
  for (size_t t = 0; t < type_room_.size(); ++t) type_room_[t] = problem_.types[t].max_per_order;
  for (size_t p = 0; p < problem_.players.size(); ++p) {
    if (decisions.players[p] != State::kUsed) continue;
    --room;
    --type_room_[problem_.players[p].type];
  }
  for (uint32_t c = 0; c < gains_.size(); ++c) {
    const Player& player = problem_.players[problem_.cards[c]];
    const State state = decisions.players[problem_.cards[c]];
    const int64_t margin = best_margin(c, prices);
    gains_[c] = 0;
    taken_[c] = 1;
    if (state == State::kUsed) {
      sum += Wide{margin} * (margin > 0 ? player.most : player.least);
    } else if (state == State::kFree && margin > 0) {
      // Above the ceiling nothing is told apart any more.
      gains_[c] = player.most > kCeiling / margin ? kCeiling : margin * player.most;
      taken_[c] = 0;
    }
  }
  for (; room > 0; --room) {
    uint32_t best = kNone;
    for (uint32_t c = 0; c < gains_.size(); ++c) {
      if (taken_[c] != 0 || type_room_[problem_.players[problem_.cards[c]].type] <= 0) continue;
      if (best == kNone || gains_[best] < gains_[c]) best = c;
    }
    if (best == kNone) break;
    taken_[best] = 1;
    --type_room_[problem_.players[problem_.cards[best]].type];
    sum += gains_[best];
  }
  constexpr int64_t kFloor = -(int64_t{1} << 61);  // nothing is worth so little
  if (sum < kFloor) return kFloor;
  return sum > kCeiling ? kCeiling : static_cast<int64_t>(sum);
}

}  // namespace sve::optimal
