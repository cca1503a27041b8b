// Reads an answer word by word and aborts where it is none.

#include "answer_view.h"

#include "check.h"

namespace sve::fuzz {

namespace {

using model::Code;
using model::Outcome;
using model::Reason;
using model::TokenKind;

class Words {
 public:
  explicit Words(std::span<const Word> words) : words_(words) {}

  bool at_end() const { return next_ == words_.size(); }

  Word take() {
    FUZZ_CHECK(next_ < words_.size());
    return words_[next_++];
  }

  Word upto(Word most) {
    const Word word = take();
    FUZZ_CHECK(word >= 0 && word <= most);
    return word;
  }

  // The length of a list, none of whose elements is without words.
  size_t length() { return static_cast<size_t>(upto(static_cast<Word>(words_.size() - next_))); }

 private:
  std::span<const Word> words_;
  size_t next_ = 0;
};

VatView take_vat(Words& words) {
  return {words.take(), words.take(), words.take(), words.take(), words.take()};
}

ViolationView take_violation(Words& words, bool verified) {
  ViolationView violation;
  violation.code = static_cast<Code>(words.upto(static_cast<Word>(Code::FINGERPRINT_MISMATCH)));
  violation.token_id = verified ? words.take() : flat::kAbsent;
  for (int i = 0; i < model::detail_count(violation.code); ++i) {
    violation.details.push_back(words.take());
  }
  return violation;
}

std::vector<ViolationView> take_violations(Words& words, bool verified) {
  std::vector<ViolationView> violations;
  for (size_t left = words.length(); left > 0; --left) {
    violations.push_back(take_violation(words, verified));
  }
  return violations;
}

TokenView take_token(Words& words) {
  TokenView token;
  token.id = words.take();
  token.kind = static_cast<TokenKind>(words.upto(static_cast<Word>(TokenKind::kEntryPass)));
  token.outcome = static_cast<Outcome>(words.upto(static_cast<Word>(Outcome::kRejected)));
  token.amount_covered = words.take();
  token.forfeited = words.take();
  token.consideration = words.take();
  token.units_covered = words.take();
  token.units_consumed = words.take();
  token.remaining = flat::kAbsent;
  if (token.kind == TokenKind::kItemGiftCard) {
    for (size_t left = words.length(); left > 0; --left) {
      token.items.push_back({words.take(), words.take()});
    }
  } else {
    token.remaining = words.take();
  }
  for (size_t left = words.length(); left > 0; --left) {
    token.allocations.push_back({words.take(), words.take(), words.take(), words.take()});
  }
  token.violations = take_violations(words, false);
  return token;
}

void take_quote(Words& words, AnswerView& answer) {
  answer.currency = words.take();
  answer.subtotal = words.take();
  answer.discount = words.take();
  answer.tax = words.take();
  answer.total = words.take();
  answer.covered = words.take();
  answer.due = words.take();
  answer.forfeited = words.take();
  for (size_t left = words.length(); left > 0; --left) {
    answer.lines.push_back({words.take(), words.take(), words.take(), words.take(), words.take(),
                            words.take(), words.take(), words.take(), take_vat(words)});
  }
  for (size_t left = words.length(); left > 0; --left) answer.tokens.push_back(take_token(words));
  for (size_t left = words.length(); left > 0; --left) answer.vat.push_back(take_vat(words));
  answer.proven = words.take();
  answer.optimal = answer.proven != flat::kAbsent;
  if (answer.optimal) {
    FUZZ_CHECK(answer.proven == 0 || answer.proven == 1);
    answer.cost_lower_bound = words.take();
    answer.in_order_cost = words.take();
  }
  const auto upper = static_cast<uint64_t>(words.upto(UINT32_MAX));
  answer.fingerprint = upper << 32 | static_cast<uint64_t>(words.upto(UINT32_MAX));
}

}  // namespace

AnswerView view_of(std::span<const Word> answer_words, bool verified) {
  Words words(answer_words);
  AnswerView answer{};
  answer.status = static_cast<flat::Status>(words.upto(static_cast<Word>(flat::Status::kCorrupt)));
  if (answer.status == flat::Status::kError) {
    answer.reason = static_cast<Reason>(words.upto(static_cast<Word>(Reason::AMOUNT_OVERFLOW)));
    for (size_t left = words.length(); left > 0; --left) answer.path.push_back(words.take());
  } else if (answer.status == flat::Status::kOk) {
    if (verified) answer.differences = take_violations(words, true);
    take_quote(words, answer);
  }
  FUZZ_CHECK(words.at_end());
  return answer;
}

}  // namespace sve::fuzz
