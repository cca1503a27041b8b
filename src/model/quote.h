// A quote as plain data, before it is written out. Contract 9.
//
// Lines and tokens stand in request order. Allocations and violations are views into the engine's
// working memory.

#ifndef SVE_MODEL_QUOTE_H_
#define SVE_MODEL_QUOTE_H_

#include <cstdint>
#include <span>

#include "model/codes.h"
#include "model/request.h"

namespace sve::model {

enum class Outcome : uint8_t { kApplied, kUnused, kRejected };

inline constexpr int64_t kNoDetail = INT64_MIN;

struct Violation {
  Code code;
  Id token_id;         // only in a verification: the token, or kNoId
  int64_t details[2];  // as many as the code has; kNoDetail where one does not apply
};

struct Vat {
  int32_t rate_bp;
  int64_t taxable;
  int64_t vat;
  int64_t prepaid;
};

struct LineQuote {
  int64_t subtotal;
  int64_t discount;
  int64_t tax;
  int64_t total;
  int64_t covered;
  int64_t due;
  Vat vat;
};

struct Allocation {
  uint32_t line;  // place
  uint32_t item;  // place, or kNoPlace
  int64_t units;
  int64_t amount;
};

struct TokenQuote {
  Outcome outcome;
  int64_t amount_covered;
  int64_t forfeited;
  int64_t consideration;
  int64_t units_covered;
  int64_t units_consumed;
  int64_t value_consumed;              // Σ quotedPrice of the units that an itemGiftCard gives
  int64_t remaining;                   // balance, punches, entries
  std::span<int64_t> items_remaining;  // of an itemGiftCard, by item
  std::span<Allocation> allocations;   // in line order, then item order
  std::span<Violation> violations;
};

// How good the choice of the optimal strategy is. Contract 7.
struct Optimality {
  bool proven;
  int64_t cost_lower_bound;
  int64_t in_order_cost;
};

struct Totals {
  int64_t subtotal;
  int64_t discount;
  int64_t tax;
  int64_t total;
  int64_t covered;
  int64_t due;
  int64_t forfeited;
};

struct Quote {
  Totals totals;
  std::span<LineQuote> lines;
  std::span<TokenQuote> tokens;
  std::span<Vat> vat;
  Optimality optimality;  // only of the optimal strategy
};

}  // namespace sve::model

#endif  // SVE_MODEL_QUOTE_H_
