// A 64-bit hash that tells at once whether two hosts priced the same thing. Contract 11.
//
// Each word waits for the one before, so it is slow by nature; who writes an answer out adds its
// words on the way, when the processor has other work to do meanwhile.

#ifndef SVE_MODEL_FINGERPRINT_H_
#define SVE_MODEL_FINGERPRINT_H_

#include <cstdint>

#include "model/quote.h"
#include "model/request.h"

namespace sve::model {

// Its words in their order: the head, every line, the number of applied tokens, each of those.
class Fingerprint {
 public:
  explicit Fingerprint(const Request& request) {
    constexpr int64_t kContract = 1;
    add(kContract);
    add(request.currency);
    add(static_cast<int64_t>(request.lines.size()));
  }

  void add_line(const LineQuote& line) {
    add(line.total);
    add(line.covered);
    add(line.due);
    add(line.vat.rate_bp);
    add(line.vat.taxable);
    add(line.vat.vat);
    add(line.vat.prepaid);
  }

  void add_applied_count(std::span<const TokenQuote> tokens) {
    int64_t applied = 0;
    for (const TokenQuote& token : tokens) applied += token.outcome == Outcome::kApplied ? 1 : 0;
    add(applied);
  }

  // Nothing for a token that was not applied.
  void add_token(size_t place, const TokenQuote& token) {
    if (token.outcome != Outcome::kApplied) return;
    add(static_cast<int64_t>(place));
    add(token.amount_covered);
    add(token.units_covered);
    add(token.units_consumed);
    add(token.forfeited);
    add(static_cast<int64_t>(token.allocations.size()));
    for (const Allocation& allocation : token.allocations) {
      add(allocation.line);
      add(allocation.item == kNoPlace ? 0 : int64_t{allocation.item} + 1);
      add(allocation.units);
      add(allocation.amount);
    }
  }

  // MurmurHash3's 64-bit finaliser.
  uint64_t finish() const {
    uint64_t h = state_;
    h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
    h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
    return h ^ (h >> 33);
  }

 private:
  void add(int64_t word) {
    state_ = (state_ ^ static_cast<uint64_t>(word)) * 0x9E3779B97F4A7C15;
    state_ ^= state_ >> 32;
  }

  uint64_t state_ = 0xCBF29CE484222325;
};

// The hash of the currency, the figures of all lines and those of the applied tokens.
inline uint64_t fingerprint(const Request& request, const Quote& quote) {
  Fingerprint hash(request);
  for (const LineQuote& line : quote.lines) hash.add_line(line);
  hash.add_applied_count(quote.tokens);
  for (size_t i = 0; i < quote.tokens.size(); ++i) hash.add_token(i, quote.tokens[i]);
  return hash.finish();
}

}  // namespace sve::model

#endif  // SVE_MODEL_FINGERPRINT_H_
