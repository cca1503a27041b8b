// Sorting and selecting by a key, against the standard library's sort: every short length, random
// lists, and those that parting around a pivot likes least.

#include "base/keyed.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdint>
#include <random>
#include <tuple>
#include <vector>

namespace {

using sve::base::Keyed;

bool before(const Keyed& a, const Keyed& b) {
  return std::tie(a.key, a.place) < std::tie(b.key, b.place);
}

bool equal(const Keyed& a, const Keyed& b) { return a.key == b.key && a.place == b.place; }

std::vector<Keyed> entries_of(const std::vector<int64_t>& keys) {
  std::vector<Keyed> entries;
  entries.reserve(keys.size());
  for (const int64_t key : keys) entries.push_back({key, static_cast<uint32_t>(entries.size())});
  return entries;
}

void check(const std::vector<int64_t>& keys) {
  std::vector<Keyed> expected = entries_of(keys);
  std::sort(expected.begin(), expected.end(), before);
  std::vector<Keyed> sorted = entries_of(keys);
  sve::base::sort_keyed(sorted);
  REQUIRE(std::equal(sorted.begin(), sorted.end(), expected.begin(), expected.end(), equal));

  const size_t size = keys.size();
  for (const size_t count : {size_t{0}, size_t{1}, size / 3, size / 2, size - size / 5, size}) {
    if (count > size) continue;
    std::vector<Keyed> selected = entries_of(keys);
    sve::base::select_keyed(selected, count);
    const auto middle = selected.begin() + static_cast<std::ptrdiff_t>(count);
    std::sort(selected.begin(), middle, before);
    std::sort(middle, selected.end(), before);
    REQUIRE(std::equal(selected.begin(), selected.end(), expected.begin(), expected.end(), equal));
  }
}

// The list that a median of three likes least: every pivot is among the least.
std::vector<int64_t> least_liked(size_t size) {
  std::vector<int64_t> keys(size);
  const size_t half = size / 2;
  for (size_t i = 0; i < half; ++i) {
    keys[i] = static_cast<int64_t>(i % 2 == 0 ? i + 1 : half + i + 1);
    keys[half + i] = static_cast<int64_t>(2 * (i + 1));
  }
  return keys;
}

}  // namespace

TEST_CASE("short lists of every length, and lengths around the shortest that is parted") {
  std::mt19937_64 random(1);
  for (size_t size = 0; size < 120; ++size) {
    for (int round = 0; round < 20; ++round) {
      std::vector<int64_t> keys(size);
      for (int64_t& key : keys) key = static_cast<int64_t>(random() % 7) - 3;
      check(keys);
      for (int64_t& key : keys) key = static_cast<int64_t>(random());
      check(keys);
    }
  }
}

TEST_CASE("long lists: random, in order, backwards, alike, in waves") {
  std::mt19937_64 random(2);
  for (const size_t size : {1000u, 4096u, 10000u}) {
    for (const int64_t kinds : {int64_t{1}, int64_t{2}, int64_t{40}, int64_t{1} << 40}) {
      std::vector<int64_t> keys(size);
      for (int64_t& key : keys) key = static_cast<int64_t>(random() % static_cast<uint64_t>(kinds));
      check(keys);
      std::sort(keys.begin(), keys.end());
      check(keys);
      std::reverse(keys.begin(), keys.end());
      check(keys);
      for (size_t i = 0; i < size; ++i) keys[i] = static_cast<int64_t>(i < size / 2 ? i : size - i);
      check(keys);
    }
    check(least_liked(size));
  }
}
