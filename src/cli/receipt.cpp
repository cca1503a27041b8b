// One function for each part of the receipt, from the title down to the fingerprint.

#include "cli/receipt.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/format.h"
#include "cli/sentences.h"

namespace sve::cli {

namespace {

using nlohmann::json;

constexpr size_t kWidth = 60;
constexpr size_t kInnerWidth = 45;  // what parts of an amount are lined up at
constexpr size_t kIndent = 4;

int64_t integer(const json& object, const char* key) { return object.at(key).get<int64_t>(); }

std::string text(const json& object, const char* key) {
  return printable(object.at(key).get_ref<const std::string&>());
}

// A member of the request, whose members may be absent and whose integers may be written as 1.0 or
// 1e3.
const json* member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

int64_t request_integer(const json& value) { return value.get<int64_t>(); }

std::string rule(char c) { return std::string(kWidth, c) + '\n'; }

class Receipt {
 public:
  Receipt(const json& request, const json& quote)
      : request_(request), quote_(quote), currency_(text(quote, "currency")) {}

  std::string write() {
    title();
    lines();
    sums();
    tokens();
    due();
    vat();
    text_ += "\nFingerprint " + text(quote_, "fingerprint") + '\n';
    return std::move(text_);
  }

 private:
  std::string money(int64_t amount) const { return amount_text(amount, currency_); }
  std::string money(const json& object, const char* key) const {
    return money(integer(object, key));
  }
  void add(std::string_view left, std::string_view right, size_t indent = 0) {
    text_ += row(left, right, indent, kWidth);
  }
  void say(std::string_view sentence) { text_ += wrapped(sentence, kIndent, kWidth); }

  void title();
  void lines();
  void line(const json& request, const json& quote);
  void sums();
  void tokens();
  void token(const json& token);
  void allocations(const json& token);
  void remaining(const json& token);
  void violation(const json& violation, const json& token);
  void due();
  void vat();

  std::string token_currency(const json& token) const;
  std::string token_money(int64_t amount, const json& token) const;
  std::string units_text(int64_t units, const json& token) const;

  const json& request_;
  const json& quote_;
  std::string currency_;
  std::string text_;
};

void Receipt::title() {
  text_ += rule('=');
  const json* metadata = member(request_, "metadata");
  const json* heading = metadata == nullptr ? nullptr : member(*metadata, "title");
  if (heading != nullptr && heading->is_string()) {
    text_ += wrapped(printable(heading->get_ref<const std::string&>()), 0, kWidth);
    text_ += rule('=');
  }
  add("Priced at " + instant_text(request_integer(request_.at("now"))), currency_);
  text_ += '\n';
}

void Receipt::lines() {
  const json& requested = request_.at("cart").at("lines");
  const json& quoted = quote_.at("lines");
  if (quoted.empty()) text_ += "The cart is empty.\n";
  for (size_t i = 0; i < quoted.size(); ++i) line(requested[i], quoted[i]);
}

void Receipt::line(const json& request, const json& quote) {
  const int64_t quantity = integer(quote, "quantity");
  const int64_t subtotal = integer(quote, "subtotal");
  std::string what = std::to_string(quantity) + " x " + text(quote, "id");
  if (quantity > 1) what += " at " + money(subtotal / quantity);
  add(what, money(subtotal));
  if (const json* start = member(request, "startsAt"); start != nullptr) {
    say("starts " + instant_text(request_integer(*start)));
  }
  if (integer(quote, "discount") > 0) {
    add("discount", money(-integer(quote, "discount")), kIndent);
  }
  if (integer(quote, "tax") > 0) add("tax", money(quote, "tax"), kIndent);
}

void Receipt::sums() {
  text_ += rule('-');
  add("Subtotal", money(quote_, "subtotal"));
  if (integer(quote_, "discount") > 0) add("Discount", money(-integer(quote_, "discount")));
  if (integer(quote_, "tax") > 0) add("Tax", money(quote_, "tax"));
  add("Total", money(quote_, "total"));
}

void Receipt::tokens() {
  for (const json& each : quote_.at("tokens")) {
    text_ += '\n';
    token(each);
  }
}

std::string kind_text(const json& token) {
  const std::string kind = text(token, "kind");
  if (kind == "giftCard") return "Gift card";
  if (kind == "itemGiftCard") return "Item gift card";
  if (kind == "punchcard") return "Punchcard";
  return "Entry pass";
}

void Receipt::token(const json& token) {
  const std::string name = kind_text(token) + ' ' + text(token, "id");
  const std::string outcome = text(token, "outcome");
  if (outcome == "applied") {
    add(name, money(-integer(token, "amountCovered")));
    allocations(token);
  } else if (outcome == "unused") {
    add(name, "not used");
    say("There was nothing for it to cover.");
  } else {
    add(name, "refused");
    for (const json& each : token.at("violations")) violation(each, token);
  }
  remaining(token);
}

// What the token covers on which line.
void Receipt::allocations(const json& token) {
  for (const json& each : token.at("allocations")) {
    std::string what = "covers ";
    if (integer(each, "units") > 0) what += std::to_string(integer(each, "units")) + " x ";
    what += text(each, "lineId");
    if (member(each, "itemId") != nullptr) what += " with " + text(each, "itemId");
    text_ += row(what, money(each, "amount"), kIndent, kInnerWidth);
  }
  if (integer(token, "forfeited") > 0) say("forfeits " + money(token, "forfeited"));
}

void Receipt::remaining(const json& token) {
  const std::string kind = text(token, "kind");
  const json& left = token.at("remaining");
  if (kind == "giftCard") {
    say("left on it: " + token_money(integer(left, "balance"), token));
  } else if (kind == "punchcard") {
    say("left on it: " + counted(integer(left, "punches"), "punch"));
  } else if (kind == "entryPass") {
    const bool unlimited = left.at("entries").is_null();
    say("left on it: " +
        (unlimited ? "any number of entries" : counted(integer(left, "entries"), "entry")));
  } else {
    std::string items;
    for (const json& item : left.at("items")) {
      if (!items.empty()) items += ", ";
      items += std::to_string(integer(item, "quantityLeft")) + " x " + text(item, "id");
    }
    say("left on it: " + items);
  }
}

// The currency of what a token holds: it differs from the cart's only where that is a violation.
std::string Receipt::token_currency(const json& token) const {
  for (const json& each : token.at("violations")) {
    if (each.at("code") == "CURRENCY_MISMATCH") return text(each, "actual");
  }
  return currency_;
}

std::string Receipt::token_money(int64_t amount, const json& token) const {
  const std::string currency = token_currency(token);
  return amount_text(amount, currency) + ' ' + currency;
}

// What a gift card counts as money, and the others as units.
std::string Receipt::units_text(int64_t units, const json& token) const {
  return token.at("kind") == "giftCard" ? token_money(units, token) : counted(units, "unit");
}

void Receipt::violation(const json& violation, const json& token) {
  const auto fill = [&](const Blank& blank) -> std::string {
    const json* detail = member(violation, std::string(blank.detail).c_str());
    if (detail == nullptr) return "";
    if (detail->is_string()) return printable(detail->get_ref<const std::string&>());
    const int64_t figure = detail->get<int64_t>();
    if (blank.form.empty()) return std::to_string(figure);
    if (blank.form == "date") return instant_text(figure);
    if (blank.form == "money") return money(figure) + ' ' + currency_;
    if (blank.form == "units") return units_text(figure, token);
    if (blank.form != "left") return counted(figure, blank.form);
    const bool card = token.at("kind") == "giftCard";
    if (card) return token_money(figure, token);
    return counted(figure, token.at("kind") == "punchcard" ? "punch" : "entry");
  };
  say(violation_sentence(violation.at("code").get_ref<const std::string&>(), fill));
}

void Receipt::due() {
  text_ += rule('-');
  if (!quote_.at("tokens").empty()) {
    add("Covered by stored value", money(-integer(quote_, "covered")));
    if (integer(quote_, "forfeited") > 0) add("Forfeited", money(quote_, "forfeited"));
  }
  add("DUE " + currency_, money(quote_, "due"));
  text_ += rule('=');
}

void Receipt::vat() {
  static constexpr const char* kColumns[] = {"taxable", "net", "vat", "prepaid"};
  static constexpr const char* kHeadings[] = {"Taxable", "Net", "VAT", "Prepaid"};
  constexpr size_t kRateWidth = 8;
  constexpr size_t kLeast = (kWidth - kRateWidth) / std::size(kColumns);
  const json& rates = quote_.at("vat");
  if (rates.empty()) {
    text_ += "No VAT.\n";
    return;
  }
  size_t width = kLeast;
  for (const json& rate : rates) {
    for (const char* key : kColumns) width = std::max(width, money(rate, key).size() + 2);
  }
  text_ += padded("VAT", kRateWidth);
  for (const char* heading : kHeadings) text_ += padded_left(heading, width);
  text_ += '\n';
  for (const json& rate : rates) {
    text_ += padded(rate_text(integer(rate, "rateBp")), kRateWidth);
    for (const char* key : kColumns) text_ += padded_left(money(rate, key), width);
    text_ += '\n';
  }
}

}  // namespace

std::string receipt(std::string_view request, std::string_view quote) {
  const json request_value = json::parse(request);
  const json quote_value = json::parse(quote);
  return Receipt(request_value, quote_value).write();
}

std::string explain_error(std::string_view error) {
  const json value = json::parse(error).at("error");
  const std::string path = text(value, "path");
  const std::string& reason = value.at("reason").get_ref<const std::string&>();
  return (path.empty() ? std::string("the document as a whole") : path) + ": " + reason + ". " +
         std::string(reason_meaning(reason));
}

}  // namespace sve::cli
