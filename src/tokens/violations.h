// A short list of violations, built in order.

#ifndef SVE_TOKENS_VIOLATIONS_H_
#define SVE_TOKENS_VIOLATIONS_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "base/cold.h"
#include "model/quote.h"

namespace sve::tokens {

class Violations {
 public:
  static constexpr size_t kMost = 12;  // more than section 5 or 6 can give one token

  SVE_COMPACT void add(model::Code code, int64_t first = model::kNoDetail,
                       int64_t second = model::kNoDetail) {
    SVE_ASSERT(count_ < kMost);
    list_[count_++] = {code, model::kNoId, {first, second}};
  }

  bool empty() const { return count_ == 0; }

  bool has(model::Code code) const {
    for (size_t i = 0; i < count_; ++i) {
      if (list_[i].code == code) return true;
    }
    return false;
  }

  std::span<model::Violation> keep(base::Arena& arena) const {
    if (count_ == 0) return {};
    const std::span<model::Violation> kept = arena.take<model::Violation>(count_);
    for (size_t i = 0; i < count_; ++i) kept[i] = list_[i];
    return kept;
  }

 private:
  model::Violation list_[kMost];
  size_t count_ = 0;
};

}  // namespace sve::tokens

#endif  // SVE_TOKENS_VIOLATIONS_H_
