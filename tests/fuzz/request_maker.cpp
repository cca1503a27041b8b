// Member by member in the order of docs/flat.md.

#include "request_maker.h"

#include <algorithm>
#include <iterator>

#include "model/limits.h"
#include "model/request.h"

namespace sve::fuzz {

namespace {

using model::TokenKind;

constexpr std::string_view kLineKinds[] = {"ticket", "addon", "fee", "token"};
constexpr std::string_view kTaxRoundings[] = {"rate", "line"};
constexpr std::string_view kDiscountTypes[] = {"percentage", "fixed"};
constexpr std::string_view kStrategies[] = {"inOrder", "optimal"};
constexpr std::string_view kAllocations[] = {"proportional", "sequential"};
constexpr std::string_view kKinds[] = {"giftCard", "itemGiftCard", "punchcard", "entryPass"};
constexpr std::string_view kBases[] = {"booking", "session"};
constexpr std::string_view kTreatments[] = {"multiPurpose", "singlePurpose"};
constexpr std::string_view kPriceChanges[] = {"topUp", "honour"};
constexpr std::string_view kSelections[] = {"highestPrice", "lowestPrice", "cartOrder"};
constexpr std::string_view kStatuses[] = {"active", "pending", "suspended",
                                          "voided", "expired", "depleted"};
constexpr std::string_view kCurrencies[] = {"DKK", "DKK", "DKK", "DKK", "DKK", "DKK", "DKK", "EUR"};

constexpr int64_t kNow = 1'780'000'000'000;
constexpr int64_t kRates[] = {0, 600, 1'200, 2'500, 2'500, 1, 3'333, 10'000};
constexpr int64_t kOffsets[] = {0, 60, -60, 120, 1'080, -1'080, 345, 0};
constexpr int64_t kSteps[] = {0, 1, -1, 3'600'000, model::kMsPerDay, -model::kMsPerDay, 2, -2};
constexpr int64_t kEdges[] = {
    model::kMaxAmount, model::kMaxAmount - 1,  model::kMaxAmount / 2, model::kMaxAmount / 3,
    int64_t{1} << 32,  (int64_t{1} << 31) - 1, model::kMaxAmount + 1, -1};

class Maker {
 public:
  Maker(ByteSource& bytes, const Sizes& most, TwinWriter& writer)
      : bytes_(bytes), most_(most), writer_(writer) {}

  void make(std::string_view name) {
    writer_.open(name);
    number("now", instant());
    type_count_ = 1 + bytes_.below(most_.types);
    // The kinds are needed by lines before the types stand.
    for (uint32_t i = 0; i < type_count_; ++i) kinds_[i] = bytes_.below(4);
    make_cart();
    writer_.open_list("tokenTypes", type_count_);
    for (uint32_t i = 0; i < type_count_; ++i) make_type(i);
    writer_.close_list();
    const uint32_t tokens = bytes_.below(most_.tokens + 1);
    writer_.open_list("tokens", tokens);
    for (uint32_t i = 0; i < tokens; ++i) make_token(i);
    writer_.close_list();
    make_options();
    writer_.close(true);
  }

 private:
  // Values.
  template <typename List>
  auto one_of(const List& list) {
    return list[bytes_.below(static_cast<uint32_t>(std::size(list)))];
  }
  int64_t amount() {
    switch (const uint32_t size = bytes_.below(16)) {
      case 0:
        return bytes_.byte();
      case 1:
        return bytes_.integer(3);
      case 2:
        return bytes_.one_in(8) ? one_of(kEdges) : bytes_.integer(4);
      default:
        return int64_t{500} * (size + (size > 12 ? bytes_.byte() : 0));
    }
  }
  int64_t count() { return bytes_.one_in(16) ? bytes_.integer(3) : 1 + bytes_.below(4); }
  int64_t instant() { return bytes_.one_in(64) ? bytes_.integer(6) : kNow + one_of(kSteps); }

  // Members, and members that are there in one case of so many.
  void number(std::string_view name, int64_t value) { writer_.number(name, value); }
  template <typename Value>
  void maybe_number(uint32_t of, std::string_view name, Value value) {
    bytes_.one_in(of) ? number(name, value()) : writer_.absent();
  }
  void maybe_boolean(uint32_t of, std::string_view name) {
    bytes_.one_in(of) ? writer_.boolean(name, bytes_.below(2) == 1) : writer_.absent();
  }
  void maybe_choice(uint32_t of, std::string_view name, std::span<const std::string_view> values) {
    if (!bytes_.one_in(of)) return writer_.absent();
    writer_.choice(name, values, bytes_.below(static_cast<uint32_t>(values.size())));
  }
  void maybe_id(uint32_t of, std::string_view name, char letter, uint32_t ids) {
    bytes_.one_in(of) ? writer_.id(name, letter, bytes_.below(ids)) : writer_.absent();
  }
  void maybe_ids(uint32_t of, std::string_view name, char letter, uint32_t ids) {
    if (!bytes_.one_in(of)) return writer_.absent();
    const uint32_t length = 1 + bytes_.below(3);
    writer_.open_list(name, length);
    for (uint32_t i = 0; i < length; ++i) writer_.element_id(letter, bytes_.below(ids));
    writer_.close_list();
  }
  // The id of the element at a place; seldom another's.
  void own_id(char letter, uint32_t place) {
    writer_.id("id", letter, bytes_.one_in(128) ? 0 : place);
  }
  void rate(std::string_view name) {
    maybe_number(2, name, [&] { return one_of(kRates); });
  }
  auto any_amount() {
    return [this] { return amount(); };
  }
  auto any_count() {
    return [this] { return count(); };
  }
  auto any_instant() {
    return [this] { return instant(); };
  }

  void make_cart() {
    writer_.open("cart");
    writer_.currency("currency", "DKK");
    maybe_boolean(3, "pricesIncludeTax");
    maybe_choice(2, "taxRounding", kTaxRoundings);
    maybe_id(4, "customerId", 'c', 2);
    lines_ = bytes_.below(most_.lines + 1);
    writer_.open_list("lines", lines_);
    for (uint32_t i = 0; i < lines_; ++i) make_line(i);
    writer_.close_list();
    const uint32_t discounts = bytes_.one_in(2) ? bytes_.below(4) : 0;
    writer_.open_list("discounts", discounts);
    for (uint32_t i = 0; i < discounts; ++i) make_discount(i);
    writer_.close_list();
    writer_.close(true);
  }

  void make_line(uint32_t place) {
    writer_.open("");
    own_id('l', place);
    const uint32_t kind = bytes_.one_in(3) ? bytes_.below(4) : 0;
    writer_.choice("kind", kLineKinds, kind);
    maybe_id(1, "experienceId", 'e', 3);
    maybe_id(2, "ticketTypeId", 't', 2);
    maybe_number(2, "startsAt", any_instant());
    maybe_number(4, "utcOffsetMinutes", [&] { return one_of(kOffsets); });
    number("unitPrice", amount());
    number("quantity", 1 + bytes_.below(most_.quantity));
    rate("taxRateBp");
    if (kind == 3) {
      writer_.id("tokenTypeId", 'y', bytes_.below(type_count_));
    } else {
      writer_.absent();
    }
    writer_.close(true);
  }

  void make_discount(uint32_t place) {
    writer_.open("");
    own_id('d', place);
    const uint32_t type = bytes_.below(2);
    writer_.choice("type", kDiscountTypes, type);
    number("value", type == 1 ? amount() : one_of(kRates));
    maybe_ids(3, "lineIds", 'l', std::max(lines_, 1U));
    writer_.close(true);
  }

  void make_type(uint32_t place) {
    const auto kind = static_cast<TokenKind>(kinds_[place]);
    const bool card = kind == TokenKind::kGiftCard || kind == TokenKind::kItemGiftCard;
    writer_.open("");
    writer_.id("id", 'y', place);  // of two equal ones a token would be the first's
    writer_.choice("kind", kKinds, kinds_[place]);
    make_line_kinds();
    maybe_ids(6, "experienceIds", 'e', 3);
    maybe_ids(8, "excludedExperienceIds", 'e', 3);
    maybe_ids(8, "ticketTypeIds", 't', 2);
    maybe_choice(3, "validityBasis", kBases);
    maybe_number(8, "minOrderAmount", any_amount());
    maybe_number(8, "minRedemption",
                 [&] { return kind == TokenKind::kGiftCard ? amount() : bytes_.below(3); });
    maybe_number(8, "maxRedemption",
                 [&] { return kind == TokenKind::kGiftCard ? amount() : count() + 2; });
    maybe_boolean(8, "exclusive");
    maybe_number(8, "maxPerOrder", any_count());
    make_vat();
    card ? make_card_rules(kind) : make_unit_rules(kind);
    writer_.close(true);
  }

  void make_line_kinds() {
    if (!bytes_.one_in(3)) return writer_.absent();
    constexpr uint32_t kCovered = 3;
    const uint32_t first = bytes_.below(kCovered);
    const uint32_t length = 1 + bytes_.below(kCovered);
    writer_.open_list("lineKinds", length);
    for (uint32_t i = 0; i < length; ++i) {
      writer_.element_choice(std::span(kLineKinds).first(kCovered), (first + i) % kCovered);
    }
    writer_.close_list();
  }

  void make_vat() {
    if (!bytes_.one_in(3)) return writer_.absent();
    writer_.open("vat");
    const uint32_t treatment = bytes_.below(2);
    writer_.choice("treatment", kTreatments, treatment);
    if (treatment == 1) {
      number("rateBp", one_of(kRates));
    } else {
      writer_.absent();
    }
    writer_.close(false);
  }

  void make_card_rules(TokenKind kind) {
    writer_.currency("currency", one_of(kCurrencies));
    maybe_boolean(4, "allowPartialRedemption");
    if (kind == TokenKind::kItemGiftCard) maybe_choice(2, "priceChange", kPriceChanges);
  }

  void make_unit_rules(TokenKind kind) {
    if (kind == TokenKind::kPunchcard) {
      maybe_number(3, "punchesPerUnit", any_count());
    } else {
      maybe_number(2, "maxGuestsPerSession", any_count());
      maybe_number(3, "maxEntriesPerDay", any_count());
    }
    if (bytes_.one_in(4)) {
      number("coverageCap", 1 + amount());
      writer_.currency("currency", one_of(kCurrencies));
    } else {
      writer_.absent();
      writer_.absent();
    }
    maybe_choice(2, "selection", kSelections);
  }

  void make_token(uint32_t place) {
    const uint32_t type = bytes_.below(type_count_);
    const auto kind = static_cast<TokenKind>(kinds_[type]);
    writer_.open("");
    own_id('k', place);
    writer_.id("typeId", 'y', type);
    writer_.absent();  // code
    maybe_choice(16, "status", kStatuses);
    maybe_number(6, "validFrom", any_instant());
    maybe_number(6, "expiresAt", any_instant());
    maybe_id(8, "holderId", 'c', 2);
    make_use(kind);
    make_sale();
    switch (kind) {
      case TokenKind::kGiftCard:
        number("balance", amount());
        maybe_number(8, "held", [&] { return bytes_.below(4); });
        break;
      case TokenKind::kItemGiftCard:
        make_items();
        break;
      case TokenKind::kPunchcard:
        number("punches", count());
        maybe_number(8, "held", [&] { return bytes_.below(3); });
        break;
      case TokenKind::kEntryPass:
        make_entries();
        break;
    }
    writer_.close(true);
  }

  void make_use(TokenKind kind) {
    if (!bytes_.one_in(6)) return writer_.absent();
    writer_.open("use");
    number(kind == TokenKind::kGiftCard ? "amount" : "units",
           kind == TokenKind::kGiftCard ? amount() + 1 : count());
    writer_.close(false);
  }

  void make_sale() {
    if (!bytes_.one_in(3)) return writer_.absent();
    writer_.open("sale");
    number("faceValue", bytes_.one_in(2) ? 100'000 : amount() * 8 + 1);
    number("pricePaid", amount());
    writer_.close(false);
  }

  void make_items() {
    const uint32_t items = 1 + bytes_.below(3);
    writer_.open_list("items", items);
    for (uint32_t i = 0; i < items; ++i) {
      writer_.open("");
      own_id('i', i);
      writer_.id("experienceId", 'e', bytes_.below(3));
      maybe_id(3, "ticketTypeId", 't', 2);
      number("quotedPrice", amount());
      number("quantityLeft", bytes_.below(5));
      writer_.close(false);
    }
    writer_.close_list();
  }

  void make_entries() {
    if (bytes_.one_in(2)) {
      number("entries", count());
      maybe_number(8, "held", [&] { return bytes_.below(3); });
    } else {
      writer_.absent();
      writer_.absent();
    }
    const uint32_t used = bytes_.one_in(4) ? bytes_.below(4) : 0;
    writer_.open_list("usedSessions", used);
    for (uint32_t i = 0; i < used; ++i) {
      writer_.open("");
      number("startsAt", instant());
      maybe_number(2, "utcOffsetMinutes", [&] { return one_of(kOffsets); });
      number("guests", count());
      writer_.close(false);
    }
    writer_.close_list();
  }

  void make_options() {
    writer_.open("options");
    maybe_choice(3, "strategy", kStrategies);
    maybe_choice(2, "allocation", kAllocations);
    maybe_number(8, "maxTokens", any_count());
    writer_.close(false);
  }

  ByteSource& bytes_;
  const Sizes& most_;
  TwinWriter& writer_;
  uint32_t type_count_ = 0;
  uint32_t lines_ = 0;
  uint32_t kinds_[model::kMaxTokenTypes] = {};
};

}  // namespace

void make_request(ByteSource& bytes, const Sizes& most, std::string_view name, TwinWriter& writer) {
  Maker(bytes, most, writer).make(name);
}

}  // namespace sve::fuzz
