// Escapes as JSON.stringify has them: the short ones, \u00xx for the other control characters,
// everything else as it is.

#include "json/text_writer.h"

#include <charconv>
#include <iterator>

#include "base/assert.h"

namespace sve::json {

namespace {

// The letter behind the backslash, or 0 for what has no short escape.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

}  // namespace

void TextWriter::clear() {
  text_.clear();
  depth_ = 0;
  first_ = true;
  after_key_ = false;
}

void TextWriter::key(std::string_view name) {
  SVE_ASSERT(!after_key_);
  separate();
  text_ += '"';
  text_ += name;
  text_ += layout_ == Layout::kCompact ? "\":" : "\": ";
  after_key_ = true;
}

void TextWriter::integer(int64_t value) {
  char digits[20];
  const std::to_chars_result written = std::to_chars(std::begin(digits), std::end(digits), value);
  plain({digits, static_cast<size_t>(written.ptr - digits)});
}

void TextWriter::string(std::string_view value) {
  separate();
  text_ += '"';
  append_escaped(value);
  text_ += '"';
}

void TextWriter::append_escaped(std::string_view value) {
  constexpr char kHexDigits[] = "0123456789abcdef";
  size_t copied = 0;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (!needs_escape(c)) continue;
    text_ += value.substr(copied, i - copied);
    copied = i + 1;
    text_ += '\\';
    if (const char letter = short_escape(c); letter != 0) {
      text_ += letter;
    } else {
      text_ += "u00";
      text_ += kHexDigits[c >> 4];
      text_ += kHexDigits[c & 0xF];
    }
  }
  text_ += value.substr(copied);
}

void TextWriter::begin(char bracket) {
  separate();
  text_ += bracket;
  ++depth_;
  first_ = true;
}

void TextWriter::end(char bracket) {
  SVE_ASSERT(depth_ > 0 && !after_key_);
  --depth_;
  if (!first_) break_line();
  text_ += bracket;
  first_ = false;
}

void TextWriter::plain(std::string_view text) {
  separate();
  text_ += text;
}

// What stands between a value or key and what came before it.
void TextWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) text_ += ',';
  first_ = false;
  break_line();
}

void TextWriter::break_line() {
  if (layout_ == Layout::kCompact) return;
  text_ += '\n';
  text_.append(2 * depth_, ' ');
}

}  // namespace sve::json
