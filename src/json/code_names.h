// The names of violations and reasons, and what the details of a violation are, by number.
//
// All from the one table, model/codes.def.

#ifndef SVE_JSON_CODE_NAMES_H_
#define SVE_JSON_CODE_NAMES_H_

#include <string_view>

namespace sve::json {

struct ViolationEntry {
  std::string_view name;
  std::string_view section;  // of the contract
  std::string_view details;  // quoted names, each with its mark, and commas between them
};

inline constexpr ViolationEntry kViolations[] = {
#define SVE_VIOLATION(name, section, retryable, details) {#name, section, details},
#include "model/codes.def"
#undef SVE_VIOLATION
};

inline constexpr std::string_view kReasonNames[] = {
#define SVE_REASON(name) #name,
#include "model/codes.def"
#undef SVE_REASON
};

// One detail of a violation.
struct Detail {
  std::string_view name;
  char mark;  // '?' optional, '$' a currency, '@' a name's number, or 0
};

// Takes the first detail off an entry's list; the list must not be empty.
constexpr Detail take_detail(std::string_view& details) {
  const size_t end = details.find('"', 1);
  std::string_view name = details.substr(1, end - 1);
  details.remove_prefix(end + 1 < details.size() ? end + 2 : end + 1);
  const char last = name.back();
  if (last != '?' && last != '$' && last != '@') return {name, 0};
  name.remove_suffix(1);
  return {name, last};
}

}  // namespace sve::json

#endif  // SVE_JSON_CODE_NAMES_H_
