// Spelt numbers to words: against what the C library's correctly rounded strtod makes of them, at
// every bound where the nearest double becomes another one.

#include "json/number.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using sve::flat::kNotAnInteger;
using sve::flat::kTooLarge;
using sve::flat::Word;

constexpr Word kNoNumber = INT64_MIN;

Word read(const std::string& text) {
  Word word = 0;
  const char* const end = text.data() + text.size();
  return sve::json::read_number(text.data(), end, word) == end ? word : kNoNumber;
}

// By contract 1 and docs/flat.md, from the double.
Word expected(const std::string& text) {
  const double number = std::strtod(text.c_str(), nullptr);
  if (std::isinf(number)) return kNoNumber;
  if (std::fabs(number) > 9007199254740991.0) return kTooLarge;
  const Word word = static_cast<Word>(number);
  if (static_cast<double>(word) != number) return kNotAnInteger;
  return word < sve::flat::kLeastNumber ? kTooLarge : word;
}

void check(const std::string& text) {
  if (read(text) == expected(text) && read("-" + text) == expected("-" + text)) return;
  CAPTURE(text, read(text), read("-" + text));
  CHECK(read(text) == expected(text));
  CHECK(read("-" + text) == expected("-" + text));
}

// The decimal digits of 5^power.
std::string power_of_five(int power) {
  std::string digits = "1";
  for (int i = 0; i < power; ++i) {
    int carry = 0;
    for (size_t at = digits.size(); at-- > 0;) {
      carry += (digits[at] - '0') * 5;
      digits[at] = static_cast<char>('0' + carry % 10);
      carry /= 10;
    }
    if (carry > 0) digits.insert(digits.begin(), static_cast<char>('0' + carry));
  }
  return digits;
}

// The same value, spelt with its point somewhere else.
void check_spellings(const std::string& integer, const std::string& fraction) {
  check(integer + "." + fraction);
  if (integer == "0") {
    const size_t first = fraction.find_first_not_of('0');
    if (first < fraction.size()) {
      check(fraction.substr(first) + "e-" + std::to_string(fraction.size()));
    }
    return;
  }
  check(integer + fraction + "e-" + std::to_string(fraction.size()));
  check("0." + integer + fraction + "E+" + std::to_string(integer.size()));
  check("0.000" + integer + fraction + "e" + std::to_string(integer.size() + 3));
  check(integer + fraction + "000.000e-" + std::to_string(fraction.size() + 3));
}

// A fraction, and its neighbours above and below.
void check_around(const std::string& integer, const std::string& fraction) {
  check_spellings(integer, fraction);
  check_spellings(integer, fraction + "0000");
  check_spellings(integer, fraction + "0001");
  std::string below = fraction;
  below.back() = static_cast<char>(below.back() - 1);
  check_spellings(integer, below);
  check_spellings(integer, below + "9999");
}

// A generator of its own, so that every machine tests the same numbers.
struct Chance {
  uint64_t state = 1;
  uint64_t below(uint64_t bound) {
    state = state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
    return (state >> 33) % bound;
  }
  std::string digits(uint64_t most) {
    std::string text;
    for (uint64_t left = below(most + 1); left > 0; --left) {
      text += static_cast<char>('0' + below(10));
    }
    return text;
  }
};

}  // namespace

TEST_CASE("integers are themselves to the edges of their range", "[json]") {
  for (const char* text : {"0",
                           "1",
                           "9",
                           "10",
                           "999999999999999999",
                           "1000000000000000000",
                           "9007199254740990",
                           "9007199254740991",
                           "9007199254740992",
                           "9007199254740993",
                           "9007199254740994",
                           "1073741823",
                           "1073741824",
                           "1073741825",
                           "9223372036854775807",
                           "9223372036854775808",
                           "18446744073709551615",
                           "18446744073709551616",
                           "99999999999999999999",
                           "1.0",
                           "1e3",
                           "1.5e1",
                           "0.1e1",
                           "0e0",
                           "0.0e-0",
                           "0e999999999999999999999",
                           "0.000e-5",
                           "1e15",
                           "1e16"}) {
    check(text);
  }
  CHECK(read("-0") == 0);
  CHECK(read("1e3") == 1000);
  CHECK(read("9007199254740991") == sve::flat::kMostNumber);
  CHECK(read("-1073741824") == sve::flat::kLeastNumber);
}

// Halfway between an integer and the double next to it, in every binade that has fractions.
TEST_CASE("a fraction counts as much as a double's last bit lets it", "[json]") {
  for (int bits = 1; bits <= 54; ++bits) {
    const std::string power = power_of_five(bits);
    const std::string down = std::string(static_cast<size_t>(bits) - power.size(), '0') + power;
    std::string up = down;
    for (char& digit : up) digit = static_cast<char>('0' + '9' - digit);
    up.back() = '5';
    const uint64_t least = bits == 54 ? 0 : uint64_t{1} << (53 - bits);
    const uint64_t most = bits == 54 ? 0 : 2 * least - 1;
    for (const uint64_t integer : {least, least | 1, most - (most > least), most}) {
      check_around(std::to_string(integer), down);
      check_around(std::to_string(integer), up);
    }
  }
  CHECK(read("4503599627370496.5") == 4'503'599'627'370'496);
  CHECK(read("4503599627370497.5") == 4'503'599'627'370'498);
}

TEST_CASE("what is too small for a double is 0", "[json]") {
  const std::string least = power_of_five(1075);
  check_around("0", std::string(1075 - least.size(), '0') + least);
  CHECK(read("0." + std::string(1075 - least.size(), '0') + least) == 0);
  CHECK(read(least + "1e-1076") == kNotAnInteger);
  for (const char* text : {"1e-323", "3e-324", "2.4e-324", "2.5e-324", "1e-324", "1e-400",
                           "1e-99999999999999999999", "9e-325"}) {
    check(text);
  }
}

TEST_CASE("what is too large for a double is none", "[json]") {
  for (const char* text :
       {"1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
        "1.797693134862315807e308", "1.797693134862315808e308", "1e308", "1e309", "9e307", "1e400",
        "1e99999999999999999999", "0.00000001e317", "123456789e300"}) {
    check(text);
  }
  const std::string bound =
      "1797693134862315807937289714053034150799341327100378269361737789804449682927647509466490"
      "1797758720709633028641669288791094655554785194040263065748867150582068190890200070838367"
      "6273854845817711531764475730270069855571366959622842914819860834936475292719074168444365"
      "510704342711559699508093042880177904174497792";
  check(bound);
  check(bound + ".0000");
  CHECK(read(bound) == kNoNumber);
  std::string below = bound;
  below[below.size() - 2] = '7';
  CHECK(read(below) == kTooLarge);
  check(below + ".999");
  check("1" + std::string(400, '0') + "e-390");
  check("1" + std::string(100'000, '0') + "e-100000");
  check("0." + std::string(100'000, '0') + "1e100001");
}

TEST_CASE("random spellings", "[json]") {
  Chance chance;
  for (int round = 0; round < 200'000; ++round) {
    std::string integer = chance.digits(20);
    integer.erase(0, integer.find_first_not_of('0'));
    if (integer.empty()) integer = "0";
    std::string text = integer;
    if (chance.below(2) == 0) {
      const std::string zeros(chance.below(3) * chance.below(20), chance.below(2) == 0 ? '0' : '9');
      text += "." + zeros + chance.digits(12) + static_cast<char>('0' + chance.below(10));
    }
    if (chance.below(2) == 0) {
      text += chance.below(2) == 0 ? "e" : "E";
      const uint64_t sign = chance.below(3);
      text += sign == 0 ? "" : sign == 1 ? "+" : "-";
      text += std::to_string(chance.below(chance.below(2) == 0 ? 25 : 340));
    }
    check(text);
  }
}

TEST_CASE("a number ends where its spelling does", "[json]") {
  for (const char* text :
       {"1,", "-10]", "1.5}", "2e5 ", "0\n", "12345678901234567890x", "3-", "4+"}) {
    CAPTURE(text);
    const std::string whole = text;
    Word word = 0;
    CHECK(sve::json::read_number(whole.data(), whole.data() + whole.size(), word) ==
          whole.data() + whole.size() - 1);
  }
  for (const char* text : {"", "-", "+1", "01", "00", "-01", ".5", "1.", "1.e5", "1e", "1e+", "1e-",
                           "-.5", "x", "e5", "1.x", "012345678901234567890", "00.5"}) {
    CAPTURE(text);
    const std::string whole = text;
    Word word = 0;
    CHECK(sve::json::read_number(whole.data(), whole.data() + whole.size(), word) == nullptr);
  }
}

TEST_CASE("markers are the words that docs/flat.md names, below every number", "[json]") {
  CHECK(sve::flat::kAbsent == -2'147'483'648);
  CHECK(sve::flat::kWrongType == -2'147'483'647);
  CHECK(sve::flat::kInvalid == -2'147'483'646);
  CHECK(kNotAnInteger == -2'147'483'645);
  CHECK(kTooLarge == -2'147'483'644);
  CHECK(kTooLarge < sve::flat::kLeastNumber);
}
