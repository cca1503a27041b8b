// Which tokens are applied and what they cover, in the order of the request. Contract 5, 6.

#ifndef SVE_TOKENS_APPLY_H_
#define SVE_TOKENS_APPLY_H_

#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"
#include "tokens/eligibility.h"

namespace sve::tokens {

// What section 5 makes of the tokens: each is rejected, or unused as yet.
struct Judged {
  std::span<model::TokenQuote> quotes;
  std::span<const Eligibility> eligibility;
};

Judged judge_tokens(const model::Request& request, std::span<const model::LineQuote> lines,
                    Sets& sets, base::Arena& arena);

// Gives each token that passed its turn, and adds what is covered to the lines. The tokens'
// `consideration` is then what it would be without a sale (consideration.h finishes it).
void apply_in_order(const model::Request& request, std::span<model::LineQuote> lines,
                    const Judged& judged, Sets& sets, base::Arena& arena);

}  // namespace sve::tokens

#endif  // SVE_TOKENS_APPLY_H_
