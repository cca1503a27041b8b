// Escapes as JSON.stringify has them: the short ones, \u00xx for the other control characters,
// everything else as it is.

#include "json/text_writer.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

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

char* append(char* out, std::string_view text) {
  std::memcpy(out, text.data(), text.size());
  return out + text.size();
}

char* append_escape(char* out, char c) {
  constexpr char kHexDigits[] = "0123456789abcdef";
  *out++ = '\\';
  if (const char letter = short_escape(c); letter != 0) {
    *out++ = letter;
    return out;
  }
  out = append(out, "u00");
  *out++ = kHexDigits[c >> 4];
  *out++ = kHexDigits[c & 0xF];
  return out;
}

}  // namespace

void TextWriter::clear() {
  size_ = 0;
  depth_ = 0;
  first_ = true;
  after_key_ = false;
}

void TextWriter::grow(size_t bytes) {
  constexpr size_t kLeastBytes = 4096;
  const size_t capacity = std::max({kLeastBytes, 2 * capacity_, size_ + bytes});
  std::unique_ptr<char[]> text(new char[capacity]);
  if (size_ > 0) std::memcpy(text.get(), text_.get(), size_);
  text_ = std::move(text);
  capacity_ = capacity;
}

void TextWriter::key(std::string_view name) {
  SVE_ASSERT(!after_key_ && depth_ > 0);
  char* out = nullptr;
  if (layout_ == Layout::kCompact) {
    out = room(name.size() + 4);
    if (!first_) *out++ = ',';
    first_ = false;
  } else {
    separate();
    out = room(name.size() + 4);
  }
  *out++ = '"';
  out = append(out, name);
  *out++ = '"';
  *out++ = ':';
  if (layout_ == Layout::kIndented) *out++ = ' ';
  take(out);
  after_key_ = true;
}

void TextWriter::integer(int64_t value) {
  constexpr size_t kMostDigits = 20;
  separate();
  char* const out = room(kMostDigits);
  take(std::to_chars(out, out + kMostDigits, value).ptr);
}

void TextWriter::string(std::string_view value) {
  constexpr size_t kLongestEscape = 6;
  separate();
  char* out = room(value.size() * kLongestEscape + 2);
  *out++ = '"';
  for (const char c : value) {
    if (needs_escape(c)) {
      out = append_escape(out, c);
    } else {
      *out++ = c;
    }
  }
  *out++ = '"';
  take(out);
}

void TextWriter::begin(char bracket) {
  plain({&bracket, 1});
  ++depth_;
  first_ = true;
}

void TextWriter::end(char bracket) {
  SVE_ASSERT(depth_ > 0 && !after_key_);
  --depth_;
  if (!first_) break_line();
  take(append(room(1), {&bracket, 1}));
  first_ = false;
}

void TextWriter::plain(std::string_view text) {
  separate();
  take(append(room(text.size()), text));
}

// What stands between a value or key and what came before it.
void TextWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) take(append(room(1), ","));
  first_ = false;
  break_line();
}

void TextWriter::break_line() {
  if (layout_ == Layout::kCompact) return;
  char* out = room(1 + 2 * depth_);
  *out++ = '\n';
  std::memset(out, ' ', 2 * depth_);
  take(out + 2 * depth_);
}

}  // namespace sve::json
