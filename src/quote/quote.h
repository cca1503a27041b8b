// The way from a request to its quote, in two steps: sums that a request may overflow, then all
// that can no longer fail. Contract 3 to 9.

#ifndef SVE_QUOTE_QUOTE_H_
#define SVE_QUOTE_QUOTE_H_

#include <span>

#include "base/arena.h"
#include "base/dense_map.h"
#include "model/quote.h"
#include "model/request.h"
#include "pricing/lines.h"
#include "tokens/eligibility.h"

namespace sve::quote {

// What pricing keeps between quotes, besides the arena.
struct Workspace {
  base::DenseMap rates;
  tokens::Sets sets;
};

// A cart whose lines are priced, before any token.
struct Priced {
  std::span<model::LineQuote> lines;
  std::span<const pricing::RateGroup> rates;
  pricing::Checked checked;
};

Priced price(const model::Request& request, Workspace& workspace, base::Arena& arena);

// The quote of a priced cart whose sums are good.
model::Quote complete(const model::Request& request, const Priced& priced, Workspace& workspace,
                      base::Arena& arena);

}  // namespace sve::quote

#endif  // SVE_QUOTE_QUOTE_H_
