// One pass over the text, with a list of the objects and lists that are open in place of recursion.

#include "json/document.h"

#include <algorithm>
#include <cstring>

#include "base/assert.h"
#include "json/fields.h"
#include "json/number.h"
#include "json/pointer.h"
#include "json/strings.h"

namespace sve::json {

namespace {

constexpr size_t kNoPlace = SIZE_MAX;

}  // namespace

// Every function that reads leaves at_ behind what it read, and says whether that was there.
class Document::Reader {
 public:
  Reader(Document& document, std::string_view text)
      : document_(document), text_(text), at_(text.data()), end_(text.data() + text.size()) {}

  bool document();

  // The place of the first key, in text order, that its object holds already; or kNoPlace.
  size_t first_duplicate() const { return first_duplicate_; }

 private:
  struct Frame {
    size_t place;
    NodeType type;
    uint64_t count;
    uint64_t unknown_keys;
    uint64_t seen_fields[2];
  };
  static_assert(kFieldCount <= 128);

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  // Whether this byte comes next, and then it is passed.
  bool take(char byte) {
    if (at_ == end_ || *at_ != byte) return false;
    ++at_;
    return true;
  }

  void add(NodeType type, uint64_t value) {
    document_.nodes_.emplace_back(type, uint8_t{0}, uint64_t{0}, value);
  }

  bool value();
  bool word(std::string_view spelling, NodeType type);
  bool number();
  bool text(NodeType type);
  uint8_t note_key(std::string_view name);
  bool decode(const char* from, const char* backslash, std::string_view& text);
  bool key();
  bool open(NodeType type);
  void close();
  bool behind_value();
  void find_duplicate(size_t object);

  Document& document_;
  std::string_view text_;
  const char* at_;
  const char* end_;
  size_t decoded_size_ = 0;
  size_t first_duplicate_ = kNoPlace;
  size_t depth_ = 0;
  Frame frames_[kMaxDepth];
};

bool Document::Reader::document() {
  do {
    skip_space();
    if (!value() || !behind_value()) return false;
  } while (depth_ > 0);
  skip_space();
  return at_ == end_;
}

// A value, or the beginning of one: up to the first value inside it.
bool Document::Reader::value() {
  for (;;) {
    if (at_ == end_) return false;
    if (depth_ > 0) ++frames_[depth_ - 1].count;
    switch (*at_) {
      case '"':
        return text(NodeType::kString);
      case 't':
        return word("true", NodeType::kTrue);
      case 'f':
        return word("false", NodeType::kFalse);
      case 'n':
        return word("null", NodeType::kNull);
      case '{':
        if (!open(NodeType::kObject)) return false;
        if (take('}')) return close(), true;
        if (!key()) return false;
        break;
      case '[':
        if (!open(NodeType::kList)) return false;
        if (take(']')) return close(), true;
        break;
      default:
        return number();
    }
  }
}

// What stands between a value and the next one: brackets that close, and a comma.
bool Document::Reader::behind_value() {
  while (depth_ > 0) {
    const bool object = frames_[depth_ - 1].type == NodeType::kObject;
    skip_space();
    if (take(',')) return !object || (skip_space(), key());
    if (!take(object ? '}' : ']')) return false;
    close();
  }
  return true;
}

bool Document::Reader::word(std::string_view spelling, NodeType type) {
  const size_t left = static_cast<size_t>(end_ - at_);
  if (std::string_view(at_, left).substr(0, spelling.size()) != spelling) return false;
  at_ += spelling.size();
  add(type, 0);
  return true;
}

bool Document::Reader::number() {
  flat::Word word = 0;
  at_ = read_number(at_, end_, word);
  if (at_ == nullptr) return false;
  add(NodeType::kNumber, static_cast<uint64_t>(word));
  return true;
}

// A string, from its quotation mark on.
bool Document::Reader::text(NodeType type) {
  if (!take('"')) return false;
  const char* const behind = skip_plain(at_, end_);
  if (behind == nullptr || behind == end_) return false;
  std::string_view text(at_, static_cast<size_t>(behind - at_));
  at_ = behind + 1;
  const bool decoded = *behind == '\\';
  if (decoded && !decode(text.data(), behind, text)) return false;
  const uint8_t field = type == NodeType::kKey ? note_key(text) : 0;
  const char* const base = decoded ? document_.decoded_.get() : text_.data();
  document_.nodes_.emplace_back(type, field, text.size(), static_cast<uint64_t>(text.data() - base),
                                decoded);
  return true;
}

// Takes down that the innermost object has this key, and gives its field.
uint8_t Document::Reader::note_key(std::string_view name) {
  Frame& frame = frames_[depth_ - 1];
  const uint8_t field = field_of_name(name);
  if (field == kUnknownField) {
    ++frame.unknown_keys;
    return field;
  }
  uint64_t& seen = frame.seen_fields[field / 64];
  const uint64_t bit = uint64_t{1} << (field % 64);
  if ((seen & bit) != 0) first_duplicate_ = std::min(first_duplicate_, document_.nodes_.size());
  seen |= bit;
  return field;
}

// The rest of a string from its first backslash on. A decoded string is never longer than its
// spelling, so room for the whole text is room for all of them.
bool Document::Reader::decode(const char* from, const char* backslash, std::string_view& text) {
  if (document_.decoded_capacity_ < text_.size()) {
    SVE_ASSERT(decoded_size_ == 0);
    document_.decoded_capacity_ = text_.size() + text_.size() / 2;
    document_.decoded_.reset(new char[document_.decoded_capacity_]);
  }
  char* const start = document_.decoded_.get() + decoded_size_;
  char* out = start;
  const char* plain = from;
  const char* plain_end = backslash;
  for (;;) {
    std::memcpy(out, plain, static_cast<size_t>(plain_end - plain));
    out += plain_end - plain;
    if (*plain_end == '"') break;
    plain = decode_escape(plain_end, end_, out);
    if (plain == nullptr) return false;
    plain_end = skip_plain(plain, end_);
    if (plain_end == nullptr || plain_end == end_) return false;
  }
  at_ = plain_end + 1;
  text = {start, static_cast<size_t>(out - start)};
  decoded_size_ += text.size();
  return true;
}

// A member's name and what stands before its value.
bool Document::Reader::key() {
  if (!text(NodeType::kKey)) return false;
  skip_space();
  if (!take(':')) return false;
  skip_space();
  return true;
}

bool Document::Reader::open(NodeType type) {
  if (depth_ == kMaxDepth) return false;
  frames_[depth_++] = {document_.nodes_.size(), type, 0, 0, {0, 0}};
  add(type, 0);
  ++at_;
  skip_space();
  return true;
}

void Document::Reader::close() {
  const Frame& frame = frames_[--depth_];
  if (frame.unknown_keys > 1) find_duplicate(frame.place);
  document_.nodes_[frame.place] = Node(frame.type, 0, frame.count, document_.nodes_.size());
}

// Among the keys of an object's end that are no fields. Sorting, unlike hashing, cannot be made
// slow by a text that was written for it.
void Document::Reader::find_duplicate(size_t object) {
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

Document::Fault Document::read(std::string_view text) {
  nodes_.clear();
  source_ = text.data();
  Reader reader(*this, text);
  if (!reader.document()) {
    nodes_.clear();
    return Fault::kNotJson;
  }
  if (reader.first_duplicate() != kNoPlace) {
    duplicate_path_ = path_to(reader.first_duplicate());
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
