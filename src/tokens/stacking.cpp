// The three stacking rules in their order.

#include "tokens/stacking.h"

namespace sve::tokens {

using model::Code;

void Stacking::check(const model::Token& token, Violations& violations) const {
  const model::TokenType& type = request_.token_types[token.type];
  // An exclusive token is only ever applied alone, so the token applied earliest is the one that
  // conflicts, whether it is the exclusive one or this one is.
  if (first_ != nullptr && (type.exclusive || request_.token_types[first_->type].exclusive)) {
    violations.add(Code::NOT_COMBINABLE, first_->id);
  }
  if (of_type_[token.type] >= type.max_per_order) {
    violations.add(Code::TOO_MANY_OF_TYPE, type.max_per_order);
  }
  if (count_ >= request_.max_tokens) {
    violations.add(Code::TOO_MANY_TOKENS, request_.max_tokens);
  }
}

void Stacking::applied(const model::Token& token) {
  if (first_ == nullptr) first_ = &token;
  ++count_;
  ++of_type_[token.type];
}

}  // namespace sve::tokens
