// Both forms of each value, side by side.

#include "twin_writer.h"

#include <algorithm>

namespace sve::fuzz {

namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string id_text(char letter, int64_t number) {
  return std::string(1, letter) + std::to_string(number);
}

}  // namespace

std::vector<flat::Word> TwinWriter::document() const {
  std::vector<flat::Word> document = {static_cast<flat::Word>(names_.size())};
  document.insert(document.end(), words_.begin(), words_.end());
  return document;
}

// A comma where something stands before, and the name of a member.
void TwinWriter::key(std::string_view name) {
  if (!text_.empty() && text_.back() != '{' && text_.back() != '[') text_ += ',';
  if (!name.empty()) text_ += quoted(name) + ':';
}

void TwinWriter::number(std::string_view name, int64_t value) {
  const bool fits = value >= flat::kLeastNumber && value <= flat::kMostNumber;
  put(fits ? value : flat::kTooLarge);
  key(name);
  text_ += std::to_string(value);
}

void TwinWriter::boolean(std::string_view name, bool value) {
  put(value ? 1 : 0);
  key(name);
  text_ += value ? "true" : "false";
}

void TwinWriter::currency(std::string_view name, std::string_view letters) {
  put(letters[0] * 65'536 + letters[1] * 256 + letters[2]);
  key(name);
  text_ += quoted(letters);
}

void TwinWriter::choice(std::string_view name, std::span<const std::string_view> values,
                        uint32_t which) {
  put(which);
  key(name);
  text_ += quoted(values[which]);
}

void TwinWriter::put_name(const std::string& name) {
  const auto found = std::find(names_.begin(), names_.end(), name);
  put(found - names_.begin());
  if (found == names_.end()) names_.push_back(name);
}

void TwinWriter::id(std::string_view name, char letter, int64_t number) {
  any_id(name, id_text(letter, number));
}

void TwinWriter::any_id(std::string_view name, std::string_view text) {
  put_name(std::string(text));
  key(name);
  text_ += quoted(text);
}

void TwinWriter::fingerprint(std::string_view name, uint64_t value) {
  put(static_cast<int64_t>(value >> 32));
  put(static_cast<int64_t>(value & UINT32_MAX));
  key(name);
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[value >> shift & 15];
  text_ += quoted(digits);
}

void TwinWriter::open(std::string_view name) {
  put(1);
  key(name);
  text_ += '{';
}

void TwinWriter::close(bool takes_metadata) {
  if (takes_metadata) absent();
  absent();
  text_ += '}';
}

void TwinWriter::open_list(std::string_view name, size_t length) {
  put(static_cast<int64_t>(length));
  key(name);
  text_ += '[';
}

void TwinWriter::element_id(char letter, int64_t number) { id("", letter, number); }

void TwinWriter::element_choice(std::span<const std::string_view> values, uint32_t which) {
  choice("", values, which);
}

}  // namespace sve::fuzz
