// From doubles to words: what is an integer, what is none, and where the range ends.

#include "json/number.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

using sve::flat::kNotAnInteger;
using sve::flat::kTooLarge;
using sve::json::word_of_number;

TEST_CASE("integers are themselves to the edges of their range") {
  CHECK(word_of_number(0.0) == 0);
  CHECK(word_of_number(-0.0) == 0);
  CHECK(word_of_number(1e3) == 1'000);
  CHECK(word_of_number(-1.0) == -1);
  CHECK(word_of_number(9007199254740991.0) == sve::flat::kMostNumber);
  CHECK(word_of_number(9007199254740992.0) == kTooLarge);
  CHECK(word_of_number(-1073741824.0) == sve::flat::kLeastNumber);
  CHECK(word_of_number(-1073741825.0) == kTooLarge);
  CHECK(word_of_number(-9007199254740991.0) == kTooLarge);
}

TEST_CASE("what is no integer says why") {
  CHECK(word_of_number(0.5) == kNotAnInteger);
  CHECK(word_of_number(-1.5) == kNotAnInteger);
  CHECK(word_of_number(4503599627370495.5) == kNotAnInteger);
  CHECK(word_of_number(std::numeric_limits<double>::denorm_min()) == kNotAnInteger);
  CHECK(word_of_number(std::nan("")) == kNotAnInteger);
  CHECK(word_of_number(std::numeric_limits<double>::infinity()) == kTooLarge);
  CHECK(word_of_number(-std::numeric_limits<double>::infinity()) == kTooLarge);
  CHECK(word_of_number(1e300) == kTooLarge);
}

TEST_CASE("markers are the words that docs/flat.md names, below every number") {
  CHECK(sve::flat::kAbsent == -2'147'483'648);
  CHECK(sve::flat::kWrongType == -2'147'483'647);
  CHECK(sve::flat::kInvalid == -2'147'483'646);
  CHECK(kNotAnInteger == -2'147'483'645);
  CHECK(kTooLarge == -2'147'483'644);
  CHECK(kTooLarge < sve::flat::kLeastNumber);
}
