// What became of a token, in words: what it covers on which line, what is left on it, or why it is
// refused.

#ifndef SVE_CLI_TOKEN_TEXT_H_
#define SVE_CLI_TOKEN_TEXT_H_

#include <cstddef>
#include <string>

#include "cli/json_access.h"

namespace sve::cli {

// The lines of text about one token result of a quote in that currency, that many columns wide.
std::string token_text(const Json& token, const std::string& currency, size_t width);

}  // namespace sve::cli

#endif  // SVE_CLI_TOKEN_TEXT_H_
