// From the number that a JSON text spells, an IEEE double, to its word. Contract 1, docs/flat.md.

#ifndef SVE_JSON_NUMBER_H_
#define SVE_JSON_NUMBER_H_

#include "flat/words.h"

namespace sve::json {

// The integer itself, -0 as 0; or the marker of what it is instead.
inline flat::Word word_of_number(double number) {
  constexpr double kMost = 9007199254740991.0;
  if (!(number >= -kMost && number <= kMost)) {
    return number != number ? flat::kNotAnInteger : flat::kTooLarge;
  }
  const flat::Word word = static_cast<flat::Word>(number);
  if (static_cast<double>(word) != number) return flat::kNotAnInteger;
  return word < flat::kLeastNumber ? flat::kTooLarge : word;
}

}  // namespace sve::json

#endif  // SVE_JSON_NUMBER_H_
