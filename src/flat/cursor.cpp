// The fields that only a claim or a document has: seldom read.

#include "flat/cursor.h"

namespace sve::flat {

bool Cursor::fingerprint(Field field, bool& present, bool& well_formed, uint64_t& value) {
  const Word upper = *next_++;
  const Word lower = *next_++;
  present = upper != kAbsent;
  if (!present) return true;
  well_formed = upper >= 0;
  value = (static_cast<uint64_t>(upper) << 32) | static_cast<uint64_t>(lower);
  if (lower < 0 || lower > UINT32_MAX || upper > UINT32_MAX) return corrupt();
  return upper >= -1 || refuse(upper, field);
}

bool Cursor::read_id_count() {
  constexpr Word kMostIds = Word{1} << 20;  // more than the largest request can name
  const Word word = *next_++;
  if (word < 0 || word > kMostIds) return corrupt();
  id_count_ = static_cast<size_t>(word);
  return true;
}

}  // namespace sve::flat
