// Sorting places by a key, ties by place: the one total order that every sort here uses.

#ifndef SVE_BASE_KEYED_H_
#define SVE_BASE_KEYED_H_

#include <cstdint>
#include <span>

namespace sve::base {

struct Keyed {
  int64_t key;
  uint32_t place;
};

// Ascending by key, then by place; the places of equal keys must ascend before. Deterministic,
// as no two are equal.
void sort_keyed(std::span<Keyed> entries);

// Brings the `count` first of that order to the front, in any order; places as above.
void select_keyed(std::span<Keyed> entries, size_t count);

}  // namespace sve::base

#endif  // SVE_BASE_KEYED_H_
