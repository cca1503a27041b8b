// A quote request as plain data: integers and places, every value judged. Contract 2.
//
// Ids are numbers that the reader gave them, equal where the ids are equal; kNoId is absence. Types
// of lines and tokens are places in `token_types`. Lists are views into the engine's working
// memory.

#ifndef SVE_MODEL_REQUEST_H_
#define SVE_MODEL_REQUEST_H_

#include <cstdint>
#include <span>

#include "model/limits.h"

namespace sve::model {

using Id = uint32_t;
inline constexpr Id kNoId = UINT32_MAX;
inline constexpr int64_t kNoInstant = -1;
inline constexpr int64_t kNoLimit = INT64_MAX;
inline constexpr uint32_t kNoPlace = UINT32_MAX;

enum class LineKind : uint8_t { kTicket, kAddon, kFee, kToken };
enum class TaxRounding : uint8_t { kRate, kLine };
enum class DiscountType : uint8_t { kPercentage, kFixed };
enum class Strategy : uint8_t { kInOrder, kOptimal };
enum class LayOut : uint8_t { kProportional, kSequential };
enum class TokenKind : uint8_t { kGiftCard, kItemGiftCard, kPunchcard, kEntryPass };
enum class ValidityBasis : uint8_t { kBooking, kSession };
enum class Treatment : uint8_t { kMultiPurpose, kSinglePurpose };
enum class PriceChange : uint8_t { kTopUp, kHonour };
enum class Selection : uint8_t { kHighestPrice, kLowestPrice, kCartOrder };
enum class TokenStatus : uint8_t { kActive, kPending, kSuspended, kVoided, kExpired, kDepleted };

struct Line {
  Id id;
  Id experience_id;   // or kNoId
  Id ticket_type_id;  // or kNoId
  LineKind kind;
  Id token_type_id;     // or kNoId; only of kind token
  uint32_t token_type;  // place in token_types, or kNoPlace
  int32_t utc_offset_minutes;
  int32_t tax_rate_bp;
  int64_t starts_at;  // or kNoInstant
  int64_t unit_price;
  int64_t quantity;
};

struct Discount {
  Id id;
  DiscountType type;
  bool every_line;  // no lineIds: all lines of kind ticket and addon
  int64_t value;
  std::span<const uint32_t> lines;  // places, ascending, none twice
};

struct TokenType {
  Id id;
  TokenKind kind;
  uint8_t line_kinds;  // a bit for each LineKind
  bool has_experience_ids;
  bool has_excluded_experience_ids;
  bool has_ticket_type_ids;
  ValidityBasis validity_basis;
  bool exclusive;
  bool partial_redemption;  // allowPartialRedemption
  Treatment treatment;
  PriceChange price_change;
  Selection selection;
  int32_t rate_bp;   // of singlePurpose
  int32_t currency;  // packed letters, or 0
  std::span<const Id> experience_ids;
  std::span<const Id> excluded_experience_ids;
  std::span<const Id> ticket_type_ids;
  int64_t min_order_amount;
  int64_t min_redemption;
  int64_t max_redemption;  // or kNoLimit
  int64_t max_per_order;   // or kNoLimit
  int64_t coverage_cap;    // or kNoLimit
  int64_t punches_per_unit;
  int64_t max_guests_per_session;
  int64_t max_entries_per_day;  // or kNoLimit
};

struct Item {
  Id id;
  Id experience_id;
  Id ticket_type_id;  // or kNoId
  int64_t quoted_price;
  int64_t quantity_left;
};

struct UsedSession {
  int64_t starts_at;
  int64_t utc_offset_minutes;
  int64_t guests;
};

struct Token {
  Id id;
  uint32_t type;  // place in token_types
  TokenStatus status;
  bool unlimited;      // an entryPass without entries
  Id holder_id;        // or kNoId
  int64_t valid_from;  // or kNoInstant
  int64_t expires_at;  // or kNoInstant
  int64_t use;         // use.amount or use.units, or kNoLimit
  int64_t face_value;  // of the sale, or 0 when there is none
  int64_t price_paid;
  int64_t left;  // balance, punches, entries; of an itemGiftCard Σ quantityLeft; 1 when unlimited
  int64_t held;
  int64_t items_value;  // Σ quotedPrice·quantityLeft
  std::span<const Item> items;
  std::span<const UsedSession> used_sessions;
};

struct Request {
  int64_t now;
  int32_t currency;  // packed letters
  bool prices_include_tax;
  TaxRounding tax_rounding;
  Strategy strategy;
  LayOut allocation;
  Id customer_id;      // or kNoId
  int64_t max_tokens;  // or kNoLimit
  uint32_t id_count;   // ids are below it
  std::span<Line> lines;
  std::span<const Discount> discounts;
  std::span<const TokenType> token_types;
  std::span<const Token> tokens;
};

// What a client says it charged. Contract 10.
struct ClaimItem {
  Id id;
  int64_t units;
};

struct ClaimToken {
  Id id;
  bool has_units;
  bool has_items;
  int64_t amount_covered;
  int64_t units_consumed;
  std::span<const ClaimItem> items;
};

struct Claim {
  int64_t due;
  std::span<const ClaimToken> tokens;
  bool has_fingerprint;
  bool fingerprint_well_formed;
  uint64_t fingerprint;
};

// The local calendar day of an instant: its number since 1970-01-01. Contract 2.
inline int64_t local_day(int64_t starts_at, int64_t utc_offset_minutes) {
  const int64_t local = starts_at + kMsPerMinute * utc_offset_minutes;
  const int64_t day = local / kMsPerDay;
  return local % kMsPerDay < 0 ? day - 1 : day;
}

// What may be used of the token now.
inline int64_t available(const Token& token) { return token.left - token.held; }

}  // namespace sve::model

#endif  // SVE_MODEL_REQUEST_H_
