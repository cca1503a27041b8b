// The shape of each object of a request: its members in the order of docs/flat.md, and what each
// is.
//
// This is the flat form's grammar as data. It decides nothing about values: limits are here only
// because a list above its limit is not written out.

#ifndef SVE_JSON_SHAPES_H_
#define SVE_JSON_SHAPES_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "json/fields.h"

namespace sve::json {

enum class Form : uint8_t {
  kNumber,
  kBoolean,
  kCurrency,
  kText,
  kFingerprint,
  kMetadata,
  kId,
  kEnumeration,
  kObject,
  kIdList,
  kEnumerationList,
  kObjectList,
};

enum class Enumeration : uint8_t {
  kLineKind,
  kCoveredLineKind,
  kTaxRounding,
  kDiscountType,
  kStrategy,
  kAllocation,
  kTokenKind,
  kValidityBasis,
  kTreatment,
  kPriceChange,
  kSelection,
  kStatus,
};

enum class ShapeId : uint8_t {
  kRequest,
  kVerifyDocument,
  kCart,
  kLine,
  kDiscount,
  kOptions,
  kVat,
  kSale,
  kUseAmount,
  kUseUnits,
  kItem,
  kUsedSession,
  kClaim,
  kClaimToken,
  kClaimItem,
  // The kinds in the order of the enumeration; behind them what is written when the kind is none.
  kTokenType,
  kUnknownTokenType = kTokenType + 4,
  kToken,
  kUnknownToken = kToken + 4,
};

inline constexpr uint32_t kTokenKinds = 4;
inline constexpr uint32_t kNoKind = kTokenKinds;

// One member.
struct Slot {
  Field field;
  Form form;
  uint8_t which = 0;   // an Enumeration or a ShapeId
  uint32_t limit = 0;  // of a list: the most elements that are written out
};

inline constexpr uint8_t kNoSlotHere = 0xFF;
inline constexpr size_t kMaxSlots = 32;

struct Shape {
  std::span<const Slot> slots;
  std::array<uint8_t, kFieldCount> slot_of_field;  // or kNoSlotHere
};

const Shape& shape_of(ShapeId id);

// The values of an enumeration; a value's number is its place.
std::span<const std::string_view> values_of(Enumeration enumeration);

}  // namespace sve::json

#endif  // SVE_JSON_SHAPES_H_
