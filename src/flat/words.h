// The words of the flat form: markers and the numbers of its enumerations (docs/flat.md).
//
// A word is the bit pattern of an IEEE double. Readers and core share this file; the JavaScript
// codec writes the same values.

#ifndef SVE_FLAT_WORDS_H_
#define SVE_FLAT_WORDS_H_

#include <cstdint>

namespace sve::flat {

inline constexpr uint64_t kAbsent = 0xC3B0000000000000;     // -2^60
inline constexpr uint64_t kWrongType = 0xC3C0000000000000;  // -2^61
inline constexpr uint64_t kInvalid = 0xC3D0000000000000;    // -2^62

// Path elements of an error: a list index from 0, a field -1 - f, an unknown name -1000 - k.
inline constexpr int64_t kFirstFieldElement = -1;
inline constexpr int64_t kFirstNameElement = -1000;

enum class Status : int64_t { kOk = 0, kError = 1, kCorrupt = 2 };

}  // namespace sve::flat

#endif  // SVE_FLAT_WORDS_H_
