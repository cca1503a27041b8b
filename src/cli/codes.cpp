// Three columns, the meaning below: it fits a terminal of 80 columns.

#include "cli/codes.h"

#include "cli/format.h"
#include "cli/sentences.h"
#include "json/code_names.h"

namespace sve::cli {

namespace {

constexpr size_t kWidth = 80;
constexpr size_t kIndent = 4;
constexpr size_t kNameWidth = 32;
constexpr size_t kSectionWidth = 9;

std::string details_text(std::string_view details) {
  std::string text;
  while (!details.empty()) {
    const json::Detail detail = json::take_detail(details);
    if (!text.empty()) text += ", ";
    text += detail.name;
    if (detail.mark == '?') text += '?';
  }
  return text;
}

std::string entry(std::string_view head, std::string_view meaning) {
  const size_t end = head.find_last_not_of(' ') + 1;
  return std::string(head.substr(0, end)) + '\n' + wrapped(meaning, kIndent, kWidth);
}

}  // namespace

std::string codes_table() {
  std::string text =
      "Violations: why a token gives nothing (\"it\" is the token), and how a claim "
      "differs\n\n";
  text += padded("CODE", kNameWidth) + padded("SECTION", kSectionWidth) + "DETAILS\n";
  for (const json::ViolationEntry& violation : json::kViolations) {
    text += entry(padded(violation.name, kNameWidth) + padded(violation.section, kSectionWidth) +
                      details_text(violation.details),
                  violation_meaning(violation.name));
  }
  text += "\nReasons: why a request is malformed (section 12)\n\n";
  for (const std::string_view reason : json::kReasonNames) {
    text += entry(reason, reason_meaning(reason));
  }
  return text;
}

}  // namespace sve::cli
