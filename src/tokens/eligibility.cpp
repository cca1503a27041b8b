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

// What is the same for every line: one token's rules with their lists turned into sets.
class Rules {
 public:
  Rules(const model::Request& request, const Token& token, Sets& sets, base::Arena& arena)
      : token_(token), type_(request.token_types[token.type]), sets_(sets) {
    fill(sets_.experiences, request.id_count, type_.experience_ids);
    fill(sets_.excluded_experiences, request.id_count, type_.excluded_experience_ids);
    fill(sets_.ticket_types, request.id_count, type_.ticket_type_ids);
    judge_items_ = type_.kind == model::TokenKind::kItemGiftCard && token.left > 0;
    if (judge_items_) chain_items(request.id_count, arena);
    judge_start_ = type_.validity_basis == model::ValidityBasis::kSession;
  }

  // The number of the reason the line fails by, or kPassed. They stand in the order of the
  // contract.
  int judge(const Line& line, int32_t rate_bp) const {
    if (!line_kind_passes(line)) return reason(Code::LINE_KIND_NOT_ELIGIBLE);
    if (!experience_passes(line)) return reason(Code::EXPERIENCE_NOT_ELIGIBLE);
    if (!ticket_type_passes(line)) return reason(Code::TICKET_TYPE_NOT_ELIGIBLE);
    if (!item_passes(line)) return reason(Code::ITEM_NOT_ON_GIFT_CARD);
    if (has_limits() && line.starts_at == model::kNoInstant) {
      return reason(Code::SESSION_START_MISSING);
    }
    if (starts_too_early(line)) return reason(Code::SESSION_BEFORE_VALIDITY);
    if (starts_too_late(line)) return reason(Code::SESSION_AFTER_EXPIRY);
    if (!rate_passes(rate_bp)) return reason(Code::TAX_RATE_MISMATCH);
    return kPassed;
  }

 private:
  static int reason(Code code) { return static_cast<int>(code); }

  static void fill(base::DenseMap& set, size_t bound, std::span<const model::Id> ids) {
    if (ids.empty()) return;
    set.clear(bound);
    for (const model::Id id : ids) set.put(id, 1);
  }

  // Items of one experience hang together, so a line looks only at those of its own.
  void chain_items(size_t bound, base::Arena& arena) {
    sets_.items.clear(bound);
    const std::span<uint32_t> next = arena.take<uint32_t>(token_.items.size());
    for (uint32_t i = 0; i < token_.items.size(); ++i) {
      const model::Item& item = token_.items[i];
      if (item.quantity_left == 0) continue;
      next[i] = sets_.items.find(item.experience_id);
      sets_.items.put(item.experience_id, i);
    }
    next_item_ = next;
  }

  bool line_kind_passes(const Line& line) const {
    return ((type_.line_kinds >> static_cast<int>(line.kind)) & 1) != 0;
  }

  bool experience_passes(const Line& line) const {
    if (line.experience_id == model::kNoId) return !type_.has_experience_ids;
    if (type_.has_experience_ids && !sets_.experiences.contains(line.experience_id)) return false;
    return !type_.has_excluded_experience_ids ||
           !sets_.excluded_experiences.contains(line.experience_id);
  }

  bool ticket_type_passes(const Line& line) const {
    if (!type_.has_ticket_type_ids) return true;
    return line.ticket_type_id != model::kNoId && sets_.ticket_types.contains(line.ticket_type_id);
  }

  bool item_passes(const Line& line) const {
    if (!judge_items_) return true;
    if (line.experience_id == model::kNoId) return false;
    for (uint32_t i = sets_.items.find(line.experience_id); i != model::kNoPlace;
         i = next_item_[i]) {
      const model::Id wanted = token_.items[i].ticket_type_id;
      if (wanted == model::kNoId || wanted == line.ticket_type_id) return true;
    }
    return false;
  }

  bool has_limits() const {
    return judge_start_ &&
           (token_.valid_from != model::kNoInstant || token_.expires_at != model::kNoInstant);
  }

  bool starts_too_early(const Line& line) const {
    return judge_start_ && token_.valid_from != model::kNoInstant &&
           line.starts_at < token_.valid_from;
  }

  bool starts_too_late(const Line& line) const {
    return judge_start_ && token_.expires_at != model::kNoInstant &&
           line.starts_at >= token_.expires_at;
  }

  bool rate_passes(int32_t rate_bp) const {
    return type_.treatment != model::Treatment::kSinglePurpose || rate_bp == type_.rate_bp;
  }

  const Token& token_;
  const TokenType& type_;
  Sets& sets_;
  std::span<const uint32_t> next_item_;
  bool judge_items_ = false;
  bool judge_start_ = false;
};

}  // namespace

Eligibility judge_lines(const model::Request& request, const Token& token,
                        std::span<const model::LineQuote> lines, Sets& sets, base::Arena& arena) {
  const std::span<uint8_t> eligible = arena.take<uint8_t>(lines.size());
  const Rules rules(request, token, sets, arena);
  Eligibility result = {eligible, false, Code::LINE_KIND_NOT_ELIGIBLE, 0};
  int furthest = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    const int failed = rules.judge(request.lines[i], lines[i].vat.rate_bp);
    eligible[i] = failed == kPassed ? 1 : 0;
    if (failed == kPassed) {
      result.any = true;
      result.total += lines[i].total;
    } else {
      furthest = std::max(furthest, failed);
    }
  }
  // The reasons are the first of the table, in the order in which they are judged.
  static_assert(static_cast<int>(Code::LINE_KIND_NOT_ELIGIBLE) == 0);
  static_assert(static_cast<int>(Code::TAX_RATE_MISMATCH) == 7);
  result.furthest = static_cast<Code>(furthest);
  return result;
}

}  // namespace sve::tokens
