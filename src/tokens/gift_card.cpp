// Gift cards pay what is due after the unit tokens.

#include "tokens/gift_card.h"

#include <algorithm>

#include "money/money.h"

namespace sve::tokens {

using model::Code;

DueLines due_lines(std::span<const uint8_t> eligible, std::span<const model::LineQuote> lines,
                   base::Arena& arena) {
  DueLines result = {arena.take<uint32_t>(lines.size()), arena.take<int64_t>(lines.size()), 0};
  size_t count = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    const int64_t due = lines[i].total - lines[i].covered;
    if (eligible[i] == 0 || due == 0) continue;
    result.places[count] = static_cast<uint32_t>(i);
    result.due[count] = due;
    result.total += due;
    ++count;
  }
  result.places = result.places.first(count);
  result.due = result.due.first(count);
  return result;
}

int64_t usable_amount(const model::Token& token, const model::TokenType& type, int64_t due,
                      Violations& violations) {
  const int64_t available = model::available(token);
  const int64_t usable = std::min({available, type.max_redemption, token.use, due});
  if (!type.partial_redemption && usable < available) {
    violations.add(Code::PARTIAL_REDEMPTION_NOT_ALLOWED, available, usable);
  } else if (usable < type.min_redemption) {
    violations.add(Code::BELOW_MIN_REDEMPTION, type.min_redemption, usable);
  }
  return usable;
}

std::span<model::Allocation> lay(int64_t amount, model::LayOut lay_out, const DueLines& lines,
                                 base::Arena& arena) {
  const std::span<int64_t> shares = arena.take<int64_t>(lines.places.size());
  if (lay_out == model::LayOut::kProportional) {
    money::apportion(amount, lines.due, shares, arena);
  } else {
    int64_t left = amount;
    for (size_t i = 0; i < shares.size(); ++i) {
      shares[i] = std::min(left, lines.due[i]);
      left -= shares[i];
    }
  }
  const std::span<model::Allocation> allocations =
      arena.take<model::Allocation>(lines.places.size());
  size_t count = 0;
  for (size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] == 0) continue;
    allocations[count++] = {lines.places[i], model::kNoPlace, 0, shares[i]};
  }
  return arena.shrink_last(allocations, count);
}

}  // namespace sve::tokens
