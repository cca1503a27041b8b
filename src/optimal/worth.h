// What a choice is worth: the four aims of contract 7 as one value, compared aim by aim.
//
// Worths add up member by member and compare lexicographically, so they are an ordered group, and
// whatever holds for the lengths of shortest paths holds for them: that is all the search needs.

#ifndef SVE_OPTIMAL_WORTH_H_
#define SVE_OPTIMAL_WORTH_H_

#include <cstdint>

namespace sve::optimal {

struct Worth {
  int64_t value;    // covered - forfeited: total minus cost. 1. The more the better.
  int64_t covered;  // total minus due. 2. The more the better.
  int64_t money;    // minus what gift cards pay. 3.
  int64_t units;    // minus what is consumed of punches, entries and items. 4.

  friend Worth operator+(const Worth& a, const Worth& b) {
    return {a.value + b.value, a.covered + b.covered, a.money + b.money, a.units + b.units};
  }

  friend Worth operator-(const Worth& a, const Worth& b) {
    return {a.value - b.value, a.covered - b.covered, a.money - b.money, a.units - b.units};
  }

  friend Worth operator*(int64_t n, const Worth& a) {
    return {n * a.value, n * a.covered, n * a.money, n * a.units};
  }

  friend bool operator<(const Worth& a, const Worth& b) {
    if (a.value != b.value) return a.value < b.value;
    if (a.covered != b.covered) return a.covered < b.covered;
    if (a.money != b.money) return a.money < b.money;
    return a.units < b.units;
  }

  friend bool operator==(const Worth& a, const Worth& b) = default;
};

// One minor unit that a gift card pays.
inline constexpr Worth kOfMoney = {1, 1, -1, 0};

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_WORTH_H_
