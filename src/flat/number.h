// Between integers and the bit patterns of IEEE doubles, by integer operations alone.
//
// The core holds no floating point: what a host wrote as a double is taken apart here, and what
// the core answers is put together here. Both directions are exact for magnitudes to 2^53 - 1.

#ifndef SVE_FLAT_NUMBER_H_
#define SVE_FLAT_NUMBER_H_

#include <cstdint>

namespace sve::flat {

inline constexpr int64_t kMaxSafe = (int64_t{1} << 53) - 1;

enum class NumberClass : uint8_t { kInteger, kFraction, kNotANumber, kTooLarge };

struct Number {
  NumberClass number_class;
  int64_t value;  // only of kInteger
};

// What the double with these bits is. -0 is the integer 0. Contract 1.
inline Number number_of_bits(uint64_t bits) {
  constexpr int kBias = 1023;
  constexpr int kMantissaBits = 52;
  const int exponent = static_cast<int>((bits >> kMantissaBits) & 0x7FF) - kBias;
  const uint64_t mantissa = bits & ((uint64_t{1} << kMantissaBits) - 1);
  if (exponent > kMantissaBits) {
    const bool nan = exponent == kBias + 1 && mantissa != 0;
    return {nan ? NumberClass::kNotANumber : NumberClass::kTooLarge, 0};
  }
  if (exponent < 0) {
    const bool zero = (bits << 1) == 0;
    return {zero ? NumberClass::kInteger : NumberClass::kFraction, 0};
  }
  const uint64_t significand = mantissa | (uint64_t{1} << kMantissaBits);
  const int fraction_bits = kMantissaBits - exponent;
  if ((significand & ((uint64_t{1} << fraction_bits) - 1)) != 0) {
    return {NumberClass::kFraction, 0};
  }
  const int64_t magnitude = static_cast<int64_t>(significand >> fraction_bits);
  return {NumberClass::kInteger, (bits >> 63) != 0 ? -magnitude : magnitude};
}

// The double that is this integer; magnitude at most 2^53.
inline uint64_t bits_of_number(int64_t value) {
  if (value == 0) return 0;
  const uint64_t sign = value < 0 ? uint64_t{1} << 63 : 0;
  const uint64_t magnitude = static_cast<uint64_t>(value < 0 ? -value : value);
  const int top = 63 - __builtin_clzll(magnitude);
  const uint64_t mantissa = (magnitude << (52 - top)) & ((uint64_t{1} << 52) - 1);
  return sign | (static_cast<uint64_t>(top + 1023) << 52) | mantissa;
}

}  // namespace sve::flat

#endif  // SVE_FLAT_NUMBER_H_
