// Codes in plain English: a sentence for every violation, with its figures, and for every reason.

#ifndef SVE_CLI_SENTENCES_H_
#define SVE_CLI_SENTENCES_H_

#include <functional>
#include <string>
#include <string_view>

namespace sve::cli {

// What a sentence asks for: one detail of the violation, and how it is to be put.
struct Blank {
  std::string_view detail;
  std::string_view form;  // "money", "left", "units", "date", a noun to be counted, or ""
};

// The violation's sentence. `fill` gives the text for a blank, "" where the detail is absent.
std::string violation_sentence(std::string_view code,
                               const std::function<std::string(const Blank&)>& fill);

// What the violation means, with the details' names for figures: "It expired at <expiresAt>."
std::string violation_meaning(std::string_view code);

// What the reason of a malformed request means.
std::string_view reason_meaning(std::string_view reason);

}  // namespace sve::cli

#endif  // SVE_CLI_SENTENCES_H_
