// Sums and products of amounts that say when they pass 2^53 - 1 instead of wrapping. Contract 1.

#ifndef SVE_MODEL_ARITHMETIC_H_
#define SVE_MODEL_ARITHMETIC_H_

#include <cstdint>

#include "base/assert.h"
#include "model/limits.h"

namespace sve::model {

// product = a·b for an amount and a count; false if that passes the largest amount.
inline bool multiply(int64_t amount, int64_t count, int64_t& product) {
  SVE_ASSERT(amount >= 0 && amount <= kMaxAmount);
  SVE_ASSERT(count >= 0 && count <= kMaxCount);
  constexpr int64_t kNeverTooLarge = kMaxAmount / kMaxCount;
  if (amount > kNeverTooLarge && count != 0 && amount > kMaxAmount / count) return false;
  product = amount * count;
  return true;
}

// sum += amount; false, and sum unchanged, if that passes the largest amount.
inline bool add_to(int64_t& sum, int64_t amount) {
  SVE_ASSERT(sum >= 0 && sum <= kMaxAmount);
  SVE_ASSERT(amount >= 0 && amount <= kMaxAmount);
  if (amount > kMaxAmount - sum) return false;
  sum += amount;
  return true;
}

}  // namespace sve::model

#endif  // SVE_MODEL_ARITHMETIC_H_
