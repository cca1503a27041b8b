// From quotes, verifications and errors to flat answers. docs/flat.md, The answer.

#ifndef SVE_FLAT_ENCODE_H_
#define SVE_FLAT_ENCODE_H_

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "base/cold.h"
#include "flat/trail.h"
#include "model/quote.h"
#include "model/request.h"

namespace sve::flat {

std::span<const Word> encode_quote(const model::Request& request, const model::Quote& quote,
                                   base::Arena& arena);

std::span<const Word> encode_verification(const model::Request& request, const model::Quote& quote,
                                          std::span<const model::Violation> violations,
                                          base::Arena& arena);

// The error that stands in the trail.
SVE_COLD std::span<const Word> encode_error(const Trail& trail, base::Arena& arena);

}  // namespace sve::flat

#endif  // SVE_FLAT_ENCODE_H_
