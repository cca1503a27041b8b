// The words of contract 11 in their order, and the mixing of each.

#include "quote/fingerprint.h"

namespace sve::quote {

namespace {

class Hash {
 public:
  void add(int64_t word) {
    state_ = (state_ ^ static_cast<uint64_t>(word)) * 0x9E3779B97F4A7C15;
    state_ ^= state_ >> 32;
  }

  // MurmurHash3's 64-bit finaliser.
  uint64_t finish() const {
    uint64_t h = state_;
    h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
    h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
    return h ^ (h >> 33);
  }

 private:
  uint64_t state_ = 0xCBF29CE484222325;
};

void add_line(Hash& hash, const model::LineQuote& line) {
  hash.add(line.total);
  hash.add(line.covered);
  hash.add(line.due);
  hash.add(line.vat.rate_bp);
  hash.add(line.vat.taxable);
  hash.add(line.vat.vat);
  hash.add(line.vat.prepaid);
}

void add_token(Hash& hash, size_t place, const model::TokenQuote& token) {
  hash.add(static_cast<int64_t>(place));
  hash.add(token.amount_covered);
  hash.add(token.units_covered);
  hash.add(token.units_consumed);
  hash.add(token.forfeited);
  hash.add(static_cast<int64_t>(token.allocations.size()));
  for (const model::Allocation& allocation : token.allocations) {
    hash.add(allocation.line);
    hash.add(allocation.item == model::kNoPlace ? 0 : int64_t{allocation.item} + 1);
    hash.add(allocation.units);
    hash.add(allocation.amount);
  }
}

}  // namespace

uint64_t fingerprint(const model::Request& request, const model::Quote& quote) {
  constexpr int64_t kContract = 1;
  Hash hash;
  hash.add(kContract);
  hash.add(request.currency);
  hash.add(static_cast<int64_t>(quote.lines.size()));
  for (const model::LineQuote& line : quote.lines) add_line(hash, line);
  int64_t applied = 0;
  for (const model::TokenQuote& token : quote.tokens) {
    applied += token.outcome == model::Outcome::kApplied ? 1 : 0;
  }
  hash.add(applied);
  for (size_t i = 0; i < quote.tokens.size(); ++i) {
    if (quote.tokens[i].outcome == model::Outcome::kApplied) add_token(hash, i, quote.tokens[i]);
  }
  return hash.finish();
}

}  // namespace sve::quote
