// A flat answer taken apart, by docs/flat.md, The answer: every word accounted for, none left over.
//
// It checks the form alone: lengths, kinds, outcomes and codes that exist. What the figures must be
// is in invariants.h.

#ifndef SVE_FUZZ_ANSWER_VIEW_H_
#define SVE_FUZZ_ANSWER_VIEW_H_

#include <cstdint>
#include <span>
#include <vector>

#include "flat/words.h"
#include "model/codes.h"
#include "model/quote.h"

namespace sve::fuzz {

using flat::Word;

// Sums of amounts, exact whatever is added up.
__extension__ using Wide = __int128;

struct VatView {
  Word rate_bp, taxable, net, vat, prepaid;
};

struct LineView {
  Word id, quantity, subtotal, discount, tax, total, covered, due;
  VatView vat;
};

struct AllocationView {
  Word line_id, item_id, units, amount;
};

struct ItemView {
  Word id, quantity_left;
};

struct ViolationView {
  model::Code code;
  Word token_id;  // only in a verification
  std::vector<Word> details;
};

struct TokenView {
  Word id;
  model::TokenKind kind;
  model::Outcome outcome;
  Word amount_covered, forfeited, consideration, units_covered, units_consumed;
  Word remaining;  // but for an itemGiftCard
  std::vector<ItemView> items;
  std::vector<AllocationView> allocations;
  std::vector<ViolationView> violations;
};

struct AnswerView {
  flat::Status status;
  // Of an error.
  model::Reason reason;
  std::vector<Word> path;
  // Of a verification.
  std::vector<ViolationView> differences;
  // Of both.
  Word currency, subtotal, discount, tax, total, covered, due, forfeited;
  std::vector<LineView> lines;
  std::vector<TokenView> tokens;
  std::vector<VatView> vat;
  bool optimal;
  Word proven, cost_lower_bound, in_order_cost;
  uint64_t fingerprint;
};

// The answer to a quote document or, with `verified`, to a verify document.
AnswerView view_of(std::span<const Word> answer_words, bool verified);

}  // namespace sve::fuzz

#endif  // SVE_FUZZ_ANSWER_VIEW_H_
