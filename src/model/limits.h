// The limits of the contract: how large values and lists may be. Contract 1 and 2.

#ifndef SVE_MODEL_LIMITS_H_
#define SVE_MODEL_LIMITS_H_

#include <cstdint>

namespace sve::model {

inline constexpr int64_t kMaxAmount = (int64_t{1} << 53) - 1;
inline constexpr int64_t kMaxRate = 10'000;
inline constexpr int64_t kMaxCount = 100'000;
inline constexpr int64_t kMaxInstant = 253'402'300'799'999;
inline constexpr int64_t kMaxOffsetMinutes = 1'080;

inline constexpr int64_t kMaxLines = 10'000;
inline constexpr int64_t kMaxTotalQuantity = 100'000;
inline constexpr int64_t kMaxDiscounts = 64;
inline constexpr int64_t kMaxDiscountLineIds = 10'000;
inline constexpr int64_t kMaxTokenTypes = 64;
inline constexpr int64_t kMaxTokens = 64;
inline constexpr int64_t kMaxTypeIds = 1'000;
inline constexpr int64_t kMaxItems = 100;
inline constexpr int64_t kMaxUsedSessions = 10'000;

inline constexpr int64_t kMsPerMinute = 60'000;
inline constexpr int64_t kMsPerDay = 86'400'000;

}  // namespace sve::model

#endif  // SVE_MODEL_LIMITS_H_
