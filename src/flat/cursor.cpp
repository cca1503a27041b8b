// What is wrong with a word that is no value of its field, and the reading of lists and objects.

#include "flat/cursor.h"

namespace sve::flat {

bool Cursor::corrupt() {
  corrupt_ = true;
  return false;
}

// Past the end there are no words to be wrong: then it is the document that is.
bool Cursor::fail(Reason reason) {
  if (next_ > end_) return corrupt();
  reason_ = reason;
  return false;
}

bool Cursor::fail(Reason reason, Field field) {
  enter(field);
  return fail(reason);
}

bool Cursor::fail(Reason reason, Field field, size_t index) {
  enter(field);
  enter(index);
  return fail(reason);
}

// The path leads to the word. What is neither a value nor a marker is the reader's fault.
bool Cursor::refuse_here(Word word, Presence presence) {
  switch (word) {
    case kAbsent:
      return presence == Presence::kRequired ? fail(Reason::MISSING_FIELD) : corrupt();
    case kWrongType:
      return fail(Reason::WRONG_TYPE);
    case kInvalid:
      return fail(Reason::INVALID_VALUE);
    default:
      return corrupt();
  }
}

bool Cursor::refuse(Word word, Field field, Presence presence) {
  enter(field);
  return refuse_here(word, presence);
}

bool Cursor::refuse_number(Word word, Field field) {
  if (word == kNotAnInteger) return fail(Reason::NOT_AN_INTEGER, field);
  const bool number = word >= kLeastNumber && word <= kMostNumber;
  if (number || word == kTooLarge) return fail(Reason::OUT_OF_RANGE, field);
  return refuse(word, field, Presence::kRequired);
}

// A null element is a value of the wrong type, not a missing field.
bool Cursor::refuse_element(Word word) {
  return refuse_here(word == kAbsent ? kWrongType : word, Presence::kRequired);
}

bool Cursor::refuse_unknown(Word word) {
  if (word < 0 || next_ > end_) return corrupt();
  push(kFirstNameElement - word);
  return fail(Reason::UNKNOWN_FIELD);
}

bool Cursor::currency(Field field, int32_t& value) {
  constexpr Word kMaxPacked = 0xFFFFFF;
  const Word word = *next_++;
  value = static_cast<int32_t>(word);
  return (word > 0 && word <= kMaxPacked) || refuse(word, field, Presence::kRequired);
}

bool Cursor::fingerprint(Field field, bool& present, bool& well_formed, uint64_t& value) {
  const Word upper = *next_++;
  const Word lower = *next_++;
  present = upper != kAbsent;
  if (!present) return true;
  well_formed = upper >= 0;
  value = (static_cast<uint64_t>(upper) << 32) | static_cast<uint64_t>(lower);
  if (lower < 0 || lower > UINT32_MAX || upper > UINT32_MAX) return corrupt();
  return upper >= -1 || refuse(upper, field, Presence::kOptional);
}

bool Cursor::list(Field field, Presence presence, int64_t least, int64_t most, size_t& count,
                  bool* present) {
  const Word word = *next_++;
  count = 0;
  if (present != nullptr) *present = word != kAbsent;
  if (word == kAbsent && presence == Presence::kOptional) return true;
  if (word < 0) return refuse(word, field, presence);
  if (word > most) return fail(Reason::TOO_MANY, field);
  if (word < least) return fail(Reason::EMPTY_LIST, field);
  // An element has at least one word; lists that are longer than `most` are not written out.
  if (next_ > end_ || (most != INT64_MAX && word > end_ - next_)) return corrupt();
  count = static_cast<size_t>(word);
  return true;
}

bool Cursor::ids(Field field, int64_t most, base::Arena& arena, std::span<const Id>& list_ids,
                 bool& present) {
  size_t count = 0;
  if (!list(field, Presence::kOptional, 1, most, count, &present)) return false;
  if (count == 0) return true;
  const std::span<Id> read = arena.take<Id>(count);
  enter_list(field);
  for (size_t i = 0; i < count; ++i) {
    at(i);
    if (!element_id(read[i])) return false;
  }
  list_ids = read;
  return leave_list();
}

bool Cursor::begin(Field field, Presence presence, bool& present) {
  const Word word = *next_++;
  present = word != kAbsent;
  if (!present && presence == Presence::kOptional) return true;
  enter(field);
  return word == 1 || refuse_here(word, presence);
}

bool Cursor::read_id_count() {
  constexpr Word kMostIds = Word{1} << 20;  // more than the largest request can name
  const Word word = *next_++;
  if (word < 0 || word > kMostIds) return corrupt();
  id_count_ = static_cast<size_t>(word);
  return true;
}

}  // namespace sve::flat
