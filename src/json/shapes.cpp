// The tables of docs/flat.md, "The request" and "What a reader writes for a field".

#include "json/shapes.h"

#include <cstddef>

#include "base/assert.h"
#include "model/limits.h"

namespace sve::json {

namespace {

using enum Field;

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

consteval Slot number(Field field) { return {field, Form::kNumber}; }
consteval Slot boolean(Field field) { return {field, Form::kBoolean}; }
consteval Slot one_id(Field field) { return {field, Form::kId}; }
consteval Slot one_currency(Field field) { return {field, Form::kCurrency}; }
consteval Slot one_of(Field field, Enumeration values) {
  return {field, Form::kEnumeration, static_cast<uint8_t>(values)};
}
consteval Slot object(Field field, ShapeId shape) {
  return {field, Form::kObject, static_cast<uint8_t>(shape)};
}
consteval Slot objects(Field field, ShapeId shape, int64_t limit) {
  return {field, Form::kObjectList, static_cast<uint8_t>(shape), static_cast<uint32_t>(limit)};
}
consteval Slot ids(Field field, int64_t limit) {
  return {field, Form::kIdList, 0, static_cast<uint32_t>(limit)};
}
constexpr Slot kMetadataSlot = {metadata, Form::kMetadata};

constexpr std::array kRequestSlots = {
    number(now),
    object(cart, ShapeId::kCart),
    objects(tokenTypes, ShapeId::kTokenType, model::kMaxTokenTypes),
    objects(tokens, ShapeId::kToken, model::kMaxTokens),
    object(options, ShapeId::kOptions),
    kMetadataSlot,
};

constexpr std::array kVerifySlots = {
    object(request, ShapeId::kRequest),
    object(claim, ShapeId::kClaim),
};

constexpr std::array kCartSlots = {
    one_currency(currency),
    boolean(pricesIncludeTax),
    one_of(taxRounding, Enumeration::kTaxRounding),
    one_id(customerId),
    objects(lines, ShapeId::kLine, model::kMaxLines),
    objects(discounts, ShapeId::kDiscount, model::kMaxDiscounts),
    kMetadataSlot,
};

constexpr std::array kLineSlots = {
    one_id(id),           one_of(kind, Enumeration::kLineKind),
    one_id(experienceId), one_id(ticketTypeId),
    number(startsAt),     number(utcOffsetMinutes),
    number(unitPrice),    number(quantity),
    number(taxRateBp),    one_id(tokenTypeId),
    kMetadataSlot,
};

constexpr std::array kDiscountSlots = {
    one_id(id),    one_of(type, Enumeration::kDiscountType),
    number(value), ids(lineIds, model::kMaxDiscountLineIds),
    kMetadataSlot,
};

constexpr std::array kOptionsSlots = {
    one_of(strategy, Enumeration::kStrategy),
    one_of(allocation, Enumeration::kAllocation),
    number(maxTokens),
};

constexpr std::array kVatSlots = {one_of(treatment, Enumeration::kTreatment), number(rateBp)};
constexpr std::array kSaleSlots = {number(faceValue), number(pricePaid)};
constexpr std::array kUseAmountSlots = {number(amount)};
constexpr std::array kUseUnitsSlots = {number(units)};

constexpr std::array kItemSlots = {
    one_id(id),          one_id(experienceId), one_id(ticketTypeId),
    number(quotedPrice), number(quantityLeft),
};

constexpr std::array kUsedSessionSlots = {number(startsAt), number(utcOffsetMinutes),
                                          number(guests)};

constexpr std::array kClaimSlots = {
    number(due),
    objects(tokens, ShapeId::kClaimToken, model::kMaxTokens),
    Slot{fingerprint, Form::kFingerprint},
};

constexpr std::array kClaimTokenSlots = {
    one_id(id),
    number(amountCovered),
    number(unitsConsumed),
    objects(items, ShapeId::kClaimItem, model::kMaxItems),
};

constexpr std::array kClaimItemSlots = {one_id(id), number(units)};

// Among four lineKinds one repeats or is invalid, and the core stops there.
constexpr uint32_t kLineKindsWritten = 4;

constexpr std::array kTypeSlots = {
    one_id(id),
    one_of(kind, Enumeration::kTokenKind),
    Slot{lineKinds, Form::kEnumerationList, static_cast<uint8_t>(Enumeration::kCoveredLineKind),
         kLineKindsWritten},
    ids(experienceIds, model::kMaxTypeIds),
    ids(excludedExperienceIds, model::kMaxTypeIds),
    ids(ticketTypeIds, model::kMaxTypeIds),
    one_of(validityBasis, Enumeration::kValidityBasis),
    number(minOrderAmount),
    number(minRedemption),
    number(maxRedemption),
    boolean(exclusive),
    number(maxPerOrder),
    object(vat, ShapeId::kVat),
};

constexpr std::array kGiftCardTypeSlots = {
    one_currency(currency),
    boolean(allowPartialRedemption),
    kMetadataSlot,
};

constexpr std::array kItemGiftCardTypeSlots = {
    one_currency(currency),
    boolean(allowPartialRedemption),
    one_of(priceChange, Enumeration::kPriceChange),
    kMetadataSlot,
};

constexpr std::array kPunchcardTypeSlots = {
    number(punchesPerUnit), number(coverageCap),
    one_currency(currency), one_of(selection, Enumeration::kSelection),
    kMetadataSlot,
};

constexpr std::array kEntryPassTypeSlots = {
    number(maxGuestsPerSession),
    number(maxEntriesPerDay),
    number(coverageCap),
    one_currency(currency),
    one_of(selection, Enumeration::kSelection),
    kMetadataSlot,
};

constexpr std::array kTokenSlots = {
    one_id(id),
    one_id(typeId),
    Slot{code, Form::kText},
    one_of(status, Enumeration::kStatus),
    number(validFrom),
    number(expiresAt),
    one_id(holderId),
};

constexpr std::array kSaleSlot = {object(sale, ShapeId::kSale)};
constexpr std::array kUseAmountSlot = {object(use, ShapeId::kUseAmount)};
constexpr std::array kUseUnitsSlot = {object(use, ShapeId::kUseUnits)};

constexpr std::array kGiftCardSlots = {number(balance), number(held), kMetadataSlot};
constexpr std::array kItemGiftCardSlots = {objects(items, ShapeId::kItem, model::kMaxItems),
                                           kMetadataSlot};
constexpr std::array kPunchcardSlots = {number(punches), number(held), kMetadataSlot};
constexpr std::array kEntryPassSlots = {
    number(entries),
    number(held),
    objects(usedSessions, ShapeId::kUsedSession, model::kMaxUsedSessions),
    kMetadataSlot,
};

// The members of every kind, then those of one kind.
template <size_t... kSizes>
consteval auto joined(const std::array<Slot, kSizes>&... parts) {
  std::array<Slot, (kSizes + ...)> all{};
  size_t count = 0;
  const auto append = [&](const auto& part) {
    for (const Slot& slot : part) all[count++] = slot;
  };
  (append(parts), ...);
  return all;
}

constexpr auto kGiftCardType = joined(kTypeSlots, kGiftCardTypeSlots);
constexpr auto kItemGiftCardType = joined(kTypeSlots, kItemGiftCardTypeSlots);
constexpr auto kPunchcardType = joined(kTypeSlots, kPunchcardTypeSlots);
constexpr auto kEntryPassType = joined(kTypeSlots, kEntryPassTypeSlots);
constexpr auto kGiftCard = joined(kTokenSlots, kUseAmountSlot, kSaleSlot, kGiftCardSlots);
constexpr auto kItemGiftCard = joined(kTokenSlots, kUseUnitsSlot, kSaleSlot, kItemGiftCardSlots);
constexpr auto kPunchcard = joined(kTokenSlots, kUseUnitsSlot, kSaleSlot, kPunchcardSlots);
constexpr auto kEntryPass = joined(kTokenSlots, kUseUnitsSlot, kSaleSlot, kEntryPassSlots);

consteval Shape shape(std::span<const Slot> slots) {
  Shape shape{slots, {}};
  for (uint8_t& place : shape.slot_of_field) place = kNoSlotHere;
  for (size_t i = 0; i < slots.size(); ++i) {
    shape.slot_of_field[static_cast<size_t>(slots[i].field)] = static_cast<uint8_t>(i);
  }
  return shape;
}

// By ShapeId.
constexpr Shape kShapes[] = {
    shape(kRequestSlots),
    shape(kVerifySlots),
    shape(kCartSlots),
    shape(kLineSlots),
    shape(kDiscountSlots),
    shape(kOptionsSlots),
    shape(kVatSlots),
    shape(kSaleSlots),
    shape(kUseAmountSlots),
    shape(kUseUnitsSlots),
    shape(kItemSlots),
    shape(kUsedSessionSlots),
    shape(kClaimSlots),
    shape(kClaimTokenSlots),
    shape(kClaimItemSlots),
    shape(kGiftCardType),
    shape(kItemGiftCardType),
    shape(kPunchcardType),
    shape(kEntryPassType),
    shape(std::span(kTypeSlots).first(2)),
    shape(kGiftCard),
    shape(kItemGiftCard),
    shape(kPunchcard),
    shape(kEntryPass),
    shape(std::span(kTokenSlots).first(2)),
};
static_assert(std::size(kShapes) == static_cast<size_t>(ShapeId::kUnknownToken) + 1);
static_assert(kEntryPassType.size() <= kMaxSlots && kEntryPass.size() <= kMaxSlots);

}  // namespace

const Shape& shape_of(ShapeId id) { return kShapes[static_cast<size_t>(id)]; }

std::span<const std::string_view> values_of(Enumeration enumeration) {
  switch (enumeration) {
    case Enumeration::kLineKind:
      return kLineKinds;
    case Enumeration::kCoveredLineKind:
      return std::span(kLineKinds).first(3);
    case Enumeration::kTaxRounding:
      return kTaxRoundings;
    case Enumeration::kDiscountType:
      return kDiscountTypes;
    case Enumeration::kStrategy:
      return kStrategies;
    case Enumeration::kAllocation:
      return kAllocations;
    case Enumeration::kTokenKind:
      return kKinds;
    case Enumeration::kValidityBasis:
      return kBases;
    case Enumeration::kTreatment:
      return kTreatments;
    case Enumeration::kPriceChange:
      return kPriceChanges;
    case Enumeration::kSelection:
      return kSelections;
    case Enumeration::kStatus:
      return kStatuses;
  }
  SVE_ASSERT(false);
  return {};
}

}  // namespace sve::json
