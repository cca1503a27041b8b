// The reader against nlohmann/json on damaged texts: the same texts are JSON, with the same
// contents.
//
// nlohmann's parser takes four things that contract 12 does not (a byte order mark, a NUL as the
// end, any depth, equal keys); texts with one of these are left to json_document_test.cpp.

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "json/document.h"
#include "json/number.h"

namespace {

using sve::flat::Word;
using sve::json::Document;
using sve::json::NodeType;
using Items = std::vector<std::string>;

std::string number_item(double number) {
  if (std::fabs(number) > 9007199254740991.0) return "too large";
  const Word word = static_cast<Word>(number);
  if (static_cast<double>(word) != number) return "no integer";
  return word < sve::flat::kLeastNumber ? "too large" : std::to_string(word);
}

// What nlohmann's parser says, one item an event.
class Listener : public nlohmann::json_sax<nlohmann::json> {
 public:
  Items items;
  bool null() override { return add("null"); }
  bool boolean(bool value) override { return add(value ? "true" : "false"); }
  bool number_integer(int64_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(uint64_t value) override { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) override { return number(value); }
  bool string(std::string& value) override { return add("string " + value); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(size_t) override { return open("object"); }
  bool key(std::string& name) override { return add("key " + name); }
  bool end_object() override { return close(); }
  bool start_array(size_t) override { return open("list"); }
  bool end_array() override { return close(); }
  bool parse_error(size_t, const std::string&, const nlohmann::json::exception&) override {
    return false;
  }

 private:
  bool add(const std::string& item) { return items.push_back(item), true; }
  bool number(double value) { return add("number " + number_item(value)); }
  bool open(const char* what) { return add(what); }
  bool close() { return true; }
};

std::string item_of(const Document& document, const sve::json::Node& node) {
  switch (node.type()) {
    case NodeType::kNull:
      return "null";
    case NodeType::kFalse:
      return "false";
    case NodeType::kTrue:
      return "true";
    case NodeType::kObject:
      return "object";
    case NodeType::kList:
      return "list";
    case NodeType::kString:
      return "string " + std::string(document.text(node));
    case NodeType::kKey:
      return "key " + std::string(document.text(node));
    case NodeType::kNumber:
      break;
  }
  const Word word = static_cast<Word>(node.value());
  if (word == sve::flat::kTooLarge) return "number too large";
  if (word == sve::flat::kNotAnInteger) return "number no integer";
  return "number " + std::to_string(word);
}

Items items_of(const Document& document) {
  Items items;
  for (size_t place = 0; place < document.next(0); ++place)
    items.push_back(item_of(document, document[place]));
  return items;
}

bool left_to_others(const std::string& text) {
  return text.find('\0') != std::string::npos || text.substr(0, 1) == "\xEF";
}

// How many texts were JSON to both.
bool agree(Document& document, const std::string& text, int& taken) {
  Listener listener;
  const bool expected = nlohmann::json::sax_parse(text, &listener);
  const Document::Fault fault = document.read(text);
  if (fault == Document::Fault::kDuplicateKey) return expected;
  if ((fault == Document::Fault::kNone) != expected) return false;
  if (!expected) return true;
  ++taken;
  return items_of(document) == listener.items;
}

struct Chance {
  uint64_t state = 7;
  uint64_t below(uint64_t bound) {
    state = state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
    return (state >> 33) % bound;
  }
};

const std::string kSample =
    R"({"now": 1780000000000, "cart":{"currency":"DKK","lines":[{"id":"a\u00e5\ud83d\udef6\n",)"
    R"("unitPrice":-0.5e+3,"quantity":[1,2.0,[],{}],"x":null},{"id":"å🛶\\\"/","b":true}],)"
    "\"\xC3\xA5\xE2\x82\xAC\xF0\x9F\x9B\xB6\":false},\t\"tokens\" : [ 0 , 9007199254740993 ]\r\n}";

// What a text is damaged with.
const std::vector<std::string> kPieces = {"\"",
                                          "\\",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          " ",
                                          "\n",
                                          "\t",
                                          "\x01",
                                          "0",
                                          "1",
                                          "-",
                                          "+",
                                          ".",
                                          "e",
                                          "E5",
                                          "e-9",
                                          "\\u",
                                          "\\u00",
                                          "\\ud800",
                                          "\\udc00",
                                          "\\uDBFF\\uDFFF",
                                          "\\/",
                                          "\\x",
                                          "true",
                                          "nul",
                                          "null",
                                          "\x80",
                                          "\xC2",
                                          "\xC3\xA5",
                                          "\xED\xA0\x80",
                                          "\xE0\x9F\xBF",
                                          "\xF0\x8F\xBF\xBF",
                                          "\xF4\x90\x80\x80",
                                          "\xF4\x8F\xBF\xBF",
                                          "\x7F",
                                          "\xFF",
                                          "1e400",
                                          "00",
                                          "//",
                                          "\"now\":1,",
                                          "[[",
                                          "{\"a\":",
                                          "'"};

std::string damaged(Chance& chance) {
  std::string text = kSample;
  for (uint64_t times = 1 + chance.below(3); times > 0; --times) {
    const size_t at = chance.below(text.size() + 1);
    switch (chance.below(4)) {
      case 0:
        text.insert(at, kPieces[chance.below(kPieces.size())]);
        break;
      case 1:
        text.erase(at, 1 + chance.below(4));
        break;
      case 2:
        text.replace(at, chance.below(3), kPieces[chance.below(kPieces.size())]);
        break;
      default:
        text = chance.below(4) == 0
                   ? text.substr(0, at)
                   : text.substr(0, at) + text.substr(chance.below(text.size() + 1));
    }
    if (text.empty()) text = " ";
  }
  return text;
}

}  // namespace

TEST_CASE("the reader and nlohmann/json agree on damaged texts", "[json]") {
  constexpr int kTexts = 100'000;
  Chance chance;
  Document document;
  int taken = 0;
  int compared = 0;
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = damaged(chance);
    if (left_to_others(text)) continue;
    ++compared;
    if (agree(document, text, taken)) continue;
    CAPTURE(text);
    FAIL("they do not agree");
  }
  CHECK(compared > kTexts * 9 / 10);
  CHECK(taken > kTexts / 20);
}

// Every spelling of one to three bytes, in a list: grammar without chance.
TEST_CASE("the reader and nlohmann/json agree on every short text", "[json]") {
  const std::string bytes = "\"\\{}[],:0 1-.eEtn\x1F\x7F\x80\xC3\xA5\xFF";
  Document document;
  int taken = 0;
  for (const char a : bytes) {
    for (const char b : bytes) {
      for (const char c : bytes) {
        for (const std::string& text :
             {std::string{a, b, c}, std::string{'[', a, b, c, ']'}, std::string{'"', a, b, c, '"'},
              std::string{'{', '"', a, '"', ':', b, c, '}'}}) {
          if (agree(document, text, taken)) continue;
          CAPTURE(text);
          FAIL("they do not agree");
        }
      }
    }
  }
  CHECK(taken > 1000);
}
