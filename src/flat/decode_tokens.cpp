// Tokens: what a customer holds. Contract 2.

#include "flat/decode.h"
#include "model/arithmetic.h"

namespace sve::flat {

namespace {

using model::Item;
using model::Token;
using model::TokenKind;
using model::UsedSession;

bool is_card(TokenKind kind) {
  return kind == TokenKind::kGiftCard || kind == TokenKind::kItemGiftCard;
}

bool decode_use(Cursor& cursor, TokenKind kind, Token& token) {
  if (cursor.skip_absent()) return true;
  const bool amount = kind == TokenKind::kGiftCard;
  return cursor.begin(Field::use) &&
         cursor.integer(amount ? Field::amount : Field::units,
                        amount ? kPositiveAmount : kPositiveCount, token.use) &&
         cursor.end(false);
}

bool decode_sale(Cursor& cursor, TokenKind kind, Token& token) {
  if (cursor.skip_absent()) return true;
  return cursor.begin(Field::sale) &&
         cursor.integer(Field::faceValue, is_card(kind) ? kPositiveAmount : kPositiveCount,
                        token.face_value) &&
         cursor.integer(Field::pricePaid, kAmount, token.price_paid) && cursor.end(false);
}

// The sale cannot have been for less than is left.
bool check_face_value(Cursor& cursor, const Token& token, int64_t left) {
  if (token.face_value == 0 || token.face_value >= left) return true;
  cursor.enter(Field::sale);
  return cursor.fail(Reason::INCONSISTENT, Field::faceValue);
}

bool decode_left_and_held(Cursor& cursor, Field left, Range range, Token& token) {
  if (!cursor.integer(left, range, token.left) || !check_face_value(cursor, token, token.left) ||
      !cursor.optional_integer(Field::held, range, token.held)) {
    return false;
  }
  return token.held <= token.left || cursor.fail(Reason::INCONSISTENT, Field::held);
}

bool decode_item(Cursor& cursor, Places& places, size_t place, Item& item) {
  item.ticket_type_id = model::kNoId;
  return cursor.begin_element() &&                              //
         unique_id(cursor, places.seen, place, item.id) &&      //
         cursor.id(Field::experienceId, item.experience_id) &&  //
         cursor.optional_id(Field::ticketTypeId, item.ticket_type_id) &&
         cursor.integer(Field::quotedPrice, kAmount, item.quoted_price) &&
         cursor.integer(Field::quantityLeft, kCount, item.quantity_left) &&
         cursor.end_element(false);
}

bool decode_items(Cursor& cursor, base::Arena& arena, Places& places, Token& token) {
  size_t count = 0;
  if (!cursor.list(Field::items, {1, model::kMaxItems}, count)) return false;
  const std::span<Item> items = arena.take<Item>(count);
  places.seen.clear(cursor.id_count());
  bool overflow = false;
  cursor.enter_list(Field::items);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    if (!decode_item(cursor, places, i, items[i])) return false;
    int64_t value = 0;
    overflow = !model::multiply(items[i].quoted_price, items[i].quantity_left, value) ||
               !model::add_to(token.items_value, value) || overflow;
    token.left += items[i].quantity_left;
  }
  cursor.leave_list();
  if (overflow) return cursor.fail(Reason::AMOUNT_OVERFLOW, Field::items);
  token.items = items;
  return check_face_value(cursor, token, token.items_value);
}

bool decode_used_sessions(Cursor& cursor, base::Arena& arena, Token& token) {
  size_t count = 0;
  if (!cursor.optional_list(Field::usedSessions, {0, model::kMaxUsedSessions}, count)) return false;
  const std::span<UsedSession> sessions = arena.take<UsedSession>(count);
  cursor.enter_list(Field::usedSessions);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    UsedSession& session = sessions[i];
    session.utc_offset_minutes = 0;
    if (!cursor.begin_element() ||  //
        !cursor.integer(Field::startsAt, kInstant, session.starts_at) ||
        !cursor.optional_integer(Field::utcOffsetMinutes, kOffset, session.utc_offset_minutes) ||
        !cursor.integer(Field::guests, kPositiveCount, session.guests) ||
        !cursor.end_element(false)) {
      return false;
    }
  }
  token.used_sessions = sessions;
  return cursor.leave_list();
}

bool decode_pass(Cursor& cursor, base::Arena& arena, Token& token) {
  token.unlimited = cursor.skip_absent();
  if (token.unlimited) {
    if (!cursor.forbidden(Field::held)) return false;
    token.left = 1;
  } else if (!decode_left_and_held(cursor, Field::entries, kCount, token)) {
    return false;
  }
  return decode_used_sessions(cursor, arena, token);
}

bool decode_of_kind(Cursor& cursor, base::Arena& arena, Places& places, TokenKind kind,
                    Token& token) {
  switch (kind) {
    case TokenKind::kGiftCard:
      return decode_left_and_held(cursor, Field::balance, kAmount, token);
    case TokenKind::kItemGiftCard:
      return decode_items(cursor, arena, places, token);
    case TokenKind::kPunchcard:
      return decode_left_and_held(cursor, Field::punches, kCount, token);
    case TokenKind::kEntryPass:
      return decode_pass(cursor, arena, token);
  }
  return cursor.corrupt();
}

// One by one: compilers make a slow loop of clearing an object as large as this.
void set_defaults(Token& token) {
  token.status = model::TokenStatus::kActive;
  token.unlimited = false;
  token.holder_id = model::kNoId;
  token.valid_from = model::kNoInstant;
  token.expires_at = model::kNoInstant;
  token.use = model::kNoLimit;
  token.face_value = 0;
  token.price_paid = 0;
  token.left = 0;
  token.held = 0;
  token.items_value = 0;
  token.items = {};
  token.used_sessions = {};
}

bool decode_token(Cursor& cursor, base::Arena& arena, Places& places,
                  std::span<const model::TokenType> types, size_t place, Token& token) {
  set_defaults(token);
  Id type_id = model::kNoId;
  if (!cursor.begin_element() ||                             //
      !unique_id(cursor, places.tokens, place, token.id) ||  //
      !cursor.id(Field::typeId, type_id)) {
    return false;
  }
  token.type = places.types.find(type_id);
  if (token.type == model::kNoPlace) return cursor.fail(Reason::UNKNOWN_REFERENCE, Field::typeId);
  const TokenKind kind = types[token.type].kind;
  return cursor.text(Field::code) &&
         cursor.optional_choice(Field::status, model::TokenStatus::kDepleted, token.status) &&
         cursor.optional_integer(Field::validFrom, kInstant, token.valid_from) &&
         cursor.optional_integer(Field::expiresAt, kInstant, token.expires_at) &&
         cursor.optional_id(Field::holderId, token.holder_id) &&
         decode_use(cursor, kind, token) &&                     //
         decode_sale(cursor, kind, token) &&                    //
         decode_of_kind(cursor, arena, places, kind, token) &&  //
         cursor.end_element(true);
}

bool decode_held(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request) {
  size_t count = 0;
  if (!cursor.optional_list(Field::tokens, {0, model::kMaxTokens}, count)) return false;
  const std::span<Token> tokens = arena.take<Token>(count);
  places.tokens.clear(cursor.id_count());
  cursor.enter_list(Field::tokens);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    if (!decode_token(cursor, arena, places, request.token_types, i, tokens[i])) return false;
  }
  request.tokens = tokens;
  return cursor.leave_list();
}

}  // namespace

SVE_FLATTEN bool decode_tokens(Cursor& cursor, base::Arena& arena, Places& places,
                               model::Request& request) {
  return with_copy(cursor, [&](Cursor& copy) { return decode_held(copy, arena, places, request); });
}

}  // namespace sve::flat
