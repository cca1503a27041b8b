// A hash table of the field names, laid out at compile time.

#include "json/fields.h"

#include "json/same_text.h"

namespace sve::json {

namespace {

constexpr size_t kSlots = 512;  // several times the names, so that probes are short
static_assert(kFieldCount * 4 < kSlots);

constexpr size_t slot_of_name(std::string_view name) {
  const auto byte = [&](size_t place) { return static_cast<unsigned char>(name[place]); };
  const size_t last = name.size() - 1;
  const size_t mixed = byte(0) * 7U + byte(last) * 31U + byte(last / 2) * 73U + name.size() * 151U;
  return mixed % kSlots;
}

consteval std::array<uint8_t, kSlots> lay_out() {
  std::array<uint8_t, kSlots> table{};
  for (uint8_t& slot : table) slot = kUnknownField;
  for (size_t field = 0; field < kFieldCount; ++field) {
    size_t slot = slot_of_name(kFieldNames[field]);
    while (table[slot] != kUnknownField) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<uint8_t>(field);
  }
  return table;
}

constexpr std::array<uint8_t, kSlots> kTable = lay_out();

}  // namespace

uint8_t field_of_name(std::string_view name) {
  if (name.empty()) return kUnknownField;
  for (size_t slot = slot_of_name(name);; slot = (slot + 1) % kSlots) {
    const uint8_t field = kTable[slot];
    if (field == kUnknownField || same_text(kFieldNames[field], name)) return field;
  }
}

}  // namespace sve::json
