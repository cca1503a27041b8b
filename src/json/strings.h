// The strings of JSON text: where one ends, whether it is well-formed, and what its escapes spell.
//
// UTF-8 is checked as Unicode has it (no overlong form, no surrogate, nothing past U+10FFFF),
// escapes as RFC 8259 has them; an escaped surrogate must be one of a pair. Nothing here allocates.

#ifndef SVE_JSON_STRINGS_H_
#define SVE_JSON_STRINGS_H_

namespace sve::json {

// The first byte from `at` on that does not stand for itself in a string: a quotation mark or a
// backslash; or `end`. Null when what comes before it may not stand in a string.
const char* skip_plain(const char* at, const char* end);

// Decodes the escape whose backslash is at `at` to `out`, which is moved on, never by more bytes
// than the escape has. Returns the byte behind it, or null when it is none.
const char* decode_escape(const char* at, const char* end, char*& out);

}  // namespace sve::json

#endif  // SVE_JSON_STRINGS_H_
