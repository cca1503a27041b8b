// Eight bytes at a time where they are plain, one character at a time where they are not.

#include "json/strings.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace sve::json {

namespace {

// Elsewhere the first byte would not be the lowest.
constexpr bool kLittleEndian = std::endian::native == std::endian::little;

constexpr uint64_t every_byte(uint64_t value) { return value * 0x0101'0101'0101'0101; }

// How many of the eight bytes at `at` come before the first control character, quotation mark,
// backslash or part of a longer character. A byte behind such a one may be taken for one by
// mistake, never a byte before the first.
size_t plain_bytes_of_eight(const char* at) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  const uint64_t control = bytes - every_byte(0x20);
  const uint64_t quotation_mark = (bytes ^ every_byte('"')) - every_byte(1);
  const uint64_t backslash = (bytes ^ every_byte('\\')) - every_byte(1);
  const uint64_t marks = (control | quotation_mark | backslash | bytes) & every_byte(0x80);
  return static_cast<size_t>(std::countr_zero(marks)) / 8;
}

bool is_plain(unsigned char byte) {
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

// The bytes of the character at `at`, whose first is 0x80 or more; 0 when it is ill-formed.
size_t long_character(const char* at, const char* end) {
  const auto byte = [&](size_t place) { return static_cast<unsigned char>(at[place]); };
  const unsigned char first = byte(0);
  const size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || static_cast<size_t>(end - at) < size) return 0;
  const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < least || byte(1) > most) return 0;
  for (size_t place = 2; place < size; ++place) {
    if (byte(place) < 0x80 || byte(place) > 0xBF) return 0;
  }
  return size;
}

// What a letter behind a backslash stands for, or 0.
char short_escape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

// Reads \uXXXX. Returns the byte behind it, or null.
const char* read_unit(const char* at, const char* end, uint32_t& unit) {
  constexpr ptrdiff_t kBytes = 6;
  if (end - at < kBytes || at[0] != '\\' || at[1] != 'u') return nullptr;
  unit = 0;
  for (const char* digit = at + 2; digit != at + kBytes; ++digit) {
    const char c = *digit;
    const char lower = static_cast<char>(c | 0x20);
    const bool decimal = c >= '0' && c <= '9';
    if (!decimal && (lower < 'a' || lower > 'f')) return nullptr;
    unit = unit << 4 | static_cast<uint32_t>(decimal ? c - '0' : lower - 'a' + 10);
  }
  return at + kBytes;
}

void put_character(uint32_t character, char*& out) {
  const auto put = [&](uint32_t byte) { *out++ = static_cast<char>(byte); };
  const auto put_rest = [&](int shift) { put(0x80 | (character >> shift & 0x3F)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | character >> 6);
    put_rest(0);
  } else if (character < 0x10000) {
    put(0xE0 | character >> 12);
    put_rest(6);
    put_rest(0);
  } else {
    put(0xF0 | character >> 18);
    put_rest(12);
    put_rest(6);
    put_rest(0);
  }
}

}  // namespace

const char* skip_plain(const char* at, const char* end) {
  for (;;) {
    while (kLittleEndian && end - at >= 8) {
      const size_t plain = plain_bytes_of_eight(at);
      at += plain;
      if (plain < 8) break;
    }
    while (at != end && is_plain(static_cast<unsigned char>(*at))) ++at;
    if (at == end || *at == '"' || *at == '\\') return at;
    if (static_cast<unsigned char>(*at) < 0x20) return nullptr;
    const size_t size = long_character(at, end);
    if (size == 0) return nullptr;
    at += size;
  }
}

const char* decode_escape(const char* at, const char* end, char*& out) {
  if (end - at < 2) return nullptr;
  if (at[1] != 'u') {
    const char character = short_escape(at[1]);
    if (character == 0) return nullptr;
    *out++ = character;
    return at + 2;
  }
  uint32_t character = 0;
  at = read_unit(at, end, character);
  if (at == nullptr) return nullptr;
  if (character >= 0xDC00 && character <= 0xDFFF) return nullptr;
  if (character >= 0xD800 && character <= 0xDBFF) {
    uint32_t second = 0;
    at = read_unit(at, end, second);
    if (at == nullptr || second < 0xDC00 || second > 0xDFFF) return nullptr;
    character = 0x10000 + ((character - 0xD800) << 10) + (second - 0xDC00);
  }
  put_character(character, out);
  return at;
}

}  // namespace sve::json
