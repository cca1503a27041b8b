// a * b / d with an exact product of up to 126 bits.
//
// Amounts are below 2^53, so a product of two may pass 64 bits. Most do not: the 64-bit division
// goes first, since the 128-bit one costs several times as much.

#ifndef SVE_BASE_MULDIV_H_
#define SVE_BASE_MULDIV_H_

#include <cstdint>

#include "base/assert.h"
#include "base/cold.h"

namespace sve::base {

struct Divided {
  int64_t quotient;
  int64_t remainder;
};

__extension__ typedef unsigned __int128 Wide;

// Whether a * b, and a little more, fits into 63 bits; a, b >= 0. Bits of a product are at most the
// sum of the factors' bits; one bit is kept for what is added.
inline bool product_is_narrow(int64_t a, int64_t b) {
  return __builtin_clzll(static_cast<uint64_t>(a) | 1) +
             __builtin_clzll(static_cast<uint64_t>(b) | 1) >
         65;
}

// a >= 0, d > 0.
inline Divided divide(int64_t a, int64_t d) {
  const uint64_t quotient = static_cast<uint64_t>(a) / static_cast<uint64_t>(d);
  return {static_cast<int64_t>(quotient), a - static_cast<int64_t>(quotient) * d};
}

// (a * b + add) / d where the product is wide: bit by bit, since the amounts that need it are
// seldom and a division of 128 bits is as much code as the largest of the rules.
SVE_COLD inline Divided wide_mul_add_div(uint64_t a, uint64_t b, uint64_t add, uint64_t d) {
  const Wide sum = static_cast<Wide>(a) * b + add;
  uint64_t remainder = static_cast<uint64_t>(sum >> 64);
  uint64_t quotient = static_cast<uint64_t>(sum);
  SVE_ASSERT(remainder < d && d <= INT64_MAX);
  // The bits of the sum go out at the top of the quotient as those of the result come in below.
  for (int bit = 0; bit < 64; ++bit) {
    remainder = (remainder << 1) | (quotient >> 63);
    const bool fits = remainder >= d;
    quotient = (quotient << 1) | (fits ? 1 : 0);
    if (fits) remainder -= d;
  }
  SVE_ASSERT(quotient <= INT64_MAX);
  return {static_cast<int64_t>(quotient), static_cast<int64_t>(remainder)};
}

// The whole part and the remainder of (a * b + add) / d, add < 2^62. The quotient must fit into 63
// bits.
inline Divided mul_add_div(int64_t a, int64_t b, int64_t add, int64_t d) {
  SVE_ASSERT(a >= 0 && b >= 0 && add >= 0);
  SVE_ASSERT(d > 0);
  if (product_is_narrow(a, b)) [[likely]] {
    return divide(a * b + add, d);
  }
  return wide_mul_add_div(static_cast<uint64_t>(a), static_cast<uint64_t>(b),
                          static_cast<uint64_t>(add), static_cast<uint64_t>(d));
}

}  // namespace sve::base

#endif  // SVE_BASE_MULDIV_H_
