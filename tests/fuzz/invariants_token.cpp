// A token by itself: it gives no more than it has, keeps its type's limits and covers only what its
// rules allow. Contract 4 to 9.

#include <algorithm>
#include <map>

#include "check.h"
#include "invariants.h"

namespace sve::fuzz {

namespace {

using model::Code;
using model::Line;
using model::Outcome;
using model::Request;
using model::Token;
using model::TokenKind;
using model::TokenType;

bool contains(std::span<const model::Id> ids, model::Id id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Contract 4.
void check_line(const TokenType& type, const Token& token, const Line& line, Word rate_bp) {
  FUZZ_CHECK(line.kind != model::LineKind::kToken);
  FUZZ_CHECK((type.line_kinds >> static_cast<int>(line.kind) & 1) == 1);
  FUZZ_CHECK(!type.has_experience_ids || contains(type.experience_ids, line.experience_id));
  FUZZ_CHECK(!type.has_excluded_experience_ids ||
             !contains(type.excluded_experience_ids, line.experience_id));
  FUZZ_CHECK(!type.has_ticket_type_ids || contains(type.ticket_type_ids, line.ticket_type_id));
  if (type.validity_basis == model::ValidityBasis::kSession) {
    FUZZ_CHECK(token.valid_from == model::kNoInstant || line.starts_at >= token.valid_from);
    FUZZ_CHECK(token.expires_at == model::kNoInstant ||
               (line.starts_at != model::kNoInstant && line.starts_at < token.expires_at));
  }
  FUZZ_CHECK(type.treatment != model::Treatment::kSinglePurpose || type.rate_bp == rate_bp);
}

// Contract 5: only what passed every check was applied.
void check_admitted(const Request& request, const TokenType& type, const Token& token) {
  FUZZ_CHECK(token.status == model::TokenStatus::kActive);
  FUZZ_CHECK(type.validity_basis == model::ValidityBasis::kSession ||
             token.valid_from == model::kNoInstant || request.now >= token.valid_from);
  FUZZ_CHECK(token.expires_at == model::kNoInstant || request.now < token.expires_at);
  FUZZ_CHECK(type.currency == 0 || type.currency == request.currency);
  FUZZ_CHECK(token.holder_id == model::kNoId || token.holder_id == request.customer_id);
}

void check_gift_card(const TokenType& type, const Token& token, const TokenView& view) {
  FUZZ_CHECK(view.amount_covered <= model::available(token));
  FUZZ_CHECK(view.amount_covered <= token.use && view.amount_covered <= type.max_redemption);
  FUZZ_CHECK(view.amount_covered >= type.min_redemption);
  FUZZ_CHECK(type.partial_redemption || view.amount_covered == model::available(token));
  FUZZ_CHECK(view.units_covered == 0 && view.units_consumed == 0 && view.forfeited == 0);
  FUZZ_CHECK(view.remaining == token.left - view.amount_covered);
  for (const AllocationView& one : view.allocations) {
    FUZZ_CHECK(one.item_id == flat::kAbsent && one.units == 0 && one.amount > 0);
  }
}

void check_unit_limits(const TokenType& type, const Token& token, const TokenView& view) {
  FUZZ_CHECK(view.units_covered > 0 && view.units_covered <= token.use);
  FUZZ_CHECK(view.units_covered <= type.max_redemption);
  FUZZ_CHECK(view.units_covered >= type.min_redemption);
  FUZZ_CHECK(type.coverage_cap == model::kNoLimit ||
             view.amount_covered <= Wide{type.coverage_cap} * view.units_covered);
  Wide units = 0;
  for (const AllocationView& one : view.allocations) {
    FUZZ_CHECK(one.units > 0 && one.amount > 0);
    units += one.units;
  }
  FUZZ_CHECK(view.units_covered == units);
}

void check_punchcard(const TokenType& type, const Token& token, const TokenView& view) {
  check_unit_limits(type, token, view);
  FUZZ_CHECK(view.units_consumed == view.units_covered * type.punches_per_unit);
  FUZZ_CHECK(view.units_consumed <= model::available(token) && view.forfeited == 0);
  FUZZ_CHECK(view.remaining == token.left - view.units_consumed);
}

using LineOf = std::map<Word, size_t>;

// Guests a session and entries a day, those of earlier orders counted. Contract 6.
void check_entry_pass(const Request& request, const LineOf& lines, const TokenType& type,
                      const Token& token, const TokenView& view) {
  check_unit_limits(type, token, view);
  FUZZ_CHECK(view.units_consumed == view.units_covered && view.forfeited == 0);
  FUZZ_CHECK(token.unlimited || view.units_consumed <= model::available(token));
  FUZZ_CHECK(view.remaining ==
             (token.unlimited ? flat::kAbsent : token.left - view.units_consumed));
  std::map<int64_t, int64_t> guests_at, entries_on, guests_of;
  for (const model::UsedSession& used : token.used_sessions) {
    guests_at[used.starts_at] += used.guests;
    entries_on[model::local_day(used.starts_at, used.utc_offset_minutes)] += used.guests;
  }
  for (const AllocationView& one : view.allocations) {
    const Line& line = request.lines[lines.at(one.line_id)];
    if (line.starts_at == model::kNoInstant) {
      guests_of[line.experience_id] += one.units;
      FUZZ_CHECK(guests_of[line.experience_id] <= type.max_guests_per_session);
      continue;
    }
    const int64_t day = model::local_day(line.starts_at, line.utc_offset_minutes);
    guests_at[line.starts_at] += one.units, entries_on[day] += one.units;
    FUZZ_CHECK(guests_at[line.starts_at] <= type.max_guests_per_session);
    FUZZ_CHECK(entries_on[day] <= type.max_entries_per_day);
  }
}

void check_item_gift_card(const Request& request, const LineOf& lines, const TokenType& type,
                          const Token& token, const TokenView& view) {
  check_unit_limits(type, token, view);
  FUZZ_CHECK(view.units_consumed == view.units_covered && view.forfeited >= 0);
  std::map<Word, Word> given;
  for (const AllocationView& one : view.allocations) {
    given[one.item_id] += one.units;
    const auto item = std::find_if(token.items.begin(), token.items.end(),
                                   [&](const auto& mine) { return mine.id == one.item_id; });
    FUZZ_CHECK(item != token.items.end());
    const Line& line = request.lines[lines.at(one.line_id)];
    FUZZ_CHECK(line.experience_id == item->experience_id);
    FUZZ_CHECK(item->ticket_type_id == model::kNoId || item->ticket_type_id == line.ticket_type_id);
    FUZZ_CHECK(type.price_change == model::PriceChange::kHonour ||
               one.amount <= Wide{item->quoted_price} * one.units);
  }
  Wide consumed = 0;
  for (size_t i = 0; i < token.items.size(); ++i) {
    const model::Item& item = token.items[i];
    FUZZ_CHECK(view.items[i].quantity_left == item.quantity_left - given[item.id]);
    FUZZ_CHECK(view.items[i].quantity_left >= 0);
    FUZZ_CHECK(type.partial_redemption || view.items[i].quantity_left == 0);
    consumed += Wide{item.quoted_price} * given[item.id];
  }
  const Wide value = Wide{view.amount_covered} + view.forfeited;
  FUZZ_CHECK(type.price_change == model::PriceChange::kHonour ? value >= consumed
                                                              : value == consumed);
}

// Contract 8.
void check_consideration(const Token& token, const TokenView& view) {
  FUZZ_CHECK(view.consideration >= 0);
  if (token.face_value > 0 && !token.unlimited) {
    FUZZ_CHECK(view.consideration <= token.price_paid);
  } else if (view.kind != TokenKind::kItemGiftCard) {
    FUZZ_CHECK(view.consideration == view.amount_covered);
  } else {
    FUZZ_CHECK(view.consideration <= view.amount_covered);
  }
}

void check_idle(const Request& request, const Token& token, const TokenView& view) {
  FUZZ_CHECK(view.amount_covered == 0 && view.forfeited == 0 && view.consideration == 0);
  FUZZ_CHECK(view.units_covered == 0 && view.units_consumed == 0 && view.allocations.empty());
  FUZZ_CHECK((view.outcome == Outcome::kRejected) == !view.violations.empty());
  for (size_t i = 0; i < token.items.size(); ++i) {
    FUZZ_CHECK(view.items[i].quantity_left == token.items[i].quantity_left);
  }
  if (view.kind != TokenKind::kItemGiftCard) {
    FUZZ_CHECK(view.remaining == (token.unlimited ? flat::kAbsent : token.left));
  }
  for (const ViolationView& violation : view.violations) {
    FUZZ_CHECK(violation.code < Code::TOKEN_NOT_IN_REQUEST);
    // With the optimal strategy nobody is rejected for section 6.
    FUZZ_CHECK(request.strategy == model::Strategy::kInOrder ||
               violation.code < Code::NOT_COMBINABLE);
  }
}

}  // namespace

void check_token(const Request& request, size_t place, const AnswerView& answer) {
  const Token& token = request.tokens[place];
  const TokenType& type = request.token_types[token.type];
  const TokenView& view = answer.tokens[place];
  FUZZ_CHECK(view.id == token.id && view.kind == type.kind);
  FUZZ_CHECK(view.items.size() == token.items.size());
  for (size_t i = 0; i < token.items.size(); ++i) FUZZ_CHECK(view.items[i].id == token.items[i].id);
  if (view.outcome != Outcome::kApplied) return check_idle(request, token, view);

  FUZZ_CHECK(view.violations.empty() && view.amount_covered > 0 && !view.allocations.empty());
  check_admitted(request, type, token);
  check_consideration(token, view);
  LineOf lines;
  for (size_t i = 0; i < answer.lines.size(); ++i) lines[answer.lines[i].id] = i;
  Wide amount = 0;
  for (const AllocationView& one : view.allocations) {
    const size_t line = lines.at(one.line_id);
    check_line(type, token, request.lines[line], answer.lines[line].vat.rate_bp);
    amount += one.amount;
  }
  FUZZ_CHECK(view.amount_covered == amount);
  switch (view.kind) {
    case TokenKind::kGiftCard:
      return check_gift_card(type, token, view);
    case TokenKind::kPunchcard:
      return check_punchcard(type, token, view);
    case TokenKind::kEntryPass:
      return check_entry_pass(request, lines, type, token, view);
    case TokenKind::kItemGiftCard:
      return check_item_gift_card(request, lines, type, token, view);
  }
}

}  // namespace sve::fuzz
