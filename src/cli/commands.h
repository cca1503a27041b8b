// The commands of sve: each reads its input, writes its output and says how the process ends.

#ifndef SVE_CLI_COMMANDS_H_
#define SVE_CLI_COMMANDS_H_

#include "cli/options.h"

namespace sve::cli {

Exit run(const Options& options);

}  // namespace sve::cli

#endif  // SVE_CLI_COMMANDS_H_
