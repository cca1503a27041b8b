// One function for each part of the receipt, from the title down to the fingerprint.

#include "cli/receipt.h"

#include <algorithm>
#include <iterator>

#include "cli/format.h"
#include "cli/json_access.h"
#include "cli/sentences.h"
#include "cli/token_text.h"

namespace sve::cli {

namespace {

constexpr size_t kWidth = 60;
constexpr size_t kIndent = 4;

std::string rule(char c) { return std::string(kWidth, c) + '\n'; }

class Receipt {
 public:
  Receipt(const Json& request, const Json& quote)
      : request_(request), quote_(quote), currency_(text(quote, "currency")) {}

  std::string write() {
    title();
    lines();
    sums();
    for (const Json& token : quote_.at("tokens")) {
      text_ += '\n' + token_text(token, currency_, kWidth);
    }
    due();
    optimality();
    vat();
    text_ += "\nFingerprint " + text(quote_, "fingerprint") + '\n';
    return std::move(text_);
  }

 private:
  std::string money(int64_t amount) const { return amount_text(amount, currency_); }
  std::string money(const Json& object, const char* key) const {
    return money(integer(object, key));
  }
  void add(std::string_view left, std::string_view right, size_t indent = 0) {
    text_ += row(left, right, indent, kWidth);
  }
  // A sum that is worth a line only where there is something in it.
  void add_some(std::string_view left, int64_t amount, size_t indent = 0) {
    if (amount != 0) add(left, money(amount), indent);
  }

  void title();
  void lines();
  void line(const Json& request, const Json& quote);
  void sums();
  void due();
  void optimality();
  void vat();

  const Json& request_;
  const Json& quote_;
  const std::string currency_;
  std::string text_;
};

void Receipt::title() {
  text_ += rule('=');
  const Json* metadata = member(request_, "metadata");
  const Json* heading = metadata == nullptr ? nullptr : member(*metadata, "title");
  const std::string words =
      heading != nullptr && heading->is_string() ? wrapped(text(*heading), 0, kWidth) : "";
  if (!words.empty()) text_ += words + rule('=');
  add("Priced at " + instant_text(integer(request_, "now")), currency_);
  text_ += '\n';
}

void Receipt::lines() {
  const Json& requested = request_.at("cart").at("lines");
  const Json& quoted = quote_.at("lines");
  if (quoted.empty()) text_ += "The cart is empty.\n";
  for (size_t i = 0; i < quoted.size(); ++i) line(requested[i], quoted[i]);
}

void Receipt::line(const Json& request, const Json& quote) {
  const int64_t quantity = integer(quote, "quantity");
  const int64_t subtotal = integer(quote, "subtotal");
  std::string what = std::to_string(quantity) + " x " + text(quote, "id");
  if (quantity > 1) what += " at " + money(subtotal / quantity);
  add(what, money(subtotal));
  if (member(request, "startsAt") != nullptr) {
    text_ += wrapped("starts " + instant_text(integer(request, "startsAt")), kIndent, kWidth);
  }
  add_some("discount", -integer(quote, "discount"), kIndent);
  add_some("tax", integer(quote, "tax"), kIndent);
}

void Receipt::sums() {
  text_ += rule('-');
  add("Subtotal", money(quote_, "subtotal"));
  add_some("Discount", -integer(quote_, "discount"));
  add_some("Tax", integer(quote_, "tax"));
  add("Total", money(quote_, "total"));
}

void Receipt::due() {
  text_ += rule('-');
  if (!quote_.at("tokens").empty()) {
    add("Covered by stored value", money(-integer(quote_, "covered")));
    add_some("Forfeited", integer(quote_, "forfeited"));
  }
  add("DUE " + currency_, money(quote_, "due"));
  text_ += rule('=');
}

// What the optimal strategy saved, and how sure it is that nothing saves more. Contract 7.
void Receipt::optimality() {
  const Json* optimality = member(quote_, "optimality");
  if (optimality == nullptr) return;
  const int64_t cost = integer(quote_, "due") + integer(quote_, "forfeited");
  const int64_t saved = integer(*optimality, "inOrderCost") - cost;
  const int64_t most_off = cost - integer(*optimality, "costLowerBound");
  if (quote_.at("tokens").empty()) return;
  std::string words;
  if (optimality->at("proven").get<bool>() || most_off == 0) {
    words = "This is the best use of your cards and passes.";
  } else {
    words = "No better use of your cards and passes was found. At most " + money(most_off) +
            " more could be saved.";
  }
  if (saved > 0) words += " It saves " + money(saved) + ", compared with the order they came in.";
  text_ += wrapped(words, 0, kWidth) + rule('=');
}

void Receipt::vat() {
  static constexpr const char* kColumns[] = {"taxable", "net", "vat", "prepaid"};
  static constexpr const char* kHeadings[] = {"Taxable", "Net", "VAT", "Prepaid"};
  constexpr size_t kRateWidth = 8;
  constexpr size_t kBetween = 2;
  const Json& rates = quote_.at("vat");
  if (rates.empty()) {
    text_ += "No VAT.\n";
    return;
  }
  size_t width = (kWidth - kRateWidth) / std::size(kColumns);
  for (const Json& rate : rates) {
    for (const char* key : kColumns) width = std::max(width, money(rate, key).size() + kBetween);
  }
  text_ += padded("VAT", kRateWidth);
  for (const char* heading : kHeadings) text_ += padded_left(heading, width);
  text_ += '\n';
  for (const Json& rate : rates) {
    text_ += padded(rate_text(integer(rate, "rateBp")), kRateWidth);
    for (const char* key : kColumns) text_ += padded_left(money(rate, key), width);
    text_ += '\n';
  }
}

}  // namespace

std::string receipt(std::string_view request, std::string_view quote) {
  const Json request_value = Json::parse(request);
  const Json quote_value = Json::parse(quote);
  return Receipt(request_value, quote_value).write();
}

std::string explain_error(std::string_view error) {
  const Json value = Json::parse(error).at("error");
  const std::string path = text(value, "path");
  const std::string reason = text(value, "reason");
  return (path.empty() ? "the document as a whole" : path) + ": " + reason + ". " +
         std::string(reason_meaning(reason));
}

}  // namespace sve::cli
