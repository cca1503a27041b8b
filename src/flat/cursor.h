// Reads the words of a flat document one field at a time and judges each value. Contract 1, 12.
//
// Every function reads one field and says whether it was good; the first that was not leaves the
// error: reason and path. Callers chain them with &&, in the order of the contract, and so
// give the error that the contract wants. Words that are no flat document at all end as corrupt.

#ifndef SVE_FLAT_CURSOR_H_
#define SVE_FLAT_CURSOR_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/arena.h"
#include "flat/words.h"
#include "model/codes.h"
#include "model/request.h"

namespace sve::flat {

using model::Field;
using model::Id;
using model::Reason;

enum class Presence : uint8_t { kRequired, kOptional };

struct Range {
  int64_t least;
  int64_t most;
};

inline constexpr Range kAmount = {0, model::kMaxAmount};
inline constexpr Range kPositiveAmount = {1, model::kMaxAmount};
inline constexpr Range kCount = {0, model::kMaxCount};
inline constexpr Range kPositiveCount = {1, model::kMaxCount};
inline constexpr Range kRate = {0, model::kMaxRate};
inline constexpr Range kInstant = {0, model::kMaxInstant};
inline constexpr Range kOffset = {-model::kMaxOffsetMinutes, model::kMaxOffsetMinutes};

class Cursor {
 public:
  explicit Cursor(std::span<const uint64_t> words)
      : next_(words.data()), end_(words.data() + words.size()) {}

  // Numbers. An optional one that is absent leaves `value` as it is: its default.
  bool integer(Field field, Range range, int64_t& value);
  bool optional_integer(Field field, Range range, int64_t& value);
  bool small_integer(Field field, Range range, int32_t& value);  // optional, of 32 bits

  // Strings: ids, enumerations, currencies, booleans. Again absence leaves the default.
  bool id(Field field, Id& value);
  bool optional_id(Field field, Id& value);
  template <typename Enum>
  bool choice(Field field, Enum last, Enum& value) {
    return take_choice(field, Presence::kRequired, last, value);
  }
  template <typename Enum>
  bool optional_choice(Field field, Enum last, Enum& value) {
    return take_choice(field, Presence::kOptional, last, value);
  }
  bool flag(Field field, bool& value);
  bool currency(Field field, int32_t& value);
  bool text(Field field);
  bool fingerprint(Field field, bool& present, bool& well_formed, uint64_t& value);

  // Whether the next field is there, without reading it.
  bool next_is_absent() const { return next_ != end_ && *next_ == kAbsent; }
  // Passes over the next word.
  bool skip() { return take(ignored_); }

  // A list: its length, between `least` and `most`; absent is an empty one. `present` may be null.
  bool list(Field field, Presence presence, int64_t least, int64_t most, size_t& count,
            bool* present = nullptr);
  // An optional list of ids, repeats allowed.
  bool ids(Field field, int64_t most, base::Arena& arena, std::span<const Id>& list_ids,
           bool& present);
  // One element of a list of ids or enumeration values, at `index`.
  bool element_id(size_t index, Id& value);
  template <typename Enum>
  bool element_choice(size_t index, Enum last, Enum& value) {
    enter(index);
    uint8_t number = 0;
    if (!take_index(Presence::kRequired, static_cast<uint8_t>(last), number)) return false;
    value = static_cast<Enum>(number);
    return leave();
  }

  // Objects. After begin() members follow, then end() with the words for metadata (where the
  // object takes it) and unknown members.
  bool begin(Field field, Presence presence, bool& present);
  bool begin_element(size_t index);
  bool begin_root();
  bool end(bool takes_metadata);
  bool end_root(bool takes_metadata) { return read_trailer(takes_metadata); }

  // The path of what is read: an error adds to it, and nothing reads on after an error.
  void enter(Field field) { push(kFirstFieldElement - static_cast<int64_t>(field)); }
  void enter(size_t index) { push(static_cast<int64_t>(index)); }
  bool leave() {
    --depth_;
    return true;
  }

  // Errors that need more than one field. They return false.
  bool fail(Reason reason);
  bool fail(Reason reason, Field field);
  bool fail(Reason reason, Field field, size_t index);
  bool corrupt();

  size_t id_count() const { return id_count_; }
  bool read_id_count();
  bool at_end() const { return next_ == end_; }

  bool is_corrupt() const { return corrupt_; }
  Reason reason() const { return reason_; }
  std::span<const int64_t> path() const { return {path_, depth_}; }

 private:
  static constexpr size_t kMaxDepth = 8;

  bool take(uint64_t& word) {
    if (next_ == end_) [[unlikely]] {
      return corrupt();
    }
    word = *next_++;
    return true;
  }
  void push(int64_t element) {
    SVE_ASSERT(depth_ < kMaxDepth);
    path_[depth_++] = element;
  }
  bool refuse(Field field, uint64_t word, Presence presence);
  bool refuse_word(uint64_t word, Presence presence);
  bool take_id(Presence presence, Id& value);
  bool take_index(Presence presence, uint8_t last, uint8_t& value);
  bool read_trailer(bool takes_metadata);
  template <typename Enum>
  bool take_choice(Field field, Presence presence, Enum last, Enum& value) {
    enter(field);
    uint8_t number = static_cast<uint8_t>(value);
    if (!take_index(presence, static_cast<uint8_t>(last), number)) return false;
    value = static_cast<Enum>(number);
    return leave();
  }

  const uint64_t* next_;
  const uint64_t* end_;
  size_t id_count_ = 0;
  size_t depth_ = 0;
  uint64_t ignored_ = 0;
  int64_t path_[kMaxDepth];
  Reason reason_ = Reason::NOT_JSON;
  bool corrupt_ = false;
};

}  // namespace sve::flat

#endif  // SVE_FLAT_CURSOR_H_
