// The bits of doubles: against the machine's own doubles, which the core never uses.

#include "flat/number.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>

#include "flat/words.h"

namespace {

using sve::flat::bits_of_number;
using sve::flat::number_of_bits;
using sve::flat::NumberClass;

uint64_t bits(double value) {
  uint64_t word = 0;
  std::memcpy(&word, &value, sizeof word);
  return word;
}

}  // namespace

TEST_CASE("integers cross both ways") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 100'000; ++i) {
    const int64_t magnitude = static_cast<int64_t>(random() >> (11 + random() % 53));
    const int64_t value = random() % 2 == 0 ? magnitude : -magnitude;
    REQUIRE(bits_of_number(value) == bits(static_cast<double>(value)));
    REQUIRE(number_of_bits(bits_of_number(value)).number_class == NumberClass::kInteger);
    REQUIRE(number_of_bits(bits_of_number(value)).value == value);
  }
}

TEST_CASE("the edges of the safe range") {
  const double most = 9007199254740991.0;
  CHECK(number_of_bits(bits(most)).value == 9007199254740991);
  CHECK(number_of_bits(bits(-most)).value == -9007199254740991);
  CHECK(number_of_bits(bits(most + 1)).number_class == NumberClass::kTooLarge);
  CHECK(number_of_bits(bits(-most - 1)).number_class == NumberClass::kTooLarge);
  CHECK(number_of_bits(bits(-0.0)).number_class == NumberClass::kInteger);
  CHECK(number_of_bits(bits(-0.0)).value == 0);
}

TEST_CASE("what is no integer says why") {
  CHECK(number_of_bits(bits(0.5)).number_class == NumberClass::kFraction);
  CHECK(number_of_bits(bits(-1.5)).number_class == NumberClass::kFraction);
  CHECK(number_of_bits(bits(4503599627370495.5)).number_class == NumberClass::kFraction);
  CHECK(number_of_bits(bits(std::numeric_limits<double>::denorm_min())).number_class ==
        NumberClass::kFraction);
  CHECK(number_of_bits(bits(std::nan(""))).number_class == NumberClass::kNotANumber);
  CHECK(number_of_bits(bits(-std::nan("7"))).number_class == NumberClass::kNotANumber);
  CHECK(number_of_bits(bits(std::numeric_limits<double>::infinity())).number_class ==
        NumberClass::kTooLarge);
  CHECK(number_of_bits(bits(1e300)).number_class == NumberClass::kTooLarge);
}

TEST_CASE("markers are the doubles that docs/flat.md names") {
  CHECK(sve::flat::kAbsent == bits(-std::ldexp(1.0, 60)));
  CHECK(sve::flat::kWrongType == bits(-std::ldexp(1.0, 61)));
  CHECK(sve::flat::kInvalid == bits(-std::ldexp(1.0, 62)));
}
