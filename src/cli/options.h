// The command line of sve: what is wanted, or what is wrong with it.

#ifndef SVE_CLI_OPTIONS_H_
#define SVE_CLI_OPTIONS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sve::cli {

// What the process says when it ends. 64 and above are those of sysexits.h.
enum class Exit : int { kOk = 0, kUsage = 2, kMalformed = 65, kNoInput = 66, kNoOutput = 74 };

enum class Command : uint8_t { kQuote, kVerify, kReceipt, kSchema, kCodes, kHelp, kVersion };

struct Options {
  Command command = Command::kHelp;
  bool jsonl = false;    // one document a line
  bool pretty = false;   // indented
  bool json = false;     // the tables as JSON
  bool optimal = false;  // whatever strategy the request asks for
  std::string_view file = "-";
};

// Reads the arguments behind the program's name. Returns what is wrong with them, or "".
std::string parse_options(std::span<char* const> arguments, Options& options);

extern const std::string_view kHelp;

}  // namespace sve::cli

#endif  // SVE_CLI_OPTIONS_H_
