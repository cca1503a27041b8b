// JSON text, appended piece by piece: compact as JSON.stringify(value), or indented by two as
// JSON.stringify(value, null, 2).
//
// It escapes strings and sets commas and line breaks; that the pieces make up a value is up to the
// caller. Its memory is kept from text to text.

#ifndef SVE_JSON_TEXT_WRITER_H_
#define SVE_JSON_TEXT_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace sve::json {

enum class Layout : uint8_t { kCompact, kIndented };

class TextWriter {
 public:
  explicit TextWriter(Layout layout) : layout_(layout) {}

  void clear();

  // What was written, until the next call.
  std::string_view text() const { return {text_.get(), size_}; }

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

  // Room for that many bytes behind the text; take() makes those before `end` part of it.
  char* room(size_t bytes) {
    if (capacity_ - size_ < bytes) grow(bytes);
    return text_.get() + size_;
  }
  void take(const char* end) { size_ = static_cast<size_t>(end - text_.get()); }
  void grow(size_t bytes);

  std::unique_ptr<char[]> text_;
  size_t size_ = 0;
  size_t capacity_ = 0;
  Layout layout_;
  size_t depth_ = 0;
  bool first_ = true;       // nothing stands yet in the innermost object or list
  bool after_key_ = false;  // what comes next is a member's value
};

}  // namespace sve::json

#endif  // SVE_JSON_TEXT_WRITER_H_
