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
  std::span<const base::Keyed> sessions;  // start and its number, ascending, each start once
  std::span<const base::Keyed> days;      // day and its number, ascending, each once
  size_t session_count;                   // with those that have no start
};

class Units {
 public:
  Units(const model::Request& request, std::span<const model::LineQuote> lines, base::Arena& arena);

  std::span<UnitGroup> groups() { return groups_; }
  UnitGroup& group(uint32_t place) { return groups_[place]; }

  // The places of all groups in a selection's order, ties by place. Made once a quote.
  std::span<const uint32_t> order(model::Selection selection);

  const Calendar& calendar();

 private:
  std::span<const uint32_t> sorted(int64_t sign);
  void number_sessions(Calendar& calendar);
  void number_days(Calendar& calendar);

  const model::Request& request_;
  base::Arena& arena_;
  std::span<UnitGroup> groups_;
  std::span<const uint32_t> orders_[3];
  bool has_order_[3] = {};
  Calendar calendar_ = {};
  bool has_calendar_ = false;
};

}  // namespace sve::tokens

#endif  // SVE_TOKENS_UNITS_H_
