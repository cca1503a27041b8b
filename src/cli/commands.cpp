// Reading, pricing and writing, in that order; output is written before more input is waited for.

#include "cli/commands.h"

#include "base/assert.h"
#include "cli/codes.h"
#include "cli/receipt.h"
#include "cli/streams.h"
#include "json/json.h"
#include "sve_schema.h"

namespace sve::cli {

namespace {

using json::JsonAnswer;
using json::JsonEngine;

constexpr size_t kOutputBlock = 65'536;

Exit no_output() {
  write_message("the output cannot be written");
  return Exit::kNoOutput;
}

Exit print(std::string_view text) { return write_out(text) ? Exit::kOk : no_output(); }

Exit no_input(const Options& options, const Input& input) {
  const bool standard = options.file == "-";
  write_message((standard ? "standard input" : std::string(options.file)) + ": " + input.fault());
  return Exit::kNoInput;
}

JsonAnswer answer(const Options& options, JsonEngine& engine, std::string_view text) {
  return options.command == Command::kVerify ? engine.verify(text) : engine.quote(text);
}

Exit answer_document(const Options& options) {
  Input input(options.file);
  std::string text;
  input.append_all(text);
  if (!input.fault().empty()) return no_input(options, input);
  JsonEngine engine(options.pretty ? json::Layout::kIndented : json::Layout::kCompact);
  engine.always_optimal(options.optimal);
  const JsonAnswer answered = answer(options, engine, text);
  const Exit printed = print(std::string(answered.text) + '\n');
  return printed == Exit::kOk && answered.malformed ? Exit::kMalformed : printed;
}

// Answers a stream of lines: all that are complete at hand, then it waits for more.
class LineServer {
 public:
  explicit LineServer(const Options& options) : options_(options), input_(options.file) {
    engine_.always_optimal(options.optimal);
  }

  Exit run() {
    size_t searched = 0;  // bytes of input that hold no line break
    while (input_.append_some(waiting_) > 0) {
      searched = answer_lines(searched);
      if (!flush()) return no_output();
    }
    if (!input_.fault().empty()) return no_input(options_, input_);
    if (!waiting_.empty()) answer_line(waiting_);
    return flush() ? Exit::kOk : no_output();
  }

 private:
  // Answers every complete line, keeps the rest and returns its length.
  size_t answer_lines(size_t searched) {
    size_t start = 0;
    size_t end = waiting_.find('\n', searched);
    while (end != std::string::npos) {
      answer_line(std::string_view(waiting_).substr(start, end - start));
      start = end + 1;
      end = waiting_.find('\n', start);
    }
    waiting_.erase(0, start);
    return waiting_.size();
  }

  void answer_line(std::string_view line) {
    output_ += answer(options_, engine_, line).text;
    output_ += '\n';
    if (output_.size() >= kOutputBlock) flush();
  }

  bool flush() {
    broken_ = broken_ || !write_out(output_);
    output_.clear();
    return !broken_;
  }

  const Options& options_;
  Input input_;
  JsonEngine engine_;
  std::string waiting_;
  std::string output_;
  bool broken_ = false;
};

Exit print_receipt(const Options& options) {
  Input input(options.file);
  std::string text;
  input.append_all(text);
  if (!input.fault().empty()) return no_input(options, input);
  JsonEngine engine;
  engine.always_optimal(options.optimal);
  const JsonAnswer quote = engine.quote(text);
  if (!quote.malformed) return print(receipt(text, quote.text));
  const Exit printed = print(std::string(quote.text) + '\n');
  if (printed != Exit::kOk) return printed;
  write_message(explain_error(quote.text));
  return Exit::kMalformed;
}

}  // namespace

Exit run(const Options& options) {
  switch (options.command) {
    case Command::kQuote:
    case Command::kVerify:
      return options.jsonl ? LineServer(options).run() : answer_document(options);
    case Command::kReceipt:
      return print_receipt(options);
    case Command::kSchema:
      return print(sve::kSchemaJson);
    case Command::kCodes:
      return print(options.json ? std::string(tables_json()) + '\n' : codes_table());
    case Command::kHelp:
      return print(kHelp);
    case Command::kVersion:
      return print("sve " + std::string(version()) + '\n');
  }
  SVE_ASSERT(false);
  return Exit::kUsage;
}

}  // namespace sve::cli
