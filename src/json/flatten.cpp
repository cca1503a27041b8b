// The walk over a document: for each object its members are found in one pass and written in order.
//
// A token type of no kind, and a token of no type, have two members here. What is written behind
// them is out of step, but never read: the core gives its error at one of those two.

#include "json/flatten.h"

#include <algorithm>

#include "base/assert.h"
#include "flat/words.h"
#include "json/same_text.h"

namespace sve::json {

namespace {

constexpr size_t kMaxIdBytes = 128;
constexpr size_t kFingerprintDigits = 16;

// Place 0 is the root, which is nobody's member.
constexpr size_t kNoMember = 0;

// Every object writes at most two words a member, one for itself and one for unknown names.
constexpr size_t kWordsOfObject = 2 * kMaxSlots + 2;

bool is_id(std::string_view text) { return !text.empty() && text.size() <= kMaxIdBytes; }

uint32_t place_in(std::span<const std::string_view> values, std::string_view text) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](std::string_view value) { return same_text(value, text); });
  return static_cast<uint32_t>(found - values.begin());
}

}  // namespace

// The members of an object by slot, and the smallest of the other names.
struct Flattener::Members {
  size_t places[kMaxSlots];  // of the values, or kNoMember
  bool has_unknown;
  std::string_view unknown;
};

size_t Flattener::write(const Document& document, ShapeId root) {
  document_ = &document;
  names_.clear();
  unknown_names_.clear();
  type_kinds_.clear();
  size_ = 0;
  reserve(2);
  put(0);
  if (document[0].type() == NodeType::kObject) {
    write_object(root, 0);
  } else {
    put(flat::kWrongType);
  }
  words_[0] = static_cast<flat::Word>(names_.size());
  return size_;
}

// Room for that many words more.
void Flattener::reserve(size_t words) {
  if (size_ + words <= capacity_) return;
  capacity_ = (size_ + words) * 2;
  words_ = engine_.request(capacity_);
}

void Flattener::write_object(ShapeId id, size_t place) {
  const Shape& shape = shape_of(resolve(id, place));
  const Members members = collect(shape, place);
  reserve(kWordsOfObject);
  put(1);
  for (size_t i = 0; i < shape.slots.size(); ++i) {
    write_slot(shape.slots[i], members.places[i]);
    reserve(kWordsOfObject);
  }
  write_unknown(members);
}

Flattener::Members Flattener::collect(const Shape& shape, size_t object) const {
  Members members;
  std::fill_n(members.places, shape.slots.size(), kNoMember);
  members.has_unknown = false;
  const size_t end = document_->next(object);
  for (size_t key = object + 1; key < end; key = document_->next(key + 1)) {
    const Node& node = (*document_)[key];
    const uint8_t field = node.field();
    const uint8_t slot = field == kUnknownField ? kNoSlotHere : shape.slot_of_field[field];
    if (slot != kNoSlotHere) {
      members.places[slot] = key + 1;
      continue;
    }
    const std::string_view name = document_->text(node);
    if (!members.has_unknown || name < members.unknown) members.unknown = name;
    members.has_unknown = true;
  }
  return members;
}

void Flattener::write_unknown(const Members& members) {
  if (!members.has_unknown) {
    put(flat::kAbsent);
    return;
  }
  put(static_cast<int64_t>(unknown_names_.size()));
  unknown_names_.push_back(members.unknown);
}

// The value of an object's member, or kNoMember.
size_t Flattener::member(size_t object, Field field) const {
  const size_t end = document_->next(object);
  for (size_t key = object + 1; key < end; key = document_->next(key + 1)) {
    if ((*document_)[key].field() == static_cast<uint8_t>(field)) return key + 1;
  }
  return kNoMember;
}

// Token types and tokens have the shape of their kind; all others have one shape.
ShapeId Flattener::resolve(ShapeId id, size_t object) {
  if (id == ShapeId::kTokenType) return resolve_token_type(object);
  if (id == ShapeId::kToken) return resolve_token(object);
  return id;
}

ShapeId Flattener::resolve_token_type(size_t object) {
  const Node& kind = (*document_)[member(object, Field::kind)];
  if (kind.type() != NodeType::kString) return ShapeId::kUnknownTokenType;
  const uint32_t place = place_in(values_of(Enumeration::kTokenKind), document_->text(kind));
  const Node& id = (*document_)[member(object, Field::id)];
  if (place < kTokenKinds && id.type() == NodeType::kString) {
    type_kinds_.emplace_back(document_->text(id), place);
  }
  return static_cast<ShapeId>(static_cast<uint32_t>(ShapeId::kTokenType) + place);
}

ShapeId Flattener::resolve_token(size_t object) const {
  const Node& type_id = (*document_)[member(object, Field::typeId)];
  if (type_id.type() != NodeType::kString) return ShapeId::kUnknownToken;
  const std::string_view text = document_->text(type_id);
  for (const auto& [id, kind] : type_kinds_) {
    if (same_text(id, text))
      return static_cast<ShapeId>(static_cast<uint32_t>(ShapeId::kToken) + kind);
  }
  return ShapeId::kUnknownToken;
}

void Flattener::write_slot(const Slot& slot, size_t place) {
  const Node& node = (*document_)[place];
  if (place == kNoMember || node.type() == NodeType::kNull) {
    put(flat::kAbsent);
    if (slot.form == Form::kFingerprint) put(0);
    return;
  }
  const bool object = node.type() == NodeType::kObject;
  switch (slot.form) {
    case Form::kNumber:
      return write_number(node);
    case Form::kBoolean:
      return write_boolean(node);
    case Form::kCurrency:
      return write_currency(node);
    case Form::kText:
      return node.type() == NodeType::kString ? put(1) : put(flat::kWrongType);
    case Form::kFingerprint:
      return write_fingerprint(node);
    case Form::kMetadata:
      return object ? put(1) : put(flat::kWrongType);
    case Form::kId:
      return write_id(node);
    case Form::kEnumeration:
      return write_enumeration(static_cast<Enumeration>(slot.which), node);
    case Form::kObject:
      if (!object) return put(flat::kWrongType);
      return write_object(static_cast<ShapeId>(slot.which), place);
    case Form::kIdList:
    case Form::kEnumerationList:
    case Form::kObjectList:
      return write_list(slot, place);
  }
}

void Flattener::write_list(const Slot& slot, size_t place) {
  const Node& list = (*document_)[place];
  if (list.type() != NodeType::kList) return put(flat::kWrongType);
  const size_t length = static_cast<size_t>(list.size());
  put(static_cast<int64_t>(length));
  if (length > slot.limit && slot.form != Form::kEnumerationList) return;
  const size_t written = std::min<size_t>(length, slot.limit);
  reserve(written);
  size_t element = place + 1;
  for (size_t i = 0; i < written; ++i, element = document_->next(element)) {
    const Node& node = (*document_)[element];
    if (slot.form == Form::kIdList) {
      write_id(node);
    } else if (slot.form == Form::kEnumerationList) {
      write_enumeration(static_cast<Enumeration>(slot.which), node);
    } else if (node.type() == NodeType::kObject) {
      write_object(static_cast<ShapeId>(slot.which), element);
    } else {
      reserve(1);
      put(flat::kWrongType);
    }
  }
}

void Flattener::write_number(const Node& node) {
  put(node.type() == NodeType::kNumber ? static_cast<flat::Word>(node.value()) : flat::kWrongType);
}

void Flattener::write_boolean(const Node& node) {
  const bool is_boolean = node.type() == NodeType::kTrue || node.type() == NodeType::kFalse;
  if (!is_boolean) return put(flat::kWrongType);
  put(node.type() == NodeType::kTrue ? 1 : 0);
}

void Flattener::write_currency(const Node& node) {
  if (node.type() != NodeType::kString) return put(flat::kWrongType);
  const std::string_view text = document_->text(node);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() != 3 || !std::all_of(text.begin(), text.end(), capital)) {
    return put(flat::kInvalid);
  }
  put(text[0] * 65'536 + text[1] * 256 + text[2]);
}

void Flattener::write_fingerprint(const Node& node) {
  if (node.type() != NodeType::kString) {
    put(flat::kWrongType);
    put(0);
    return;
  }
  const std::string_view text = document_->text(node);
  bool well_formed = text.size() == kFingerprintDigits;
  uint64_t fingerprint = 0;
  for (size_t i = 0; i < text.size() && well_formed; ++i) {
    const size_t digit = std::string_view("0123456789abcdef").find(text[i]);
    well_formed = digit != std::string_view::npos;
    fingerprint = fingerprint << 4 | digit;
  }
  put(well_formed ? static_cast<int64_t>(fingerprint >> 32) : -1);
  put(well_formed ? static_cast<int64_t>(fingerprint & 0xFFFFFFFF) : 0);
}

void Flattener::write_id(const Node& node) {
  if (node.type() != NodeType::kString) return put(flat::kWrongType);
  const std::string_view text = document_->text(node);
  if (!is_id(text)) return put(flat::kInvalid);
  put(names_.intern(text));
}

void Flattener::write_enumeration(Enumeration enumeration, const Node& node) {
  if (node.type() != NodeType::kString) return put(flat::kWrongType);
  const std::span<const std::string_view> values = values_of(enumeration);
  const uint32_t place = place_in(values, document_->text(node));
  if (place == values.size()) return put(flat::kInvalid);
  put(place);
}

}  // namespace sve::json
