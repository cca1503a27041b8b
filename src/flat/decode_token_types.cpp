// Token types: the rules of the shop's products. Contract 2.

#include "flat/decode.h"

namespace sve::flat {

namespace {

using model::LineKind;
using model::TokenKind;
using model::TokenType;

constexpr uint8_t bit(LineKind kind) { return static_cast<uint8_t>(1u << static_cast<int>(kind)); }

constexpr uint8_t kAllKinds = bit(LineKind::kTicket) | bit(LineKind::kAddon) | bit(LineKind::kFee);

bool decode_line_kinds(Cursor& cursor, TokenType& type) {
  size_t count = 0;
  if (cursor.skip_absent()) {
    type.line_kinds = type.kind == TokenKind::kGiftCard ? kAllKinds : bit(LineKind::kTicket);
    return true;
  }
  if (!cursor.list(Field::lineKinds, {1, kAnyLength}, count)) return false;
  cursor.enter_list(Field::lineKinds);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    LineKind kind = LineKind::kTicket;
    if (!cursor.element_choice(LineKind::kFee, kind)) return false;
    if ((type.line_kinds & bit(kind)) != 0) return cursor.fail(Reason::INVALID_VALUE);
    type.line_kinds |= bit(kind);
  }
  return cursor.leave_list();
}

bool decode_redemption_limits(Cursor& cursor, TokenType& type) {
  const bool card = type.kind == TokenKind::kGiftCard;
  const Range least = card ? kAmount : kCount;
  const Range most = card ? kPositiveAmount : kPositiveCount;
  if (!cursor.optional_integer(Field::minRedemption, least, type.min_redemption) ||
      !cursor.optional_integer(Field::maxRedemption, most, type.max_redemption)) {
    return false;
  }
  if (type.min_redemption > type.max_redemption) {
    return cursor.fail(Reason::INCONSISTENT, Field::maxRedemption);
  }
  return true;
}

bool decode_vat(Cursor& cursor, TokenType& type) {
  if (cursor.skip_absent()) return true;
  if (!cursor.begin(Field::vat) ||
      !cursor.optional_choice(Field::treatment, model::Treatment::kSinglePurpose, type.treatment)) {
    return false;
  }
  if (type.treatment == model::Treatment::kSinglePurpose) {
    int64_t rate = 0;
    if (!cursor.integer(Field::rateBp, kRate, rate)) return false;
    type.rate_bp = static_cast<int32_t>(rate);
  } else {
    if (!cursor.forbidden(Field::rateBp)) return false;
  }
  return cursor.end(false);
}

bool decode_card(Cursor& cursor, TokenType& type) {
  if (!cursor.currency(Field::currency, type.currency) ||
      !cursor.flag(Field::allowPartialRedemption, type.partial_redemption)) {
    return false;
  }
  if (!type.partial_redemption && type.max_redemption != model::kNoLimit) {
    return cursor.fail(Reason::NOT_ALLOWED, Field::maxRedemption);
  }
  return true;
}

bool decode_unit_coverage(Cursor& cursor, TokenType& type) {
  if (!cursor.optional_integer(Field::coverageCap, kPositiveAmount, type.coverage_cap)) {
    return false;
  }
  if (type.coverage_cap != model::kNoLimit) {
    if (!cursor.currency(Field::currency, type.currency)) return false;
  } else {
    if (!cursor.forbidden(Field::currency)) return false;
  }
  return cursor.optional_choice(Field::selection, model::Selection::kCartOrder, type.selection);
}

bool decode_of_kind(Cursor& cursor, TokenType& type) {
  switch (type.kind) {
    case TokenKind::kGiftCard:
      return decode_card(cursor, type);
    case TokenKind::kItemGiftCard:
      return decode_card(cursor, type) &&
             cursor.optional_choice(Field::priceChange, model::PriceChange::kHonour,
                                    type.price_change);
    case TokenKind::kPunchcard:
      return cursor.optional_integer(Field::punchesPerUnit, kPositiveCount,
                                     type.punches_per_unit) &&
             decode_unit_coverage(cursor, type);
    case TokenKind::kEntryPass:
      return cursor.optional_integer(Field::maxGuestsPerSession, kPositiveCount,
                                     type.max_guests_per_session) &&
             cursor.optional_integer(Field::maxEntriesPerDay, kPositiveCount,
                                     type.max_entries_per_day) &&
             decode_unit_coverage(cursor, type);
  }
  return cursor.corrupt();
}

// One by one: compilers make a slow loop of clearing an object as large as this.
void set_defaults(TokenType& type) {
  type.line_kinds = 0;
  type.validity_basis = model::ValidityBasis::kBooking;
  type.exclusive = false;
  type.partial_redemption = true;
  type.treatment = model::Treatment::kMultiPurpose;
  type.price_change = model::PriceChange::kTopUp;
  type.selection = model::Selection::kHighestPrice;
  type.rate_bp = 0;
  type.currency = 0;
  type.experience_ids = {};
  type.excluded_experience_ids = {};
  type.ticket_type_ids = {};
  type.min_order_amount = 0;
  type.min_redemption = 0;
  type.max_redemption = model::kNoLimit;
  type.max_per_order = model::kNoLimit;
  type.coverage_cap = model::kNoLimit;
  type.punches_per_unit = 1;
  type.max_guests_per_session = 1;
  type.max_entries_per_day = model::kNoLimit;
}

bool decode_token_type(Cursor& cursor, base::Arena& arena, Places& places, size_t place,
                       TokenType& type) {
  set_defaults(type);
  return cursor.begin_element() &&                           //
         unique_id(cursor, places.types, place, type.id) &&  //
         cursor.choice(Field::kind, TokenKind::kEntryPass, type.kind) &&
         decode_line_kinds(cursor, type) &&
         cursor.ids(Field::experienceIds, model::kMaxTypeIds, arena, type.experience_ids,
                    type.has_experience_ids) &&
         cursor.ids(Field::excludedExperienceIds, model::kMaxTypeIds, arena,
                    type.excluded_experience_ids, type.has_excluded_experience_ids) &&
         cursor.ids(Field::ticketTypeIds, model::kMaxTypeIds, arena, type.ticket_type_ids,
                    type.has_ticket_type_ids) &&
         cursor.optional_choice(Field::validityBasis, model::ValidityBasis::kSession,
                                type.validity_basis) &&
         cursor.optional_integer(Field::minOrderAmount, kAmount, type.min_order_amount) &&
         decode_redemption_limits(cursor, type) && cursor.flag(Field::exclusive, type.exclusive) &&
         cursor.optional_integer(Field::maxPerOrder, kPositiveCount, type.max_per_order) &&
         decode_vat(cursor, type) &&      //
         decode_of_kind(cursor, type) &&  //
         cursor.end_element(true);
}

bool decode_types(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request) {
  size_t count = 0;
  if (!cursor.optional_list(Field::tokenTypes, {0, model::kMaxTokenTypes}, count)) return false;
  const std::span<TokenType> types = arena.take<TokenType>(count);
  places.types.clear(cursor.id_count());
  cursor.enter_list(Field::tokenTypes);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    if (!decode_token_type(cursor, arena, places, i, types[i])) return false;
  }
  request.token_types = types;
  return cursor.leave_list();
}

}  // namespace

SVE_FLATTEN bool decode_token_types(Cursor& cursor, base::Arena& arena, Places& places,
                                    model::Request& request) {
  return with_copy(cursor,
                   [&](Cursor& copy) { return decode_types(copy, arena, places, request); });
}

}  // namespace sve::flat
