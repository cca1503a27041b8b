// The judgements of section 1 on single values, and the reading of lists and objects.

#include "flat/cursor.h"

#include "flat/number.h"

namespace sve::flat {

bool Cursor::corrupt() {
  corrupt_ = true;
  return false;
}

bool Cursor::fail(Reason reason) {
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

// What is wrong with a word that stands for no value of its field: the path is complete.
bool Cursor::refuse_word(uint64_t word, Presence presence) {
  if (word == kAbsent) {
    return presence == Presence::kRequired ? fail(Reason::MISSING_FIELD) : corrupt();
  }
  if (word == kWrongType) return fail(Reason::WRONG_TYPE);
  if (word == kInvalid) return fail(Reason::INVALID_VALUE);
  return corrupt();
}

bool Cursor::refuse(Field field, uint64_t word, Presence presence) {
  enter(field);
  if (word == kAbsent || word == kWrongType || word == kInvalid) {
    return refuse_word(word, presence);
  }
  switch (number_of_bits(word).number_class) {
    case NumberClass::kFraction:
    case NumberClass::kNotANumber:
      return fail(Reason::NOT_AN_INTEGER);
    case NumberClass::kInteger:
    case NumberClass::kTooLarge:
      break;
  }
  return fail(Reason::OUT_OF_RANGE);
}

bool Cursor::integer(Field field, Range range, int64_t& value) {
  uint64_t word = 0;
  if (!take(word)) return false;
  const Number number = number_of_bits(word);
  if (number.number_class != NumberClass::kInteger || number.value < range.least ||
      number.value > range.most) [[unlikely]] {
    return refuse(field, word, Presence::kRequired);
  }
  value = number.value;
  return true;
}

bool Cursor::optional_integer(Field field, Range range, int64_t& value) {
  if (next_is_absent()) {
    ++next_;
    return true;
  }
  return integer(field, range, value);
}

bool Cursor::small_integer(Field field, Range range, int32_t& value) {
  int64_t wide = value;
  if (!optional_integer(field, range, wide)) return false;
  value = static_cast<int32_t>(wide);
  return true;
}

// The number of an id, an enumeration value or a list's length: the reader's own, so anything but
// a marker or a number below the bound is its fault.
bool Cursor::take_id(Presence presence, Id& value) {
  uint64_t word = 0;
  if (!take(word)) return false;
  const Number number = number_of_bits(word);
  if (number.number_class == NumberClass::kInteger && number.value >= 0 &&
      static_cast<uint64_t>(number.value) < id_count_) [[likely]] {
    value = static_cast<Id>(number.value);
    return true;
  }
  if (word == kAbsent && presence == Presence::kOptional) return true;
  return refuse_word(word, presence);
}

bool Cursor::take_index(Presence presence, uint8_t last, uint8_t& value) {
  uint64_t word = 0;
  if (!take(word)) return false;
  if (word == kAbsent && presence == Presence::kOptional) return true;
  const Number number = number_of_bits(word);
  if (number.number_class == NumberClass::kInteger && number.value >= 0 && number.value <= last)
      [[likely]] {
    value = static_cast<uint8_t>(number.value);
    return true;
  }
  return refuse_word(word, presence);
}

bool Cursor::id(Field field, Id& value) {
  enter(field);
  return take_id(Presence::kRequired, value) && leave();
}

bool Cursor::optional_id(Field field, Id& value) {
  enter(field);
  return take_id(Presence::kOptional, value) && leave();
}

bool Cursor::element_id(size_t index, Id& value) {
  enter(index);
  return take_id(Presence::kRequired, value) && leave();
}

bool Cursor::flag(Field field, bool& value) {
  uint8_t number = value ? 1 : 0;
  enter(field);
  if (!take_index(Presence::kOptional, 1, number)) return false;
  value = number == 1;
  return leave();
}

bool Cursor::currency(Field field, int32_t& value) {
  constexpr int64_t kMaxPacked = 0xFFFFFF;
  uint64_t word = 0;
  if (!take(word)) return false;
  const Number number = number_of_bits(word);
  if (number.number_class != NumberClass::kInteger || number.value <= 0 ||
      number.value > kMaxPacked) {
    enter(field);
    return refuse_word(word, Presence::kRequired);
  }
  value = static_cast<int32_t>(number.value);
  return true;
}

bool Cursor::text(Field field) {
  bool ignored = false;
  return flag(field, ignored);
}

bool Cursor::fingerprint(Field field, bool& present, bool& well_formed, uint64_t& value) {
  uint64_t upper = 0;
  uint64_t lower = 0;
  if (!take(upper) || !take(lower)) return false;
  present = upper != kAbsent;
  if (!present) return true;
  enter(field);
  if (upper == kWrongType) return refuse_word(upper, Presence::kOptional);
  const int64_t high = number_of_bits(upper).value;
  const int64_t low = number_of_bits(lower).value;
  if (high < -1 || high > UINT32_MAX || low < 0 || low > UINT32_MAX) return corrupt();
  well_formed = high >= 0;
  value = (static_cast<uint64_t>(high) << 32) | static_cast<uint64_t>(low);
  return leave();
}

bool Cursor::list(Field field, Presence presence, int64_t least, int64_t most, size_t& count,
                  bool* present) {
  uint64_t word = 0;
  if (!take(word)) return false;
  count = 0;
  if (present != nullptr) *present = word != kAbsent;
  if (word == kAbsent && presence == Presence::kOptional) return true;
  enter(field);
  const Number number = number_of_bits(word);
  if (number.number_class != NumberClass::kInteger || number.value < 0) {
    return refuse_word(word, presence);
  }
  if (number.value > most) return fail(Reason::TOO_MANY);
  if (number.value < least) return fail(Reason::EMPTY_LIST);
  count = static_cast<size_t>(number.value);
  return leave();
}

bool Cursor::ids(Field field, int64_t most, base::Arena& arena, std::span<const Id>& list_ids,
                 bool& present) {
  size_t count = 0;
  if (!list(field, Presence::kOptional, 1, most, count, &present)) return false;
  const std::span<Id> read = arena.take<Id>(count);
  enter(field);
  for (size_t i = 0; i < count; ++i) {
    if (!element_id(i, read[i])) return false;
  }
  list_ids = read;
  return leave();
}

bool Cursor::begin(Field field, Presence presence, bool& present) {
  uint64_t word = 0;
  if (!take(word)) return false;
  present = word != kAbsent;
  if (!present && presence == Presence::kOptional) return true;
  enter(field);
  return word == bits_of_number(1) ? true : refuse_word(word, presence);
}

bool Cursor::begin_element(size_t index) {
  enter(index);
  return begin_root();
}

bool Cursor::begin_root() {
  uint64_t word = 0;
  if (!take(word)) return false;
  if (word == bits_of_number(1)) return true;
  // A null element is a value of the wrong type, not a missing field.
  return word == kAbsent ? fail(Reason::WRONG_TYPE) : refuse_word(word, Presence::kRequired);
}

bool Cursor::read_trailer(bool takes_metadata) {
  if (takes_metadata && !text(Field::metadata)) return false;
  uint64_t unknown = 0;
  if (!take(unknown)) return false;
  if (unknown == kAbsent) return true;
  const Number name = number_of_bits(unknown);
  if (name.number_class != NumberClass::kInteger || name.value < 0) return corrupt();
  push(kFirstNameElement - name.value);
  return fail(Reason::UNKNOWN_FIELD);
}

bool Cursor::end(bool takes_metadata) { return read_trailer(takes_metadata) && leave(); }

bool Cursor::read_id_count() {
  constexpr int64_t kMostIds = int64_t{1} << 20;  // more than the largest request can name
  uint64_t word = 0;
  if (!take(word)) return false;
  const Number number = number_of_bits(word);
  if (number.number_class != NumberClass::kInteger || number.value < 0 || number.value > kMostIds) {
    return corrupt();
  }
  id_count_ = static_cast<size_t>(number.value);
  return true;
}

}  // namespace sve::flat
