// Short ways into parsed JSON whose shape is known: the engine's own answers, and requests that it
// took.

#ifndef SVE_CLI_JSON_ACCESS_H_
#define SVE_CLI_JSON_ACCESS_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/format.h"

namespace sve::cli {

using Json = nlohmann::json;

// A member that is there. In a request an integer may be written as 1.0 or 1e3: it is exact all the
// same.
inline int64_t integer(const Json& object, const char* key) {
  return object.at(key).get<int64_t>();
}

// A string made fit to print.
inline std::string text(const Json& string) {
  return printable(string.get_ref<const std::string&>());
}
inline std::string text(const Json& object, const char* key) { return text(object.at(key)); }

// A member that may be absent or null: then null.
inline const Json* member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

}  // namespace sve::cli

#endif  // SVE_CLI_JSON_ACCESS_H_
