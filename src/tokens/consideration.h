// What was paid for the value that a redemption consumes, and what it makes taxable. Contract 8.

#ifndef SVE_TOKENS_CONSIDERATION_H_
#define SVE_TOKENS_CONSIDERATION_H_

#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"

namespace sve::tokens {

// Finishes each token's consideration, and sets every line's taxable and prepaid amount.
void set_taxable(const model::Request& request, std::span<model::TokenQuote> tokens,
                 std::span<model::LineQuote> lines, base::Arena& arena);

}  // namespace sve::tokens

#endif  // SVE_TOKENS_CONSIDERATION_H_
