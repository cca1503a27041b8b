// JSON text, appended piece by piece: compact as JSON.stringify(value), or indented by two as
// JSON.stringify(value, null, 2).
//
// It escapes strings and sets commas and line breaks; that the pieces make up a value is up to the
// caller. Its memory is kept from text to text.

#ifndef SVE_JSON_TEXT_WRITER_H_
#define SVE_JSON_TEXT_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sve::json {

enum class Layout : uint8_t { kCompact, kIndented };

class TextWriter {
 public:
  explicit TextWriter(Layout layout) : layout_(layout) {}

  void clear();
  const std::string& text() const { return text_; }

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_list() { begin('['); }
  void end_list() { end(']'); }

  // A member's name, which must need no escapes; its value is what comes next.
  void key(std::string_view name);

  void integer(int64_t value);
  void string(std::string_view value);  // well-formed UTF-8
  void boolean(bool value) { plain(value ? "true" : "false"); }
  void null() { plain("null"); }

 private:
  void begin(char bracket);
  void end(char bracket);
  void separate();
  void plain(std::string_view text);
  void break_line();
  void append_escaped(std::string_view value);

  std::string text_;
  Layout layout_;
  size_t depth_ = 0;
  bool first_ = true;       // nothing stands yet in the innermost object or list
  bool after_key_ = false;  // what comes next is a member's value
};

}  // namespace sve::json

#endif  // SVE_JSON_TEXT_WRITER_H_
