// Reads the words of a flat answer one after another (docs/flat.md).
//
// Words that are not what the reader expects are a fault of the core, so they end in an assertion.

#ifndef SVE_JSON_ANSWER_WORDS_H_
#define SVE_JSON_ANSWER_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/assert.h"
#include "flat/words.h"

namespace sve::json {

class AnswerWords {
 public:
  explicit AnswerWords(std::span<const flat::Word> words) : words_(words) {}

  flat::Word next() {
    SVE_ASSERT(at_ < words_.size());
    return words_[at_++];
  }

  // The next word, which is a place in a list of that many.
  size_t next_place(size_t bound) {
    const flat::Word place = next();
    SVE_ASSERT(place >= 0 && static_cast<uint64_t>(place) < bound);
    return static_cast<size_t>(place);
  }

  // Passes over the next word if it says that there is nothing.
  bool skip_absent() {
    SVE_ASSERT(at_ < words_.size());
    const bool absent = words_[at_] == flat::kAbsent;
    if (absent) ++at_;
    return absent;
  }

  bool at_end() const { return at_ == words_.size(); }

 private:
  std::span<const flat::Word> words_;
  size_t at_ = 0;
};

}  // namespace sve::json

#endif  // SVE_JSON_ANSWER_WORDS_H_
