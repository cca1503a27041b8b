// Examining a node: a bound at some prices, lower ones at better prices, and the choices that the
// answers to them make.

#include <algorithm>

#include "base/muldiv.h"
#include "optimal/search.h"

namespace sve::optimal {

namespace {

constexpr int kRounds = 3;    // of looking for better prices at a node
constexpr int kSegments = 5;  // evaluations between two prices

}  // namespace

// Whether nothing in the node is better than the best choice so far.
bool Search::closed() const {
  if (!(relaxation_.scale() * incumbent_ < bound_)) return true;
  return highest_value() < incumbent_.value;
}

Search::Result Search::examine() {
  best_ = nullptr;
  other_ = nullptr;
  if (depth_ < kept_.size()) kept_[depth_].best = kept_[depth_].count = 0;
  for (uint32_t p = 0; p < problem_.players.size(); ++p) {
    if (!problem_.players[p].exclusive || decisions_.players[p] != State::kFree) continue;
    // Used means alone, so this costs one more node and spares a rule everywhere else.
    proposal_ = {On::kPlayer, false, true, p, 0, 0, 0, 0, {}};
    return Result::kOpen;
  }
  const Kept* above = kept_above();
  const std::span<const int64_t> start =
      above == nullptr || above->count == 0 ? prices_ : above->answers[above->best].prices;
  std::copy(start.begin(), start.end(), points_[0].prices.begin());
  Result result = look(points_[0]);
  if (result == Result::kOpen) result = improve_prices();
  if (best_ != nullptr) std::copy(best_->prices.begin(), best_->prices.end(), prices_.begin());
  if (result == Result::kOpen) result = settle_tie();
  if (result != Result::kOpen) return result;
  return propose_branch() && proposal_.place != kNone ? Result::kOpen : Result::kClosed;
}

// Whether an answer from above to the point's prices is known, which then is in its flow.
bool Search::recall(Point& point) const {
  const Kept* above = kept_above();
  for (size_t i = 0; above != nullptr && i < above->count; ++i) {
    const Answer& answer = above->answers[i];
    if (!answer.is_to(point.prices, point.unit_price)) continue;
    std::copy(answer.flow.begin(), answer.flow.end(), point.flow.begin());
    return true;
  }
  return false;
}

Transport::Outcome Search::evaluate(Point& point) {
  considered_ = nullptr;
  const Transport::Outcome outcome = relaxation_.evaluate(decisions_, recall(point), point, steps_);
  if (outcome != Transport::Outcome::kDone) return outcome;
  if (point.unit_price == 0 && (best_ == nullptr || point.bound < best_->bound)) best_ = &point;
  remember(point);
  return outcome;
}

// One that neither the best nor the other answer of the node needs.
Point& Search::spare_point() {
  Point* point = &points_[0];
  while (point == best_ || point == other_) ++point;
  return *point;
}

// Evaluates the point, keeps the choice it makes if it is one, and says whether the node is closed.
Search::Result Search::look(Point& point) {
  const Transport::Outcome outcome = evaluate(point);
  if (outcome == Transport::Outcome::kOutOfSteps) return Result::kOutOfSteps;
  if (outcome == Transport::Outcome::kImpossible) return Result::kClosed;
  if (point.bound < bound_) bound_ = point.bound;
  if (closed()) return Result::kClosed;
  consider(point);
  return closed() ? Result::kClosed : Result::kOpen;
}

// Where a node may only hold choices that equal the best so far by the first aim: by how much they
// could be better by the others. Where nothing is forfeited the second aim is the first, and the
// third is the amount that unit tokens cover; both this and then the fourth are best at prices of
// 0.
Search::Result Search::settle_tie() {
  if (highest_value() != incumbent_.value) return Result::kOpen;
  if (incumbent_.value < problem_.total && may_forfeit()) return Result::kOpen;
  if (least_money() > -incumbent_.money) return Result::kClosed;
  const auto is_free = [](const Point* point) {
    return point != nullptr && std::all_of(point->prices.begin(), point->prices.end(),
                                           [](int64_t price) { return price == 0; });
  };
  Point* free = is_free(best_) ? best_ : other_;
  if (!is_free(free)) {
    free = &spare_point();
    std::fill(free->prices.begin(), free->prices.end(), 0);
    const Result result = look(*free);
    if (result != Result::kOpen) return result;
  }
  const int64_t by_units = incumbent_.value + incumbent_.money;
  if (free->own < by_units) return Result::kClosed;
  if (least_money() == -incumbent_.money) return settle_units(*free);
  const bool fewer = free->forfeited > 0 || free->consumed < -incumbent_.units;
  return free->own > by_units || fewer ? Result::kOpen : Result::kClosed;
}

// Where a choice is better only if its units are worth as much as those of the best so far and
// consume less. Consumption gets a price, and `own + price·(most - consumed)` bounds what units
// that consume no more than `most` are worth; where it is lowest is looked for between two answers.
Search::Result Search::settle_units(const Point& free) {
  const int64_t most = -incumbent_.units - 1;
  const int64_t wanted = incumbent_.value + incumbent_.money;
  if (most < 0) return Result::kClosed;
  if (free.consumed <= most) return Result::kOpen;
  Point& point = spare_point();
  std::fill(point.prices.begin(), point.prices.end(), 0);
  int64_t low[2] = {free.own, free.consumed};  // at a price that is too low
  int64_t high[2] = {0, 0};                    // at one that is too high
  Result result = Result::kOpen;
  for (int i = 0; i < kSegments && result == Result::kOpen; ++i) {
    if (i > 0 || unit_price_ == 0) {
      const int64_t price = relaxation_.scale() * (low[0] - high[0]) / (low[1] - high[1]);
      if (price == unit_price_ || price <= 0 || price > highest_unit_price_) break;
      unit_price_ = price;
    }
    point.unit_price = unit_price_;
    const Transport::Outcome outcome = evaluate(point);
    if (outcome == Transport::Outcome::kOutOfSteps) result = Result::kOutOfSteps;
    if (outcome != Transport::Outcome::kDone) break;
    const int64_t over = relaxation_.scale() * (wanted - point.own);
    if (unit_price_ * (most - point.consumed) < over) result = Result::kClosed;
    if (i == 0 && !unit_search_.is_due()) break;
    int64_t* end = point.consumed > most ? low : high;
    end[0] = point.own;
    end[1] = point.consumed;
  }
  point.unit_price = 0;
  if (result == Result::kOpen) unit_search_.failed();
  return result;
}

// The value that no choice in the node passes. Values are whole, and multiples of a grain, which
// is coarser where the cards are known to give a certain sum.
int64_t Search::highest_value() const {
  const int64_t value = bound_.value / relaxation_.scale();
  int64_t fixed = 0;
  int64_t grain = unit_grain_;
  for (const uint32_t card : problem_.cards) {
    const Player& player = problem_.players[card];
    if (decisions_.players[card] == State::kUnused) continue;
    if (decisions_.players[card] == State::kFree || player.least < player.most) grain = 0;
    fixed += player.least;
  }
  if (grain == 0) {
    fixed = 0;
    grain = grain_;
  }
  return value > fixed ? value - (value - fixed) % grain : value;
}

// What the cards that must be used give at least.
int64_t Search::least_money() const {
  int64_t sum = 0;
  for (const uint32_t card : problem_.cards) {
    if (decisions_.players[card] == State::kUsed) sum += problem_.players[card].least;
  }
  return sum;
}

bool Search::may_forfeit() const {
  for (const Arc& arc : problem_.arcs) {
    if (arc.forfeited == 0) continue;
    if (decisions_.players[problem_.limits[arc.leaf].player] != State::kUnused) return true;
  }
  return false;
}

int64_t Search::given(const Point& point, uint32_t p) const {
  const Player& player = problem_.players[p];
  if (player.card != kNone) return flow_.paid_by(player.card);
  int64_t units = 0;
  for (uint32_t l = player.first_limit; l < player.first_limit + player.limit_count; ++l) {
    if (problem_.limits[l].parent == kNone) units += point.limits[l];
  }
  return units;
}

// Lets the cards pay for what the point's units leave, and keeps the whole if it breaks no rule.
void Search::consider(const Point& point) {
  if (considered_ == &point) return;
  considered_ = &point;
  for (size_t p = 0; p < rooms_.size(); ++p) {
    rooms_[p] = problem_.purses[p].total - point.covered[p];
  }
  flow_fits_ = flow_.solve(decisions_.players, rooms_, steps_);
  for (uint32_t p = 0; p < given_.size(); ++p) given_[p] = given(point, p);
  steps_.left -= static_cast<int64_t>(problem_.limits.size() + given_.size());
  if (!flow_fits_) return;
  const int64_t paid = flow_.paid();
  const Worth worth = {point.own + paid, point.own + point.forfeited + paid, -paid,
                       -point.consumed};
  if (incumbent_ < worth && !breaks_a_rule(point)) keep(point, worth);
}

void Search::keep(const Point& point, const Worth& worth) {
  incumbent_ = worth;
  better_ = true;
  std::copy(point.units.begin(), point.units.end(), choice_.units.begin());
  size_t i = 0;
  for (uint32_t c = 0; c < problem_.cards.size(); ++c) {
    for (uint32_t p = 0; p < problem_.purses.size(); ++p) choice_.money[i++] = flow_.laid(c, p);
  }
}

// The prices that would make the point's units look worst: a minimum cut, or where cards that
// must be used do not find room, a higher price there. False if it has these prices.
bool Search::respond(const Point& point, Point& target) {
  consider(point);
  bool differs = false;
  for (uint32_t p = 0; p < target.prices.size(); ++p) {
    int64_t price = flow_.in_cut(p) ? relaxation_.scale() : 0;
    if (!flow_fits_) {
      price = point.prices[p];
      if (flow_.in_cut(p)) {
        price = std::min(price + relaxation_.scale(), relaxation_.highest_price());
      }
    }
    target.prices[p] = price;
    differs = differs || price != point.prices[p];
  }
  return differs;
}

// Below a decision on a cell the prices that were good above are nearly good still, and most nodes
// are there: so better ones are looked for at some depths only.
bool Search::worth_improving() {
  return depth_ == 0 || branches_[depth_ - 1].on != On::kGate || price_search_.is_due();
}

Search::Result Search::improve_prices() {
  for (int round = 0; round < kRounds; ++round) {
    Point* target = &points_[0];
    while (target == best_) ++target;
    if (!respond(*best_, *target)) return Result::kOpen;
    Point* start = best_;
    const Worth before = start->bound;
    Result result = look(*target);
    if (result != Result::kOpen) return result;
    other_ = best_ == start ? target : start;
    if (round == 0 && !worth_improving()) return Result::kOpen;
    result = search_segment(start, target);
    if (result != Result::kOpen) return result;
    price_search_.failed();
    if (!(best_->bound < before)) return Result::kOpen;
  }
  return Result::kOpen;
}

// How much more the units of one point are worth than another's, at some prices.
int64_t Search::lead(const Point& units, const Point& others, const Point& prices) {
  return relaxation_.value_at(decisions_, units, prices) -
         relaxation_.value_at(decisions_, others, prices);
}

// Looks for the lowest bound between two prices: where the values of the units at both ends, as
// the prices move from one to the other, would meet, and again in the half that remains.
Search::Result Search::search_segment(Point* left, Point* right) {
  for (int i = 0; i < kSegments; ++i) {
    if (std::equal(left->cells.begin(), left->cells.end(), right->cells.begin())) break;
    other_ = best_ == left ? right : left;
    // Quarters, so that they add up within 63 bits; near enough for prices that are only tried.
    const int64_t left_lead = lead(*left, *right, *left) / 4;
    const int64_t right_lead = lead(*right, *left, *right) / 4;
    if (left_lead <= 0 || right_lead <= 0) break;
    Point* middle = &points_[0];
    while (middle == left || middle == right || middle == best_) ++middle;
    bool moved = false;
    for (size_t p = 0; p < middle->prices.size(); ++p) {
      const int64_t from = left->prices[p];
      const int64_t way = right->prices[p] - from;
      const int64_t part =
          base::mul_add_div(way < 0 ? -way : way, left_lead, 0, left_lead + right_lead).quotient;
      middle->prices[p] = way < 0 ? from - part : from + part;
      moved = moved || (part != 0 && part != (way < 0 ? -way : way));
    }
    if (!moved) break;
    const Result result = look(*middle);
    if (result != Result::kOpen) return result;
    const bool falls = relaxation_.value_at(decisions_, *middle, *right) <
                       relaxation_.value_at(decisions_, *middle, *left);
    (falls ? left : right) = middle;
  }
  if (best_ != left) other_ = left;
  if (best_ != right && best_ == left) other_ = right;
  return Result::kOpen;
}

}  // namespace sve::optimal
