// What is wrong with a token before it takes its turn. Contract 5.

#ifndef SVE_TOKENS_CHECKS_H_
#define SVE_TOKENS_CHECKS_H_

#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "model/request.h"
#include "tokens/eligibility.h"

namespace sve::tokens {

// Every violation of the token, in the order of the contract; none if it may take part.
std::span<model::Violation> check_token(const model::Request& request, const model::Token& token,
                                        const Eligibility& eligibility, base::Arena& arena);

}  // namespace sve::tokens

#endif  // SVE_TOKENS_CHECKS_H_
