// The parts of the optimal strategy by themselves: worths, the transport problem, the cards' flow.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/arena.h"
#include "optimal/money_flow.h"
#include "optimal/search.h"
#include "optimal/transport.h"
#include "optimal/worth.h"

namespace {

using namespace sve::optimal;

TEST_CASE("worths compare aim by aim", "[optimal]") {
  const Worth cheap = {10, 10, -5, -1};
  CHECK(Worth{9, 99, 0, 0} < cheap);
  CHECK(Worth{10, 9, 0, 0} < cheap);
  CHECK(Worth{10, 10, -6, 0} < cheap);
  CHECK(Worth{10, 10, -5, -2} < cheap);
  CHECK_FALSE(cheap < cheap);
  CHECK(cheap + Worth{1, 1, -1, 0} == Worth{11, 11, -6, -1});
  CHECK(2 * kOfMoney == Worth{2, 2, -2, 0});
}

// Answers past them depend on each to the last step, and are to stay as they are.
TEST_CASE("the bounds of a search are those of contract 7", "[optimal]") {
  CHECK(kMostSteps == 24'000'000);
  CHECK(kMostDepth == 2'048);
  CHECK(kMostArcs == 32'768);
  CHECK(kMostPurses == 512);
}

// Two punchcards of one punch and two pools: the first reaches both, the second only the dearer.
struct TwoCards {
  Player players[2] = {};
  Limit limits[2] = {{kNone, 0, 1, 0, 2, kNone, kNone}, {kNone, 1, 1, 2, 1, kNone, kNone}};
  Pool pools[2] = {{500, 1, 1, 0, 1, 0, 1}, {300, 1, 1, 1, 1, 1, 1}};
  Cell cells[2] = {{0, 500}, {1, 300}};
  Arc arcs[3] = {{0, 0, 0, 500, 0, 1}, {0, 1, 1, 300, 0, 1}, {1, 0, 0, 500, 0, 1}};
  Purse purses[2] = {{0, 0}, {0, 800}};
  State states[2] = {State::kFree, State::kFree};
  int64_t least[4] = {0, 0, 0, 0};  // two limits, two cells
  int64_t most[4] = {1, 1, 1, 1};
  int64_t prices[2] = {0, 0};
  Problem problem = {};

  TwoCards() {
    for (uint32_t p = 0; p < 2; ++p) {
      players[p] = {p, 0, false, false, kNone, kNone, 1, 1, p, 1};
    }
    problem.players = players;
    problem.limits = limits;
    problem.pools = pools;
    problem.cells = cells;
    problem.arcs = arcs;
    problem.purses = purses;
  }

  Decisions decisions() { return {states, least, most}; }
};

TEST_CASE("the transport problem takes a unit back where that is better", "[optimal]") {
  TwoCards two;
  sve::base::Arena arena;
  Transport transport(two.problem, arena);
  Steps steps = {1000};
  int64_t unit_price = 0;
  const std::span<int64_t> flow = arena.take<int64_t>(transport.flow_size());
  const auto solve = [&](bool from_given) {
    return transport.solve(two.decisions(), two.prices, 1, unit_price, from_given, flow, steps);
  };
  REQUIRE(solve(false) == Transport::Outcome::kDone);
  CHECK(transport.worth(flow) == Worth{800, 800, 0, -2});
  CHECK(transport.arcs_of(flow)[0] == 0);
  CHECK(transport.arcs_of(flow)[1] == 1);
  CHECK(transport.arcs_of(flow)[2] == 1);

  SECTION("a pool that must stay empty") {
    const bool from_given = GENERATE(false, true);
    two.most[3] = 0;
    REQUIRE(solve(from_given) == Transport::Outcome::kDone);
    CHECK(transport.worth(flow) == Worth{500, 500, 0, -1});
  }
  SECTION("a card that must not be used gives its unit to the other") {
    const bool from_given = GENERATE(false, true);
    two.states[1] = State::kUnused;
    REQUIRE(solve(from_given) == Transport::Outcome::kDone);
    CHECK(transport.worth(flow) == Worth{500, 500, 0, -1});
    CHECK(transport.arcs_of(flow)[0] == 1);
  }
  SECTION("a token that must be used, though its price makes it worth nothing") {
    two.prices[1] = 1;
    REQUIRE(solve(false) == Transport::Outcome::kDone);
    CHECK(transport.worth(flow) == Worth{0, 0, 800, -2});
    two.prices[1] = 2;
    REQUIRE(solve(false) == Transport::Outcome::kDone);
    CHECK(transport.worth(flow) == Worth{});
    const bool from_given = GENERATE(false, true);
    two.states[1] = State::kUsed;
    REQUIRE(solve(from_given) == Transport::Outcome::kDone);
    CHECK(transport.worth(flow) == Worth{-500, -500, 1000, -1});
  }
  SECTION("a price of what is consumed leaves the units that are worth it") {
    unit_price = 400;
    REQUIRE(solve(false) == Transport::Outcome::kDone);
    CHECK(transport.worth(flow) == Worth{100, 500, 0, -1});
  }
  SECTION("what must flow and cannot is impossible") {
    const bool from_given = GENERATE(false, true);
    two.states[0] = State::kUsed;
    two.states[1] = State::kUsed;
    two.most[3] = 0;
    CHECK(solve(from_given) == Transport::Outcome::kImpossible);
  }
  SECTION("what is impossible is so with the last step") {
    two.states[0] = State::kUsed;
    two.states[1] = State::kUsed;
    two.most[3] = 0;
    REQUIRE(solve(false) == Transport::Outcome::kImpossible);
    const int64_t left = steps.left;
    REQUIRE(solve(false) == Transport::Outcome::kImpossible);
    const int64_t taken = left - steps.left;
    steps = {taken};
    CHECK(solve(false) == Transport::Outcome::kImpossible);
    CHECK(steps.left == 0);
    steps = {taken - 1};
    CHECK(solve(false) == Transport::Outcome::kOutOfSteps);
  }
  SECTION("a limit that must be reached by a card that is not used is impossible") {
    const bool from_given = GENERATE(false, true);
    two.states[0] = State::kUnused;
    two.least[0] = 1;
    CHECK(solve(from_given) == Transport::Outcome::kImpossible);
  }
  SECTION("steps end it") {
    steps = {3};
    CHECK(solve(false) == Transport::Outcome::kOutOfSteps);
  }
}

// The first card lies on both purses, the second on purse 1 alone.
TEST_CASE("cards make room for one another", "[optimal]") {
  Player players[2] = {{0, 0, false, false, 0, kNone, 1, 100, 0, 0},
                       {1, 0, false, false, 1, kNone, 80, 80, 0, 0}};
  uint32_t cards[2] = {0, 1};
  Purse purses[3] = {{0, 50}, {3, 100}, {1, 60}};
  Problem problem = {};
  problem.players = players;
  problem.cards = cards;
  problem.purses = purses;
  sve::base::Arena arena;
  MoneyFlow flow(problem, arena);
  Steps steps = {10'000};
  State states[2] = {State::kFree, State::kUsed};
  const int64_t rooms[3] = {50, 100, 60};
  REQUIRE(flow.solve(states, rooms, steps));
  CHECK(flow.paid() == 160);
  CHECK(flow.paid_by(0) == 80);
  CHECK(flow.laid(1, 1) == 80);
  CHECK(flow.in_cut(1));
  CHECK(flow.in_cut(2));
  CHECK_FALSE(flow.in_cut(0));

  const int64_t small[3] = {50, 79, 60};
  CHECK_FALSE(flow.solve(states, small, steps));
  CHECK(flow.in_cut(1));
  CHECK_FALSE(flow.in_cut(2));
}

}  // namespace
