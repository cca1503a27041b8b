// The tables as text, put together at compile time: the same for command line and JavaScript.

#include "model/codes.h"

#include <array>
#include <cstddef>
#include <iterator>

namespace sve::model {

namespace {

// Two quotes an entry.
consteval int count_details(const char* details) {
  int quotes = 0;
  for (; *details != '\0'; ++details) quotes += *details == '"' ? 1 : 0;
  return quotes / 2;
}

constexpr uint8_t kDetailCounts[] = {
#define SVE_VIOLATION(name, section, retryable, details) count_details(details),
#include "model/codes.def"
#undef SVE_VIOLATION
};

constexpr char kTables[] =
    "{\"violations\":["
#define SVE_VIOLATION(name, section, retryable, details)                     \
  "{\"code\":\"" #name "\",\"details\":[" details "],\"section\":\"" section \
  "\",\"retryable\":" #retryable "},"
#include "model/codes.def"
#undef SVE_VIOLATION
    "],\"reasons\":["
#define SVE_REASON(name) "\"" #name "\","
#include "model/codes.def"
#undef SVE_REASON
    "],\"fields\":["
#define SVE_FIELD(name) "\"" #name "\","
#include "model/fields.def"
#undef SVE_FIELD
    "]}";

// The preprocessor puts a comma behind every entry; JSON takes a blank behind the last.
consteval auto blank_last_commas() {
  std::array<char, sizeof(kTables)> text{};
  for (size_t i = 0; i < sizeof(kTables); ++i) {
    const bool last = kTables[i] == ',' && kTables[i + 1] == ']';
    text[i] = last ? ' ' : kTables[i];
  }
  return text;
}

constexpr auto kTablesJson = blank_last_commas();

}  // namespace

int detail_count(Code code) {
  static_assert(std::size(kDetailCounts) == static_cast<size_t>(Code::FINGERPRINT_MISMATCH) + 1);
  return kDetailCounts[static_cast<size_t>(code)];
}

const char* tables_json() { return kTablesJson.data(); }

}  // namespace sve::model
