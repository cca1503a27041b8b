// How many guests an entry pass still admits to each session and on each day. Contract 6.

#ifndef SVE_TOKENS_ADMISSION_H_
#define SVE_TOKENS_ADMISSION_H_

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/arena.h"
#include "model/request.h"
#include "tokens/units.h"

namespace sve::tokens {

// The rooms of one pass in the sessions and days of the cart, less what its used sessions took.
class Admission {
 public:
  Admission(const Calendar& calendar, const model::TokenType& type, const model::Token& token,
            base::Arena& arena);

  int64_t session_room(uint32_t line) const {
    return std::max<int64_t>(0, session_room_[calendar_.session_of_line[line]]);
  }

  int64_t day_room(uint32_t line) const {
    const uint32_t day = calendar_.day_of_line[line];
    return day == model::kNoPlace ? model::kNoLimit : std::max<int64_t>(0, day_room_[day]);
  }

  void admit(uint32_t line, int64_t guests) {
    session_room_[calendar_.session_of_line[line]] -= guests;
    const uint32_t day = calendar_.day_of_line[line];
    if (day != model::kNoPlace) day_room_[day] -= guests;
  }

 private:
  void count_used(const model::UsedSession& used);

  const Calendar& calendar_;
  std::span<int64_t> session_room_;
  std::span<int64_t> day_room_;
};

}  // namespace sve::tokens

#endif  // SVE_TOKENS_ADMISSION_H_
