// Dates by the calendar's arithmetic (proleptic Gregorian), decimals by cutting digits.

#include "cli/format.h"

#include <algorithm>
#include <utility>

namespace sve::cli {

namespace {

// Digits behind the point, where they are not two. ISO 4217, list one; metals and the like, which
// have no minor unit, count as none.
constexpr std::pair<std::string_view, size_t> kDecimals[] = {
    {"BHD", 3}, {"BIF", 0}, {"CLF", 4}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"IQD", 3}, {"ISK", 0},
    {"JOD", 3}, {"JPY", 0}, {"KMF", 0}, {"KRW", 0}, {"KWD", 3}, {"LYD", 3}, {"OMR", 3}, {"PYG", 0},
    {"RWF", 0}, {"TND", 3}, {"UGX", 0}, {"UYI", 0}, {"UYW", 4}, {"VND", 0}, {"VUV", 0}, {"XAF", 0},
    {"XAG", 0}, {"XAU", 0}, {"XBA", 0}, {"XBB", 0}, {"XBC", 0}, {"XBD", 0}, {"XDR", 0}, {"XOF", 0},
    {"XPD", 0}, {"XPF", 0}, {"XPT", 0}, {"XSU", 0}, {"XTS", 0}, {"XUA", 0}, {"XXX", 0},
};

size_t decimals_of(std::string_view currency) {
  for (const auto& [code, decimals] : kDecimals) {
    if (code == currency) return decimals;
  }
  return 2;
}

std::string digits(int64_t value, size_t at_least) {
  std::string text = std::to_string(value);
  if (text.size() < at_least) text.insert(0, at_least - text.size(), '0');
  return text;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The bytes of the first `count` code points.
size_t bytes_of_columns(std::string_view text, size_t count) {
  size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && is_continuation(text[at])) ++at;
    --count;
  }
  return at;
}

// How much of the text goes on one line.
size_t line_break(std::string_view text, size_t width) {
  const size_t most = bytes_of_columns(text, width);
  if (most == text.size() || text[most] == ' ') return most;
  const size_t space = text.rfind(' ', most);
  return space == std::string_view::npos || space == 0 ? most : space;
}

}  // namespace

std::string amount_text(int64_t minor_units, std::string_view currency) {
  const size_t decimals = decimals_of(currency);
  const bool negative = minor_units < 0;
  std::string text = digits(negative ? -minor_units : minor_units, decimals + 1);
  if (decimals > 0) text.insert(text.size() - decimals, 1, '.');
  return negative ? '-' + text : text;
}

std::string instant_text(int64_t milliseconds) {
  constexpr int64_t kMsPerDay = 86'400'000;
  constexpr int64_t kDaysOfEra = 146'097;         // 400 years
  constexpr int64_t kDaysFromYearZero = 719'468;  // 0000-03-01 to 1970-01-01
  const int64_t days = milliseconds / kMsPerDay + kDaysFromYearZero;
  const int64_t time = milliseconds % kMsPerDay;
  const int64_t era = days / kDaysOfEra;
  const int64_t day_of_era = days % kDaysOfEra;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  // Years that begin in March have their leap day at the end.
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int64_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  std::string text = digits(year, 4) + '-' + digits(month, 2) + '-' + digits(day, 2) + 'T' +
                     digits(time / 3'600'000, 2) + ':' + digits(time / 60'000 % 60, 2) + ':' +
                     digits(time / 1'000 % 60, 2);
  if (time % 1'000 != 0) text += '.' + digits(time % 1'000, 3);
  return text + 'Z';
}

std::string rate_text(int64_t basis_points) {
  std::string text = std::to_string(basis_points / 100);
  if (basis_points % 100 != 0) {
    text += '.' + digits(basis_points % 100, 2);
    if (text.back() == '0') text.pop_back();
  }
  return text + " %";
}

std::string counted(int64_t count, std::string_view noun) {
  std::string text = std::to_string(count) + ' ' + std::string(noun);
  if (count == 1) return text;
  if (text.back() == 'y') {
    text.pop_back();
    return text + "ies";
  }
  return text + (text.back() == 'h' ? "es" : "s");
}

std::string printable(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    const bool two_bytes = c == 0xC2 && i + 1 < text.size();
    if (two_bytes && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      result += kReplacement;
      ++i;
    } else if (c < 0x20 || c == 0x7F) {
      result += kReplacement;
    } else {
      result += text[i];
    }
  }
  return result;
}

size_t columns(std::string_view text) {
  return text.size() -
         static_cast<size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::string padded(std::string_view text, size_t width) {
  const size_t taken = columns(text);
  return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::string padded_left(std::string_view text, size_t width) {
  const size_t taken = columns(text);
  return std::string(taken < width ? width - taken : 0, ' ') + std::string(text);
}

std::string wrapped(std::string_view text, size_t indent, size_t width) {
  std::string lines;
  while (!text.empty()) {
    const size_t end = line_break(text, width - indent);
    lines += std::string(indent, ' ') + std::string(text.substr(0, end)) + '\n';
    text.remove_prefix(end);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  return lines;
}

std::string row(std::string_view left, std::string_view right, size_t indent, size_t width) {
  std::string lines = wrapped(left, indent, width - columns(right) - 2);
  lines.pop_back();
  const size_t last = lines.rfind('\n');
  const size_t taken =
      columns(std::string_view(lines).substr(last == std::string::npos ? 0 : last + 1));
  return lines + std::string(width - taken - columns(right), ' ') + std::string(right) + '\n';
}

}  // namespace sve::cli
