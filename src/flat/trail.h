// Where in a flat document reading is, and what was wrong there: reason and path. Contract 12.
//
// It stands apart from the cursor, which so is a small value that compilers keep in registers. It
// is told of every list element and of what is seldom: the ends of objects, and the first error.

#ifndef SVE_FLAT_TRAIL_H_
#define SVE_FLAT_TRAIL_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/assert.h"
#include "base/cold.h"
#include "flat/words.h"
#include "model/codes.h"

namespace sve::flat {

using model::Field;
using model::Reason;

struct Range {
  int64_t least;
  int64_t most;
};

class Trail {
 public:
  void enter(Word element) {
    SVE_ASSERT(depth_ < kMaxDepth);
    path_[depth_++] = element;
  }
  void leave(size_t elements) { depth_ -= elements; }
  void at(size_t index) { path_[depth_ - 1] = static_cast<Word>(index); }

  // What a word is that is no value of its field. They return false. `past_end`: the words ran out
  // before it, so that it is the document that is wrong.
  SVE_COLD bool fail(bool past_end, Reason reason);
  SVE_COLD bool corrupt();
  SVE_COLD bool refuse(bool past_end, Word word);
  SVE_COLD bool refuse(bool past_end, Word word, Field field);
  SVE_COLD bool refuse_number(bool past_end, Word word, Field field);
  SVE_COLD bool refuse_element(bool past_end, Word word);
  SVE_COLD bool refuse_unknown(bool past_end, Word word);
  SVE_COLD bool refuse_list(bool past_end, Word word, Range length, Field field);

  bool is_corrupt() const { return corrupt_; }
  Reason reason() const { return reason_; }
  std::span<const Word> path() const { return {path_, depth_}; }

 private:
  static constexpr size_t kMaxDepth = 8;

  size_t depth_ = 0;
  Word path_[kMaxDepth];
  Reason reason_ = Reason::NOT_JSON;
  bool corrupt_ = false;
};

inline Word element_of(Field field) { return kFirstFieldElement - static_cast<Word>(field); }

}  // namespace sve::flat

#endif  // SVE_FLAT_TRAIL_H_
