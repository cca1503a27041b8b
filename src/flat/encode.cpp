// Writes answers word by word, in the order of docs/flat.md, after counting the words.

#include "flat/encode.h"

#include "flat/number.h"

namespace sve::flat {

namespace {

using model::Allocation;
using model::Quote;
using model::Request;
using model::TokenKind;
using model::TokenQuote;
using model::Violation;

constexpr size_t kLineWords = 13;
constexpr size_t kTokenWords = 12;  // with the lengths of its lists
constexpr size_t kAllocationWords = 4;
constexpr size_t kMostViolationWords = 4;
constexpr size_t kVatWords = 5;
constexpr size_t kQuoteWords = 16;

class Writer {
 public:
  explicit Writer(std::span<uint64_t> room) : room_(room), next_(room.data()) {}

  void put(int64_t value) { put_word(bits_of_number(value)); }
  void put_size(size_t size) { put(static_cast<int64_t>(size)); }

  void put_word(uint64_t word) {
    SVE_ASSERT(next_ != room_.data() + room_.size());
    *next_++ = word;
  }

  std::span<const uint64_t> written() const {
    return room_.first(static_cast<size_t>(next_ - room_.data()));
  }

 private:
  std::span<uint64_t> room_;
  uint64_t* next_;
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
      writer.put_word(kAbsent);
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
    writer.put_word(kAbsent);
  } else {
    writer.put(quote.remaining);
  }
}

void put_token(Writer& writer, const Request& request, const model::Token& token,
               const TokenQuote& quote) {
  const TokenKind kind = request.token_types[token.type].kind;
  writer.put(token.id);
  writer.put(static_cast<int64_t>(kind));
  writer.put(static_cast<int64_t>(quote.outcome));
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
      writer.put_word(kAbsent);
    } else {
      writer.put(token.items[allocation.item].id);
    }
    writer.put(allocation.units);
    writer.put(allocation.amount);
  }
  writer.put_size(quote.violations.size());
  for (const Violation& violation : quote.violations) {
    writer.put(static_cast<int64_t>(violation.code));
    put_details(writer, violation);
  }
}

void put_quote(Writer& writer, const Request& request, const Quote& quote) {
  writer.put(request.currency);
  writer.put(quote.subtotal);
  writer.put(quote.discount);
  writer.put(quote.tax);
  writer.put(quote.total);
  writer.put(quote.covered);
  writer.put(quote.due);
  writer.put(quote.forfeited);
  writer.put_size(quote.lines.size());
  for (size_t i = 0; i < quote.lines.size(); ++i) {
    put_line(writer, request.lines[i], quote.lines[i]);
  }
  writer.put_size(quote.tokens.size());
  for (size_t i = 0; i < quote.tokens.size(); ++i) {
    put_token(writer, request, request.tokens[i], quote.tokens[i]);
  }
  writer.put_size(quote.vat.size());
  for (const model::Vat& vat : quote.vat) put_vat(writer, vat);
  writer.put(static_cast<int64_t>(quote.fingerprint >> 32));
  writer.put(static_cast<int64_t>(quote.fingerprint & UINT32_MAX));
}

}  // namespace

std::span<const uint64_t> encode_quote(const Request& request, const Quote& quote,
                                       base::Arena& arena) {
  Writer writer(arena.take<uint64_t>(words_of(request, quote)));
  writer.put(static_cast<int64_t>(Status::kOk));
  put_quote(writer, request, quote);
  return writer.written();
}

std::span<const uint64_t> encode_verification(const Request& request, const Quote& quote,
                                              std::span<const Violation> violations,
                                              base::Arena& arena) {
  const size_t words = 1 + violations.size() * kMostViolationWords + words_of(request, quote);
  Writer writer(arena.take<uint64_t>(words));
  writer.put(static_cast<int64_t>(Status::kOk));
  writer.put_size(violations.size());
  for (const Violation& violation : violations) {
    writer.put(static_cast<int64_t>(violation.code));
    if (violation.token_id == model::kNoId) {
      writer.put_word(kAbsent);
    } else {
      writer.put(violation.token_id);
    }
    put_details(writer, violation);
  }
  put_quote(writer, request, quote);
  return writer.written();
}

std::span<const uint64_t> encode_error(const Cursor& cursor, base::Arena& arena) {
  const std::span<const int64_t> path = cursor.path();
  Writer writer(arena.take<uint64_t>(3 + path.size()));
  if (cursor.is_corrupt()) {
    writer.put(static_cast<int64_t>(Status::kCorrupt));
    return writer.written();
  }
  writer.put(static_cast<int64_t>(Status::kError));
  writer.put(static_cast<int64_t>(cursor.reason()));
  writer.put_size(path.size());
  for (const int64_t element : path) writer.put(element);
  return writer.written();
}

}  // namespace sve::flat
