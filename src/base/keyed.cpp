// One sort for all callers. Most lists are short or in order already, where insertion is fastest;
// the library's heap takes over where it would not be: its sort takes four times the code.

#include "base/keyed.h"

#include <algorithm>

namespace sve::base {

namespace {

bool before(const Keyed& a, const Keyed& b) {
  return a.key != b.key ? a.key < b.key : a.place < b.place;
}

// Insertion keeps equal keys in the order they come in: where places ascend, they need no
// comparing.
void insert_each(std::span<Keyed> entries) {
  for (size_t i = 1; i < entries.size(); ++i) {
    const Keyed entry = entries[i];
    size_t place = i;
    for (; place > 0 && entry.key < entries[place - 1].key; --place) {
      entries[place] = entries[place - 1];
    }
    entries[place] = entry;
  }
}

}  // namespace

void sort_keyed(std::span<Keyed> entries) {
  constexpr size_t kShort = 24;
  if (entries.size() <= kShort) {
    insert_each(entries);
  } else if (!std::is_sorted(entries.begin(), entries.end(), before)) {
    std::make_heap(entries.begin(), entries.end(), before);
    std::sort_heap(entries.begin(), entries.end(), before);
  }
}

}  // namespace sve::base
