// From a choice over pools and purses to lines, units and allocations. Contract 7, 9.

#ifndef SVE_OPTIMAL_WRITE_BACK_H_
#define SVE_OPTIMAL_WRITE_BACK_H_

#include <span>

#include "base/arena.h"
#include "model/quote.h"
#include "optimal/problem.h"
#include "optimal/search.h"

namespace sve::optimal {

// Fills the quotes of the tokens that the choice uses, and adds what they cover to the lines.
void write_back(const Problem& problem, const Choice& choice, const Source& source,
                std::span<model::LineQuote> lines, std::span<model::TokenQuote> quotes,
                base::Arena& arena);

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_WRITE_BACK_H_
