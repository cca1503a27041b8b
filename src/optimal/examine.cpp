// Examining a node: a bound at some prices, lower ones at better prices, and the choices that the
// answers to them make.

#include <algorithm>

#include "base/muldiv.h"
#include "optimal/search.h"

namespace sve::optimal {

namespace {

constexpr int kRounds = 3;    // of looking for better prices at a node
constexpr int kSegments = 5;  // evaluations between two prices
constexpr size_t kImprovedDepths = 4;

}  // namespace

// Whether nothing in the node is better than the best choice so far.
bool Search::closed() const {
  if (!(relaxation_.scale() * incumbent_ < bound_)) return true;
  // Values are whole, and multiples of the grain.
  int64_t value = bound_.value / relaxation_.scale();
  if (value > 0) value -= value % grain_;
  return value < incumbent_.value;
}

Search::Result Search::examine() {
  for (uint32_t p = 0; p < problem_.players.size(); ++p) {
    if (!problem_.players[p].exclusive || decisions_.players[p] != State::kFree) continue;
    // Used means alone, so this costs one more node and spares a rule everywhere else.
    proposal_ = {On::kPlayer, false, true, p, 0, 0, 0, 0, {}};
    return Result::kOpen;
  }
  best_ = nullptr;
  other_ = nullptr;
  std::copy(prices_.begin(), prices_.end(), points_[0].prices.begin());
  Result result = look(points_[0]);
  if (result == Result::kOpen && worth_improving()) result = improve_prices();
  if (best_ != nullptr) std::copy(best_->prices.begin(), best_->prices.end(), prices_.begin());
  if (result == Result::kOpen) result = settle_tie();
  if (result != Result::kOpen) return result;
  return propose_branch() && proposal_.place != kNone ? Result::kOpen : Result::kClosed;
}

// Evaluates the point, keeps the choice it makes if it is one, and says whether the node is closed.
Search::Result Search::look(Point& point) {
  const Transport::Outcome outcome = relaxation_.evaluate(decisions_, point, steps_);
  if (outcome == Transport::Outcome::kOutOfSteps) return Result::kOutOfSteps;
  if (outcome == Transport::Outcome::kImpossible) return Result::kClosed;
  if (best_ == nullptr || point.bound < best_->bound) best_ = &point;
  if (point.bound < bound_) bound_ = point.bound;
  if (closed()) return Result::kClosed;
  consider(point);
  return closed() ? Result::kClosed : Result::kOpen;
}

// Where a node may only hold choices that equal the best so far by the first aim: by how much they
// could be better by the others. Without forfeits the second aim is the first, and the third is
// the amount that unit tokens cover; both this and then the fourth are best at prices of 0.
Search::Result Search::settle_tie() {
  if (bound_.value / relaxation_.scale() != incumbent_.value || may_forfeit()) return Result::kOpen;
  Point* free = &points_[0];
  while (free == best_ || free == other_) ++free;
  std::fill(free->prices.begin(), free->prices.end(), 0);
  const Result result = look(*free);
  if (result != Result::kOpen) return result;
  const int64_t by_units = incumbent_.covered + incumbent_.money;
  const bool better =
      free->own != by_units ? free->own > by_units : free->consumed < -incumbent_.units;
  return better ? Result::kOpen : Result::kClosed;
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
    const Limit& limit = problem_.limits[l];
    for (uint32_t a = limit.first_arc; a < limit.first_arc + limit.arc_count; ++a) {
      units += point.units[a];
    }
  }
  return units;
}

// Lets the cards pay for what the point's units leave, and keeps the whole if it breaks no rule.
void Search::consider(const Point& point) {
  for (size_t p = 0; p < rooms_.size(); ++p) {
    rooms_[p] = problem_.purses[p].total - point.covered[p];
  }
  flow_fits_ = flow_.solve(decisions_.players, rooms_, steps_);
  for (uint32_t p = 0; p < given_.size(); ++p) given_[p] = given(point, p);
  steps_.left -= static_cast<int64_t>(problem_.arcs.size() + given_.size());
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
bool Search::worth_improving() const {
  return depth_ % kImprovedDepths == 0 || branches_[depth_ - 1].on != On::kCell;
}

Search::Result Search::improve_prices() {
  for (int round = 0; round < kRounds; ++round) {
    Point* target = &points_[0];
    while (target == best_) ++target;
    if (!respond(*best_, *target)) return Result::kOpen;
    const Worth before = best_->bound;
    const Result result = search_segment(best_, target);
    if (result != Result::kOpen) return result;
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
  Result result = look(*right);
  if (result != Result::kOpen) return result;
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
    result = look(*middle);
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
