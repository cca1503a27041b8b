// The checks of contract 5 in their order; each adds its violation, none hides another.

#include "tokens/checks.h"

#include "tokens/violations.h"

namespace sve::tokens {

namespace {

using model::Code;
using model::Token;
using model::TokenKind;
using model::TokenStatus;
using model::TokenType;

void check_status(const Token& token, bool past_expiry, Violations& violations) {
  switch (token.status) {
    case TokenStatus::kActive:
      return;
    case TokenStatus::kPending:
      return violations.add(Code::TOKEN_NOT_ACTIVE);
    case TokenStatus::kSuspended:
      return violations.add(Code::TOKEN_SUSPENDED);
    case TokenStatus::kVoided:
      return violations.add(Code::TOKEN_VOIDED);
    case TokenStatus::kExpired:
      return violations.add(Code::TOKEN_EXPIRED, past_expiry ? token.expires_at : model::kNoDetail);
    case TokenStatus::kDepleted:
      return violations.add(Code::TOKEN_DEPLETED);
  }
}

void check_validity(const model::Request& request, const Token& token, const TokenType& type,
                    bool past_expiry, Violations& violations) {
  if (type.validity_basis == model::ValidityBasis::kBooking &&
      token.valid_from != model::kNoInstant && request.now < token.valid_from) {
    violations.add(Code::TOKEN_NOT_YET_VALID, token.valid_from);
  }
  if (past_expiry && !violations.has(Code::TOKEN_EXPIRED)) {
    violations.add(Code::TOKEN_EXPIRED, token.expires_at);
  }
}

void check_what_is_left(const Token& token, const TokenType& type, Violations& violations) {
  if (token.left == 0 && !violations.has(Code::TOKEN_DEPLETED)) {
    violations.add(Code::TOKEN_DEPLETED);
  }
  const int64_t available = model::available(token);
  if (token.left > 0 && available == 0) violations.add(Code::VALUE_ON_HOLD, token.held);
  if (type.kind == TokenKind::kPunchcard && available > 0 && available < type.punches_per_unit) {
    violations.add(Code::INSUFFICIENT_UNITS, type.punches_per_unit, available);
  }
}

}  // namespace

std::span<model::Violation> check_token(const model::Request& request, const Token& token,
                                        const Eligibility& eligibility, base::Arena& arena) {
  const TokenType& type = request.token_types[token.type];
  const bool past_expiry = token.expires_at != model::kNoInstant && request.now >= token.expires_at;
  const bool currency_differs = type.currency != 0 && type.currency != request.currency;
  Violations violations;
  check_status(token, past_expiry, violations);
  check_validity(request, token, type, past_expiry, violations);
  if (currency_differs) {
    violations.add(Code::CURRENCY_MISMATCH, request.currency, type.currency);
  }
  if (token.holder_id != model::kNoId && token.holder_id != request.customer_id) {
    violations.add(Code::HOLDER_MISMATCH);
  }
  check_what_is_left(token, type, violations);
  if (!eligibility.any && !request.lines.empty()) violations.add(eligibility.furthest);
  if (token.left > 0 && eligibility.any && !currency_differs &&
      eligibility.total < type.min_order_amount) {
    violations.add(Code::MIN_ORDER_NOT_MET, type.min_order_amount, eligibility.total);
  }
  return violations.keep(arena);
}

}  // namespace sve::tokens
