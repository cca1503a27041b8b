// From JSON text to the words of the flat form, word by word. docs/flat.md.

#include "json/flatten.h"

#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>

#include "flat/words.h"
#include "json/document.h"
#include "sve.h"

namespace {

using sve::json::Document;
using sve::json::Flattener;
using sve::json::ShapeId;

// One word for people: a number, or the letter of a marker.
std::string word_text(sve::flat::Word word) {
  switch (word) {
    case sve::flat::kAbsent:
      return "A";
    case sve::flat::kWrongType:
      return "W";
    case sve::flat::kInvalid:
      return "I";
    case sve::flat::kNotAnInteger:
      return "N";
    case sve::flat::kTooLarge:
      return "L";
    default:
      return std::to_string(word);
  }
}

struct Flat {
  std::string words;
  std::string names;    // in order, a comma behind each
  std::string unknown;  // the same of unknown members
};

Flat flat_of(std::string_view text, ShapeId root) {
  sve::Engine engine;
  Document document;
  REQUIRE(document.read(text) == Document::Fault::kNone);
  Flattener flattener(engine);
  const size_t count = flattener.write(document, root);
  const sve::flat::Word* words = engine.request(count);
  Flat flat;
  for (size_t i = 0; i < count; ++i) flat.words += (i > 0 ? " " : "") + word_text(words[i]);
  for (size_t i = 0; i < flattener.names().size(); ++i) {
    flat.names += std::string(flattener.names()[i]) + ",";
  }
  for (const std::string_view name : flattener.unknown_names()) {
    flat.unknown += std::string(name) + ",";
  }
  return flat;
}

Flat request_of(std::string_view text) { return flat_of(text, ShapeId::kRequest); }
Flat verify_of(std::string_view text) { return flat_of(text, ShapeId::kVerifyDocument); }

// A request around one part of it.
std::string with_line(const std::string& line) {
  return R"({"now":5,"cart":{"currency":"DKK","lines":[)" + line + "]}}";
}
std::string with_types(const std::string& types, const std::string& tokens = "null") {
  return R"({"now":5,"cart":{"currency":"DKK","lines":[]},"tokenTypes":)" + types +
         R"(,"tokens":)" + tokens + "}";
}

// What stands around those parts. 4475723 is DKK.
const std::string kBeforeLine = "1 5 1 4475723 A A A 1 ";
const std::string kAfterLine = " A A A A A A A A";
const std::string kBeforeTypes = "1 5 1 4475723 A A A 0 A A A ";

}  // namespace

TEST_CASE("the smallest request", "[json]") {
  const Flat flat = request_of(R"({"now":5,"cart":{"currency":"DKK","lines":[]}})");
  CHECK(flat.words == "0 1 5 1 4475723 A A A 0 A A A A A A A A");
  CHECK(flat.names.empty());
}

TEST_CASE("members stand in the form's order, not the text's", "[json]") {
  const Flat flat = request_of(
      R"({"metadata":{},"options":{"maxTokens":3,"allocation":"sequential","strategy":"inOrder"},
          "cart":{"metadata":{"any":[1]},"discounts":[],"lines":[],"customerId":"C",
                  "taxRounding":"line","pricesIncludeTax":false,"currency":"EUR"},"now":7})");
  CHECK(flat.words == "1 1 7 1 4543826 0 1 0 0 0 1 A A A 1 0 1 3 A 1 A");
  CHECK(flat.names == "C,");
}

TEST_CASE("a root that is no object", "[json]") {
  for (const char* text : {"null", "[]", "\"x\"", "1", "true"}) {
    CAPTURE(text);
    CHECK(request_of(text).words == "0 W");
    CHECK(verify_of(text).words == "0 W");
  }
}

TEST_CASE("null is absent, and a wrong type is told", "[json]") {
  CHECK(request_of(R"({"now":null,"cart":null})").words == "0 1 A A A A A A A");
  CHECK(request_of(R"({"now":"1","cart":[],"tokenTypes":{},"tokens":1,"options":"","metadata":[]})")
            .words == "0 1 W W W W W W A");
  CHECK(request_of(with_line("null")).words == "0 " + kBeforeLine + "W" + kAfterLine);
  CHECK(request_of(with_line("[]")).words == "0 " + kBeforeLine + "W" + kAfterLine);
}

TEST_CASE("numbers go as they are, or as what they are instead", "[json]") {
  const Flat flat = request_of(
      with_line(R"({"id":"L","startsAt":1.5,"utcOffsetMinutes":-90,"unitPrice":9007199254740991,
                    "quantity":1e300,"taxRateBp":-1e300})"));
  CHECK(flat.words ==
        "1 " + kBeforeLine + "1 0 A A A N -90 9007199254740991 L L A A A" + kAfterLine);
}

TEST_CASE("strings, booleans and lists are no numbers", "[json]") {
  const Flat flat =
      request_of(with_line(R"({"id":"L","startsAt":"1","utcOffsetMinutes":true,"unitPrice":[1],
                    "quantity":{},"taxRateBp":false})"));
  CHECK(flat.words == "1 " + kBeforeLine + "1 0 A A A W W W W W A A A" + kAfterLine);
}

TEST_CASE("ids: equal ones have equal numbers, malformed ones are invalid", "[json]") {
  const std::string longest(128, 'x');
  const std::string too_long(127, 'x');
  const Flat flat = request_of(with_line(R"({"id":"A","experienceId":"B","ticketTypeId":"A"},
      {"id":")" + longest + R"(","experienceId":"","ticketTypeId":1},
      {"id":")" + too_long + R"(å","experienceId":"__proto__","tokenTypeId":"B"})"));
  CHECK(flat.words ==
        "4 1 5 1 4475723 A A A 3 "
        "1 0 A 1 0 A A A A A A A A "
        "1 2 A I W A A A A A A A A "
        "1 I A 3 A A A A A A 1 A A" +
            kAfterLine);
  CHECK(flat.names == "A,B," + longest + ",__proto__,");
}

TEST_CASE("enumerations and booleans", "[json]") {
  CHECK(request_of(R"({"cart":{"pricesIncludeTax":true,"taxRounding":"rate"},
                       "options":{"strategy":"optimum","allocation":"proportional"}})")
            .words == "0 1 A 1 A 1 0 A A A A A A A 1 I 0 A A A A");
  CHECK(request_of(R"({"cart":{"pricesIncludeTax":0,"taxRounding":"Rate"},
                       "options":{"strategy":1,"allocation":null}})")
            .words == "0 1 A 1 A W I A A A A A A A 1 W A A A A A");
  CHECK(request_of(R"({"options":{"strategy":"optimal"}})").words == "0 1 A A A A 1 1 A A A A A");
  const char* kinds[] = {"ticket", "addon", "fee", "token"};
  for (int i = 0; i < 4; ++i) {
    std::string expected = "0 " + kBeforeLine + "1 A ";
    expected += std::to_string(i) + " A A A A A A A A A A" + kAfterLine;
    CHECK(request_of(with_line(R"({"kind":")" + std::string(kinds[i]) + "\"}")).words == expected);
  }
}

TEST_CASE("currencies are three capitals", "[json]") {
  for (const char* text : {"usd", "US", "USDX", "", "US\xE2\x80\x8B", "U\xC3\x85", "1SD"}) {
    CAPTURE(text);
    const Flat flat = request_of(R"({"cart":{"currency":")" + std::string(text) + "\"}}");
    CHECK(flat.words == "0 1 A 1 I A A A A A A A A A A A A");
  }
  CHECK(request_of(R"({"cart":{"currency":5}})").words == "0 1 A 1 W A A A A A A A A A A A A");
  CHECK(request_of(R"({"cart":{"currency":"AAZ"}})").words ==
        "0 1 A 1 4276570 A A A A A A A A A A A A");
}

TEST_CASE("discounts", "[json]") {
  const Flat flat = request_of(R"({"cart":{"discounts":[
      {"id":"D","type":"fixed","value":5,"lineIds":["L","L","D",7,null,""]},
      {"id":"E","type":"percentage","lineIds":[]}, {"type":"free","lineIds":"L"}]}})");
  CHECK(flat.words ==
        "3 1 A 1 A A A A A 3 1 0 1 5 6 1 1 0 W W I A A 1 2 0 A 0 A A 1 A I A W A A A A A A A A A");
}

TEST_CASE("the smallest unknown name of each object", "[json]") {
  const Flat flat = request_of(R"({"zeta":1,"cart":{"b":null,"aa":1,"a":2},"Now":1,"\u00e5":0,
                                   "options":{"metadata":{}},"tokens":[{"id":1,"x":2}]})");
  CHECK(flat.words == "0 1 A 1 A A A A A A A 0 A 1 1 W A 1 1 A A A 2 A 3");
  CHECK(flat.unknown == "a,x,metadata,Now,");
}

TEST_CASE("unknown names are compared byte by byte", "[json]") {
  CHECK(request_of(R"({"\ud83d\ude00":1,"\uffff":1})").unknown == "\xEF\xBF\xBF,");
  CHECK(request_of(R"({"b":1,"aaa":1,"aa":1})").unknown == "aa,");
  CHECK(request_of(R"({"a":1,"a\u0000":1,"":1})").unknown == ",");
}

TEST_CASE("token types have the members of their kind", "[json]") {
  const std::string common =
      R"("lineKinds":["fee","token","x",4],"experienceIds":["E"],"excludedExperienceIds":["F","E"],
         "ticketTypeIds":[],"validityBasis":"session","minOrderAmount":1,"minRedemption":2,
         "maxRedemption":3,"exclusive":true,"maxPerOrder":4,
         "vat":{"treatment":"singlePurpose","rateBp":2500},"metadata":{})";
  const std::string own =
      R"(,"currency":"DKK","allowPartialRedemption":false,"priceChange":"honour","punchesPerUnit":5,
         "coverageCap":6,"selection":"cartOrder","maxGuestsPerSession":7,"maxEntriesPerDay":8})";
  const auto types = [&](const char* kind) {
    return request_of(
        with_types(R"([{"id":"T","kind":")" + std::string(kind) + "\"," + common + own + "]"));
  };
  const std::string words = "4 2 I I W 1 1 2 2 1 0 1 1 2 3 1 4 1 1 2500 A ";
  const Flat gift_card = types("giftCard");
  CHECK(gift_card.words == "3 " + kBeforeTypes + "1 1 0 0 " + words + "4475723 0 1 0 A A A A");
  CHECK(gift_card.unknown == "coverageCap,");
  const Flat item_card = types("itemGiftCard");
  CHECK(item_card.words == "3 " + kBeforeTypes + "1 1 0 1 " + words + "4475723 0 1 1 0 A A A A");
  CHECK(item_card.unknown == "coverageCap,");
  const Flat punchcard = types("punchcard");
  CHECK(punchcard.words == "3 " + kBeforeTypes + "1 1 0 2 " + words + "5 6 4475723 2 1 0 A A A A");
  CHECK(punchcard.unknown == "allowPartialRedemption,");
  const Flat pass = types("entryPass");
  CHECK(pass.words == "3 " + kBeforeTypes + "1 1 0 3 " + words + "7 8 6 4475723 2 1 0 A A A A");
  CHECK(pass.unknown == "allowPartialRedemption,");
}

TEST_CASE("at most four lineKinds are written, after their number", "[json]") {
  const Flat flat = request_of(with_types(
      R"([{"kind":"giftCard","lineKinds":["ticket","ticket","ticket","ticket","addon"]}])"));
  CHECK(flat.words ==
        "0 " + kBeforeTypes + "1 1 A 0 5 0 0 0 0" + " A A A A A A A A A A A A A A A A A A");
}

TEST_CASE("tokens have the members of their type's kind", "[json]") {
  const std::string types =
      R"([{"id":"G","kind":"giftCard"},{"id":"I","kind":"itemGiftCard"},
          {"id":"P","kind":"punchcard"},{"id":"E","kind":"entryPass"}])";
  const std::string members =
      R"(,"code":"X-1","status":"voided","validFrom":1,"expiresAt":2,"holderId":"H",
          "use":{"amount":3,"units":4},"sale":{"pricePaid":6,"faceValue":5},
          "balance":7,"held":8,"items":[{"id":"i","experienceId":"e","ticketTypeId":"t",
          "quotedPrice":9,"quantityLeft":10,"more":1}],"punches":11,"entries":12,
          "usedSessions":[{"startsAt":13,"utcOffsetMinutes":14,"guests":15}],"metadata":{}}])";
  const auto tokens = [&](const char* type) {
    const Flat flat = request_of(
        with_types(types, R"([{"id":"K","typeId":")" + std::string(type) + "\"" + members));
    return flat.words.substr(flat.words.find(" 1 1 4 ", 1) + 1) + " " + flat.unknown;
  };
  // Names: G 0, I 1, P 2, E 3, K 4, H 5; of items i 6, e 7, t 8.
  const std::string end = " A A A ";
  CHECK(tokens("G") == "1 1 4 0 1 3 1 2 5 1 3 0 1 5 6 A 7 8 1 1" + end + "units,entries,");
  CHECK(tokens("I") ==
        "1 1 4 1 1 3 1 2 5 1 4 0 1 5 6 A 1 1 6 7 8 9 10 1 1 2" + end + "amount,more,balance,");
  CHECK(tokens("P") == "1 1 4 2 1 3 1 2 5 1 4 0 1 5 6 A 11 8 1 1" + end + "amount,balance,");
  CHECK(tokens("E") ==
        "1 1 4 3 1 3 1 2 5 1 4 0 1 5 6 A 12 8 1 1 13 14 15 A 1 1" + end + "amount,balance,");
}

TEST_CASE("a kind or a type that is none ends the stream", "[json]") {
  const std::string none = kBeforeTypes + "1 1 0 I";
  for (const char* kind : {"\"\"", "\"GiftCard\"", "\"coupon\""}) {
    CAPTURE(kind);
    const Flat flat = request_of(with_types(R"([{"id":"T","kind":)" + std::string(kind) + "}]"));
    CHECK(flat.words.substr(0, none.size() + 2) == "1 " + none);
  }
  const std::string missing = "1 " + kBeforeTypes + "1 1 0 A";
  CHECK(request_of(with_types(R"([{"id":"T"}])")).words.substr(0, missing.size()) == missing);
  const std::string wrong = "1 " + kBeforeTypes + "1 1 0 W";
  CHECK(request_of(with_types(R"([{"id":"T","kind":1}])")).words.substr(0, wrong.size()) == wrong);
  const std::string stranger = "2 " + kBeforeTypes + "0 1 1 0 1";
  CHECK(request_of(with_types("[]", R"([{"id":"K","typeId":"T"}])"))
            .words.substr(0, stranger.size()) == stranger);
}

TEST_CASE("a list above its limit has only its length", "[json]") {
  const auto list = [](size_t count, const char* element) {
    std::string text = "[";
    for (size_t i = 0; i < count; ++i) text += (i > 0 ? "," : "") + std::string(element);
    return text + "]";
  };
  CHECK(request_of(with_types("null", list(65, "{}"))).words == "0 " + kBeforeTypes + "A 65 A A A");
  CHECK(request_of(with_types(list(65, "{}"))).words == "0 " + kBeforeTypes + "65 A A A A");
  CHECK(request_of(with_types("null", list(2, "1"))).words ==
        "0 " + kBeforeTypes + "A 2 W W A A A");
  const std::string lines = list(10'001, "{}");
  CHECK(request_of(R"({"cart":{"lines":)" + lines + "}}").words ==
        "0 1 A 1 A A A A 10001 A A A A A A A A");
  const Flat ids = request_of(
      with_types(R"([{"kind":"punchcard","experienceIds":)" + list(1'001, "\"x\"") + "}]"));
  CHECK(ids.words == "0 " + kBeforeTypes + "1 1 A 2 A 1001 A A A A A A A A A A A A A A A A A A A");
}

TEST_CASE("lists at their limits are written out", "[json]") {
  std::string lines = "{}";
  for (int i = 1; i < 10'000; ++i) lines += ",{}";
  const Flat flat = request_of(with_line(lines));
  std::string expected = "0 1 5 1 4475723 A A A 10000";
  for (int i = 0; i < 10'000; ++i) expected += " 1 A A A A A A A A A A A A";
  CHECK((flat.words == expected + kAfterLine));
}

TEST_CASE("verify documents", "[json]") {
  CHECK(verify_of("{}").words == "0 1 A A A");
  CHECK(verify_of(R"({"claim":null,"request":[],"metadata":{}})").words == "0 1 W A 0");
  const Flat flat = verify_of(
      R"({"request":{"now":1},"claim":{"fingerprint":"0123456789abcdef","due":5,
          "tokens":[{"id":"K","amountCovered":1,"unitsConsumed":2,"items":[{"id":"i","units":3}]},
                    {"id":"K","items":[]}]},"x":1})");
  CHECK(flat.words ==
        "2 1 1 1 A A A A A A 1 5 2 1 0 1 2 1 1 1 3 A A 1 0 A A 0 A 19088743 2309737967 A 0");
  CHECK(flat.names == "K,i,");
  CHECK(flat.unknown == "x,");
}

TEST_CASE("fingerprints are two words", "[json]") {
  const auto words = [](const char* fingerprint) {
    const Flat flat = verify_of(R"({"claim":{"fingerprint":)" + std::string(fingerprint) + "}}");
    return flat.words.substr(std::strlen("0 1 A 1 A A "));
  };
  CHECK(words("\"ffffffff00000000\"") == "4294967295 0 A A");
  CHECK(words("\"0123456789ABCDEF\"") == "-1 0 A A");
  CHECK(words("\"0123456789abcde\"") == "-1 0 A A");
  CHECK(words("\"0123456789abcdef0\"") == "-1 0 A A");
  CHECK(words("\"\"") == "-1 0 A A");
  CHECK(words("\"0123456789abcdeg\"") == "-1 0 A A");
  CHECK(words("null") == "A 0 A A");
  CHECK(words("5") == "W 0 A A");
}
