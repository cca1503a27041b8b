// Which lines are alike for every token that takes part, and which tokens are.

#ifndef SVE_OPTIMAL_ALIKE_H_
#define SVE_OPTIMAL_ALIKE_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "model/request.h"
#include "tokens/eligibility.h"
#include "tokens/units.h"

namespace sve::optimal {

// A class number for each line: lines of one class differ, for the tokens given by place, in
// nothing but their units' amounts and how many they have.
class LineClasses {
 public:
  LineClasses(const model::Request& request, base::Arena& arena);

  // Each parts the classes further.
  void part_by_eligibility(std::span<const uint8_t> eligible);
  void part_by_session(const tokens::Calendar& calendar);
  void part_by_item();

  std::span<const uint32_t> of_line() const { return of_line_; }
  size_t count() const { return count_; }

 private:
  void number_by_first_line();
  template <typename KeyOf>
  void part_by(size_t bound, KeyOf key_of);

  const model::Request& request_;
  base::Arena& arena_;
  std::span<uint32_t> of_line_;
  size_t count_ = 1;
};

// Whether two tokens may stand for one another: what one may do the other may, with equal figures.
bool are_twins(const model::Token& a, const model::Token& b, std::span<const uint8_t> eligible_a,
               std::span<const uint8_t> eligible_b);

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_ALIKE_H_
