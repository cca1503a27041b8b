// A JSON text as a list of nodes in text order: what the reader works on. Contract 1 and 12.
//
// read() takes one RFC 8259 document in UTF-8 and nothing else; it never recurses, takes time in
// proportion to the text (keys that are no field: n log n), and its memory is kept from call to
// call. It knows nothing of what the members mean, except for the numbers of the fields' names.
// Strings without escapes are not copied: they are the bytes of the text itself.

#ifndef SVE_JSON_DOCUMENT_H_
#define SVE_JSON_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sve::json {

// The most objects and lists that may be open at once.
inline constexpr size_t kMaxDepth = 64;

enum class NodeType : uint8_t { kNull, kFalse, kTrue, kNumber, kString, kKey, kObject, kList };

// One value, or the key before a member's value.
class Node {
 public:
  Node(NodeType type, uint8_t field, uint64_t size, uint64_t value, bool decoded = false)
      : head_(static_cast<uint64_t>(type) | uint64_t{field} << 8 | uint64_t{decoded} << 16 |
              size << 17),
        value_(value) {}

  NodeType type() const { return static_cast<NodeType>(head_ & 0xFF); }
  // Of a key: the number of its field, or kUnknownField.
  uint8_t field() const { return static_cast<uint8_t>(head_ >> 8); }
  // Of a string or key: whether it had escapes.
  bool decoded() const { return (head_ >> 16 & 1) != 0; }
  // Of a string or key: its bytes. Of an object or list: its members or elements.
  uint64_t size() const { return head_ >> 17; }
  // Of a number: its word (number.h). Of a string or key: where its bytes are, in the text or among
  // the decoded ones. Of an object or list: the node behind its last.
  uint64_t value() const { return value_; }

 private:
  uint64_t head_;
  uint64_t value_;
};

class Document {
 public:
  enum class Fault : uint8_t { kNone, kNotJson, kDuplicateKey };

  // Reads the text. Nodes stand until the next call, strings as long as the text does too; there
  // are none after a fault.
  Fault read(std::string_view text);

  // Where the first key stands that its object holds twice, as a JSON Pointer: after kDuplicateKey.
  const std::string& duplicate_path() const { return duplicate_path_; }

  const Node& operator[](size_t place) const { return nodes_[place]; }

  // The place behind the value at this place.
  size_t next(size_t place) const {
    const Node& node = nodes_[place];
    return node.type() >= NodeType::kObject ? static_cast<size_t>(node.value()) : place + 1;
  }
  // The bytes of a string or key.
  std::string_view text(const Node& node) const {
    const char* const bytes = node.decoded() ? decoded_.get() : source_;
    return {bytes + node.value(), static_cast<size_t>(node.size())};
  }

 private:
  class Reader;

  std::string path_to(size_t place) const;

  std::vector<Node> nodes_;
  const char* source_ = nullptr;
  std::unique_ptr<char[]> decoded_;  // the strings that have escapes, one after another
  size_t decoded_capacity_ = 0;
  std::string duplicate_path_;
  std::vector<size_t> keys_;  // of one object, while duplicates are looked for
};

}  // namespace sve::json

#endif  // SVE_JSON_DOCUMENT_H_
