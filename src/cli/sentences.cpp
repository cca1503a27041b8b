// The tables of sentences, in the order of model/codes.def: a code without one does not compile.
//
// "It" is the token. A blank is written {detail} or {detail:form}.

#include "cli/sentences.h"

#include <iterator>

#include "base/assert.h"
#include "json/code_names.h"
#include "model/codes.h"

namespace sve::cli {

namespace {

using json::kReasonNames;
using json::kViolations;

struct ViolationText {
  model::Code code;
  std::string_view sentence;
  std::string_view bare = {};  // when the detail that the sentence has is absent
};

struct ReasonText {
  model::Reason reason;
  std::string_view meaning;
};

using model::Code;
using model::Reason;

constexpr ViolationText kViolationTexts[] = {
    {Code::LINE_KIND_NOT_ELIGIBLE, "No line is of a kind that it covers."},
    {Code::EXPERIENCE_NOT_ELIGIBLE, "No line is for an experience that it covers."},
    {Code::TICKET_TYPE_NOT_ELIGIBLE, "No line is for a ticket type that it covers."},
    {Code::ITEM_NOT_ON_GIFT_CARD, "No line matches an item that is left on it."},
    {Code::SESSION_START_MISSING, "It depends on when the session starts, which no line tells."},
    {Code::SESSION_BEFORE_VALIDITY, "The session starts before it becomes valid."},
    {Code::SESSION_AFTER_EXPIRY, "The session starts after it has expired."},
    {Code::TAX_RATE_MISMATCH, "No line has the VAT rate that it was sold with."},
    {Code::TOKEN_NOT_ACTIVE, "It is not active yet."},
    {Code::TOKEN_SUSPENDED, "It is suspended."},
    {Code::TOKEN_VOIDED, "It has been voided."},
    {Code::TOKEN_EXPIRED, "It expired at {expiresAt:date}.", "It has expired."},
    {Code::TOKEN_DEPLETED, "Nothing is left on it."},
    {Code::TOKEN_NOT_YET_VALID, "It is valid from {validFrom:date} on."},
    {Code::CURRENCY_MISMATCH, "It is in {actual}, this order is in {expected}."},
    {Code::HOLDER_MISMATCH, "It belongs to another customer."},
    {Code::VALUE_ON_HOLD, "All that is left on it is on hold: {held:left}."},
    {Code::INSUFFICIENT_UNITS, "A unit takes {required:punch}, and only {available} can be used."},
    {Code::MIN_ORDER_NOT_MET,
     "The lines that it covers must come to {required:money}; they come to {actual:money}."},
    {Code::NOT_COMBINABLE, "It cannot be combined with {with}."},
    {Code::TOO_MANY_OF_TYPE, "One order takes no more than {limit} of its type."},
    {Code::TOO_MANY_TOKENS, "This order takes no more than {limit:token}."},
    {Code::SESSION_LIMIT_REACHED, "It admits no more than {limit:guest} to one session."},
    {Code::DAY_LIMIT_REACHED, "It gives no more than {limit:entry} on one day."},
    {Code::PARTIAL_REDEMPTION_NOT_ALLOWED,
     "It must be used whole: it has {available:units}, and {coverable:units} can be used here."},
    {Code::BELOW_MIN_REDEMPTION,
     "At least {required:units} must be used at once; {possible:units} can be used here."},
    {Code::TOKEN_NOT_IN_REQUEST, "The claim has it, the request does not."},
    {Code::AMOUNT_MISMATCH, "The claim has it cover {claimed}; it covers {expected}."},
    {Code::UNITS_MISMATCH, "The claim has it consume {claimed}; it consumes {expected}."},
    {Code::ITEMS_MISMATCH, "The claim has it consume other items than it does."},
    {Code::TOKEN_NOT_IN_CLAIM, "It is applied, and the claim leaves it out."},
    {Code::DUE_MISMATCH, "The claim says that {claimed} is due; {expected} is."},
    {Code::FINGERPRINT_MISMATCH, "All figures agree, but the claim's fingerprint does not."},
};

constexpr ReasonText kReasonTexts[] = {
    {Reason::NOT_JSON, "The text is not one JSON document."},
    {Reason::DUPLICATE_KEY, "The object has a member of this name already."},
    {Reason::MISSING_FIELD, "This field is required."},
    {Reason::UNKNOWN_FIELD, "There is no field of this name here."},
    {Reason::WRONG_TYPE, "The field does not take a value of this type."},
    {Reason::NOT_AN_INTEGER, "The number must be whole."},
    {Reason::OUT_OF_RANGE, "The number is too small or too large."},
    {Reason::INVALID_VALUE, "The field does not take this value, or the id is malformed."},
    {Reason::TOO_MANY, "The list is too long, or its quantities add up to too much."},
    {Reason::EMPTY_LIST, "The list must not be empty; leave it out for the default."},
    {Reason::DUPLICATE_ID, "An earlier element of the list has this id."},
    {Reason::UNKNOWN_REFERENCE, "Nothing in the request has this id."},
    {Reason::NOT_ALLOWED, "The field may not stand here beside the others."},
    {Reason::INCONSISTENT, "The value contradicts another field."},
    {Reason::AMOUNT_OVERFLOW, "A product or a sum passes the largest amount, 2^53 - 1."},
};

template <typename Table>
consteval bool in_order(const Table& table) {
  for (size_t i = 0; i < std::size(table); ++i) {
    if constexpr (requires { table[i].code; }) {
      if (static_cast<size_t>(table[i].code) != i) return false;
    } else {
      if (static_cast<size_t>(table[i].reason) != i) return false;
    }
  }
  return true;
}

static_assert(std::size(kViolationTexts) == std::size(kViolations) && in_order(kViolationTexts));
static_assert(std::size(kReasonTexts) == std::size(kReasonNames) && in_order(kReasonTexts));

const ViolationText& text_of(std::string_view code) {
  size_t place = 0;
  while (kViolations[place].name != code) {
    ++place;
    SVE_ASSERT(place < std::size(kViolations));
  }
  return kViolationTexts[place];
}

Blank blank_of(std::string_view inside) {
  const size_t colon = inside.find(':');
  if (colon == std::string_view::npos) return {inside, ""};
  return {inside.substr(0, colon), inside.substr(colon + 1)};
}

std::string filled(std::string_view sentence,
                   const std::function<std::string(const Blank&)>& fill) {
  std::string text;
  size_t open = sentence.find('{');
  while (open != std::string_view::npos) {
    const size_t close = sentence.find('}', open);
    text += sentence.substr(0, open);
    text += fill(blank_of(sentence.substr(open + 1, close - open - 1)));
    sentence.remove_prefix(close + 1);
    open = sentence.find('{');
  }
  return text.append(sentence);
}

}  // namespace

std::string violation_sentence(std::string_view code,
                               const std::function<std::string(const Blank&)>& fill) {
  const ViolationText& text = text_of(code);
  if (!text.bare.empty()) {
    const size_t open = text.sentence.find('{') + 1;
    const size_t close = text.sentence.find('}');
    const Blank blank = blank_of(text.sentence.substr(open, close - open));
    if (fill(blank).empty()) return std::string(text.bare);
  }
  return filled(text.sentence, fill);
}

std::string violation_meaning(std::string_view code) {
  return filled(text_of(code).sentence,
                [](const Blank& blank) { return '<' + std::string(blank.detail) + '>'; });
}

std::string_view reason_meaning(std::string_view reason) {
  size_t place = 0;
  while (kReasonNames[place] != reason) {
    ++place;
    SVE_ASSERT(place < std::size(kReasonNames));
  }
  return kReasonTexts[place].meaning;
}

}  // namespace sve::cli
