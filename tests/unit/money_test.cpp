// Roundings and apportioning against hand-worked figures and, at random, against plain long
// division.

#include "money/money.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "base/muldiv.h"
#include "model/limits.h"

namespace {

using sve::base::Arena;
using sve::model::kMaxAmount;
using sve::money::apportion;
using sve::money::round_mul_div;
using sve::money::vat_in;
using sve::money::vat_on;

std::vector<int64_t> shares_of(int64_t amount, const std::vector<int64_t>& weights) {
  Arena arena;
  std::vector<int64_t> shares(weights.size(), -1);
  apportion(amount, weights, shares, arena);
  return shares;
}

// The method once more, literally: floors, then one each to the largest remainders.
std::vector<int64_t> shares_by_hand(int64_t amount, const std::vector<int64_t>& weights) {
  using sve::base::Wide;
  Wide total = 0;
  for (const int64_t weight : weights) total += static_cast<uint64_t>(weight);
  std::vector<int64_t> shares(weights.size(), 0);
  if (total == 0) return shares;
  std::vector<int64_t> remainders(weights.size());
  int64_t left = amount;
  for (size_t i = 0; i < weights.size(); ++i) {
    const Wide product = static_cast<Wide>(amount) * static_cast<uint64_t>(weights[i]);
    shares[i] = static_cast<int64_t>(product / total);
    remainders[i] = static_cast<int64_t>(product % total);
    left -= shares[i];
  }
  for (; left > 0; --left) {
    size_t best = 0;
    for (size_t i = 1; i < weights.size(); ++i) {
      if (remainders[i] > remainders[best]) best = i;
    }
    ++shares[best];
    remainders[best] = -1;
  }
  return shares;
}

}  // namespace

TEST_CASE("rounding goes to the nearest integer, halves up") {
  CHECK(round_mul_div(0, 7, 2) == 0);
  CHECK(round_mul_div(1, 1, 3) == 0);
  CHECK(round_mul_div(1, 1, 2) == 1);
  CHECK(round_mul_div(2, 1, 3) == 1);
  CHECK(round_mul_div(5, 1, 10) == 1);
  CHECK(round_mul_div(4, 1, 10) == 0);
  CHECK(round_mul_div(7, 1, 5) == 1);
  CHECK(round_mul_div(8, 1, 5) == 2);
}

TEST_CASE("products past 64 bits are exact") {
  CHECK(round_mul_div(kMaxAmount, kMaxAmount, kMaxAmount) == kMaxAmount);
  CHECK(round_mul_div(kMaxAmount, kMaxAmount - 1, kMaxAmount) == kMaxAmount - 1);
  // (2^53 - 1) * 10000 / 20000 = 2^52 - 1/2, a half: up.
  CHECK(round_mul_div(kMaxAmount, 10'000, 20'000) == (int64_t{1} << 52));
}

TEST_CASE("VAT in and on an amount") {
  CHECK(vat_in(12'500, 2'500) == 2'500);  // 125.00 with 25 %
  CHECK(vat_in(100, 2'500) == 20);
  CHECK(vat_in(999, 700) == 65);  // 999·700/10700 = 65.35…
  CHECK(vat_in(1, 10'000) == 1);  // half a unit: up
  CHECK(vat_in(5, 0) == 0);
  CHECK(vat_on(10'000, 2'500) == 2'500);
  CHECK(vat_on(2, 2'500) == 1);  // half a unit: up
  CHECK(vat_on(kMaxAmount, 10'000) == kMaxAmount);
}

TEST_CASE("apportion gives what is left over to the largest remainders, ties to the earlier") {
  CHECK(shares_of(100, {1, 1, 1}) == std::vector<int64_t>{34, 33, 33});
  CHECK(shares_of(2, {1, 1, 1}) == std::vector<int64_t>{1, 1, 0});
  CHECK(shares_of(10, {3, 3, 4}) == std::vector<int64_t>{3, 3, 4});
  CHECK(shares_of(5, {1, 2, 3}) == std::vector<int64_t>{1, 2, 2});  // remainders 5/6, 4/6, 3/6
  CHECK(shares_of(7, {0, 5, 0}) == std::vector<int64_t>{0, 7, 0});
  CHECK(shares_of(0, {4, 5}) == std::vector<int64_t>{0, 0});
  CHECK(shares_of(9, {0, 0}) == std::vector<int64_t>{0, 0});
  CHECK(shares_of(9, {}).empty());
}

TEST_CASE("apportion agrees with long division at every size") {
  std::mt19937_64 random(1);
  for (int round = 0; round < 4'000; ++round) {
    const size_t count = 1 + random() % 40;
    // Few different weights make ties, large ones make products past 64 bits.
    const int64_t most = round % 3 == 0 ? 4 : round % 3 == 1 ? 5'000 : kMaxAmount / 40;
    std::vector<int64_t> weights(count);
    for (int64_t& weight : weights)
      weight = static_cast<int64_t>(random() % static_cast<uint64_t>(most + 1));
    const int64_t total = std::accumulate(weights.begin(), weights.end(), int64_t{0});
    const int64_t amount = static_cast<int64_t>(random() % static_cast<uint64_t>(total + 1));
    CAPTURE(round, amount, weights);
    REQUIRE(shares_of(amount, weights) == shares_by_hand(amount, weights));
  }
}
