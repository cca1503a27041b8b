// What a gift card pays at its turn, and how the amount lies on lines. Contract 6 (Gift cards).

#ifndef SVE_TOKENS_GIFT_CARD_H_
#define SVE_TOKENS_GIFT_CARD_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"
#include "tokens/violations.h"

namespace sve::tokens {

// The lines a card may pay for, and what is due on each.
struct DueLines {
  std::span<uint32_t> places;  // ascending; only lines on which something is due
  std::span<int64_t> due;
  int64_t total;
};

DueLines due_lines(std::span<const uint8_t> eligible, std::span<const model::LineQuote> lines,
                   base::Arena& arena);

// What the card would pay of `due`; adds the rule that refuses it, if one does.
int64_t usable_amount(const model::Token& token, const model::TokenType& type, int64_t due,
                      Violations& violations);

// Lays the amount on the lines: in proportion to what is due, or filling them in order.
std::span<model::Allocation> lay(int64_t amount, model::LayOut lay_out, const DueLines& lines,
                                 base::Arena& arena);

}  // namespace sve::tokens

#endif  // SVE_TOKENS_GIFT_CARD_H_
