// Which tokens are applied and what they cover, in the order of the request. Contract 5, 6.

#ifndef SVE_TOKENS_APPLY_H_
#define SVE_TOKENS_APPLY_H_

#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"
#include "tokens/eligibility.h"

namespace sve::tokens {

// Judges every token, gives each its turn, and adds what is covered to the lines. The tokens'
// `consideration` is then what it would be without a sale (consideration.h finishes it).
std::span<model::TokenQuote> apply_tokens(const model::Request& request,
                                          std::span<model::LineQuote> lines, Sets& sets,
                                          base::Arena& arena);

}  // namespace sve::tokens

#endif  // SVE_TOKENS_APPLY_H_
