// The table of names: numbers in order of first sight, whatever the names.

#include "json/names.h"

#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>
#include <vector>

namespace {

using sve::json::NameTable;

// Names of eight bytes whose hashes end in the same 32 bits: all want one place in the table.
std::vector<std::string> crowded_names(size_t count) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  uint64_t inverse = kMultiplier;
  for (int i = 0; i < 6; ++i) inverse *= 2 - kMultiplier * inverse;
  REQUIRE(kMultiplier * inverse == 1);
  std::vector<std::string> names;
  for (size_t i = 0; i < count; ++i) {
    const uint64_t hash = uint64_t{i + 1} << 32 | 0x12345678;
    const uint64_t bytes = ((hash ^ hash >> 32) * inverse) ^ 8;
    std::string name(8, '\0');
    std::memcpy(name.data(), &bytes, name.size());
    names.push_back(name);
  }
  return names;
}

void check_numbers(const std::vector<std::string>& names) {
  NameTable table;
  table.clear();
  for (int round = 0; round < 2; ++round) {
    for (size_t i = 0; i < names.size(); ++i) {
      if (table.intern(names[i]) != i) FAIL("the name " << i << " got another number");
    }
  }
  CHECK(table.size() == names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    if (table.find(names[i]) != i || table[i] != names[i]) FAIL("the name " << i << " is lost");
  }
  CHECK(table.find("nobody") == NameTable::kNone);
}

}  // namespace

TEST_CASE("equal names have equal numbers, in order of first sight", "[json]") {
  NameTable table;
  table.clear();
  CHECK(table.find("A") == NameTable::kNone);
  CHECK(table.intern("A") == 0);
  CHECK(table.intern("B") == 1);
  CHECK(table.intern("A") == 0);
  CHECK(table.intern(std::string_view("A\0", 2)) == 2);
  CHECK(table.intern("") == 3);
  CHECK(table.intern("__proto__") == 4);
  CHECK(table.find("B") == 1);
  CHECK(table[2] == std::string_view("A\0", 2));
}

TEST_CASE("a table that was never cleared starts from 0", "[json]") {
  NameTable table;
  CHECK(table.intern("a") == 0);
  CHECK(table.intern("b") == 1);
  CHECK(table.find("a") == 0);
}

TEST_CASE("a cleared table starts from 0", "[json]") {
  const std::vector<std::string> names = {"A", "B", "C"};
  NameTable table;
  for (int round = 0; round < 3; ++round) {
    table.clear();
    CHECK(table.size() == 0);
    CHECK(table.find("A") == NameTable::kNone);
    CHECK(table.intern(names[static_cast<size_t>(round)]) == 0);
  }
}

TEST_CASE("many names", "[json]") {
  std::vector<std::string> names(300'000, "line-");
  for (size_t i = 0; i < names.size(); ++i) names[i] += std::to_string(i);
  check_numbers(names);
}

TEST_CASE("many names that want the same place", "[json]") {
  check_numbers(crowded_names(300'000));
}

TEST_CASE("names of every length up to the longest id", "[json]") {
  std::vector<std::string> names;
  for (size_t length = 0; length <= 128; ++length) {
    names.push_back(std::string(length, 'x'));
    if (length > 0) names.push_back(std::string(length - 1, 'x') + 'y');
  }
  check_numbers(names);
}
