// Which lines a token may cover, and why not. Contract 4.

#ifndef SVE_TOKENS_ELIGIBILITY_H_
#define SVE_TOKENS_ELIGIBILITY_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "base/dense_map.h"
#include "model/quote.h"
#include "model/request.h"

namespace sve::tokens {

struct Eligibility {
  std::span<const uint8_t> lines;  // 1 where the line at that place is eligible
  bool any;
  model::Code
      furthest;   // when none is, but there are lines: the reason of the one that got furthest
  int64_t total;  // Σ total of the eligible lines
};

// Number sets that one judgement needs at a time, kept by the engine.
struct Sets {
  base::DenseMap experiences;
  base::DenseMap excluded_experiences;
  base::DenseMap ticket_types;
  base::DenseMap items;  // experience → first item of it
};

// Judges every line for the token. lines[i].total and vat.rate_bp must stand.
Eligibility judge_lines(const model::Request& request, const model::Token& token,
                        std::span<const model::LineQuote> lines, Sets& sets, base::Arena& arena);

}  // namespace sve::tokens

#endif  // SVE_TOKENS_ELIGIBILITY_H_
