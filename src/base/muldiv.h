// a * b / d with an exact product of up to 126 bits.
//
// Amounts are below 2^53, so a product of two may pass 64 bits. Most do not: the 64-bit division
// goes first, since the 128-bit one costs several times as much.

#ifndef SVE_BASE_MULDIV_H_
#define SVE_BASE_MULDIV_H_

#include <cstdint>

#include "base/assert.h"

namespace sve::base {

struct Divided {
  int64_t quotient;
  int64_t remainder;
};

__extension__ typedef unsigned __int128 Wide;

// The whole part and the remainder of (a * b + add) / d. The quotient must fit into 63 bits.
inline Divided mul_add_div(int64_t a, int64_t b, int64_t add, int64_t d) {
  SVE_ASSERT(a >= 0 && b >= 0 && add >= 0);
  SVE_ASSERT(d > 0);
  const uint64_t ua = static_cast<uint64_t>(a);
  const uint64_t ub = static_cast<uint64_t>(b);
  const uint64_t ud = static_cast<uint64_t>(d);
  // Bits of a product are at most the sum of the factors' bits; one bit is kept for the sum.
  if (__builtin_clzll(ua | 1) + __builtin_clzll(ub | 1) > 64) [[likely]] {
    const uint64_t sum = ua * ub + static_cast<uint64_t>(add);
    return {static_cast<int64_t>(sum / ud), static_cast<int64_t>(sum % ud)};
  }
  const Wide sum = static_cast<Wide>(ua) * ub + static_cast<uint64_t>(add);
  const Wide quotient = sum / ud;
  SVE_ASSERT(quotient <= INT64_MAX);
  return {static_cast<int64_t>(quotient), static_cast<int64_t>(sum - quotient * ud)};
}

}  // namespace sve::base

#endif  // SVE_BASE_MULDIV_H_
