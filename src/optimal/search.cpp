// The search's course: parts are entered, examined and left. How a node is examined is in
// examine.cpp, how it is parted in branching.cpp.

#include "optimal/search.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace sve::optimal {

namespace {

// Of memory for the answers that are kept, for each that a node may keep: 400 kB in all.
constexpr size_t kKeptWords = size_t{1} << 13;

// So that no sum of prices of what units consume passes 2^60.
int64_t highest_unit_price(const Problem& problem) {
  int64_t most = 1;
  for (const Arc& arc : problem.arcs) most = std::max(most, arc.consumed);
  int64_t units = 1;
  for (const Pool& pool : problem.pools) units += pool.count;
  return (int64_t{1} << 60) / most / units;
}

}  // namespace

Search::Search(const Problem& problem, base::Arena& arena, int64_t most_steps)
    : problem_(problem),
      relaxation_(problem, arena),
      flow_(problem, arena),
      most_steps_(most_steps),
      steps_{most_steps} {
  const size_t arcs = problem.arcs.size();
  decisions_.players = arena.take_filled<State>(problem.players.size(), State::kFree);
  const size_t gates = problem.limits.size() + problem.cells.size();
  decisions_.least = arena.take_filled<int64_t>(gates, 0);
  decisions_.most = arena.take<int64_t>(gates);
  for (size_t l = 0; l < problem.limits.size(); ++l) decisions_.most[l] = problem.limits[l].most;
  for (size_t c = 0; c < problem.cells.size(); ++c) {
    decisions_.most[gate_of_cell(c)] = problem.pools[problem.cells[c].pool].count;
  }
  for (const Arc& arc : problem.arcs) {
    unit_grain_ = std::gcd(unit_grain_, std::gcd(arc.covered, arc.forfeited));
  }
  grain_ = unit_grain_;
  for (const uint32_t card : problem.cards) {
    grain_ = std::gcd(grain_, problem.players[card].most);
  }
  if (!problem.cards.empty()) {
    for (const Purse& purse : problem.purses) grain_ = std::gcd(grain_, purse.total);
  }
  if (grain_ == 0) grain_ = 1;
  if (unit_grain_ == 0) unit_grain_ = grain_;
  highest_unit_price_ = highest_unit_price(problem);
  branches_ = arena.take<Branch>(kMostDepth);
  const size_t words = relaxation_.flow_size() + problem.purses.size();
  kept_ = arena.take<Kept>(std::min(kMostDepth, kKeptWords / words));
  for (Kept& kept : kept_) {
    for (Answer& answer : kept.answers) {
      answer.prices = arena.take<int64_t>(problem.purses.size());
      answer.flow = arena.take<int64_t>(relaxation_.flow_size());
    }
  }
  trail_ = arena.take<uint32_t>(problem.players.size());
  for (Point& point : points_) point = relaxation_.make_point(arena);
  prices_ = arena.take_filled<int64_t>(problem.purses.size(), 0);
  rooms_ = arena.take<int64_t>(problem.purses.size());
  given_ = arena.take<int64_t>(problem.players.size());
  choice_.units = arena.take<int64_t>(arcs);
  choice_.money = arena.take<int64_t>(problem.cards.size() * problem.purses.size());
}

Found Search::run(const Worth& start) {
  incumbent_ = start;
  // No choice has more than this, and none of it is worth less than its own lowest bound.
  bound_ = relaxation_.scale() * Worth{problem_.total, problem_.total, 0, 0};
  bool finished = false;
  int64_t most_open = incumbent_.value;
  for (;;) {
    const Result result = examine();
    if (result == Result::kOutOfSteps || (result == Result::kOpen && !push())) {
      most_open = std::max(most_open, bound_.value / relaxation_.scale());
      break;
    }
    if (result == Result::kClosed && !advance()) {
      finished = true;
      break;
    }
  }
  for (size_t i = 0; i < depth_ && !finished; ++i) {
    if (!branches_[i].second) {
      most_open = std::max(most_open, branches_[i].bound.value / relaxation_.scale());
    }
  }
  choice_.worth = incumbent_;
  return {better_, choice_, finished, std::max(incumbent_.value, most_open),
          most_steps_ - steps_.left};
}

// Enters the first part of what was proposed; false if that would be too deep.
bool Search::push() {
  if (depth_ == branches_.size()) return false;
  remember_above();
  Branch& branch = branches_[depth_++];
  branch = proposal_;
  branch.second = false;
  branch.trail = trail_size_;
  branch.bound = bound_;
  enter_part(branch);
  return true;
}

// What was kept of the node above, or of the last one above it of which anything was.
const Search::Kept* Search::kept_above() const {
  const size_t depth = std::min(depth_, kept_.size());
  return depth == 0 ? nullptr : &kept_[depth - 1];
}

bool Search::Answer::is_to(std::span<const int64_t> others, int64_t of_unit) const {
  return unit_price == of_unit && std::equal(prices.begin(), prices.end(), others.begin());
}

// Adds an answer, in the place of the last one if there are too many; says where it is.
size_t Search::add_answer(Kept& kept, const Answer& answer) {
  if (kept.count < std::size(kept.answers)) ++kept.count;
  Answer& copy = kept.answers[kept.count - 1];
  copy.unit_price = answer.unit_price;
  std::copy(answer.prices.begin(), answer.prices.end(), copy.prices.begin());
  std::copy(answer.flow.begin(), answer.flow.end(), copy.flow.begin());
  return kept.count - 1;
}

// Keeps an answer in the node for its parts.
void Search::remember(const Point& point) {
  if (depth_ >= kept_.size()) return;
  steps_.left -= static_cast<int64_t>(point.flow.size() / 4);
  Kept& kept = kept_[depth_];
  const size_t place = add_answer(kept, {point.prices, point.unit_price, point.flow});
  if (best_ == &point) kept.best = place;
}

// What the node's parts may recall of answers that its own do not replace.
void Search::remember_above() {
  if (depth_ == 0 || depth_ >= kept_.size()) return;
  Kept& kept = kept_[depth_];
  const Kept& above = kept_[depth_ - 1];
  if (kept.count == 0) kept.best = above.best;
  const size_t own = kept.count;
  for (size_t i = 0; i < above.count && kept.count < std::size(kept.answers); ++i) {
    size_t same = 0;
    while (same < own &&
           !kept.answers[same].is_to(above.answers[i].prices, above.answers[i].unit_price))
      ++same;
    if (same == own) add_answer(kept, above.answers[i]);
  }
}

// On to the next part that may hold something better; false if there is none.
bool Search::advance() {
  while (depth_ > 0) {
    Branch& branch = branches_[depth_ - 1];
    leave_part(branch);
    bound_ = branch.bound;
    if (!branch.second && !closed()) {
      branch.second = true;
      enter_part(branch);
      return true;
    }
    --depth_;
  }
  return false;
}

void Search::enter_part(Branch& branch) {
  const bool upper = branch.upper_first != branch.second;
  if (branch.on != On::kPlayer) {
    if (branch.place < problem_.limits.size()) ++limit_branches_;
    if (upper) {
      decisions_.least[branch.place] = branch.split + 1;
    } else {
      decisions_.most[branch.place] = branch.split;
    }
    return;
  }
  if (upper) return use(branch.place);
  decide(branch.place, State::kUnused);
  // What a twin can do the player can do too, unless bounds on their limits tell them apart. So
  // where the player is not used the twins after it need not be either.
  if (limit_branches_ > 0) return;
  for (uint32_t twin = problem_.players[branch.place].twin; twin != kNone;
       twin = problem_.players[twin].twin) {
    decide(twin, State::kUnused);
  }
}

void Search::leave_part(const Branch& branch) {
  if (branch.on == On::kGate) {
    if (branch.place < problem_.limits.size()) --limit_branches_;
    decisions_.least[branch.place] = branch.least;
    decisions_.most[branch.place] = branch.most;
  }
  while (trail_size_ > branch.trail) decisions_.players[trail_[--trail_size_]] = State::kFree;
}

void Search::decide(uint32_t player, State state) {
  if (decisions_.players[player] != State::kFree) return;
  decisions_.players[player] = state;
  trail_[trail_size_++] = player;
}

// The player is used, so others that stacking then keeps out are not.
void Search::use(uint32_t player) {
  decide(player, State::kUsed);
  const Player& used = problem_.players[player];
  int64_t count = 0;
  int64_t of_type = 0;
  for (uint32_t p = 0; p < problem_.players.size(); ++p) {
    if (decisions_.players[p] != State::kUsed) continue;
    ++count;
    of_type += problem_.players[p].type == used.type ? 1 : 0;
  }
  const bool full = count >= problem_.max_tokens;
  const bool type_full = of_type >= problem_.types[used.type].max_per_order;
  for (uint32_t p = 0; p < problem_.players.size(); ++p) {
    const Player& other = problem_.players[p];
    if (full || used.exclusive || other.exclusive || (type_full && other.type == used.type)) {
      decide(p, State::kUnused);
    }
  }
}

}  // namespace sve::optimal
