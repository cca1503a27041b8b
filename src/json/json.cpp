// The way of a text: document, flat words, the core, flat answer, text.

#include "json/json.h"

#include "json/answer.h"

namespace sve::json {

JsonAnswer JsonEngine::quote(std::string_view text) { return answer(text, ShapeId::kRequest); }

JsonAnswer JsonEngine::verify(std::string_view text) {
  return answer(text, ShapeId::kVerifyDocument);
}

JsonAnswer JsonEngine::answer(std::string_view text, ShapeId root) {
  writer_.clear();
  switch (document_.read(text)) {
    case Document::Fault::kNotJson:
      write_error(model::Reason::NOT_JSON, "", writer_);
      return {writer_.text(), true};
    case Document::Fault::kDuplicateKey:
      write_error(model::Reason::DUPLICATE_KEY, document_.duplicate_path(), writer_);
      return {writer_.text(), true};
    case Document::Fault::kNone:
      break;
  }
  const size_t words = flattener_.write(document_, root);
  const bool priced =
      write_answer(root == ShapeId::kRequest ? engine_.quote(words) : engine_.verify(words), root,
                   flattener_, writer_);
  return {writer_.text(), !priced};
}

}  // namespace sve::json
