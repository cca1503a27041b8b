// Dividing an amount over some of the lines. Contract 1 (apportion).

#ifndef SVE_PRICING_SPREAD_H_
#define SVE_PRICING_SPREAD_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "money/money.h"

namespace sve::pricing {

// Apportions the amount over lines (by place, ascending), weighted by weight(place), and hands each
// its share with give(place, share).
template <typename Weight, typename Give>
void spread(int64_t amount, std::span<const uint32_t> places, base::Arena& arena, Weight weight,
            Give give) {
  const base::Arena::Scratch scratch(arena);
  const std::span<int64_t> weights = arena.take<int64_t>(places.size());
  const std::span<int64_t> shares = arena.take<int64_t>(places.size());
  for (size_t i = 0; i < places.size(); ++i) weights[i] = weight(places[i]);
  money::apportion(amount, weights, shares, arena);
  for (size_t i = 0; i < places.size(); ++i) give(places[i], shares[i]);
}

}  // namespace sve::pricing

#endif  // SVE_PRICING_SPREAD_H_
