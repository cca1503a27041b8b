// Figures and words as people read them: amounts, instants, rates, counts, lines of a fixed width.
//
// The same everywhere: no locale, no time zone, no floating point. Text that came from a request is
// made printable first, so that no id can steer a terminal.

#ifndef SVE_CLI_FORMAT_H_
#define SVE_CLI_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sve::cli {

// An amount in minor units with the decimals of its currency (ISO 4217): 12345 DKK is "123.45".
std::string amount_text(int64_t minor_units, std::string_view currency);

// An instant in milliseconds: "2026-05-28T20:26:40Z", with milliseconds where there are any.
std::string instant_text(int64_t milliseconds);

// A rate in basis points: "25 %", "12.5 %".
std::string rate_text(int64_t basis_points);

// "1 punch", "3 punches", "2 entries".
std::string counted(int64_t count, std::string_view noun);

// UTF-8 with every control character replaced.
std::string printable(std::string_view text);

// How many columns the text takes, one a code point.
size_t columns(std::string_view text);

// Padded with spaces, on the right or on the left.
std::string padded(std::string_view text, size_t width);
std::string padded_left(std::string_view text, size_t width);

// The text broken at spaces into lines of at most `width` columns, each behind `indent` spaces. A
// word that is too long is broken anywhere.
std::string wrapped(std::string_view text, size_t indent, size_t width);

// The text on the left, wrapped where it must, and an amount at the end of its last line.
std::string row(std::string_view left, std::string_view right, size_t indent, size_t width);

}  // namespace sve::cli

#endif  // SVE_CLI_FORMAT_H_
