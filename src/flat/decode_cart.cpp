// The cart: its lines and discounts. Contract 2.

#include <algorithm>

#include "flat/decode.h"

namespace sve::flat {

namespace {

using model::Discount;
using model::DiscountType;
using model::Line;
using model::LineKind;

bool decode_line_token_type(Cursor& cursor, Line& line) {
  return line.kind == LineKind::kToken ? cursor.id(Field::tokenTypeId, line.token_type_id)
                                       : cursor.forbidden(Field::tokenTypeId);
}

bool decode_line(Cursor& cursor, Places& places, size_t place, Line& line) {
  line.experience_id = model::kNoId;
  line.ticket_type_id = model::kNoId;
  line.token_type_id = model::kNoId;
  line.token_type = model::kNoPlace;
  line.kind = LineKind::kTicket;
  line.starts_at = model::kNoInstant;
  line.utc_offset_minutes = 0;
  line.tax_rate_bp = 0;
  return cursor.begin_element() &&                                                           //
         unique_id(cursor, places.lines, place, line.id) &&                                  //
         cursor.optional_choice(Field::kind, LineKind::kToken, line.kind) &&                 //
         cursor.optional_id(Field::experienceId, line.experience_id) &&                      //
         cursor.optional_id(Field::ticketTypeId, line.ticket_type_id) &&                     //
         cursor.optional_integer(Field::startsAt, kInstant, line.starts_at) &&               //
         cursor.small_integer(Field::utcOffsetMinutes, kOffset, line.utc_offset_minutes) &&  //
         cursor.integer(Field::unitPrice, kAmount, line.unit_price) &&                       //
         cursor.integer(Field::quantity, kPositiveCount, line.quantity) &&                   //
         cursor.small_integer(Field::taxRateBp, kRate, line.tax_rate_bp) &&                  //
         decode_line_token_type(cursor, line) &&                                             //
         cursor.end_element(true);
}

bool decode_lines(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request) {
  size_t count = 0;
  if (!cursor.list(Field::lines, {0, model::kMaxLines}, count)) return false;
  request.lines = arena.take<Line>(count);
  places.lines.clear(cursor.id_count());
  int64_t quantity = 0;
  cursor.enter_list(Field::lines);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    if (!decode_line(cursor, places, i, request.lines[i])) return false;
    quantity += request.lines[i].quantity;
  }
  cursor.leave_list();
  return quantity <= model::kMaxTotalQuantity || cursor.fail(Reason::TOO_MANY, Field::lines);
}

// The lines a discount names, as places in line order, each once.
bool decode_discount_lines(Cursor& cursor, base::Arena& arena, Places& places, size_t line_count,
                           Discount& discount) {
  size_t count = 0;
  discount.every_line = cursor.skip_absent();
  if (discount.every_line) return true;
  if (!cursor.list(Field::lineIds, {1, model::kMaxDiscountLineIds}, count)) return false;
  const std::span<uint32_t> lines = arena.take<uint32_t>(std::min(count, line_count));
  const base::Arena::Scratch scratch(arena);
  const std::span<uint8_t> named = arena.take_filled<uint8_t>(line_count, 0);
  cursor.enter_list(Field::lineIds);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    Id id = model::kNoId;
    if (!cursor.element_id(id)) return false;
    const uint32_t place = places.lines.find(id);
    if (place == model::kNoPlace) return cursor.fail(Reason::UNKNOWN_REFERENCE);
    named[place] = 1;
  }
  size_t taken = 0;
  for (uint32_t place = 0; place < line_count; ++place) {
    if (named[place] != 0) lines[taken++] = place;
  }
  discount.lines = lines.first(taken);
  return cursor.leave_list();
}

bool decode_discount(Cursor& cursor, base::Arena& arena, Places& places, size_t place,
                     size_t line_count, Discount& discount) {
  if (!cursor.begin_element() ||                              //
      !unique_id(cursor, places.seen, place, discount.id) ||  //
      !cursor.choice(Field::type, DiscountType::kFixed, discount.type)) {
    return false;
  }
  const Range value = discount.type == DiscountType::kPercentage ? kRate : kAmount;
  return cursor.integer(Field::value, value, discount.value) &&
         decode_discount_lines(cursor, arena, places, line_count, discount) &&
         cursor.end_element(true);
}

bool decode_discounts(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request) {
  size_t count = 0;
  if (!cursor.optional_list(Field::discounts, {0, model::kMaxDiscounts}, count)) return false;
  const std::span<Discount> discounts = arena.take<Discount>(count);
  places.seen.clear(cursor.id_count());
  cursor.enter_list(Field::discounts);
  for (size_t i = 0; i < count; ++i) {
    cursor.at(i);
    discounts[i] = {};
    if (!decode_discount(cursor, arena, places, i, request.lines.size(), discounts[i]))
      return false;
  }
  request.discounts = discounts;
  return cursor.leave_list();
}

bool decode_members(Cursor& cursor, base::Arena& arena, Places& places, model::Request& request) {
  request.prices_include_tax = true;
  request.tax_rounding = model::TaxRounding::kRate;
  request.allocation = model::LayOut::kProportional;
  request.customer_id = model::kNoId;
  return cursor.begin(Field::cart) && cursor.currency(Field::currency, request.currency) &&
         cursor.flag(Field::pricesIncludeTax, request.prices_include_tax) &&
         cursor.optional_choice(Field::taxRounding, model::TaxRounding::kLine,
                                request.tax_rounding) &&
         cursor.optional_id(Field::customerId, request.customer_id) &&
         decode_lines(cursor, arena, places, request) &&
         decode_discounts(cursor, arena, places, request) && cursor.end(true);
}

}  // namespace

SVE_FLATTEN bool decode_cart(Cursor& cursor, base::Arena& arena, Places& places,
                             model::Request& request) {
  return with_copy(cursor,
                   [&](Cursor& copy) { return decode_members(copy, arena, places, request); });
}

}  // namespace sve::flat
