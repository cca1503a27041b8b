// Writes answers word by word, in the order of docs/flat.md, after counting the words.

#include "flat/encode.h"

#include "model/fingerprint.h"

namespace sve::flat {

namespace {

using model::Allocation;
using model::Quote;
using model::Request;
using model::TokenKind;
using model::TokenQuote;
using model::Violation;

constexpr size_t kLineWords = 13;
constexpr size_t kTokenWords = 11;  // with the lengths of its lists and one word of what remains
constexpr size_t kAllocationWords = 4;
constexpr size_t kMostViolationWords = 4;
constexpr size_t kVatWords = 5;
constexpr size_t kQuoteWords = 17;  // with the status and the lengths of its lists

class Writer {
 public:
  explicit Writer(std::span<Word> room) : room_(room), next_(room.data()) {}

  void put(Word value) { *next_++ = value; }
  void put_size(size_t size) { put(static_cast<Word>(size)); }

  // The room was counted: words that do not fit it are a fault of that count.
  std::span<const Word> written() const {
    const size_t words = static_cast<size_t>(next_ - room_.data());
    SVE_ASSERT(words <= room_.size());
    return room_.first(words);
  }

 private:
  std::span<Word> room_;
  Word* next_;
};

size_t words_of(const Request& request, const Quote& quote) {
  size_t words = kQuoteWords + quote.lines.size() * kLineWords + quote.vat.size() * kVatWords;
  for (size_t i = 0; i < quote.tokens.size(); ++i) {
    words += kTokenWords + 2 * request.tokens[i].items.size() +
             quote.tokens[i].allocations.size() * kAllocationWords +
             quote.tokens[i].violations.size() * kMostViolationWords;
  }
  return words;
}

void put_vat(Writer& writer, const model::Vat& vat) {
  writer.put(vat.rate_bp);
  writer.put(vat.taxable);
  writer.put(vat.taxable - vat.vat);
  writer.put(vat.vat);
  writer.put(vat.prepaid);
}

void put_line(Writer& writer, const model::Line& line, const model::LineQuote& quote) {
  writer.put(line.id);
  writer.put(line.quantity);
  writer.put(quote.subtotal);
  writer.put(quote.discount);
  writer.put(quote.tax);
  writer.put(quote.total);
  writer.put(quote.covered);
  writer.put(quote.due);
  put_vat(writer, quote.vat);
}

void put_details(Writer& writer, const Violation& violation) {
  for (int i = 0; i < model::detail_count(violation.code); ++i) {
    const int64_t detail = violation.details[i];
    if (detail == model::kNoDetail) {
      writer.put(kAbsent);
    } else {
      writer.put(detail);
    }
  }
}

void put_remaining(Writer& writer, const model::Token& token, TokenKind kind,
                   const TokenQuote& quote) {
  if (kind == TokenKind::kItemGiftCard) {
    writer.put_size(token.items.size());
    for (size_t i = 0; i < token.items.size(); ++i) {
      writer.put(token.items[i].id);
      writer.put(quote.items_remaining[i]);
    }
  } else if (token.unlimited) {
    writer.put(kAbsent);
  } else {
    writer.put(quote.remaining);
  }
}

void put_token(Writer& writer, const Request& request, const model::Token& token,
               const TokenQuote& quote) {
  const TokenKind kind = request.token_types[token.type].kind;
  writer.put(token.id);
  writer.put(static_cast<Word>(kind));
  writer.put(static_cast<Word>(quote.outcome));
  writer.put(quote.amount_covered);
  writer.put(quote.forfeited);
  writer.put(quote.consideration);
  writer.put(quote.units_covered);
  writer.put(quote.units_consumed);
  put_remaining(writer, token, kind, quote);
  writer.put_size(quote.allocations.size());
  for (const Allocation& allocation : quote.allocations) {
    writer.put(request.lines[allocation.line].id);
    if (allocation.item == model::kNoPlace) {
      writer.put(kAbsent);
    } else {
      writer.put(token.items[allocation.item].id);
    }
    writer.put(allocation.units);
    writer.put(allocation.amount);
  }
  writer.put_size(quote.violations.size());
  for (const Violation& violation : quote.violations) {
    writer.put(static_cast<Word>(violation.code));
    put_details(writer, violation);
  }
}

void put_quote(Writer& writer, const Request& request, const Quote& quote) {
  model::Fingerprint hash(request);
  writer.put(request.currency);
  writer.put(quote.totals.subtotal);
  writer.put(quote.totals.discount);
  writer.put(quote.totals.tax);
  writer.put(quote.totals.total);
  writer.put(quote.totals.covered);
  writer.put(quote.totals.due);
  writer.put(quote.totals.forfeited);
  writer.put_size(quote.lines.size());
  for (size_t i = 0; i < quote.lines.size(); ++i) {
    put_line(writer, request.lines[i], quote.lines[i]);
    hash.add_line(quote.lines[i]);
  }
  hash.add_applied_count(quote.tokens);
  writer.put_size(quote.tokens.size());
  for (size_t i = 0; i < quote.tokens.size(); ++i) {
    put_token(writer, request, request.tokens[i], quote.tokens[i]);
    hash.add_token(i, quote.tokens[i]);
  }
  writer.put_size(quote.vat.size());
  for (const model::Vat& vat : quote.vat) put_vat(writer, vat);
  if (request.strategy == model::Strategy::kOptimal) {
    writer.put(quote.optimality.proven ? 1 : 0);
    writer.put(quote.optimality.cost_lower_bound);
    writer.put(quote.optimality.in_order_cost);
  } else {
    writer.put(kAbsent);
  }
  const uint64_t fingerprint = hash.finish();
  writer.put(static_cast<Word>(fingerprint >> 32));
  writer.put(static_cast<Word>(fingerprint & UINT32_MAX));
}

}  // namespace

std::span<const Word> encode_quote(const Request& request, const Quote& quote, base::Arena& arena) {
  Writer writer(arena.take<Word>(words_of(request, quote)));
  writer.put(static_cast<Word>(Status::kOk));
  put_quote(writer, request, quote);
  return writer.written();
}

std::span<const Word> encode_verification(const Request& request, const Quote& quote,
                                          std::span<const Violation> violations,
                                          base::Arena& arena) {
  const size_t words = 1 + violations.size() * kMostViolationWords + words_of(request, quote);
  Writer writer(arena.take<Word>(words));
  writer.put(static_cast<Word>(Status::kOk));
  writer.put_size(violations.size());
  for (const Violation& violation : violations) {
    writer.put(static_cast<Word>(violation.code));
    if (violation.token_id == model::kNoId) {
      writer.put(kAbsent);
    } else {
      writer.put(violation.token_id);
    }
    put_details(writer, violation);
  }
  put_quote(writer, request, quote);
  return writer.written();
}

std::span<const Word> encode_error(const Trail& trail, base::Arena& arena) {
  const std::span<const Word> path = trail.path();
  Writer writer(arena.take<Word>(3 + path.size()));
  if (trail.is_corrupt()) {
    writer.put(static_cast<Word>(Status::kCorrupt));
    return writer.written();
  }
  writer.put(static_cast<Word>(Status::kError));
  writer.put(static_cast<Word>(trail.reason()));
  writer.put_size(path.size());
  for (const Word element : path) writer.put(element);
  return writer.written();
}

}  // namespace sve::flat
