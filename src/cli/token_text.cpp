// A heading with the amount or the outcome, and below it, indented, the particulars.

#include "cli/token_text.h"

#include "cli/sentences.h"

namespace sve::cli {

namespace {

constexpr size_t kIndent = 4;
constexpr size_t kAmountIndent = 15;  // how far amounts on single lines stand from the sums

class TokenText {
 public:
  TokenText(const Json& token, const std::string& currency, size_t width)
      : token_(token), kind_(text(token, "kind")), currency_(currency), width_(width) {}

  std::string write() {
    const std::string name = kind_name() + ' ' + text(token_, "id");
    const std::string outcome = text(token_, "outcome");
    if (outcome == "applied") {
      text_ += row(name, money(-integer(token_, "amountCovered")), 0, width_);
      for (const Json& each : token_.at("allocations")) allocation(each);
      const int64_t forfeited = integer(token_, "forfeited");
      if (forfeited > 0) say("forfeits " + money(forfeited));
    } else if (outcome == "unused") {
      text_ += row(name, "not used", 0, width_);
      say("There was nothing for it to cover.");
    } else {
      text_ += row(name, "refused", 0, width_);
      for (const Json& each : token_.at("violations")) violation(each);
    }
    say("left on it: " + remaining());
    return std::move(text_);
  }

 private:
  void say(const std::string& words) { text_ += wrapped(words, kIndent, width_); }
  std::string money(int64_t amount) const { return amount_text(amount, currency_); }

  std::string kind_name() const {
    if (kind_ == "giftCard") return "Gift card";
    if (kind_ == "itemGiftCard") return "Item gift card";
    return kind_ == "punchcard" ? "Punchcard" : "Entry pass";
  }

  // What the token covers on one line.
  void allocation(const Json& allocation) {
    const int64_t units = integer(allocation, "units");
    std::string what = "covers ";
    if (units > 0) what += std::to_string(units) + " x ";
    what += text(allocation, "lineId");
    if (member(allocation, "itemId") != nullptr) what += " with " + text(allocation, "itemId");
    text_ += row(what, money(integer(allocation, "amount")), kIndent, width_ - kAmountIndent);
  }

  std::string remaining() const {
    const Json& left = token_.at("remaining");
    if (kind_ == "giftCard") return own_money(integer(left, "balance"));
    if (kind_ == "punchcard") return counted(integer(left, "punches"), "punch");
    if (kind_ == "entryPass") {
      if (member(left, "entries") == nullptr) return "any number of entries";
      return counted(integer(left, "entries"), "entry");
    }
    std::string items;
    for (const Json& item : left.at("items")) {
      if (!items.empty()) items += ", ";
      items += std::to_string(integer(item, "quantityLeft")) + " x " + text(item, "id");
    }
    return items;
  }

  void violation(const Json& violation) {
    const std::string& code = violation.at("code").get_ref<const std::string&>();
    say(violation_sentence(code, [&](const Blank& blank) {
      const Json* detail = member(violation, std::string(blank.detail).c_str());
      return detail == nullptr ? std::string() : detail_text(*detail, blank.form);
    }));
  }

  std::string detail_text(const Json& detail, std::string_view form) const {
    if (detail.is_string()) return text(detail);
    const int64_t figure = detail.get<int64_t>();
    const bool gift_card = kind_ == "giftCard";
    if (form.empty()) return std::to_string(figure);
    if (form == "date") return instant_text(figure);
    if (form == "money") return money(figure) + ' ' + currency_;
    if (form == "units") return gift_card ? own_money(figure) : counted(figure, "unit");
    if (form != "left") return counted(figure, form);
    return gift_card ? own_money(figure)
                     : counted(figure, kind_ == "punchcard" ? "punch" : "entry");
  }

  // An amount on a gift card. The card's currency differs from the cart's only where a violation
  // says so.
  std::string own_money(int64_t amount) const {
    std::string currency = currency_;
    for (const Json& each : token_.at("violations")) {
      if (each.at("code") == "CURRENCY_MISMATCH") currency = text(each, "actual");
    }
    return amount_text(amount, currency) + ' ' + currency;
  }

  const Json& token_;
  const std::string kind_;
  const std::string& currency_;
  const size_t width_;
  std::string text_;
};

}  // namespace

std::string token_text(const Json& token, const std::string& currency, size_t width) {
  return TokenText(token, currency, width).write();
}

}  // namespace sve::cli
