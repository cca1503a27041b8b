// In the place of src/optimal/ in in-order.wasm, the core without the search: a request that asks
// for the best use of its tokens is priced in order, and its answer marked as none (docs/flat.md).
// js/ gives it to nobody.

#include <emscripten/emscripten.h>

#include "optimal/optimal.h"

extern "C" {

// By its name a host knows this module from core.wasm.
EMSCRIPTEN_KEEPALIVE void sve_in_order_only() {}

}  // extern "C"

namespace sve::optimal {

model::Optimality apply_optimally(const model::Request& request, std::span<model::LineQuote> lines,
                                  const tokens::Judged& judged, tokens::Sets& sets,
                                  base::Arena& arena) {
  tokens::apply_in_order(request, lines, judged, sets, arena);
  return {.proven = false, .cost_lower_bound = -1, .in_order_cost = 0};
}

}  // namespace sve::optimal
