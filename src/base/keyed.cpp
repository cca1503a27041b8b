// One instance of the library's sort for all callers: it is the largest piece of code it brings.

#include "base/keyed.h"

#include <algorithm>

namespace sve::base {

void sort_keyed(std::span<Keyed> entries) {
  std::sort(entries.begin(), entries.end(), [](const Keyed& a, const Keyed& b) {
    return a.key != b.key ? a.key < b.key : a.place < b.place;
  });
}

}  // namespace sve::base
