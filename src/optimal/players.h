// What each unit token may do: its limits and the pools they reach. Contract 6, 7.

#ifndef SVE_OPTIMAL_PLAYERS_H_
#define SVE_OPTIMAL_PLAYERS_H_

#include "base/arena.h"
#include "optimal/problem.h"

namespace sve::optimal {

// Adds every unit token that can be used to the players, with its limits, arcs and shared
// sessions. The pools stand. Says in problem.too_large when there would be too many arcs.
void add_unit_tokens(Problem& problem, uint32_t& player_count, const Source& source,
                     base::Arena& arena);

}  // namespace sve::optimal

#endif  // SVE_OPTIMAL_PLAYERS_H_
