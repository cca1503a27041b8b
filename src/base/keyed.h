// Sorting places by a key, ties by place: the one total order that every sort here uses.

#ifndef SVE_BASE_KEYED_H_
#define SVE_BASE_KEYED_H_

#include <cstdint>
#include <span>

#include "base/arena.h"

namespace sve::base {

struct Keyed {
  int64_t key;
  uint32_t place;
};

// Ascending by key; equal keys stay in their order, which is that of places in every list here.
void sort_keyed(std::span<Keyed> entries, Arena& arena);

}  // namespace sve::base

#endif  // SVE_BASE_KEYED_H_
