// Codes, reasons and fields as numbers, from the one table in codes.def and fields.def.
//
// The core speaks in these numbers; names are for the edge (tables_json in sve.h).

#ifndef SVE_MODEL_CODES_H_
#define SVE_MODEL_CODES_H_

#include <cstdint>

namespace sve::model {

enum class Code : uint8_t {
#define SVE_VIOLATION(name, section, retryable, details) name,
#include "model/codes.def"
#undef SVE_VIOLATION
};

enum class Reason : uint8_t {
#define SVE_REASON(name) name,
#include "model/codes.def"
#undef SVE_REASON
};

enum class Field : uint8_t {
#define SVE_FIELD(name) name,
#include "model/fields.def"
#undef SVE_FIELD
};

// How many details the code has, optional ones counted.
int detail_count(Code code);

// { "violations": [{ code, details, section, retryable }], "reasons": […], "fields": […] }.
const char* tables_json();

}  // namespace sve::model

#endif  // SVE_MODEL_CODES_H_
