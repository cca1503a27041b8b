// Writes one document twice at once: as flat words (docs/flat.md) and as JSON text.
//
// So the engine's own JSON reader can be held against words that it did not write. Ids are short
// texts, numbered in the order of first sight as every reader does. It judges nothing: what is
// written may be malformed.

#ifndef SVE_FUZZ_TWIN_WRITER_H_
#define SVE_FUZZ_TWIN_WRITER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flat/words.h"

namespace sve::fuzz {

class TwinWriter {
 public:
  // The words behind the number of names, and the text.
  const std::vector<flat::Word>& words() const { return words_; }
  const std::string& text() const { return text_; }
  // The words with the number of names before them: a whole document.
  std::vector<flat::Word> document() const;

  // Members. What is absent is not in the text.
  void absent() { words_.push_back(flat::kAbsent); }
  void number(std::string_view name, int64_t value);
  void boolean(std::string_view name, bool value);
  void currency(std::string_view name, std::string_view letters);
  void choice(std::string_view name, std::span<const std::string_view> values, uint32_t which);
  void id(std::string_view name, char letter, int64_t number);
  void any_id(std::string_view name, std::string_view text);
  void fingerprint(std::string_view name, uint64_t value);

  void open(std::string_view name);
  // With the words for metadata, where the object takes it, and for unknown members.
  void close(bool takes_metadata);
  void open_list(std::string_view name, size_t length);
  void close_list() { text_ += ']'; }
  // Elements of a list; those that are objects are opened with an empty name.
  void element_id(char letter, int64_t number);
  void element_choice(std::span<const std::string_view> values, uint32_t which);

 private:
  void put(int64_t word) { words_.push_back(word); }
  void key(std::string_view name);
  void put_name(const std::string& name);

  std::vector<flat::Word> words_;
  std::string text_;
  std::vector<std::string> names_;
};

}  // namespace sve::fuzz

#endif  // SVE_FUZZ_TWIN_WRITER_H_
