// The engine in JSON: the text of answers and of errors, member by member. Contract 9, 10 and 12.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "json/json.h"

namespace {

using sve::json::JsonAnswer;
using sve::json::JsonEngine;
using sve::json::Layout;

std::string error_text(const std::string& reason, const std::string& path) {
  return R"({"error":{"code":"INVALID_REQUEST","reason":")" + reason + R"(","path":")" + path +
         R"("}})";
}

void check_error(JsonEngine& engine, const std::string& text, const std::string& reason,
                 const std::string& path) {
  CAPTURE(text);
  const JsonAnswer answer = engine.quote(text);
  CHECK(answer.malformed);
  CHECK(answer.text == error_text(reason, path));
}

std::string engine_text() {
  return std::string(R"("engine":{"name":"stored-value-engine","version":")") + sve::version() +
         R"(","contract":1})";
}

// One line of 3 · 10.00 and whatever else is given behind the cart.
std::string request(const std::string& rest) {
  return R"({"now":1000,"cart":{"currency":"DKK","lines":[{"id":"L","unitPrice":1000,"quantity":3,
             "taxRateBp":2500}]})" +
         rest + "}";
}

const std::string kPunchcard =
    R"(,"tokenTypes":[{"id":"T","kind":"punchcard"}],"tokens":[{"id":"K","typeId":"T","punches":2}])";

// The quote's text from one member to the next.
std::string part(std::string_view text, std::string_view from, std::string_view to) {
  const size_t start = text.find(from);
  const size_t end = text.find(to, start);
  REQUIRE(end != std::string_view::npos);
  return std::string(text.substr(start, end - start));
}

}  // namespace

TEST_CASE("an empty cart, the whole text", "[json]") {
  JsonEngine engine;
  const JsonAnswer answer = engine.quote(R"({"now":0,"cart":{"currency":"DKK","lines":[]}})");
  CHECK_FALSE(answer.malformed);
  CHECK(answer.text ==
        R"({"currency":"DKK","subtotal":0,"discount":0,"tax":0,"total":0,"covered":0,"due":0,)"
        R"("forfeited":0,"lines":[],"tokens":[],"vat":[],"fingerprint":"d9ab0307090be9d6",)" +
            engine_text() + "}");
}

TEST_CASE("lines, VAT and a punchcard, the whole text", "[json]") {
  JsonEngine engine;
  const JsonAnswer answer = engine.quote(request(kPunchcard));
  CHECK_FALSE(answer.malformed);
  CHECK(part(answer.text, "{", "\"fingerprint\"") ==
        R"({"currency":"DKK","subtotal":3000,"discount":0,"tax":0,"total":3000,"covered":2000,)"
        R"("due":1000,"forfeited":0,)"
        R"("lines":[{"id":"L","quantity":3,"subtotal":3000,"discount":0,"tax":0,"total":3000,)"
        R"("covered":2000,"due":1000,)"
        R"("vat":{"rateBp":2500,"taxable":3000,"net":2400,"vat":600,"prepaid":0}}],)"
        R"("tokens":[{"id":"K","kind":"punchcard","outcome":"applied","amountCovered":2000,)"
        R"("forfeited":0,"consideration":2000,"unitsCovered":2,"unitsConsumed":2,)"
        R"("remaining":{"punches":0},)"
        R"("allocations":[{"lineId":"L","units":2,"amount":2000}],"violations":[]}],)"
        R"("vat":[{"rateBp":2500,"taxable":3000,"net":2400,"vat":600,"prepaid":0}],)");
}

TEST_CASE("what remains on each kind of token", "[json]") {
  JsonEngine engine;
  const JsonAnswer answer = engine.quote(request(
      R"(,"tokenTypes":[{"id":"G","kind":"giftCard","currency":"DKK"},{"id":"P","kind":"punchcard"},
          {"id":"I","kind":"itemGiftCard","currency":"DKK"},{"id":"E","kind":"entryPass"}],
          "tokens":[{"id":"g","typeId":"G","balance":100,"status":"voided"},
                    {"id":"p","typeId":"P","punches":7,"status":"voided"},
                    {"id":"i","typeId":"I","status":"voided","items":[
                      {"id":"x","experienceId":"e","quotedPrice":1,"quantityLeft":2},
                      {"id":"y","experienceId":"e","quotedPrice":1,"quantityLeft":0}]},
                    {"id":"e","typeId":"E","entries":9,"status":"voided"},
                    {"id":"u","typeId":"E","status":"voided"}])"));
  REQUIRE_FALSE(answer.malformed);
  for (const char* remaining :
       {R"("remaining":{"balance":100},"allocations":[],"violations":[{"code":"TOKEN_VOIDED"}]})",
        R"("remaining":{"punches":7},)", R"("remaining":{"entries":9},)",
        R"("remaining":{"entries":null},)",
        R"("remaining":{"items":[{"id":"x","quantityLeft":2},{"id":"y","quantityLeft":0}]},)"}) {
    CAPTURE(remaining);
    CHECK(answer.text.find(remaining) != std::string_view::npos);
  }
}

TEST_CASE("an item gift card's allocations name the item", "[json]") {
  JsonEngine engine;
  const JsonAnswer answer = engine.quote(
      R"({"now":0,"cart":{"currency":"DKK","lines":[{"id":"L","experienceId":"e","unitPrice":500,
          "quantity":2}]},"tokenTypes":[{"id":"I","kind":"itemGiftCard","currency":"DKK"}],
          "tokens":[{"id":"i","typeId":"I","items":[{"id":"a \"b\"","experienceId":"e",
          "quotedPrice":400,"quantityLeft":3}]}]})");
  CHECK(part(answer.text, "\"remaining\"", ",\"violations\"") ==
        R"("remaining":{"items":[{"id":"a \"b\"","quantityLeft":1}]},)"
        R"("allocations":[{"lineId":"L","itemId":"a \"b\"","units":2,"amount":800}])");
}

TEST_CASE("the details of violations: numbers, currencies, ids and none", "[json]") {
  JsonEngine engine;
  const JsonAnswer answer = engine.quote(request(
      R"(,"tokenTypes":[{"id":"E","kind":"giftCard","currency":"EUR"},
                        {"id":"X","kind":"giftCard","currency":"DKK","exclusive":true},
                        {"id":"G","kind":"giftCard","currency":"DKK"}],
          "tokens":[{"id":"x","typeId":"X","balance":1},{"id":"g","typeId":"G","balance":1},
                    {"id":"a","typeId":"E","balance":5,"held":5,"expiresAt":1000,"validFrom":1001},
                    {"id":"b","typeId":"G","balance":1,"status":"expired"},
                    {"id":"c","typeId":"G","balance":1,"status":"expired","expiresAt":999}])"));
  REQUIRE_FALSE(answer.malformed);
  for (const char* violations : {R"("violations":[{"code":"NOT_COMBINABLE","with":"x"}])",
                                 R"("violations":[{"code":"TOKEN_NOT_YET_VALID","validFrom":1001},)"
                                 R"({"code":"TOKEN_EXPIRED","expiresAt":1000},)"
                                 R"({"code":"CURRENCY_MISMATCH","expected":"DKK","actual":"EUR"},)"
                                 R"({"code":"VALUE_ON_HOLD","held":5}])",
                                 R"("violations":[{"code":"TOKEN_EXPIRED"}])",
                                 R"("violations":[{"code":"TOKEN_EXPIRED","expiresAt":999}])"}) {
    CAPTURE(violations);
    CHECK(answer.text.find(violations) != std::string_view::npos);
  }
}

TEST_CASE("verifications carry what differs, then the quote", "[json]") {
  JsonEngine engine;
  const std::string quote(engine.quote(request(kPunchcard)).text);
  const auto verify = [&](const std::string& claim) {
    return std::string(
        engine.verify(R"({"request":)" + request(kPunchcard) + R"(,"claim":)" + claim + "}").text);
  };
  CHECK(verify(R"({"due":1000,"tokens":[{"id":"K","amountCovered":2000,"unitsConsumed":2}]})") ==
        R"({"ok":true,"violations":[],"quote":)" + quote + "}");
  CHECK(verify(R"({"due":1,"tokens":[{"id":"K","amountCovered":2,"unitsConsumed":3},
                                     {"id":"N","amountCovered":0}]})") ==
        R"({"ok":false,"violations":[)"
        R"({"code":"AMOUNT_MISMATCH","tokenId":"K","claimed":2,"expected":2000},)"
        R"({"code":"UNITS_MISMATCH","tokenId":"K","claimed":3,"expected":2},)"
        R"({"code":"TOKEN_NOT_IN_REQUEST","tokenId":"N"},)"
        R"({"code":"DUE_MISMATCH","claimed":1,"expected":1000}],"quote":)" +
            quote + "}");
  CHECK(verify(R"({"due":1000,"tokens":[],"fingerprint":"nonsense"})") ==
        R"({"ok":false,"violations":[{"code":"TOKEN_NOT_IN_CLAIM","tokenId":"K"}],"quote":)" +
            quote + "}");
}

TEST_CASE("malformed verify documents", "[json]") {
  JsonEngine engine;
  const auto check = [&](const std::string& text, const std::string& reason,
                         const std::string& path) {
    CAPTURE(text);
    const JsonAnswer answer = engine.verify(text);
    CHECK(answer.malformed);
    CHECK(answer.text == error_text(reason, path));
  };
  check("", "NOT_JSON", "");
  check("[]", "WRONG_TYPE", "");
  check("null", "WRONG_TYPE", "");
  check("{}", "MISSING_FIELD", "/request");
  check(R"({"request":{}})", "MISSING_FIELD", "/request/now");
  check(R"({"request":)" + request("") + "}", "MISSING_FIELD", "/claim");
  check(R"({"request":)" + request("") + R"(,"claim":{"due":1.5}})", "NOT_AN_INTEGER",
        "/claim/due");
  check(R"({"request":)" + request("") + R"(,"claim":{"due":1,"tokens":[]},"metadata":{}})",
        "UNKNOWN_FIELD", "/metadata");
}

TEST_CASE("bad input gets its reason and its path", "[json]") {
  JsonEngine engine;
  const std::string line = R"({"now":0,"cart":{"currency":"DKK","lines":[{"id":"L","unitPrice":)";
  check_error(engine, "", "NOT_JSON", "");
  check_error(engine, "{}{}", "NOT_JSON", "");
  check_error(engine, R"({"now":0,"now":0})", "DUPLICATE_KEY", "/now");
  check_error(engine, "null", "WRONG_TYPE", "");
  check_error(engine, "[]", "WRONG_TYPE", "");
  check_error(engine, "{}", "MISSING_FIELD", "/now");
  check_error(engine, R"({"now":0,"cart":{"currency":"DKK","lines":[],"linse":[]}})",
              "UNKNOWN_FIELD", "/cart/linse");
  check_error(engine, request(R"(,"optoins":null)"), "UNKNOWN_FIELD", "/optoins");
  for (const char* value : {"\"1\"", "true", "[]", "{}"}) {
    check_error(engine, line + value, "NOT_JSON", "");
    check_error(engine, line + value + R"(,"quantity":1}]}})", "WRONG_TYPE",
                "/cart/lines/0/unitPrice");
  }
  for (const char* value : {"1.5", "-0.5", "4503599627370495.5"}) {
    check_error(engine, line + value + R"(,"quantity":1}]}})", "NOT_AN_INTEGER",
                "/cart/lines/0/unitPrice");
  }
  CHECK_FALSE(engine.quote(line + R"(1e-400,"quantity":1}]}})").malformed);
  for (const char* value : {"9007199254740992", "9007199254740991.6", "-1", "1e300", "-1e300",
                            "-1.5e300", "18446744073709551616", "-9223372036854775809"}) {
    check_error(engine, line + value + R"(,"quantity":1}]}})", "OUT_OF_RANGE",
                "/cart/lines/0/unitPrice");
  }
  check_error(engine, line + R"(1,"quantity":0}]}})", "OUT_OF_RANGE", "/cart/lines/0/quantity");
  check_error(engine, line + R"(1,"quantity":1,"taxRateBp":10001}]}})", "OUT_OF_RANGE",
              "/cart/lines/0/taxRateBp");
  check_error(engine, line + R"(9007199254740991,"quantity":2}]}})", "AMOUNT_OVERFLOW",
              "/cart/lines/0");
  check_error(engine, line + R"(1,"quantity":1},null]}})", "WRONG_TYPE", "/cart/lines/1");
  check_error(engine, line + R"(1,"quantity":1},{"id":"L"}]}})", "DUPLICATE_ID",
              "/cart/lines/1/id");
  for (const char* currency : {"usd", "US", "US\xE2\x80\x8B"}) {
    check_error(engine, R"({"now":0,"cart":{"currency":")" + std::string(currency) + "\"}}",
                "INVALID_VALUE", "/cart/currency");
  }
}

TEST_CASE("numbers may be spelt in any way of JSON's", "[json]") {
  JsonEngine engine;
  const std::string plain(engine.quote(request(kPunchcard)).text);
  const JsonAnswer spelt = engine.quote(
      R"({"now":1e3,"cart":{"currency":"\u0044KK","lines":[{"id":"\u004C","unitPrice":1000.0,
          "quantity":30e-1,"taxRateBp":2.5E+3,"utcOffsetMinutes":-0}]})" +
      kPunchcard + "}");
  CHECK(spelt.text == plain);
}

TEST_CASE("paths are JSON Pointers in JSON text", "[json]") {
  JsonEngine engine;
  check_error(engine, request(R"(,"a/b~c":1)"), "UNKNOWN_FIELD", "/a~1b~0c");
  check_error(engine, request(R"(,"\"\\\n\u0001":1)"), "UNKNOWN_FIELD", R"(/\"\\\n\u0001)");
  check_error(engine, request(R"(,"":1)"), "UNKNOWN_FIELD", "/");
  check_error(engine, R"({"a/b":{"\"":1,"\"":1}})", "DUPLICATE_KEY", R"(/a~1b/\")");
  check_error(engine, request(R"(,"tokens":[{"id":"K","typeId":"T","~":1}])"), "UNKNOWN_REFERENCE",
              "/tokens/0/typeId");
  check_error(engine, request(R"(,"options":{"__proto__":1})"), "UNKNOWN_FIELD",
              "/options/__proto__");
}

TEST_CASE("ids of any kind are written back as they came", "[json]") {
  JsonEngine engine;
  for (const char* id : {"__proto__", "constructor", "\\u0000", "\\ud83d\\udef6", "\\\"\\\\"}) {
    CAPTURE(id);
    const JsonAnswer answer = engine.quote(R"({"now":0,"cart":{"currency":"DKK","lines":[{"id":")" +
                                           std::string(id) + R"(","unitPrice":1,"quantity":1}]}})");
    REQUIRE_FALSE(answer.malformed);
    const std::string written = std::string(id) == "\\ud83d\\udef6" ? "\xF0\x9F\x9B\xB6" : id;
    CHECK(answer.text.find("\"lines\":[{\"id\":\"" + written + "\",") != std::string_view::npos);
  }
}

TEST_CASE("indented answers", "[json]") {
  JsonEngine engine(Layout::kIndented);
  CHECK(engine.quote("").text == R"({
  "error": {
    "code": "INVALID_REQUEST",
    "reason": "NOT_JSON",
    "path": ""
  }
})");
  const std::string_view text = engine.quote(request("")).text;
  CHECK(text.substr(0, 40) == "{\n  \"currency\": \"DKK\",\n  \"subtotal\": 300");
  CHECK(text.find("\n  \"tokens\": [],\n") != std::string_view::npos);
  CHECK(text.substr(text.size() - 6) == "\n  }\n}");
}

TEST_CASE("an engine goes on after anything", "[json]") {
  JsonEngine engine;
  const std::string first(engine.quote(request(kPunchcard)).text);
  engine.quote("{");
  engine.quote(R"({"a":1,"a":1})");
  engine.quote(std::string(1'000'000, '['));
  engine.quote(request(R"(,"tokens":[{}])"));
  engine.verify("{}");
  CHECK(engine.quote(request(kPunchcard)).text == first);
}
