// A 64-bit hash that tells at once whether two hosts priced the same thing. Contract 11.

#ifndef SVE_QUOTE_FINGERPRINT_H_
#define SVE_QUOTE_FINGERPRINT_H_

#include <cstdint>

#include "model/quote.h"
#include "model/request.h"

namespace sve::quote {

// The hash of the currency, the figures of all lines and those of the applied tokens.
uint64_t fingerprint(const model::Request& request, const model::Quote& quote);

}  // namespace sve::quote

#endif  // SVE_QUOTE_FINGERPRINT_H_
