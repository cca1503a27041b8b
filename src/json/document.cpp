// Fills a document from the events of nlohmann's parser, which reads without recursion.
//
// The parser is stricter than most, but stops at a NUL as if it were the end, skips a byte order
// mark, knows no limit of depth and keeps the last of two equal keys: those four are seen to here.

#include "json/document.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/assert.h"
#include "json/fields.h"
#include "json/number.h"
#include "json/pointer.h"

namespace sve::json {

namespace {

constexpr size_t kNoPlace = SIZE_MAX;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

// Takes the parser's events; each says whether to go on.
class Document::Builder {
 public:
  explicit Builder(Document& document) : document_(document) {}

  // The place of the first key, in text order, that its object holds already; or kNoPlace.
  size_t first_duplicate() const { return first_duplicate_; }

  bool null() { return add_value(NodeType::kNull, 0); }
  bool boolean(bool value) { return add_value(value ? NodeType::kTrue : NodeType::kFalse, 0); }
  bool number_integer(int64_t value) { return add_number(static_cast<double>(value)); }
  bool number_unsigned(uint64_t value) { return add_number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return add_number(value); }

  bool string(const std::string& value) {
    count_value();
    return add_text(NodeType::kString, 0, value);
  }

  bool key(const std::string& name) {
    Frame& frame = frames_[depth_ - 1];
    const uint8_t field = field_of_name(name);
    const size_t place = document_.nodes_.size();
    if (field == kUnknownField) {
      ++frame.unknown_keys;
    } else {
      uint64_t& seen = frame.seen_fields[field / 64];
      const uint64_t bit = uint64_t{1} << (field % 64);
      if ((seen & bit) != 0) first_duplicate_ = std::min(first_duplicate_, place);
      seen |= bit;
    }
    return add_text(NodeType::kKey, field, name);
  }

  bool start_object(size_t) { return open(NodeType::kObject); }
  bool start_array(size_t) { return open(NodeType::kList); }

  bool end_object() {
    const Frame& frame = frames_[depth_ - 1];
    if (frame.unknown_keys > 1) find_duplicate(frame.place);
    return close(NodeType::kObject);
  }

  bool end_array() { return close(NodeType::kList); }

  // Binary values belong to other formats of the parser.
  static bool binary(const std::vector<uint8_t>&) { return false; }

  template <typename Error>
  static bool parse_error(size_t, const std::string&, const Error&) {
    return false;
  }

 private:
  struct Frame {
    size_t place;
    uint64_t count;
    uint64_t unknown_keys;
    uint64_t seen_fields[2];
  };
  static_assert(kFieldCount <= 128);

  void count_value() {
    if (depth_ > 0) ++frames_[depth_ - 1].count;
  }

  bool add_value(NodeType type, uint64_t value) {
    count_value();
    document_.nodes_.emplace_back(type, uint8_t{0}, uint64_t{0}, value);
    return true;
  }

  bool add_number(double value) {
    return add_value(NodeType::kNumber, static_cast<uint64_t>(word_of_number(value)));
  }

  // Decoded strings are never longer than their text, so there is room for all of them.
  bool add_text(NodeType type, uint8_t field, const std::string& bytes) {
    SVE_ASSERT(bytes.size() <= document_.text_capacity_ - text_size_);
    std::memcpy(document_.text_.get() + text_size_, bytes.data(), bytes.size());
    document_.nodes_.emplace_back(type, field, bytes.size(), text_size_);
    text_size_ += bytes.size();
    return true;
  }

  bool open(NodeType type) {
    if (depth_ == kMaxDepth) return false;
    count_value();
    frames_[depth_++] = {document_.nodes_.size(), 0, 0, {0, 0}};
    document_.nodes_.emplace_back(type, uint8_t{0}, uint64_t{0}, uint64_t{0});
    return true;
  }

  bool close(NodeType type) {
    const Frame& frame = frames_[--depth_];
    document_.nodes_[frame.place] = Node(type, 0, frame.count, document_.nodes_.size());
    return true;
  }

  // Among the keys of an open object that are no fields. Sorting, unlike hashing, cannot be made
  // slow by a text that was written for it.
  void find_duplicate(size_t object) {
    const Document& document = document_;
    std::vector<size_t>& keys = document_.keys_;
    keys.clear();
    for (size_t key = object + 1; key < document.nodes_.size(); key = document.next(key + 1)) {
      if (document[key].field() == kUnknownField) keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end(), [&](size_t a, size_t b) {
      const int order = document.text(document[a]).compare(document.text(document[b]));
      return order != 0 ? order < 0 : a < b;
    });
    for (size_t i = 1; i < keys.size(); ++i) {
      if (document.text(document[keys[i - 1]]) == document.text(document[keys[i]])) {
        first_duplicate_ = std::min(first_duplicate_, keys[i]);
      }
    }
  }

  Document& document_;
  size_t text_size_ = 0;
  size_t first_duplicate_ = kNoPlace;
  size_t depth_ = 0;
  Frame frames_[kMaxDepth];
};

Document::Fault Document::read(std::string_view text) {
  nodes_.clear();
  if (text.empty() || text.substr(0, kByteOrderMark.size()) == kByteOrderMark ||
      text.find('\0') != std::string_view::npos) {
    return Fault::kNotJson;
  }
  if (text.size() > text_capacity_) {
    text_capacity_ = text.size() + text.size() / 2;
    text_.reset(new char[text_capacity_]);
  }
  Builder builder(*this);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    nodes_.clear();
    return Fault::kNotJson;
  }
  if (builder.first_duplicate() != kNoPlace) {
    duplicate_path_ = path_to(builder.first_duplicate());
    nodes_.clear();
    return Fault::kDuplicateKey;
  }
  return Fault::kNone;
}

// The JSON Pointer of the member whose key stands at this place.
std::string Document::path_to(size_t place) const {
  std::string path;
  size_t container = 0;
  while (container < place) {
    const bool object = nodes_[container].type() == NodeType::kObject;
    size_t child = container + 1;
    size_t index = 0;
    while (next(object ? child + 1 : child) <= place) {
      child = next(object ? child + 1 : child);
      ++index;
    }
    if (object) {
      append_name(path, text(nodes_[child]));
    } else {
      append_index(path, index);
    }
    if (object && child == place) break;
    container = object ? child + 1 : child;
  }
  return path;
}

}  // namespace sve::json
