// The optimal strategy: the choice that leaves and forfeits least, and how sure that is.
// Contract 7.

#ifndef SVE_OPTIMAL_OPTIMAL_H_
#define SVE_OPTIMAL_OPTIMAL_H_

#include <span>

#include "base/arena.h"
#include "base/cold.h"
#include "model/quote.h"
#include "model/request.h"
#include "tokens/apply.h"

namespace sve::optimal {

// Applies the tokens that passed section 5 as well as they can be: fills their quotes and adds
// what is covered to the lines. Where nothing is better than inOrder's choice, it is that.
SVE_COLD model::Optimality apply_optimally(const model::Request& request,
                                           std::span<model::LineQuote> lines,
                                           const tokens::Judged& judged, tokens::Sets& sets,
                                           base::Arena& arena);

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_OPTIMAL_H_
