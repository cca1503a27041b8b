// The units of a cart that unit tokens may cover, in groups. Contract 3 (Units), 6.
//
// The units of a line have at most two amounts, and those of one amount differ in nothing a token
// may ask for. So a line is at most two groups, the dearer first, and what counts is how many of a
// group are left. A group's place follows line order, then unit order. Amounts of 0 make no group.

#ifndef SVE_TOKENS_UNITS_H_
#define SVE_TOKENS_UNITS_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "base/dense_map.h"
#include "base/keyed.h"
#include "model/quote.h"
#include "model/request.h"

namespace sve::tokens {

struct UnitGroup {
  uint32_t line;   // place
  int64_t amount;  // of one unit
  int64_t left;    // how many are not covered yet
};

// The sessions and days of the cart's lines as small numbers, for passes.
struct Calendar {
  std::span<const uint32_t> session_of_line;
  std::span<const uint32_t> day_of_line;  // or kNoPlace: a line without a start
  std::span<const base::Keyed> sessions;  // each start and its number; and those without a start
  std::span<const base::Keyed> days;      // each day and its number
};

// The number of a session's start or of a day among those of a calendar, or kNoPlace.
uint32_t number_of(std::span<const base::Keyed> numbered, int64_t key);

// The places of groups in a selection's order, ties by place.
using Order = std::span<const base::Keyed>;

class Units {
 public:
  Units(const model::Request& request, std::span<const model::LineQuote> lines, base::Arena& arena);

  std::span<UnitGroup> groups() { return groups_; }
  UnitGroup& group(uint32_t place) { return groups_[place]; }

  // Of few groups only those with units left on eligible lines (by place), anew for every token; of
  // many all, sorted once a quote. So who goes through it still asks each group.
  Order order(model::Selection selection, std::span<const uint8_t> eligible);

  const Calendar& calendar();

 private:
  const model::Request& request_;
  base::Arena& arena_;
  std::span<UnitGroup> groups_;
  Order orders_[3];
  Calendar calendar_ = {};
  bool has_calendar_ = false;
};

}  // namespace sve::tokens

#endif  // SVE_TOKENS_UNITS_H_
