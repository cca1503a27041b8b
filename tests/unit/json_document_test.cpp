// The reader of JSON text: what it takes, what it refuses, and that no text makes it slow or deep.
// Contract 1 and 12.

#include "json/document.h"

#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <string>

#include "flat/words.h"
#include "json/fields.h"

namespace {

using sve::flat::Word;
using sve::json::Document;
using sve::json::kMaxDepth;
using sve::json::NodeType;
using Fault = Document::Fault;
using namespace std::string_literals;

Fault fault_of(std::string_view text) { return Document().read(text); }

// Where the first key stands that an object has twice; "none" if no key does.
std::string duplicate_in(std::string_view text) {
  Document document;
  const Fault fault = document.read(text);
  REQUIRE(fault != Fault::kNotJson);
  return fault == Fault::kNone ? "none" : document.duplicate_path();
}

// The word of the number that the text spells.
Word number_of(std::string_view text) {
  Document document;
  REQUIRE(document.read(text) == Fault::kNone);
  REQUIRE(document[0].type() == NodeType::kNumber);
  return static_cast<Word>(document[0].value());
}

std::string string_of(std::string_view text) {
  Document document;
  REQUIRE(document.read(text) == Fault::kNone);
  REQUIRE(document[0].type() == NodeType::kString);
  return std::string(document.text(document[0]));
}

std::string repeated(std::string_view part, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += part;
  return text;
}

// The time that this process was given: what others do on the machine does not count.
template <typename Work>
double seconds_of(Work work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("one document and white space are JSON", "[json]") {
  for (const std::string& text :
       {"{}"s, "[]"s, "0"s, "null"s, "true"s, "\"\""s, " \t\r\n{} \t\r\n"s,
        "{\"a\":[1,{\"b\":null}]}"s, "\"\xEF\xBB\xBF\""s}) {
    CAPTURE(text);
    CHECK(fault_of(text) == Fault::kNone);
  }
}

TEST_CASE("anything else is not", "[json]") {
  for (const std::string& text : {
           ""s,
           " "s,
           "\n"s,
           "{"s,
           "{\"now\":1"s,
           "{\"now\":"s,
           "{\"now\"}"s,
           "[1"s,
           "\"abc"s,
           "nul"s,
           "{} x"s,
           "{}}"s,
           "{}{}"s,
           "{}\n{}"s,
           "1 2"s,
           "// note\n{}"s,
           "{} // note"s,
           "/* note */{}"s,
           "{/* note */}"s,
           "# note\n{}"s,
           "{,}"s,
           "[1,]"s,
           "{\"a\":1,}"s,
           "{'a':1}"s,
           "{a:1}"s,
           "True"s,
           "undefined"s,
           "\x0C{}"s,
           "\xC2\xA0{}"s,
           "\"a\tb\""s,
           "\"a\nb\""s,
           "\"a\x01\""s,
           "\"\\x41\""s,
           "\"\\u12\""s,
           "\"\\u12G4\""s,
       }) {
    CAPTURE(text);
    CHECK(fault_of(text) == Fault::kNotJson);
  }
}

TEST_CASE("a NUL is no white space and no end", "[json]") {
  CHECK(fault_of("{}\0"s) == Fault::kNotJson);
  CHECK(fault_of("{}\0{}"s) == Fault::kNotJson);
  CHECK(fault_of("\0{}"s) == Fault::kNotJson);
  CHECK(fault_of("{\0}"s) == Fault::kNotJson);
  CHECK(fault_of("\"a\0b\""s) == Fault::kNotJson);
  CHECK(string_of("\"a\\u0000b\"") == "a\0b"s);
}

TEST_CASE("a byte order mark is refused, in whole and in part", "[json]") {
  CHECK(fault_of("\xEF\xBB\xBF{}") == Fault::kNotJson);
  CHECK(fault_of("\xEF\xBB\xBF") == Fault::kNotJson);
  CHECK(fault_of("\xEF\xBB{}") == Fault::kNotJson);
  CHECK(fault_of("\xEF") == Fault::kNotJson);
  CHECK(fault_of(" \xEF\xBB\xBF{}") == Fault::kNotJson);
  CHECK(fault_of("{}\xEF\xBB\xBF") == Fault::kNotJson);
  CHECK(fault_of("\xFF\xFE{\0}\0"s) == Fault::kNotJson);
}

TEST_CASE("strings are well-formed UTF-8", "[json]") {
  for (const char* bytes :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3\x28", "\xE0\x80\x80", "\xE0\x9F\xBF",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xE2\x82", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
    CAPTURE(bytes);
    CHECK(fault_of("\"" + std::string(bytes) + "\"") == Fault::kNotJson);
    CHECK(fault_of("{\"" + std::string(bytes) + "\":1}") == Fault::kNotJson);
  }
  CHECK(string_of("\"\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\"") ==
        "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF");
  CHECK(string_of("\"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"") == "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

TEST_CASE("escapes are decoded, lone surrogates refused", "[json]") {
  CHECK(string_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(string_of(R"("\u0041\u00e5\u20AC")") == "A\xC3\xA5\xE2\x82\xAC");
  CHECK(string_of(R"("\ud83d\udef6")") == "\xF0\x9F\x9B\xB6");
  for (const char* text :
       {R"("\ud800")", R"("\udbff")", R"("\udc00")", R"("\udfff")", R"("\ud800x")", R"("\ud800\n")",
        R"("\ud800\ud800")", R"("\ud800\u0041")", R"("\udc00\ud800")", R"({"\ud800":1})"}) {
    CAPTURE(text);
    CHECK(fault_of(text) == Fault::kNotJson);
  }
}

TEST_CASE("numbers are spelt as RFC 8259 has it", "[json]") {
  for (const char* text : {"01",        "+1",  "-",     "-01",   "1.",  ".5",          "-.5",
                           "1e",        "1e+", "0x10",  "1_000", "NaN", "-NaN",        "Infinity",
                           "-Infinity", "1,5", "1.5.2", "1e5.5", "--1", "\xEF\xBC\x91"}) {
    CAPTURE(text);
    CHECK(fault_of(text) == Fault::kNotJson);
  }
}

TEST_CASE("a number is the double nearest to its text", "[json]") {
  CHECK(number_of("0") == 0);
  CHECK(number_of("-0") == 0);
  CHECK(number_of("-0.0") == 0);
  CHECK(number_of("1.0") == 1);
  CHECK(number_of("1e3") == 1000);
  CHECK(number_of("1E+3") == 1000);
  CHECK(number_of("30e-1") == 3);
  CHECK(number_of("-1080") == -1080);
  CHECK(number_of("0.99999999999999999999") == 1);
  CHECK(number_of("1e-400") == 0);
  CHECK(number_of("1." + std::string(5000, '0') + "1") == 1);
  CHECK(number_of("9007199254740990.5") == 9'007'199'254'740'990);
  CHECK(number_of("9007199254740990.6") == 9'007'199'254'740'991);
  CHECK(number_of("9007199254740991") == 9'007'199'254'740'991);
  CHECK(number_of("9007199254740991.4") == 9'007'199'254'740'991);
}

TEST_CASE("a fraction is no integer", "[json]") {
  for (const char* text : {"1.5", "-0.5", "0.1", "1500e-3", "4.9e-324", "4503599627370495.5"}) {
    CAPTURE(text);
    CHECK(number_of(text) == sve::flat::kNotAnInteger);
  }
}

TEST_CASE("past 2^53 - 1 a number is too large, however it is spelt", "[json]") {
  for (const std::string& text :
       {"9007199254740992"s, "9007199254740991.5"s, "9007199254740993"s, "9223372036854775807"s,
        "9223372036854775808"s, "18446744073709551615"s, "18446744073709551616"s,
        "36893488147419103233"s, "1e308"s, "1.7976931348623157e308"s,
        "1" + std::string(300, '0')}) {
    CAPTURE(text);
    CHECK(number_of(text) == sve::flat::kTooLarge);
    CHECK(number_of("-" + text) == sve::flat::kTooLarge);
  }
}

TEST_CASE("no number is taken for a marker", "[json]") {
  CHECK(number_of("-1073741824") == sve::flat::kLeastNumber);
  for (const char* text :
       {"-1073741825", "-2147483643", "-2147483644", "-2147483645", "-2147483646", "-2147483647",
        "-2147483648", "-2147483649", "-9007199254740991"}) {
    CAPTURE(text);
    CHECK(number_of(text) == sve::flat::kTooLarge);
  }
}

TEST_CASE("a number too large for a double is not JSON", "[json]") {
  for (const std::string& text :
       {"1e400"s, "-1e400"s, "1.8e308"s, "[1,2e999]"s, "1" + std::string(400, '0')}) {
    CAPTURE(text);
    CHECK(fault_of(text) == Fault::kNotJson);
  }
}

TEST_CASE("64 objects and lists may be open at once, 65 may not", "[json]") {
  static_assert(kMaxDepth == 64);
  CHECK(fault_of(repeated("[", 64) + repeated("]", 64)) == Fault::kNone);
  CHECK(fault_of(repeated("[", 65) + repeated("]", 65)) == Fault::kNotJson);
  CHECK(fault_of(repeated("{\"a\":", 64) + "1" + repeated("}", 64)) == Fault::kNone);
  CHECK(fault_of(repeated("{\"a\":", 65) + "1" + repeated("}", 65)) == Fault::kNotJson);
  CHECK(fault_of(repeated("[{\"a\":", 32) + "[]" + repeated("}]", 32)) == Fault::kNotJson);
  CHECK(fault_of("[" + repeated("[],", 1000) + "[]]") == Fault::kNone);
}

TEST_CASE("nesting is refused at its 65th bracket, however deep it goes", "[json]") {
  CHECK(fault_of(repeated("[", 10'000)) == Fault::kNotJson);
  CHECK(fault_of(repeated("[", 10'000) + repeated("]", 10'000)) == Fault::kNotJson);
  CHECK(fault_of(repeated("{\"a\":", 1'000'000)) == Fault::kNotJson);
}

TEST_CASE("the first key that its object has already is the duplicate", "[json]") {
  CHECK(duplicate_in(R"({"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]})") == "none");
  CHECK(duplicate_in(R"({"now":1,"now":1})") == "/now");
  CHECK(duplicate_in(R"({"a":1,"b":2,"a":3})") == "/a");
  CHECK(duplicate_in(R"({"a":1,"b":2,"b":3,"a":3})") == "/b");
  CHECK(duplicate_in(R"({"b":1,"now":2,"now":3,"b":4})") == "/now");
  CHECK(duplicate_in(R"({"b":1,"now":2,"b":3,"now":4})") == "/b");
  CHECK(duplicate_in(R"({"x":{"a":1,"a":2},"x":1})") == "/x/a");
  CHECK(duplicate_in(R"({"x":1,"x":{"a":1,"a":2}})") == "/x");
  CHECK(duplicate_in(R"({"cart":{"lines":[{"id":"A"},{"id":"B","id":"C"}]}})") ==
        "/cart/lines/1/id");
  CHECK(duplicate_in(R"([0,[1,{"q":[]},{"q":[{}],"q":1}]])") == "/1/2/q");
  CHECK(duplicate_in(R"({"metadata":{"z":1,"z":1},"metadata":1})") == "/metadata/z");
  CHECK(duplicate_in(R"({"a":1,"a":1,"a":1})") == "/a");
}

TEST_CASE("keys are compared after their escapes, and escaped in the path", "[json]") {
  CHECK(duplicate_in(R"({"now":1,"\u006eow":1})") == "/now");
  CHECK(duplicate_in(R"({"å":1,"\u00e5":1})") == "/\xC3\xA5");
  CHECK(duplicate_in(R"({"":{"":1,"":2}})") == "//");
  CHECK(duplicate_in(R"({"a/b~c":{"~1":1,"~1":2}})") == "/a~1b~0c/~01");
  CHECK(duplicate_in(R"({"Now":1,"now":1})") == "none");
  CHECK(duplicate_in(R"({"__proto__":1,"__proto__":2})") == "/__proto__");
  CHECK(duplicate_in(R"({"a\u0000":1,"a":2,"a\u0000":3})") == "/a\0"s);
}

TEST_CASE("not being JSON goes before any duplicate", "[json]") {
  CHECK(fault_of(R"({"a":1,"a":2)") == Fault::kNotJson);
  CHECK(fault_of(R"({"a":1,"a":2}})") == Fault::kNotJson);
  CHECK(fault_of(R"({"a":1,"a":1e999})") == Fault::kNotJson);
  CHECK(fault_of(R"({"a":1,"a":)" + repeated("[", 64)) == Fault::kNotJson);
}

TEST_CASE("a document can be read again after any fault", "[json]") {
  Document document;
  for (int round = 0; round < 3; ++round) {
    CHECK(document.read("[1,") == Fault::kNotJson);
    CHECK(document.read(R"({"a":1,"a":2})") == Fault::kDuplicateKey);
    CHECK(document.read(R"(["long enough to need room", 2])") == Fault::kNone);
    CHECK(document[0].size() == 2);
    CHECK(document.text(document[1]) == "long enough to need room");
  }
}

TEST_CASE("nodes tell fields, sizes and where the next value stands", "[json]") {
  Document document;
  REQUIRE(document.read(R"({"cart":{"lines":[1,2]},"carts":null})") == Fault::kNone);
  CHECK(document[0].size() == 2);
  CHECK(document[1].field() == static_cast<uint8_t>(sve::json::Field::cart));
  CHECK(document[4].type() == NodeType::kList);
  CHECK(document[4].size() == 2);
  CHECK(document.next(2) == 7);
  CHECK(document[7].field() == sve::json::kUnknownField);
  CHECK(document[8].type() == NodeType::kNull);
  CHECK(document.next(0) == 9);
}

TEST_CASE("every field's name is found, and no other", "[json]") {
  for (size_t field = 0; field < sve::json::kFieldCount; ++field) {
    const std::string name(sve::json::kFieldNames[field]);
    CAPTURE(name);
    CHECK(sve::json::field_of_name(name) == field);
    CHECK(sve::json::field_of_name(name + "x") == sve::json::kUnknownField);
    CHECK(sve::json::field_of_name(name.substr(1)) == sve::json::kUnknownField);
  }
  CHECK(sve::json::field_of_name("") == sve::json::kUnknownField);
  CHECK(sve::json::field_of_name("Now") == sve::json::kUnknownField);
}

// Comparing 200 000 keys with each other would take minutes.
TEST_CASE("an object of many keys takes no more than its share of time", "[json]") {
  constexpr int kKeys = 200'000;
  std::string text = "{";
  for (int i = 0; i < kKeys; ++i) text += "\"key" + std::to_string(i) + "\":0,";
  const std::string distinct = text + "\"last\":0}";
  const std::string repeats = text + "\"key0\":0}";
  CHECK(seconds_of([&] { CHECK(fault_of(distinct) == Fault::kNone); }) < 10);
  CHECK(seconds_of([&] { CHECK(duplicate_in(repeats) == "/key0"); }) < 10);
}
