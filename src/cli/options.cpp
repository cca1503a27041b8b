// One table says which command takes which option; a word that is neither is an error.

#include "cli/options.h"

namespace sve::cli {

namespace {

struct CommandEntry {
  std::string_view name;
  Command command;
  bool takes_jsonl;
  bool takes_pretty;
  bool takes_json;
  bool takes_optimal;
  bool takes_file;
};

constexpr CommandEntry kCommands[] = {
    {"quote", Command::kQuote, true, true, false, true, true},
    {"verify", Command::kVerify, true, true, false, false, true},
    {"receipt", Command::kReceipt, false, false, false, true, true},
    {"schema", Command::kSchema, false, false, false, false, false},
    {"codes", Command::kCodes, false, false, true, false, false},
};

std::string quoted(std::string_view word) { return '"' + std::string(word) + '"'; }

// Turns the option on if the command takes it.
bool set_option(std::string_view word, const CommandEntry& entry, Options& options) {
  if (word == "--jsonl" && entry.takes_jsonl) return options.jsonl = true;
  if (word == "--pretty" && entry.takes_pretty) return options.pretty = true;
  if (word == "--json" && entry.takes_json) return options.json = true;
  if (word == "--optimal" && entry.takes_optimal) return options.optimal = true;
  return false;
}

std::string parse_rest(std::span<char* const> arguments, const CommandEntry& entry,
                       Options& options) {
  bool has_file = false;
  bool only_files = false;  // behind "--"
  for (const std::string_view word : arguments) {
    const bool is_option = !only_files && word.size() > 1 && word[0] == '-';
    if (is_option && word == "--") {
      only_files = true;
    } else if (is_option && (word == "--help" || word == "-h")) {
      options.command = Command::kHelp;
      return "";
    } else if (is_option) {
      if (!set_option(word, entry, options)) {
        return std::string(entry.name) + " takes no option " + quoted(word);
      }
    } else if (!entry.takes_file || has_file) {
      return std::string(entry.name) + (entry.takes_file ? " takes one file" : " takes no file") +
             ", but there is " + quoted(word);
    } else {
      has_file = true;
      options.file = word;
    }
  }
  if (options.jsonl && options.pretty) {
    return "--jsonl writes one line an answer, so --pretty cannot go with it";
  }
  return "";
}

}  // namespace

std::string parse_options(std::span<char* const> arguments, Options& options) {
  if (arguments.empty()) return "a command is missing";
  const std::string_view first = arguments.front();
  if (first == "--help" || first == "-h" || first == "--version") {
    options.command = first == "--version" ? Command::kVersion : Command::kHelp;
    return "";
  }
  for (const CommandEntry& entry : kCommands) {
    if (entry.name != first) continue;
    options.command = entry.command;
    return parse_rest(arguments.subspan(1), entry, options);
  }
  return "there is no command " + quoted(first);
}

constinit const std::string_view kHelp =
    R"(sve prices shop carts that are paid with gift cards, punchcards and passes.

  sve quote    [--jsonl] [--pretty] [--optimal] [FILE]
                                             prices a request
  sve verify   [--jsonl] [--pretty] [FILE]   compares a claim with the price: {"request", "claim"}
  sve receipt  [--optimal] [FILE]            prices a request and prints it for people
  sve schema                                 prints the JSON Schema of requests and answers
  sve codes    [--json]                      lists the codes of violations and malformed requests
  sve --help
  sve --version

Input and output are JSON in UTF-8. Without FILE, or where FILE is "-", standard input is read.

  --jsonl    one document a line and one answer a line, as they come; a malformed line, an empty one
             too, answers {"error": ...} in its place, and the exit status is 0 all the same
  --pretty   indented by two
  --optimal  the best use of the tokens, whatever strategy the request asks for
  --json     the tables as JSON

Exit status
  0    done
  2    the command line is wrong
  65   the input is malformed: {"error": {"code", "reason", "path"}} says why
  66   the file cannot be read
  74   the output cannot be written
)";

}  // namespace sve::cli
