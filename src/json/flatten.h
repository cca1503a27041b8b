// Writes a document as flat words into an engine's request buffer, by docs/flat.md.
//
// One walk in the order in which the contract judges; ids become numbers of a table of names. It
// judges no value: it says only whether a string is an id, a currency or a member of an
// enumeration.

#ifndef SVE_JSON_FLATTEN_H_
#define SVE_JSON_FLATTEN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "flat/words.h"
#include "json/document.h"
#include "json/names.h"
#include "json/shapes.h"
#include "sve.h"

namespace sve::json {

class Flattener {
 public:
  explicit Flattener(Engine& engine) : engine_(engine) {}

  // Writes the document as a quote document (kRequest) or a verify document (kVerifyDocument) and
  // returns how many words those are. Names stand until the next call and while the document does.
  size_t write(const Document& document, ShapeId root);

  // The ids, and the unknown members that an error may point at, by number.
  const NameTable& names() const { return names_; }
  const std::vector<std::string_view>& unknown_names() const { return unknown_names_; }

 private:
  struct Members;

  void reserve(size_t words);
  void put(flat::Word word) { words_[size_++] = word; }

  void write_slot(const Slot& slot, size_t place);
  void write_object(ShapeId id, size_t place);
  void write_list(const Slot& slot, size_t place);
  void write_number(const Node& node);
  void write_boolean(const Node& node);
  void write_currency(const Node& node);
  void write_fingerprint(const Node& node);
  void write_id(const Node& node);
  void write_enumeration(Enumeration enumeration, const Node& node);
  void write_unknown(const Members& members);

  Members collect(const Shape& shape, size_t object) const;
  ShapeId resolve(ShapeId id, size_t object);
  ShapeId resolve_token_type(size_t object);
  ShapeId resolve_token(size_t object) const;
  size_t member(size_t object, Field field) const;

  Engine& engine_;
  const Document* document_ = nullptr;
  NameTable names_;
  std::vector<std::string_view> unknown_names_;
  std::vector<std::pair<std::string_view, uint32_t>> type_kinds_;  // id and kind of token types
  flat::Word* words_ = nullptr;
  size_t capacity_ = 0;
  size_t size_ = 0;
};

}  // namespace sve::json

#endif  // SVE_JSON_FLATTEN_H_
