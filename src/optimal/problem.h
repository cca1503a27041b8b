// A request reduced to what the choice of contract 7 is about: which units, how many, how much.
//
// Lines that no token that takes part tells apart are one class of lines; units of one class and
// one amount are one pool; lines on which the same gift cards can lie are one purse. What each
// unit token may do is a small tree of limits (token, day, session; or one tree an item) whose
// leaves reach pools by arcs. Nothing here refers to the order of anything but for being the same
// at every run. Tokens that can never be used are left out.

#ifndef SVE_OPTIMAL_PROBLEM_H_
#define SVE_OPTIMAL_PROBLEM_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"
#include "optimal/worth.h"
#include "tokens/eligibility.h"
#include "tokens/units.h"

namespace sve::optimal {

// Past this many arcs nothing is searched; a constant of contract version 1.
inline constexpr size_t kMostArcs = 32'768;

// The same for lines that gift cards tell apart.
inline constexpr size_t kMostPurses = 512;

inline constexpr uint32_t kNone = model::kNoPlace;

// Units of one amount on lines that are alike.
struct Pool {
  int64_t amount;
  int64_t count;
  uint32_t purse;
  uint32_t first_member;  // its groups of units stand together in Problem::members
  uint32_t member_count;
  uint32_t first_cell;
  uint32_t cell_count;
};

// The units of a pool that are covered with one amount: all that the purse gets to see of them.
struct Cell {
  uint32_t pool;
  int64_t covered;
};

// Lines on which the same gift cards can lie. The first purse is that of no card.
struct Purse {
  uint64_t cards;  // a bit for each place in Problem::cards
  int64_t total;
};

// A limit on units: of a token, a day or a session of a pass, or an item.
struct Limit {
  uint32_t parent;  // or kNone: a root
  uint32_t player;
  int64_t most;
  uint32_t first_arc;  // those of one limit stand together; a root may have some too
  uint32_t arc_count;
  uint32_t item;  // place of the item, or kNone
  uint32_t same;  // another leaf of the same session on another day, or kNone
};

// A leaf may cover units of a pool.
struct Arc {
  uint32_t leaf;
  uint32_t cell;
  uint32_t pool;
  int64_t covered;    // of each unit
  int64_t forfeited;  // of each unit
  int64_t consumed;   // of each unit, as the fourth aim counts
};

// A token that takes part.
struct Player {
  uint32_t token;  // place in the request
  uint32_t type;
  bool exclusive;
  bool whole;     // an itemGiftCard that is used as a whole: each item is a root that must be full
  uint32_t card;  // place in Problem::cards, or kNone: a unit token
  uint32_t twin;  // the next player that differs in nothing, or kNone
  int64_t least;  // units or amount, when it is used: at least 1
  int64_t most;
  uint32_t first_limit;  // a unit token: its limits stand together
  uint32_t limit_count;
};

// Leaves of one pass that share one session although their days differ (a start is one instant,
// in two time zones). The only limit that no tree holds.
struct SharedSession {
  uint32_t last;  // the leaf whose chain of `same` has them all
  int64_t most;
};

struct Problem {
  bool too_large;
  int64_t total;        // of all lines
  int64_t most_figure;  // no sum of amounts covered and forfeited passes it
  int64_t max_tokens;
  std::span<const model::TokenType> types;
  std::span<Player> players;
  std::span<uint32_t> cards;  // players
  std::span<Purse> purses;
  std::span<uint32_t> purse_of_line;
  std::span<Pool> pools;
  std::span<uint32_t> members;  // places of groups in Units
  std::span<Limit> limits;      // parents before children
  std::span<Arc> arcs;          // by leaf
  std::span<Cell> cells;        // by pool
  std::span<SharedSession> shared_sessions;
};

// What a problem is made of. `quotes` and `eligibility` are what tokens::judge_tokens found; no
// unit is covered yet.
struct Source {
  const model::Request& request;
  std::span<const model::LineQuote> lines;
  std::span<const model::TokenQuote> quotes;
  std::span<const tokens::Eligibility> eligibility;
  tokens::Units& units;
};

Problem reduce(const Source& source, base::Arena& arena);

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_PROBLEM_H_
