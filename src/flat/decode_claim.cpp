// A claim: what a client says it charged. Contract 10.

#include "flat/decode.h"

namespace sve::flat {

namespace {

using model::ClaimItem;
using model::ClaimToken;

bool decode_claim_items(Cursor& cursor, base::Arena& arena, base::DenseMap& seen,
                        ClaimToken& token) {
  size_t count = 0;
  token.has_items = !cursor.next_is_absent();
  if (!cursor.optional_list(Field::items, {0, model::kMaxItems}, count)) return false;
  const std::span<ClaimItem> items = arena.take<ClaimItem>(count);
  seen.clear(cursor.id_count());
  cursor.enter_list(Field::items);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    if (!cursor.begin_element() || !unique_id(cursor, seen, i, items[i].id) ||
        !cursor.integer(Field::units, kCount, items[i].units) || !cursor.end_element(false)) {
      return false;
    }
  }
  token.items = items;
  return cursor.leave_list();
}

bool decode_claim_token(Cursor& cursor, base::Arena& arena, Places& places, size_t place,
                        ClaimToken& token) {
  if (!cursor.begin_element() || !unique_id(cursor, places.seen, place, token.id) ||
      !cursor.integer(Field::amountCovered, kAmount, token.amount_covered)) {
    return false;
  }
  token.has_units = !cursor.next_is_absent();
  return cursor.optional_integer(Field::unitsConsumed, kCount, token.units_consumed) &&
         decode_claim_items(cursor, arena, places.lines, token) && cursor.end_element(false);
}

}  // namespace

bool decode_claim(Cursor& cursor, base::Arena& arena, Places& places, model::Claim& claim) {
  claim = {};
  size_t count = 0;
  if (!cursor.integer(Field::due, kAmount, claim.due) ||
      !cursor.list(Field::tokens, {0, model::kMaxTokens}, count)) {
    return false;
  }
  const std::span<ClaimToken> tokens = arena.take<ClaimToken>(count);
  places.seen.clear(cursor.id_count());
  cursor.enter_list(Field::tokens);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    tokens[i] = {};
    if (!decode_claim_token(cursor, arena, places, i, tokens[i])) return false;
  }
  claim.tokens = tokens;
  return cursor.leave_list() &&
         cursor.fingerprint(Field::fingerprint, claim.has_fingerprint,
                            claim.fingerprint_well_formed, claim.fingerprint) &&
         cursor.end(false);
}

}  // namespace sve::flat
