// The codes as a table for people.

#ifndef SVE_CLI_CODES_H_
#define SVE_CLI_CODES_H_

#include <string>

namespace sve::cli {

// Every violation with its section, its details and its meaning, and every reason with its.
std::string codes_table();

}  // namespace sve::cli

#endif  // SVE_CLI_CODES_H_
