// Writes a flat answer (docs/flat.md) as JSON text: a quote, a verification or an error, its
// members in the order of contract 9 and 10.
//
// It computes nothing: numbers become text, and the numbers of names and codes become those.

#ifndef SVE_JSON_ANSWER_H_
#define SVE_JSON_ANSWER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "flat/words.h"
#include "json/flatten.h"
#include "json/text_writer.h"
#include "model/codes.h"

namespace sve::json {

// Writes the answer to a document that this flattener wrote from that root: a quote for kRequest, a
// verification for kVerifyDocument. Returns false when it is an error.
bool write_answer(std::span<const flat::Word> words, ShapeId root, const Flattener& flattener,
                  TextWriter& writer);

// Writes { error: { code, reason, path } }. Contract 12.
void write_error(model::Reason reason, std::string_view path, TextWriter& writer);

}  // namespace sve::json

#endif  // SVE_JSON_ANSWER_H_
