// One function for each object of the answer, in the order of docs/flat.md, "The answer".

#include "json/answer.h"

#include <initializer_list>
#include <iterator>

#include "base/assert.h"
#include "flat/words.h"
#include "json/answer_words.h"
#include "json/code_names.h"
#include "json/pointer.h"
#include "model/request.h"

namespace sve::json {

namespace {

using model::TokenKind;

constexpr std::string_view kOutcomes[] = {"applied", "unused", "rejected"};

class AnswerWriter {
 public:
  AnswerWriter(std::span<const flat::Word> words, const Flattener& flattener, TextWriter& writer)
      : words_(words), flattener_(flattener), writer_(writer) {}

  flat::Status status() { return static_cast<flat::Status>(words_.next()); }
  void error();
  void quote();
  void verification();
  bool at_end() const { return words_.at_end(); }

 private:
  void amount(std::string_view key) {
    writer_.key(key);
    writer_.integer(words_.next());
  }
  void amounts(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) amount(key);
  }
  void name(std::string_view key) {
    writer_.key(key);
    writer_.string(flattener_.names()[words_.next_place(flattener_.names().size())]);
  }
  void currency(std::string_view key);

  template <typename Element>
  void list(std::string_view key, Element element) {
    writer_.key(key);
    writer_.begin_list();
    for (int64_t left = words_.next(); left > 0; --left) {
      writer_.begin_object();
      element();
      writer_.end_object();
    }
    writer_.end_list();
  }

  void line();
  void vat();
  void token();
  void remaining(TokenKind kind);
  void allocation(TokenKind kind);
  void violation(bool with_token);
  void detail(const Detail& detail);
  void optimality();
  void fingerprint();
  void engine();

  AnswerWords words_;
  const Flattener& flattener_;
  TextWriter& writer_;
};

void AnswerWriter::error() {
  const auto reason = static_cast<model::Reason>(words_.next_place(std::size(kReasonNames)));
  std::string path;
  for (int64_t left = words_.next(); left > 0; --left) {
    const int64_t element = words_.next();
    if (element >= 0) {
      append_index(path, static_cast<uint64_t>(element));
    } else if (element > flat::kFirstNameElement) {
      const size_t field = static_cast<size_t>(flat::kFirstFieldElement - element);
      SVE_ASSERT(field < kFieldCount);
      append_name(path, kFieldNames[field]);
    } else {
      const size_t number = static_cast<size_t>(flat::kFirstNameElement - element);
      SVE_ASSERT(number < flattener_.unknown_names().size());
      append_name(path, flattener_.unknown_names()[number]);
    }
  }
  write_error(reason, path, writer_);
}

void AnswerWriter::quote() {
  writer_.begin_object();
  currency("currency");
  amounts({"subtotal", "discount", "tax", "total", "covered", "due", "forfeited"});
  list("lines", [this] { line(); });
  list("tokens", [this] { token(); });
  list("vat", [this] { vat(); });
  optimality();
  fingerprint();
  engine();
  writer_.end_object();
}

void AnswerWriter::optimality() {
  if (words_.skip_absent()) return;
  writer_.key("optimality");
  writer_.begin_object();
  writer_.key("proven");
  writer_.boolean(words_.next() != 0);
  amounts({"costLowerBound", "inOrderCost"});
  writer_.end_object();
}

void AnswerWriter::line() {
  name("id");
  amounts({"quantity", "subtotal", "discount", "tax", "total", "covered", "due"});
  writer_.key("vat");
  writer_.begin_object();
  vat();
  writer_.end_object();
}

void AnswerWriter::vat() { amounts({"rateBp", "taxable", "net", "vat", "prepaid"}); }

void AnswerWriter::token() {
  const std::span<const std::string_view> kinds = values_of(Enumeration::kTokenKind);
  name("id");
  const size_t kind_place = words_.next_place(kinds.size());
  const TokenKind kind = static_cast<TokenKind>(kind_place);
  writer_.key("kind");
  writer_.string(kinds[kind_place]);
  writer_.key("outcome");
  writer_.string(kOutcomes[words_.next_place(std::size(kOutcomes))]);
  amounts({"amountCovered", "forfeited", "consideration", "unitsCovered", "unitsConsumed"});
  writer_.key("remaining");
  writer_.begin_object();
  remaining(kind);
  writer_.end_object();
  list("allocations", [this, kind] { allocation(kind); });
  list("violations", [this] { violation(false); });
}

void AnswerWriter::remaining(TokenKind kind) {
  switch (kind) {
    case TokenKind::kGiftCard:
      return amount("balance");
    case TokenKind::kItemGiftCard:
      return list("items", [this] {
        name("id");
        amount("quantityLeft");
      });
    case TokenKind::kPunchcard:
      return amount("punches");
    case TokenKind::kEntryPass:
      if (!words_.skip_absent()) return amount("entries");
      writer_.key("entries");
      writer_.null();
  }
}

void AnswerWriter::allocation(TokenKind kind) {
  name("lineId");
  if (kind == TokenKind::kItemGiftCard) {
    name("itemId");
  } else {
    const bool no_item = words_.skip_absent();
    SVE_ASSERT(no_item);
  }
  amounts({"units", "amount"});
}

void AnswerWriter::violation(bool with_token) {
  const ViolationEntry& entry = kViolations[words_.next_place(std::size(kViolations))];
  writer_.key("code");
  writer_.string(entry.name);
  if (with_token && !words_.skip_absent()) name("tokenId");
  std::string_view rest = entry.details;
  while (!rest.empty()) detail(take_detail(rest));
}

void AnswerWriter::detail(const Detail& detail) {
  if (detail.mark == '$') {
    currency(detail.name);
  } else if (detail.mark == '@') {
    name(detail.name);
  } else if (detail.mark != '?' || !words_.skip_absent()) {
    amount(detail.name);
  }
}

void AnswerWriter::currency(std::string_view key) {
  const int64_t packed = words_.next();
  const char letters[] = {static_cast<char>(packed >> 16), static_cast<char>(packed >> 8 & 0xFF),
                          static_cast<char>(packed & 0xFF)};
  writer_.key(key);
  writer_.string({letters, std::size(letters)});
}

void AnswerWriter::fingerprint() {
  constexpr char kHexDigits[] = "0123456789abcdef";
  const uint64_t upper = static_cast<uint64_t>(words_.next());
  const uint64_t whole = upper << 32 | static_cast<uint64_t>(words_.next());
  char digits[16];
  for (size_t i = 0; i < std::size(digits); ++i)
    digits[i] = kHexDigits[whole >> (60 - 4 * i) & 0xF];
  writer_.key("fingerprint");
  writer_.string({digits, std::size(digits)});
}

void AnswerWriter::engine() {
  constexpr int64_t kContract = 1;
  writer_.key("engine");
  writer_.begin_object();
  writer_.key("name");
  writer_.string("stored-value-engine");
  writer_.key("version");
  writer_.string(version());
  writer_.key("contract");
  writer_.integer(kContract);
  writer_.end_object();
}

void AnswerWriter::verification() {
  const int64_t violations = words_.next();
  writer_.begin_object();
  writer_.key("ok");
  writer_.boolean(violations == 0);
  writer_.key("violations");
  writer_.begin_list();
  for (int64_t left = violations; left > 0; --left) {
    writer_.begin_object();
    violation(true);
    writer_.end_object();
  }
  writer_.end_list();
  writer_.key("quote");
  quote();
  writer_.end_object();
}

}  // namespace

bool write_answer(std::span<const flat::Word> words, ShapeId root, const Flattener& flattener,
                  TextWriter& writer) {
  AnswerWriter answer(words, flattener, writer);
  const flat::Status status = answer.status();
  SVE_ASSERT(status == flat::Status::kOk || status == flat::Status::kError);
  if (status == flat::Status::kError) {
    answer.error();
  } else if (root == ShapeId::kRequest) {
    answer.quote();
  } else {
    answer.verification();
  }
  SVE_ASSERT(answer.at_end());
  return status == flat::Status::kOk;
}

void write_error(model::Reason reason, std::string_view path, TextWriter& writer) {
  writer.begin_object();
  writer.key("error");
  writer.begin_object();
  writer.key("code");
  writer.string("INVALID_REQUEST");
  writer.key("reason");
  writer.string(kReasonNames[static_cast<size_t>(reason)]);
  writer.key("path");
  writer.string(path);
  writer.end_object();
  writer.end_object();
}

}  // namespace sve::json
