// The reasons of contract 4 in their order: one line of code a reason.

#include "tokens/eligibility.h"

#include <algorithm>

namespace sve::tokens {

namespace {

using model::Code;
using model::Line;
using model::Token;
using model::TokenType;

constexpr int kPassed = -1;

// What is the same for every line: one token's rules with their lists turned into sets. All of it
// stands in the object itself, which nobody else sees, so a loop over lines keeps it in registers.
class Rules {
 public:
  Rules(const model::Request& request, const Token& token, Sets& sets, base::Arena& arena)
      : type_(request.token_types[token.type]),
        line_kinds_(type_.line_kinds),
        wants_experience_(type_.has_experience_ids),
        excludes_experience_(type_.has_excluded_experience_ids),
        wants_ticket_type_(type_.has_ticket_type_ids),
        wants_item_(type_.kind == model::TokenKind::kItemGiftCard && token.left > 0),
        wants_rate_(type_.treatment == model::Treatment::kSinglePurpose),
        rate_bp_(type_.rate_bp) {
    if (wants_experience_) fill(sets.experiences, request, type_.experience_ids, experiences_);
    if (excludes_experience_) {
      fill(sets.excluded_experiences, request, type_.excluded_experience_ids, excluded_);
    }
    if (wants_ticket_type_) fill(sets.ticket_types, request, type_.ticket_type_ids, ticket_types_);
    if (wants_item_) chain_items(sets.items, request, token.items, arena);
    if (type_.validity_basis == model::ValidityBasis::kSession) limit_starts(token);
  }

  // The number of the reason the line fails by, or kPassed. They stand in the order of the
  // contract.
  int judge(const Line& line, int32_t rate_bp) const {
    if (((line_kinds_ >> static_cast<int>(line.kind)) & 1) == 0) {
      return reason(Code::LINE_KIND_NOT_ELIGIBLE);
    }
    if (wants_experience_ &&
        (line.experience_id == model::kNoId || !experiences_.contains(line.experience_id))) {
      return reason(Code::EXPERIENCE_NOT_ELIGIBLE);
    }
    if (excludes_experience_ && line.experience_id != model::kNoId &&
        excluded_.contains(line.experience_id)) {
      return reason(Code::EXPERIENCE_NOT_ELIGIBLE);
    }
    if (wants_ticket_type_ &&
        (line.ticket_type_id == model::kNoId || !ticket_types_.contains(line.ticket_type_id))) {
      return reason(Code::TICKET_TYPE_NOT_ELIGIBLE);
    }
    if (wants_item_ && !is_on_card(line)) return reason(Code::ITEM_NOT_ON_GIFT_CARD);
    if (limits_start_) {
      if (line.starts_at == model::kNoInstant) return reason(Code::SESSION_START_MISSING);
      if (line.starts_at < starts_from_) return reason(Code::SESSION_BEFORE_VALIDITY);
      if (line.starts_at >= starts_before_) return reason(Code::SESSION_AFTER_EXPIRY);
    }
    if (wants_rate_ && rate_bp != rate_bp_) return reason(Code::TAX_RATE_MISMATCH);
    return kPassed;
  }

 private:
  static int reason(Code code) { return static_cast<int>(code); }

  static void fill(base::DenseMap& set, const model::Request& request,
                   std::span<const model::Id> ids, base::DenseMap::View& view) {
    set.clear(request.id_count);
    for (const model::Id id : ids) set.put(id, 1);
    view = base::DenseMap::View(set);
  }

  // Items of one experience hang together, so a line looks only at those of its own.
  void chain_items(base::DenseMap& first, const model::Request& request,
                   std::span<const model::Item> items, base::Arena& arena) {
    first.clear(request.id_count);
    const std::span<uint32_t> next = arena.take<uint32_t>(items.size());
    for (uint32_t i = 0; i < items.size(); ++i) {
      const model::Item& item = items[i];
      if (item.quantity_left == 0) continue;
      next[i] = first.find(item.experience_id);
      first.put(item.experience_id, i);
    }
    items_ = items;
    first_item_ = base::DenseMap::View(first);
    next_item_ = next;
  }

  void limit_starts(const Token& token) {
    limits_start_ = token.valid_from != model::kNoInstant || token.expires_at != model::kNoInstant;
    starts_from_ = token.valid_from;  // kNoInstant is before all starts
    if (token.expires_at != model::kNoInstant) starts_before_ = token.expires_at;
  }

  bool is_on_card(const Line& line) const {
    if (line.experience_id == model::kNoId) return false;
    for (uint32_t i = first_item_.find(line.experience_id); i != model::kNoPlace;
         i = next_item_[i]) {
      const model::Id wanted = items_[i].ticket_type_id;
      if (wanted == model::kNoId || wanted == line.ticket_type_id) return true;
    }
    return false;
  }

  const TokenType& type_;
  const uint8_t line_kinds_;
  const bool wants_experience_;
  const bool excludes_experience_;
  const bool wants_ticket_type_;
  const bool wants_item_;
  const bool wants_rate_;
  bool limits_start_ = false;
  const int32_t rate_bp_;
  int64_t starts_from_ = 0;
  int64_t starts_before_ = INT64_MAX;
  base::DenseMap::View experiences_;
  base::DenseMap::View excluded_;
  base::DenseMap::View ticket_types_;
  base::DenseMap::View first_item_;
  std::span<const model::Item> items_;
  std::span<const uint32_t> next_item_;
};

}  // namespace

Eligibility judge_lines(const model::Request& request, const Token& token,
                        std::span<const model::LineQuote> lines, Sets& sets, base::Arena& arena) {
  const std::span<uint8_t> eligible = arena.take<uint8_t>(lines.size());
  const Rules rules(request, token, sets, arena);
  int64_t total = 0;
  bool any = false;
  int furthest = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    const int failed = rules.judge(request.lines[i], lines[i].vat.rate_bp);
    const bool passed = failed == kPassed;
    eligible[i] = passed ? 1 : 0;
    any = any || passed;
    total += passed ? lines[i].total : 0;
    furthest = std::max(furthest, failed);
  }
  // The reasons are the first of the table, in the order in which they are judged.
  static_assert(static_cast<int>(Code::LINE_KIND_NOT_ELIGIBLE) == 0);
  static_assert(static_cast<int>(Code::TAX_RATE_MISMATCH) == 7);
  return {eligible, any, static_cast<Code>(furthest), total};
}

}  // namespace sve::tokens
