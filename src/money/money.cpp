// Rounding and apportioning, exact for every amount the contract allows.

#include "money/money.h"

#include <algorithm>
#include <functional>

#include "base/muldiv.h"

namespace sve::money {

Amount round_mul_div(int64_t a, int64_t b, int64_t d) {
  // Adding half of d before dividing rounds halves up: for an odd d there are no halves, and
  // (d - 1) / 2 = d / 2 in integers rounds every other fraction to the nearest.
  return base::mul_add_div(a, b, d / 2, d).quotient;
}

namespace {

// Gives one unit more to the `extra` largest remainders, ties to the earlier entry.
void hand_out(std::span<const Amount> remainders, size_t extra, std::span<Amount> shares,
              base::Arena& arena) {
  const std::span<Amount> order = arena.take<Amount>(remainders.size());
  std::copy(remainders.begin(), remainders.end(), order.begin());
  const auto last_served = order.begin() + static_cast<ptrdiff_t>(extra - 1);
  std::nth_element(order.begin(), last_served, order.end(), std::greater<>());
  const Amount threshold = *last_served;
  // Those above the threshold are served whatever their place; what is then left goes to the
  // first that equal it.
  const auto above = std::count_if(remainders.begin(), remainders.end(),
                                   [threshold](Amount r) { return r > threshold; });
  size_t at_threshold = extra - static_cast<size_t>(above);
  for (size_t i = 0; i < remainders.size(); ++i) {
    if (remainders[i] > threshold) {
      ++shares[i];
    } else if (remainders[i] == threshold && at_threshold > 0) {
      ++shares[i];
      --at_threshold;
    }
  }
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
  const std::span<Amount> remainders = arena.take<Amount>(weights.size());
  Amount given = 0;
  for (size_t i = 0; i < weights.size(); ++i) {
    const base::Divided share = base::mul_add_div(amount, weights[i], 0, total);
    shares[i] = share.quotient;
    remainders[i] = share.remainder;
    given += share.quotient;
  }
  SVE_ASSERT(given <= amount);
  if (given < amount) hand_out(remainders, static_cast<size_t>(amount - given), shares, arena);
}

}  // namespace sve::money
