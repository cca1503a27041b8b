// Compares what a client says it charged with the quote of the server's own state. Contract 10.

#ifndef SVE_QUOTE_VERIFY_H_
#define SVE_QUOTE_VERIFY_H_

#include <span>

#include "base/arena.h"
#include "base/cold.h"
#include "base/dense_map.h"
#include "model/quote.h"
#include "model/request.h"

namespace sve::quote {

// Every difference, in the order of the contract; none means that the claim holds. `tokens` gives a
// token's place by the number of its id.
SVE_COLD std::span<const model::Violation> verify(const model::Request& request,
                                                  const model::Quote& quote,
                                                  const model::Claim& claim,
                                                  const base::DenseMap& tokens, base::Arena& arena);

}  // namespace sve::quote

#endif  // SVE_QUOTE_VERIFY_H_
