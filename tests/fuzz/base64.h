// Base64 to bytes, for the kept inputs.

#ifndef SVE_TESTS_FUZZ_BASE64_H_
#define SVE_TESTS_FUZZ_BASE64_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "check.h"

namespace sve::fuzz {

inline std::string base64_decoded(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  std::string bytes;
  uint32_t bits = 0;
  int count = 0;
  for (const char letter : text) {
    const size_t digit = kDigits.find(letter);
    FUZZ_CHECK(digit != std::string_view::npos);
    bits = bits << 6 | static_cast<uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>(bits >> count));
  }
  return bytes;
}

}  // namespace sve::fuzz

#endif  // SVE_TESTS_FUZZ_BASE64_H_
