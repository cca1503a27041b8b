// Reads the words of a flat document one field at a time and judges each value. Contract 1, 12.
//
// Every function reads one field and says whether it was good; the first that was not leaves the
// error: reason and path. Callers chain them with &&, in the order of the contract, and so
// give the error that the contract wants. Words that are no flat document at all end as corrupt.
//
// Words are not counted one by one: lists and the ends of objects notice that the words ran out,
// and between two of those no object has kSlackWords members. So behind the words there must be as
// many more that may be read, whatever they hold.

#ifndef SVE_FLAT_CURSOR_H_
#define SVE_FLAT_CURSOR_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/arena.h"
#include "flat/trail.h"
#include "flat/words.h"
#include "model/request.h"

namespace sve::flat {

using model::Id;

inline constexpr int64_t kAnyLength = INT64_MAX;
inline constexpr Range kAmount = {0, model::kMaxAmount};
inline constexpr Range kPositiveAmount = {1, model::kMaxAmount};
inline constexpr Range kCount = {0, model::kMaxCount};
inline constexpr Range kPositiveCount = {1, model::kMaxCount};
inline constexpr Range kRate = {0, model::kMaxRate};
inline constexpr Range kInstant = {0, model::kMaxInstant};
inline constexpr Range kOffset = {-model::kMaxOffsetMinutes, model::kMaxOffsetMinutes};

class Cursor {
 public:
  // Behind the words there are kSlackWords more. The trail outlives the cursor.
  Cursor(std::span<const Word> words, Trail& trail)
      : next_(words.data()), end_(words.data() + words.size()), trail_(&trail) {}

  // Numbers. An optional one that is absent leaves `value` as it is: its default.
  bool integer(Field field, Range range, int64_t& value) {
    const Word word = *next_++;
    value = word;
    return within(word, range) || trail_->refuse_number(past_end(), word, field);
  }
  bool optional_integer(Field field, Range range, int64_t& value) {
    return skip_absent() || integer(field, range, value);
  }
  bool small_integer(Field field, Range range, int32_t& value) {  // optional, of 32 bits
    if (skip_absent()) return true;
    const Word word = *next_++;
    value = static_cast<int32_t>(word);
    return within(word, range) || trail_->refuse_number(past_end(), word, field);
  }

  // Strings: ids, enumerations, currencies, booleans. Again absence leaves the default.
  bool id(Field field, Id& value) {
    const Word word = *next_++;
    value = static_cast<Id>(word);
    return is_id(word) || refuse(word, field);
  }
  bool optional_id(Field field, Id& value) { return skip_absent() || id(field, value); }
  template <typename Enum>
  bool choice(Field field, Enum last, Enum& value) {
    const Word word = *next_++;
    value = static_cast<Enum>(word);
    return is_index(word, last) || refuse(word, field);
  }
  template <typename Enum>
  bool optional_choice(Field field, Enum last, Enum& value) {
    return skip_absent() || choice(field, last, value);
  }
  bool flag(Field field, bool& value) {
    if (skip_absent()) return true;
    const Word word = *next_++;
    value = word == 1;
    return static_cast<uint64_t>(word) <= 1 || refuse(word, field);
  }
  bool text(Field field) {
    bool ignored = false;
    return flag(field, ignored);
  }
  bool currency(Field field, int32_t& value) {
    constexpr Range kPacked = {1, 0xFFFFFF};
    const Word word = *next_++;
    value = static_cast<int32_t>(word);
    return within(word, kPacked) || refuse(word, field);
  }
  bool fingerprint(Field field, bool& present, bool& well_formed, uint64_t& value);

  // Whether the next field is there, without reading it.
  bool next_is_absent() const { return *next_ == kAbsent; }
  // Passes over the next word if it says absent.
  bool skip_absent() {
    if (!next_is_absent()) return false;
    ++next_;
    return true;
  }
  // A field that must not be here: whatever it holds is NOT_ALLOWED.
  bool forbidden(Field field) { return skip_absent() || fail(Reason::NOT_ALLOWED, field); }

  // A list: its length, between `least` and `most`; an optional one that is absent is empty.
  bool list(Field field, Range length, size_t& count) {
    const Word word = *next_++;
    count = static_cast<size_t>(word);
    // An element has at least one word.
    // An element has at least one word, unless the list may be of any length and is cut off.
    return (within(word, length) && (length.most == kAnyLength || word <= end_ - next_)) ||
           trail_->refuse_list(past_end(), word, length, field);
  }
  bool optional_list(Field field, Range length, size_t& count) {
    count = 0;
    return skip_absent() || list(field, length, count);
  }
  // While the elements of a list are read, the path leads to the one at `index`.
  void enter_list(Field field) {
    enter(field);
    enter(size_t{0});
  }
  void at(size_t index) { trail_->at(index); }
  bool leave_list() {
    trail_->leave(2);
    return true;
  }
  // The element that the path leads to, in a list of ids or enumeration values.
  bool element_id(Id& value) {
    const Word word = *next_++;
    value = static_cast<Id>(word);
    return is_id(word) || trail_->refuse(past_end(), word);
  }
  template <typename Enum>
  bool element_choice(Enum last, Enum& value) {
    const Word word = *next_++;
    value = static_cast<Enum>(word);
    return is_index(word, last) || trail_->refuse(past_end(), word);
  }
  // An optional list of 1 to `most` ids, repeats allowed.
  bool ids(Field field, int64_t most, base::Arena& arena, std::span<const Id>& list_ids,
           bool& present) {
    present = !next_is_absent();
    size_t count = 0;
    if (!optional_list(field, {1, most}, count)) return false;
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

  // Objects: begin, members, end with the words for metadata (where the object takes it) and
  // unknown members. begin() enters the field and end() leaves it; elements and roots do neither.
  bool begin(Field field) {
    enter(field);
    const Word word = *next_++;
    return word == 1 || trail_->refuse(past_end(), word);
  }
  bool begin_element() {
    const Word word = *next_++;
    return word == 1 || trail_->refuse_element(past_end(), word);
  }
  bool end_element(bool takes_metadata) {
    if (takes_metadata && !text(Field::metadata)) return false;
    const Word unknown = *next_++;
    return (unknown == kAbsent && !past_end()) || trail_->refuse_unknown(past_end(), unknown);
  }
  bool end(bool takes_metadata) { return end_element(takes_metadata) && leave(); }

  // The path of what is read: an error adds to it, and nothing reads on after an error.
  void enter(Field field) { trail_->enter(element_of(field)); }
  void enter(size_t index) { trail_->enter(static_cast<Word>(index)); }
  bool leave() {
    trail_->leave(1);
    return true;
  }

  // Errors that need more than one field. They return false.
  bool fail(Reason reason) { return trail_->fail(past_end(), reason); }
  bool fail(Reason reason, Field field) {
    enter(field);
    return fail(reason);
  }
  bool fail(Reason reason, Field field, size_t index) {
    enter(field);
    enter(index);
    return fail(reason);
  }
  bool corrupt() { return trail_->corrupt(); }

  size_t id_count() const { return id_count_; }
  bool read_id_count();
  bool at_end() const { return next_ == end_; }

 private:
  static bool within(Word word, Range range) {
    // Unsigned from the start: a word may be any of 64 bits.
    return static_cast<uint64_t>(word) - static_cast<uint64_t>(range.least) <=
           static_cast<uint64_t>(range.most) - static_cast<uint64_t>(range.least);
  }
  bool is_id(Word word) const { return static_cast<uint64_t>(word) < id_count_; }
  template <typename Enum>
  static bool is_index(Word word, Enum last) {
    return static_cast<uint64_t>(word) <= static_cast<uint64_t>(last);
  }
  bool past_end() const { return next_ > end_; }
  bool refuse(Word word, Field field) { return trail_->refuse(past_end(), word, field); }

  const Word* next_;
  const Word* end_;
  Trail* trail_;
  size_t id_count_ = 0;
};

}  // namespace sve::flat

#endif  // SVE_FLAT_CURSOR_H_
