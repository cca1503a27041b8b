// A quote as a person at the desk reads it: monospaced, 60 columns, in plain English.
//
// It shows the quote's own figures and computes none, apart from the unit price (subtotal by
// quantity). It judges nothing.

#ifndef SVE_CLI_RECEIPT_H_
#define SVE_CLI_RECEIPT_H_

#include <string>
#include <string_view>

namespace sve::cli {

// The receipt of a request, both as JSON text, the quote being the engine's answer to it.
std::string receipt(std::string_view request, std::string_view quote);

// What is wrong with a request, in words: from the engine's {"error": …}.
std::string explain_error(std::string_view error);

}  // namespace sve::cli

#endif  // SVE_CLI_RECEIPT_H_
