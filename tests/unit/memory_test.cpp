// The arena and the dense map: what a quote takes is given back, and nothing is seen of the one
// before.

#include <catch2/catch_test_macros.hpp>
#include <cstdint>

#include "base/arena.h"
#include "base/dense_map.h"

using sve::base::Arena;
using sve::base::DenseMap;

TEST_CASE("an arena hands out the same memory after a reset") {
  Arena arena;
  const auto first = arena.take<int64_t>(100);
  const auto second = arena.take<int64_t>(100'000);  // past the first block
  arena.reset();
  CHECK(arena.take<int64_t>(100).data() == first.data());
  CHECK(arena.take<int64_t>(100'000).data() == second.data());
}

TEST_CASE("a scratch gives back what was taken in it, also across blocks") {
  Arena arena;
  const auto kept = arena.take<int32_t>(3);
  int64_t* inside = nullptr;
  {
    const Arena::Scratch scratch(arena);
    inside = arena.take<int64_t>(1).data();
    arena.take<int64_t>(50'000);
  }
  CHECK(arena.take<int64_t>(1).data() == inside);
  CHECK(static_cast<void*>(inside) != static_cast<void*>(kept.data()));
}

TEST_CASE("a scratch in an empty arena leaves it usable") {
  Arena arena;
  {
    const Arena::Scratch scratch(arena);
    arena.take<int64_t>(10);
  }
  const auto again = arena.take_filled<int64_t>(10, 7);
  CHECK(again.back() == 7);
}

TEST_CASE("what is shrunk goes to the next that takes") {
  Arena arena;
  const auto wide = arena.take<int64_t>(10);
  const auto narrow = arena.shrink_last(wide, 2);
  CHECK(narrow.size() == 2);
  CHECK(arena.take<int64_t>(1).data() == wide.data() + 2);
}

TEST_CASE("clearing a dense map forgets, growing it keeps") {
  DenseMap map;
  map.clear(4);
  CHECK(map.insert(3, 30));
  CHECK_FALSE(map.insert(3, 31));
  CHECK(map.find(3) == 30);
  map.put(3, 32);
  CHECK(map.find(3) == 32);
  map.clear(4);
  CHECK(map.find(3) == DenseMap::kNone);
  map.clear(10'000);
  CHECK_FALSE(map.contains(9'999));
  map.put(9'999, 1);
  CHECK(map.contains(9'999));
}
