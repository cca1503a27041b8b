// One sort for all callers. Most lists are short or in order already, where insertion is fastest.
// Long ones are parted around a pivot (half the instructions of the library's heap, a quarter of
// the code of its sort); the heap takes over where pivots keep falling at an end.

#include "base/keyed.h"

#include <algorithm>
#include <bit>
#include <utility>

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

// Insertion where places are in any order. (It and the next are called for long lists only, where a
// call costs nothing; compiled into each caller they would cost bytes.)
[[gnu::noinline]] void insert_each_of_any(std::span<Keyed> entries) {
  for (size_t i = 1; i < entries.size(); ++i) {
    const Keyed entry = entries[i];
    size_t place = i;
    for (; place > 0 && before(entry, entries[place - 1]); --place) {
      entries[place] = entries[place - 1];
    }
    entries[place] = entry;
  }
}

Keyed middle_of(Keyed a, Keyed b, Keyed c) {
  if (before(b, a)) std::swap(a, b);
  if (before(c, b)) b = before(c, a) ? a : c;
  return b;
}

// Parts the entries: each of the first `size` returned is at most the pivot, all others at least.
// The pivot is one of them and no greatest, so neither part is empty.
[[gnu::noinline]] size_t part(std::span<Keyed> entries) {
  const Keyed pivot = middle_of(entries.front(), entries[(entries.size() - 1) / 2], entries.back());
  size_t low = 0;
  size_t high = entries.size() - 1;
  for (;; ++low, --high) {
    while (before(entries[low], pivot)) ++low;
    while (before(pivot, entries[high])) --high;
    if (low >= high) return high + 1;
    std::swap(entries[low], entries[high]);
  }
}

constexpr size_t kShort = 24;

[[gnu::noinline]] void sort_long(std::span<Keyed> entries, int partings) {
  while (entries.size() > kShort) {
    if (partings-- == 0) {
      std::make_heap(entries.begin(), entries.end(), before);
      std::sort_heap(entries.begin(), entries.end(), before);
      return;
    }
    const size_t size = part(entries);
    // The smaller part by a call, the larger by this loop: few calls at once.
    if (size <= entries.size() - size) {
      sort_long(entries.first(size), partings);
      entries = entries.subspan(size);
    } else {
      sort_long(entries.subspan(size), partings);
      entries = entries.first(size);
    }
  }
  insert_each_of_any(entries);
}

int most_partings(size_t size) { return 2 * static_cast<int>(std::bit_width(size)); }

}  // namespace

void sort_keyed(std::span<Keyed> entries) {
  if (entries.size() <= kShort) {
    insert_each(entries);
  } else if (!std::is_sorted(entries.begin(), entries.end(), before)) {
    sort_long(entries, most_partings(entries.size()));
  }
}

void select_keyed(std::span<Keyed> entries, size_t count) {
  if (entries.size() <= kShort) {
    insert_each(entries);
    return;
  }
  for (int partings = most_partings(entries.size()); entries.size() > kShort; --partings) {
    if (partings == 0) {
      sort_long(entries, 0);
      return;
    }
    const size_t size = part(entries);
    if (count < size) {
      entries = entries.first(size);
    } else {
      entries = entries.subspan(size);
      count -= size;
    }
  }
  insert_each_of_any(entries);
}

}  // namespace sve::base
