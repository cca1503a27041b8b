// The words of the flat form and its markers (docs/flat.md).
//
// A word is a 64-bit integer. Markers are the lowest integers of 32 bits, so that a reader whose
// numbers have 32 bits stores them like any other; numbers that a request gives stop short of them.

#ifndef SVE_FLAT_WORDS_H_
#define SVE_FLAT_WORDS_H_

#include <cstddef>
#include <cstdint>

namespace sve::flat {

using Word = int64_t;

inline constexpr Word kAbsent = INT32_MIN;
inline constexpr Word kWrongType = kAbsent + 1;
inline constexpr Word kInvalid = kAbsent + 2;
inline constexpr Word kNotAnInteger = kAbsent + 3;
inline constexpr Word kTooLarge = kAbsent + 4;

// What a number may be as a word; every other integer is kTooLarge.
inline constexpr Word kLeastNumber = -(int64_t{1} << 30);
inline constexpr Word kMostNumber = (int64_t{1} << 53) - 1;

// Path elements of an error: a list index from 0, a field -1 - f, an unknown name -1000 - k.
inline constexpr Word kFirstFieldElement = -1;
inline constexpr Word kFirstNameElement = -1000;

enum class Status : Word { kOk = 0, kError = 1, kCorrupt = 2 };

// A cursor may look this many words past the end before it notices (cursor.h).
inline constexpr size_t kSlackWords = 32;

}  // namespace sve::flat

#endif  // SVE_FLAT_WORDS_H_
