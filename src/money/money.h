// Money: the roundings and the division of an amount. Contract 1.
//
// Amounts are integer minor units from 0 to 2^53 - 1; intermediate products are exact. Each
// rounding has one named function; nothing else in the core rounds.

#ifndef SVE_MONEY_MONEY_H_
#define SVE_MONEY_MONEY_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "base/muldiv.h"

namespace sve::money {

using Amount = int64_t;

inline constexpr int64_t kWholeRate = 10'000;  // basis points

// round(a·b, d): the nearest integer to a·b/d, halves up; a, b >= 0, d > 0.
Amount round_mul_div(int64_t a, int64_t b, int64_t d);

// A percentage of an amount, in basis points: round(amount·rate, 10000).
inline Amount percentage(Amount amount, int64_t rate_bp) {
  // Here, so that compilers know the divisor.
  return base::mul_add_div(amount, rate_bp, kWholeRate / 2, kWholeRate).quotient;
}

// The VAT inside a gross amount.
inline Amount vat_in(Amount gross, int64_t rate_bp) {
  return round_mul_div(gross, rate_bp, kWholeRate + rate_bp);
}

// The VAT on a net amount.
inline Amount vat_on(Amount net, int64_t rate_bp) { return percentage(net, rate_bp); }

// Divides amount over the weights by the largest-remainder method: each share is rounded down, the
// units left over go one each to the largest remainders, ties to the earlier entry. All shares
// are 0 if the weights add up to 0. shares and weights have one length; shares add up to amount.
void apportion(Amount amount, std::span<const Amount> weights, std::span<Amount> shares,
               base::Arena& arena);

}  // namespace sve::money

#endif  // SVE_MONEY_MONEY_H_
