// stored-value-engine for C++: sve_json.h with strings that free themselves. C++17.

#ifndef SVE_JSON_HPP_
#define SVE_JSON_HPP_

#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "sve_json.h"

namespace sve {

namespace detail {

inline std::string taken(char* answer) {
  const std::unique_ptr<char, void (*)(char*)> owner(answer, sve_free);
  if (!owner) throw std::bad_alloc();
  return owner.get();
}

}  // namespace detail

// The quote of a request, or {"error":…}: sve_quote_json.
inline std::string quote_json(std::string_view text) {
  return detail::taken(sve_quote_json(text.data(), text.size()));
}

// The verification of {"request":…,"claim":…}, or {"error":…}: sve_verify_json.
inline std::string verify_json(std::string_view text) {
  return detail::taken(sve_verify_json(text.data(), text.size()));
}

}  // namespace sve

#endif  // SVE_JSON_HPP_
