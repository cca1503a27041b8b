// From the spelling of a number in JSON text to its word: the integer that the IEEE double nearest
// to it is, or the marker of what it is instead. Contract 1, docs/flat.md.
//
// Exact for every spelling of any length, in time in proportion to it, and without a floating-point
// operation: no rounding mode, library or locale has a say in it.

#ifndef SVE_JSON_NUMBER_H_
#define SVE_JSON_NUMBER_H_

#include "flat/words.h"

namespace sve::json {

// Reads the number that begins at `at` and returns where it ends; or null when none is spelt there
// as RFC 8259 has it, or it is too large for a double.
const char* read_number(const char* at, const char* end, flat::Word& word);

}  // namespace sve::json

#endif  // SVE_JSON_NUMBER_H_
