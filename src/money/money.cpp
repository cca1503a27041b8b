// Rounding and apportioning, exact for every amount the contract allows.

#include "money/money.h"

#include <algorithm>

#include "base/keyed.h"
#include "base/muldiv.h"

namespace sve::money {

Amount round_mul_div(int64_t a, int64_t b, int64_t d) {
  // Adding half of d before dividing rounds halves up: for an odd d there are no halves, and
  // (d - 1) / 2 = d / 2 in integers rounds every other fraction to the nearest.
  return base::mul_add_div(a, b, d / 2, d).quotient;
}

namespace {

// Gives one unit more to the `extra` largest remainders, ties to the earlier entry.
void hand_out(std::span<base::Keyed> remainders, size_t extra, std::span<Amount> shares) {
  base::select_keyed(remainders, extra);
  for (const base::Keyed& remainder : remainders.first(extra)) ++shares[remainder.place];
}

}  // namespace

void apportion(Amount amount, std::span<const Amount> weights, std::span<Amount> shares,
               base::Arena& arena) {
  SVE_ASSERT(weights.size() == shares.size());
  Amount total = 0;
  for (const Amount weight : weights) total += weight;
  if (total == 0 || amount == 0) {
    std::fill(shares.begin(), shares.end(), 0);
    return;
  }
  if (amount == total) {
    std::copy(weights.begin(), weights.end(), shares.begin());
    return;
  }
  const base::Arena::Scratch scratch(arena);
  const std::span<base::Keyed> remainders = arena.take<base::Keyed>(weights.size());
  // No weight is above the total, so if that product is narrow, all are.
  const bool narrow = base::product_is_narrow(amount, total);
  Amount given = 0;
  for (uint32_t i = 0; i < weights.size(); ++i) {
    const base::Divided share = narrow ? base::divide(amount * weights[i], total)
                                       : base::mul_add_div(amount, weights[i], 0, total);
    shares[i] = share.quotient;
    remainders[i] = {-share.remainder, i};
    given += share.quotient;
  }
  SVE_ASSERT(given <= amount);
  if (given < amount) hand_out(remainders, static_cast<size_t>(amount - given), shares);
}

}  // namespace sve::money
