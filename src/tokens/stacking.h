// How many tokens an order takes, and which together. Contract 6 (Stacking).

#ifndef SVE_TOKENS_STACKING_H_
#define SVE_TOKENS_STACKING_H_

#include <cstdint>

#include "model/request.h"
#include "tokens/violations.h"

namespace sve::tokens {

class Stacking {
 public:
  Stacking(const model::Request& request, base::Arena& arena)
      : request_(request), of_type_(arena.take_filled<uint32_t>(request.token_types.size(), 0)) {}

  // Adds every rule that keeps the token from joining those applied, in order.
  void check(const model::Token& token, Violations& violations) const;

  void applied(const model::Token& token);

 private:
  const model::Request& request_;
  const model::Token* first_ = nullptr;  // the token applied earliest
  int64_t count_ = 0;
  std::span<uint32_t> of_type_;
};

}  // namespace sve::tokens

#endif  // SVE_TOKENS_STACKING_H_
