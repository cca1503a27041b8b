// The request as a whole, its options, and what can only be judged when all is read.

#include "flat/decode.h"

namespace sve::flat {

namespace {

bool decode_options(Cursor& cursor, model::Request& request) {
  if (cursor.skip_absent()) return true;
  return cursor.begin(Field::options) &&
         cursor.optional_choice(Field::strategy, model::Strategy::kOptimal, request.strategy) &&
         cursor.optional_choice(Field::allocation, model::LayOut::kSequential,
                                request.allocation) &&
         cursor.optional_integer(Field::maxTokens, kPositiveCount, request.max_tokens) &&
         cursor.end(false);
}

// The token types of lines: they are read after the lines, so this comes last.
bool resolve_line_types(Cursor& cursor, const Places& places, model::Request& request) {
  for (size_t i = 0; i < request.lines.size(); ++i) {
    model::Line& line = request.lines[i];
    if (line.token_type_id == model::kNoId) continue;
    line.token_type = places.types.find(line.token_type_id);
    if (line.token_type == model::kNoPlace) {
      cursor.enter(Field::cart);
      cursor.enter(Field::lines);
      cursor.enter(i);
      return cursor.fail(Reason::UNKNOWN_REFERENCE, Field::tokenTypeId);
    }
  }
  return true;
}

}  // namespace

bool decode_request(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request) {
  static_assert(base::DenseMap::kNone == model::kNoPlace);
  request.id_count = static_cast<uint32_t>(cursor.id_count());
  request.strategy = model::Strategy::kInOrder;
  request.max_tokens = model::kNoLimit;
  return cursor.integer(Field::now, kInstant, request.now) &&
         decode_cart(cursor, arena, places, request) &&
         decode_token_types(cursor, arena, places, request) &&
         decode_tokens(cursor, arena, places, request) &&  //
         decode_options(cursor, request) &&                //
         cursor.end_element(true) &&                       //
         resolve_line_types(cursor, places, request);
}

}  // namespace sve::flat
