// The writer of JSON text: escapes, commas, indentation.

#include "json/text_writer.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>

namespace {

using sve::json::Layout;
using sve::json::TextWriter;

std::string string_text(std::string_view value) {
  TextWriter writer(Layout::kCompact);
  writer.string(value);
  return std::string(writer.text());
}

std::string integer_text(int64_t value) {
  TextWriter writer(Layout::kCompact);
  writer.integer(value);
  return std::string(writer.text());
}

void write_sample(TextWriter& writer) {
  writer.begin_object();
  writer.key("empty");
  writer.begin_list();
  writer.end_list();
  writer.key("none");
  writer.begin_object();
  writer.end_object();
  writer.key("list");
  writer.begin_list();
  writer.integer(1);
  writer.begin_object();
  writer.key("a");
  writer.null();
  writer.key("b");
  writer.boolean(true);
  writer.end_object();
  writer.string("x");
  writer.begin_list();
  writer.boolean(false);
  writer.end_list();
  writer.end_list();
  writer.key("last");
  writer.integer(-2);
  writer.end_object();
}

}  // namespace

TEST_CASE("strings are escaped where they must be, and nowhere else", "[json]") {
  CHECK(string_text("") == R"("")");
  CHECK(string_text("plain") == R"("plain")");
  CHECK(string_text("\"\\/") == R"("\"\\/")");
  CHECK(string_text("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(string_text(std::string_view("\0a\x01\x1F\x7F", 5)) == "\"\\u0000a\\u0001\\u001f\x7F\"");
  CHECK(string_text("\xC3\xA5 \xE2\x80\xA8 \xF0\x9F\x9B\xB6") ==
        "\"\xC3\xA5 \xE2\x80\xA8 \xF0\x9F\x9B\xB6\"");
}

TEST_CASE("integers keep every digit", "[json]") {
  CHECK(integer_text(0) == "0");
  CHECK(integer_text(-1) == "-1");
  CHECK(integer_text(9'007'199'254'740'991) == "9007199254740991");
  CHECK(integer_text(INT64_MIN) == "-9223372036854775808");
}

TEST_CASE("compact text has no blank", "[json]") {
  TextWriter writer(Layout::kCompact);
  write_sample(writer);
  CHECK(writer.text() ==
        R"({"empty":[],"none":{},"list":[1,{"a":null,"b":true},"x",[false]],"last":-2})");
}

TEST_CASE("indented text is that of JSON.stringify(value, null, 2)", "[json]") {
  TextWriter writer(Layout::kIndented);
  write_sample(writer);
  CHECK(writer.text() == R"({
  "empty": [],
  "none": {},
  "list": [
    1,
    {
      "a": null,
      "b": true
    },
    "x",
    [
      false
    ]
  ],
  "last": -2
})");
}

TEST_CASE("a cleared writer starts anew", "[json]") {
  TextWriter writer(Layout::kIndented);
  writer.begin_list();
  writer.integer(1);
  writer.clear();
  writer.begin_list();
  writer.integer(2);
  writer.end_list();
  CHECK(writer.text() == "[\n  2\n]");
}
