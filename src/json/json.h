// The engine in JSON: text in, text out. Contract 1, 2, 9, 10 and 12.
//
// Takes any bytes and always answers; what is malformed gets {"error": …}. It keeps its memory from
// call to call. One thread at a time. It knows no files and no lines.

#ifndef SVE_JSON_JSON_H_
#define SVE_JSON_JSON_H_

#include <string_view>

#include "json/document.h"
#include "json/flatten.h"
#include "json/text_writer.h"
#include "sve.h"

namespace sve::json {

struct JsonAnswer {
  std::string_view text;  // one JSON value, without a line break at its end
  bool malformed;         // the text is {"error": …}
};

class JsonEngine {
 public:
  explicit JsonEngine(Layout layout = Layout::kCompact) : flattener_(engine_), writer_(layout) {}

  // Whether every request is priced as if it asked for the optimal strategy.
  void always_optimal(bool always) { engine_.always_optimal(always); }

  // The quote of a request, valid until the next call.
  JsonAnswer quote(std::string_view text);

  // The verification of {"request": …, "claim": …}, valid until the next call.
  JsonAnswer verify(std::string_view text);

 private:
  JsonAnswer answer(std::string_view text, ShapeId root);

  Engine engine_;
  Document document_;
  Flattener flattener_;
  TextWriter writer_;
};

}  // namespace sve::json

#endif  // SVE_JSON_JSON_H_
