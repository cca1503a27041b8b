// The names of the contract's fields, and back: which field a member's key is. Contract 2 and 10.
//
// Names come from the core's list (model/fields.def). Looking a key up reads its bytes once or
// twice and allocates nothing.

#ifndef SVE_JSON_FIELDS_H_
#define SVE_JSON_FIELDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/codes.h"

namespace sve::json {

using model::Field;

inline constexpr std::string_view kFieldNames[] = {
#define SVE_FIELD(name) #name,
#include "model/fields.def"
#undef SVE_FIELD
};

inline constexpr size_t kFieldCount = std::size(kFieldNames);
inline constexpr uint8_t kUnknownField = 0xFF;
static_assert(kFieldCount < kUnknownField);

// The number of the field with this name, or kUnknownField.
uint8_t field_of_name(std::string_view name);

}  // namespace sve::json

#endif  // SVE_JSON_FIELDS_H_
