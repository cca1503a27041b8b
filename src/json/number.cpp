// Plain integers are read as they are. Any other number is its digits and the place of its point,
// and is compared, digit by digit, with the bounds at which the nearest double becomes another one.

#include "json/number.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sve::json {

namespace {

constexpr uint64_t kMost = 9'007'199'254'740'991;
constexpr int kMostDigits = 16;
constexpr int kSureDigits = 18;  // so many always fit into 64 bits

// 2^1024 - 2^970, the first that is too large for a double: 0.1797… times 10 to the 309th.
constexpr int kInfinityPoint = 309;
constexpr std::string_view kInfinityDigits =
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017"
    "977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273"
    "854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704"
    "342711559699508093042880177904174497792";

// 2^-1075, the last that is nearest to 0: 0.2470… times 10 to the -323rd.
constexpr int kVanishingPoint = -323;
constexpr std::string_view kVanishingDigits =
    "247032822920623272088284396434110686182529901307162382212792841250337753635104375932649918"
    "180817996189898282347722858865463328355177969898199387398005390939063150356595155702263922"
    "908583924491051844359318028499365361525003193704576782492193656236698636584807570015857692"
    "699037063119282795585513329278343384093519780155312465972635795746227664652728272200563740"
    "064854999770965994704540208281662262378573934507363390079677619305775067401763246736009689"
    "513405355374585166611342237666786041621596804619144672918403005300575308490487653917113865"
    "916462395249126236538818796362393732804238910186723484976682350898633885879256283027559956"
    "575244555072551893136908362547791869486679949683240497058210285131854513962138377228261454"
    "37693412532098591327667236328125";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits of a number from some place on, its point passed over, and zeros without end behind.
class Digits {
 public:
  Digits(const char* at, const char* end) : at_(at), end_(end) {}

  int next() {
    if (at_ != end_ && *at_ == '.') ++at_;
    return at_ == end_ ? 0 : *at_++ - '0';
  }

  bool only_zeros() const {
    for (const char* at = at_; at != end_; ++at) {
      if (*at != '0' && *at != '.') return false;
    }
    return true;
  }

 private:
  const char* at_;
  const char* end_;
};

// Less than, equal to or greater than 0, as the digits are to those.
int compare(Digits digits, std::string_view others) {
  for (const char other : others) {
    const int difference = digits.next() - (other - '0');
    if (difference != 0) return difference;
  }
  return digits.only_zeros() ? 0 : 1;
}

// The same for a fraction and numerator / 2^bits, whose digits come by long division.
int compare(Digits fraction, uint64_t numerator, int bits) {
  for (uint64_t rest = numerator; rest != 0;) {
    rest *= 10;
    const int difference = fraction.next() - static_cast<int>(rest >> bits);
    if (difference != 0) return difference;
    rest &= (uint64_t{1} << bits) - 1;
  }
  return fraction.only_zeros() ? 0 : 1;
}

flat::Word word_of_integer(bool negative, uint64_t size) {
  if (size > kMost) return flat::kTooLarge;
  const flat::Word word = static_cast<flat::Word>(size);
  if (!negative) return word;
  return -word < flat::kLeastNumber ? flat::kTooLarge : -word;
}

// Of an integer up to 2^53 - 1 and a fraction that is not 0. Around such an integer doubles stand
// 2 / 2^bits apart; halfway between two the one with the even last bit is the nearest.
flat::Word word_of_mixed(bool negative, uint64_t integer, Digits fraction) {
  const int bits = 54 - static_cast<int>(std::bit_width(integer));
  const bool halves = bits == 1;  // the neighbours are integers themselves, and one of them is odd
  const bool odd = integer % 2 != 0;
  if (integer != 0) {
    const int down = compare(fraction, 1, bits);
    if (down < 0 || (down == 0 && !(halves && odd))) return word_of_integer(negative, integer);
  }
  // An even integer was given its half above; here halfway belongs to the next one.
  const int up = compare(fraction, (uint64_t{1} << bits) - 1, bits);
  if (up >= 0) return word_of_integer(negative, integer + 1);
  return flat::kNotAnInteger;
}

// The word of 0.DIGITS times 10^point, whose first digit is not 0. False when it is no double.
bool word_of_digits(bool negative, Digits digits, int64_t point, flat::Word& word) {
  if (point > kInfinityPoint) return false;
  if (point == kInfinityPoint && compare(digits, kInfinityDigits) >= 0) return false;
  if (point < 0) {
    const bool vanishes = point < kVanishingPoint ||
                          (point == kVanishingPoint && compare(digits, kVanishingDigits) <= 0);
    word = vanishes ? 0 : flat::kNotAnInteger;
    return true;
  }
  word = flat::kTooLarge;
  if (point > kMostDigits) return true;
  uint64_t integer = 0;
  for (int64_t i = 0; i < point; ++i) integer = integer * 10 + static_cast<uint64_t>(digits.next());
  if (integer > kMost) return true;
  word = digits.only_zeros() ? word_of_integer(negative, integer)
                             : word_of_mixed(negative, integer, digits);
  return true;
}

const char* skip_digits(const char* at, const char* end) {
  while (at != end && is_digit(*at)) ++at;
  return at;
}

// Reads e, a sign and digits, if they are there. An exponent that is larger than any number of
// digits stands for itself no more, but is as good.
const char* read_exponent(const char* at, const char* end, int64_t& exponent) {
  constexpr int64_t kEndless = 100'000'000'000'000'000;
  exponent = 0;
  if (at == end || (*at != 'e' && *at != 'E')) return at;
  ++at;
  const bool negative = at != end && *at == '-';
  if (at != end && (*at == '-' || *at == '+')) ++at;
  const char* const digits_end = skip_digits(at, end);
  if (digits_end == at) return nullptr;
  for (; at != digits_end; ++at) {
    if (exponent < kEndless) exponent = exponent * 10 + (*at - '0');
  }
  if (negative) exponent = -exponent;
  return at;
}

// Any number, from its first digit on.
const char* read_any(const char* first, const char* end, bool negative, flat::Word& word) {
  const char* const point = skip_digits(first, end);
  if (point == first || (*first == '0' && point - first > 1)) return nullptr;
  const char* digits_end = point;
  if (point != end && *point == '.') {
    digits_end = skip_digits(point + 1, end);
    if (digits_end == point + 1) return nullptr;
  }
  int64_t exponent = 0;
  const char* const number_end = read_exponent(digits_end, end, exponent);
  if (number_end == nullptr) return nullptr;
  const char* leading = first;
  while (leading != digits_end && (*leading == '0' || *leading == '.')) ++leading;
  if (leading == digits_end) {
    word = 0;
    return number_end;
  }
  const int64_t before_point = point - leading - (leading > point ? -1 : 0);
  if (!word_of_digits(negative, {leading, digits_end}, before_point + exponent, word)) {
    return nullptr;
  }
  return number_end;
}

}  // namespace

const char* read_number(const char* at, const char* end, flat::Word& word) {
  const bool negative = at != end && *at == '-';
  const char* const first = negative ? at + 1 : at;
  const char* const sure_end = end - first > kSureDigits ? first + kSureDigits : end;
  uint64_t size = 0;
  for (at = first; at != sure_end && is_digit(*at); ++at) {
    size = size * 10 + static_cast<uint64_t>(*at - '0');
  }
  const bool goes_on = at != end && (is_digit(*at) || *at == '.' || *at == 'e' || *at == 'E');
  if (goes_on || at == first) return read_any(first, end, negative, word);
  if (*first == '0' && at - first > 1) return nullptr;
  word = word_of_integer(negative, size);
  return at;
}

}  // namespace sve::json
