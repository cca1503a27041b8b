// The command sve: prices carts from the shell, from scripts and for tests.

#include <csignal>
#include <span>
#include <string>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/streams.h"

int main(int count, char** arguments) {
  using sve::cli::Exit;
  // A reader that went away is an output that cannot be written, which has an exit status.
  (void)std::signal(SIGPIPE, SIG_IGN);
  sve::cli::Options options;
  const std::span<char* const> words(arguments, static_cast<size_t>(count));
  const std::string problem =
      sve::cli::parse_options(words.empty() ? words : words.subspan(1), options);
  if (!problem.empty()) {
    sve::cli::write_message(problem + " (sve --help tells more)");
    return static_cast<int>(Exit::kUsage);
  }
  return static_cast<int>(sve::cli::run(options));
}
