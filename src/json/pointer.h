// JSON Pointers (RFC 6901), grown element by element.

#ifndef SVE_JSON_POINTER_H_
#define SVE_JSON_POINTER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sve::json {

// Appends a member's name, its "~" and "/" escaped.
inline void append_name(std::string& path, std::string_view name) {
  path += '/';
  for (const char c : name) {
    if (c == '~') {
      path += "~0";
    } else if (c == '/') {
      path += "~1";
    } else {
      path += c;
    }
  }
}

// Appends the index of a list's element.
inline void append_index(std::string& path, uint64_t index) {
  path += '/';
  path += std::to_string(index);
}

}  // namespace sve::json

#endif  // SVE_JSON_POINTER_H_
