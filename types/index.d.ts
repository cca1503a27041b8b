// The types of stored-value-engine: requests, quotes, verifications and the API. Sections named are
// those of docs/contract.md. Amounts are integer minor units (2500 is 25.00 DKK), rates basis points
// (2500 is 25 %), instants milliseconds since 1970-01-01T00:00:00Z. What a literal `kind`, `type` or
// `treatment` decides is a union here; what hangs on values (min above max, a cap without currency,
// ids that repeat) is judged when it is priced. Needs no DOM types, no Node types and no library
// newer than ES2020.

/** A member that may be left out; `null` and `undefined` mean the same. */
type Optional<T> = T | null | undefined;

// -------------------------------------------------------------------------------------------------
// Values (contract 1)
// -------------------------------------------------------------------------------------------------

/**
 * An amount as a request gives it: integer minor units of the currency, 0 to 2^53 − 1. Never a
 * fraction. Answers always give amounts as numbers.
 */
export type AmountInput = number | bigint;

/**
 * An instant as a request gives it: integer milliseconds since 1970-01-01T00:00:00Z, 0 to 253 402
 * 300 799 999, or a `Date`. Answers always give instants as numbers.
 */
export type InstantInput = number | Date;

/** Any object: accepted where it is named and ignored by pricing. A list is not one. */
export type Metadata = object;

/** What a line is. Lines of kind `"token"` sell stored value, which stored value can never pay. */
export type LineKind = "ticket" | "addon" | "fee" | "token";

/** The kinds of line that stored value may cover. */
export type EligibleLineKind = Exclude<LineKind, "token">;

/** The kinds of stored value. */
export type TokenKind = "giftCard" | "itemGiftCard" | "punchcard" | "entryPass";

/** Whether tax is computed once per rate and spread over its lines, or on each line. */
export type TaxRounding = "rate" | "line";

/**
 * How a gift card's amount is laid on lines: by what is due on each, or filling them in line order.
 */
export type Allocation = "proportional" | "sequential";

/**
 * How the tokens to use are chosen: each in its turn, as the customer applied them, or so that the
 * least is due and forfeited. Contract 7.
 */
export type Strategy = "inOrder" | "optimal";

/** Whether a token's validity is judged at `now` or at the start of the session. */
export type ValidityBasis = "booking" | "session";

/** Which units a punchcard or pass covers first. */
export type Selection = "highestPrice" | "lowestPrice" | "cartOrder";

/**
 * What an itemGiftCard covers of an item that now costs more: the price quoted then, or the whole
 * price.
 */
export type PriceChange = "topUp" | "honour";

/** Where a token stands in its life. Only an active one covers anything. */
export type TokenStatus = "active" | "pending" | "suspended" | "voided" | "expired" | "depleted";

/**
 * Whether VAT falls due when a token is redeemed (multiPurpose) or was paid when it was sold
 * (singlePurpose).
 */
export type VatTreatment = "multiPurpose" | "singlePurpose";

// -------------------------------------------------------------------------------------------------
// The quote request (contract 2)
// -------------------------------------------------------------------------------------------------

/** A checkout to price. Contract 2. */
export interface QuoteRequest {
  /** The instant of pricing. The engine has no clock of its own. */
  readonly now: InstantInput;
  readonly cart: Cart;
  /** The rules of the products that `tokens` and lines of kind token belong to. At most 64. */
  readonly tokenTypes?: Optional<readonly TokenType[]>;
  /** In the order in which the customer applied them. At most 64. */
  readonly tokens?: Optional<readonly Token[]>;
  readonly options?: Optional<Options>;
  readonly metadata?: Optional<Metadata>;
}

/** The cart. Contract 2, priced by contract 3. */
export interface Cart {
  /** ISO 4217 code, three capitals: `"DKK"`. */
  readonly currency: string;
  /** Default true. */
  readonly pricesIncludeTax?: Optional<boolean>;
  /** Default `"rate"`. */
  readonly taxRounding?: Optional<TaxRounding>;
  /** Who buys. A token with a `holderId` is for this customer only. */
  readonly customerId?: Optional<string>;
  /** 0 to 10 000 lines, whose quantities add up to at most 100 000. Ids are unique. */
  readonly lines: readonly Line[];
  /** Applied in order. At most 64. Ids are unique. */
  readonly discounts?: Optional<readonly Discount[]>;
  readonly metadata?: Optional<Metadata>;
}

interface LineMembers {
  /** 1 to 128 bytes of UTF-8, unique among the lines. */
  readonly id: string;
  readonly experienceId?: Optional<string>;
  readonly ticketTypeId?: Optional<string>;
  /** When the session starts. */
  readonly startsAt?: Optional<InstantInput>;
  /** Minutes, −1080 to 1080, default 0: which local calendar day the session is on. */
  readonly utcOffsetMinutes?: Optional<number>;
  /** Amount per unit, before discounts. */
  readonly unitPrice: AmountInput;
  /** Units, 1 to 100 000. */
  readonly quantity: number;
  /** Basis points, 0 to 10 000, default 0. */
  readonly taxRateBp?: Optional<number>;
  readonly metadata?: Optional<Metadata>;
}

/** A line that stored value may cover. Contract 2. */
export interface PayableLine extends LineMembers {
  /** Default `"ticket"`. */
  readonly kind?: Optional<EligibleLineKind>;
  /** Not allowed: only a line of kind token sells a token. */
  readonly tokenTypeId?: null | undefined;
}

/**
 * A line that sells stored value, which stored value can never pay. Contract 2; its tax, contract
 * 3.4.
 */
export interface TokenLine extends LineMembers {
  readonly kind: "token";
  /** The token type that is sold, one of the request's. */
  readonly tokenTypeId: string;
}

/** A line of the cart. Contract 2. */
export type Line = PayableLine | TokenLine;

interface DiscountMembers {
  /** 1 to 128 bytes of UTF-8, unique among the discounts. */
  readonly id: string;
  /** The lines it applies to, 1 to 10 000. Default: every line whose kind is ticket or addon. */
  readonly lineIds?: Optional<readonly string[]>;
  readonly metadata?: Optional<Metadata>;
}

/** A share off each of its lines. Contract 3.2. */
export interface PercentageDiscount extends DiscountMembers {
  readonly type: "percentage";
  /** Basis points, 0 to 10 000. */
  readonly value: number;
}

/** An amount off, apportioned over its lines by what they then cost. Contract 3.2. */
export interface FixedDiscount extends DiscountMembers {
  readonly type: "fixed";
  /** Amount. */
  readonly value: AmountInput;
}

/** A discount. Contract 2, applied by contract 3.2. */
export type Discount = PercentageDiscount | FixedDiscount;

/** How to price. Contract 2. */
export interface Options {
  /** Default `"inOrder"`. */
  readonly strategy?: Optional<Strategy>;
  /** Default `"proportional"`. */
  readonly allocation?: Optional<Allocation>;
  /** The most tokens that may be applied, 1 to 100 000. Default: no limit. */
  readonly maxTokens?: Optional<number>;
}

// -------------------------------------------------------------------------------------------------
// Token types: the rules of a product (contract 2)
// -------------------------------------------------------------------------------------------------

/** VAT falls due when a token of the type is redeemed. The default. Contract 8. */
export interface MultiPurposeVat {
  /** Default `"multiPurpose"`. */
  readonly treatment?: Optional<"multiPurpose">;
  /** Not allowed. */
  readonly rateBp?: null | undefined;
}

/** VAT was paid when a token of the type was sold. Contract 8. */
export interface SinglePurposeVat {
  readonly treatment: "singlePurpose";
  /** Basis points, 0 to 10 000: the rate of the token, and the only rate of line it covers. */
  readonly rateBp: number;
}

/** When VAT falls due on tokens of a type. Contract 2 and 8. */
export type VatRule = MultiPurposeVat | SinglePurposeVat;

interface TokenTypeMembers {
  /** 1 to 128 bytes of UTF-8, unique among the token types. */
  readonly id: string;
  /**
   * The kinds of line it covers, none twice. Default: all three for a giftCard, `["ticket"]` for
   * the others.
   */
  readonly lineKinds?: Optional<readonly EligibleLineKind[]>;
  /** Only lines of these experiences, 1 to 1000. Default: no restriction. */
  readonly experienceIds?: Optional<readonly string[]>;
  /** No lines of these experiences, 1 to 1000. */
  readonly excludedExperienceIds?: Optional<readonly string[]>;
  /** Only lines of these ticket types, 1 to 1000. Default: no restriction. */
  readonly ticketTypeIds?: Optional<readonly string[]>;
  /** Default `"booking"`. */
  readonly validityBasis?: Optional<ValidityBasis>;
  /** Amount: what the eligible lines must add up to. Default 0. */
  readonly minOrderAmount?: Optional<AmountInput>;
  /** Cannot be combined with any other token. Default false. */
  readonly exclusive?: Optional<boolean>;
  /** The most tokens of this type in one order, 1 to 100 000. Default: no limit. */
  readonly maxPerOrder?: Optional<number>;
  /** Default: multiPurpose. */
  readonly vat?: Optional<VatRule>;
  readonly metadata?: Optional<Metadata>;
}

interface UnitRedemptionLimits {
  /** The fewest units that it covers, 0 to 100 000. Default 0. */
  readonly minRedemption?: Optional<number>;
  /** The most units that it covers, 1 to 100 000, not below `minRedemption`. Default: no limit. */
  readonly maxRedemption?: Optional<number>;
}

interface CoverageRules {
  /** Amount ≥ 1: the most that is covered of one unit. Default: the whole unit. */
  readonly coverageCap?: Optional<AmountInput>;
  /** ISO 4217 code: required with `coverageCap`, not allowed without. */
  readonly currency?: Optional<string>;
  /** Default `"highestPrice"`. */
  readonly selection?: Optional<Selection>;
}

/** A card with money on it. */
export interface GiftCardType extends TokenTypeMembers {
  readonly kind: "giftCard";
  /** Amount: the least that it covers. Default 0. */
  readonly minRedemption?: Optional<AmountInput>;
  /** Amount ≥ 1: the most that it covers, not below `minRedemption`. Default: no limit. */
  readonly maxRedemption?: Optional<AmountInput>;
  /** ISO 4217 code, three capitals. */
  readonly currency: string;
  /** Default true. False: all that is available is used, or nothing; then no `maxRedemption`. */
  readonly allowPartialRedemption?: Optional<boolean>;
}

/** A card for named experiences: two kayak trips at the price of the day it was bought. */
export interface ItemGiftCardType extends TokenTypeMembers, UnitRedemptionLimits {
  readonly kind: "itemGiftCard";
  /** ISO 4217 code, three capitals. */
  readonly currency: string;
  /**
   * Default true. False: every item is used to the last, or nothing is; then no `maxRedemption`.
   */
  readonly allowPartialRedemption?: Optional<boolean>;
  /** Default `"topUp"`. */
  readonly priceChange?: Optional<PriceChange>;
}

/** A card of punches: ten climbs. */
export interface PunchcardType extends TokenTypeMembers, UnitRedemptionLimits, CoverageRules {
  readonly kind: "punchcard";
  /** Punches that one unit takes, 1 to 100 000. Default 1. */
  readonly punchesPerUnit?: Optional<number>;
}

/**
 * A pass for entries, counted or not, with limits a session and a day: a city pass, a season pass.
 */
export interface EntryPassType extends TokenTypeMembers, UnitRedemptionLimits, CoverageRules {
  readonly kind: "entryPass";
  /** Guests that one session takes on one pass, 1 to 100 000. Default 1. */
  readonly maxGuestsPerSession?: Optional<number>;
  /** Entries on one local calendar day, 1 to 100 000. Default: no limit. */
  readonly maxEntriesPerDay?: Optional<number>;
}

/** The rules of one product. Contract 2. */
export type TokenType = GiftCardType | ItemGiftCardType | PunchcardType | EntryPassType;

// -------------------------------------------------------------------------------------------------
// Tokens: one customer's stored value (contract 2)
// -------------------------------------------------------------------------------------------------

/** What a gift card was issued with and what was paid for it. It only affects tax. Contract 8. */
export interface AmountSale {
  /** Amount ≥ 1, at least what is left. */
  readonly faceValue: AmountInput;
  /** Amount. */
  readonly pricePaid: AmountInput;
}

/**
 * What a punchcard or pass was issued with and what was paid for it. It only affects tax. Contract
 * 8.
 */
export interface CountSale {
  /** Punches or entries, 1 to 100 000, at least what is left. */
  readonly faceValue: number;
  /** Amount. */
  readonly pricePaid: AmountInput;
}

/** The most money that the customer wants used. */
export interface AmountUse {
  /** Amount ≥ 1. */
  readonly amount: AmountInput;
}

/** The most units that the customer wants covered. */
export interface UnitsUse {
  /** Covered units, 1 to 100 000. */
  readonly units: number;
}

interface TokenMembers {
  /** 1 to 128 bytes of UTF-8, unique among the tokens. */
  readonly id: string;
  /** The token type it is of, one of the request's. Its kind is the token's. */
  readonly typeId: string;
  /** Ignored by pricing. */
  readonly code?: Optional<string>;
  /** Default `"active"`. */
  readonly status?: Optional<TokenStatus>;
  /** Valid from this instant on. */
  readonly validFrom?: Optional<InstantInput>;
  /** No longer valid at this instant. */
  readonly expiresAt?: Optional<InstantInput>;
  /** Only the customer of this id may use it. */
  readonly holderId?: Optional<string>;
  readonly metadata?: Optional<Metadata>;
}

/** A token of a type of kind giftCard. */
export interface GiftCardToken extends TokenMembers {
  /** Amount that is left. */
  readonly balance: AmountInput;
  /** Amount of the balance that is held for other orders. Default 0. */
  readonly held?: Optional<AmountInput>;
  readonly use?: Optional<AmountUse>;
  readonly sale?: Optional<AmountSale>;
  readonly items?: never;
  readonly punches?: never;
  readonly entries?: never;
  readonly usedSessions?: never;
}

/** What an itemGiftCard is for. */
export interface GiftCardItem {
  /** 1 to 128 bytes of UTF-8, unique among the items of the token. */
  readonly id: string;
  readonly experienceId: string;
  /** Default: any ticket type of the experience. */
  readonly ticketTypeId?: Optional<string>;
  /** Amount per unit when the card was bought. */
  readonly quotedPrice: AmountInput;
  /** Units, 0 to 100 000. */
  readonly quantityLeft: number;
}

/** A token of a type of kind itemGiftCard. */
export interface ItemGiftCardToken extends TokenMembers {
  /** 1 to 100. */
  readonly items: readonly GiftCardItem[];
  readonly use?: Optional<UnitsUse>;
  readonly sale?: Optional<AmountSale>;
  readonly balance?: never;
  readonly held?: never;
  readonly punches?: never;
  readonly entries?: never;
  readonly usedSessions?: never;
}

/** A token of a type of kind punchcard. */
export interface PunchcardToken extends TokenMembers {
  /** Punches that are left, 0 to 100 000. */
  readonly punches: number;
  /** Punches of these that are held for other orders. Default 0. */
  readonly held?: Optional<number>;
  readonly use?: Optional<UnitsUse>;
  readonly sale?: Optional<CountSale>;
  readonly balance?: never;
  readonly items?: never;
  readonly entries?: never;
  readonly usedSessions?: never;
}

/** A session that an entryPass was used for in earlier orders. */
export interface UsedSession {
  readonly startsAt: InstantInput;
  /** Minutes, −1080 to 1080, default 0. */
  readonly utcOffsetMinutes?: Optional<number>;
  /** 1 to 100 000. */
  readonly guests: number;
}

/** A token of a type of kind entryPass. */
export interface EntryPassToken extends TokenMembers {
  /** Entries that are left, 0 to 100 000. Default: unlimited. */
  readonly entries?: Optional<number>;
  /**
   * Entries of these that are held for other orders. Default 0; not allowed for an unlimited pass.
   */
  readonly held?: Optional<number>;
  /** At most 10 000. */
  readonly usedSessions?: Optional<readonly UsedSession[]>;
  readonly use?: Optional<UnitsUse>;
  readonly sale?: Optional<CountSale>;
  readonly balance?: never;
  readonly items?: never;
  readonly punches?: never;
}

/** One customer's stored value. Its kind is its type's. Contract 2. */
export type Token = GiftCardToken | ItemGiftCardToken | PunchcardToken | EntryPassToken;

// -------------------------------------------------------------------------------------------------
// Violations: why a token was rejected, how a claim differs (contract 4 to 6 and 10)
// -------------------------------------------------------------------------------------------------

/** No line is of a kind that the token covers. Contract 4. */
export interface LineKindNotEligible {
  code: "LINE_KIND_NOT_ELIGIBLE";
}

/** No line is of an experience that the token covers. Contract 4. */
export interface ExperienceNotEligible {
  code: "EXPERIENCE_NOT_ELIGIBLE";
}

/** No line is of a ticket type that the token covers. Contract 4. */
export interface TicketTypeNotEligible {
  code: "TICKET_TYPE_NOT_ELIGIBLE";
}

/** No line is for an item that is left on the card. Contract 4. */
export interface ItemNotOnGiftCard {
  code: "ITEM_NOT_ON_GIFT_CARD";
}

/**
 * The token is valid for sessions in a period, and no line says when its session starts. Contract
 * 4.
 */
export interface SessionStartMissing {
  code: "SESSION_START_MISSING";
}

/** The sessions start before the token is valid. Contract 4. */
export interface SessionBeforeValidity {
  code: "SESSION_BEFORE_VALIDITY";
}

/** The sessions start when the token has expired. Contract 4. */
export interface SessionAfterExpiry {
  code: "SESSION_AFTER_EXPIRY";
}

/** A singlePurpose token, and no line has its tax rate. Contract 4. */
export interface TaxRateMismatch {
  code: "TAX_RATE_MISMATCH";
}

/** The token's status is pending. Contract 5. */
export interface TokenNotActive {
  code: "TOKEN_NOT_ACTIVE";
}

/** The token's status is suspended. Contract 5. */
export interface TokenSuspended {
  code: "TOKEN_SUSPENDED";
}

/** The token's status is voided. Contract 5. */
export interface TokenVoided {
  code: "TOKEN_VOIDED";
}

/** The token's status is expired, or its expiry has passed. Contract 5. */
export interface TokenExpired {
  code: "TOKEN_EXPIRED";
  /** Instant, milliseconds. Absent when only the status says that it expired. */
  expiresAt?: number;
}

/** The token's status is depleted, or nothing is left on it. Contract 5. */
export interface TokenDepleted {
  code: "TOKEN_DEPLETED";
}

/** The token is not valid yet. Contract 5. */
export interface TokenNotYetValid {
  code: "TOKEN_NOT_YET_VALID";
  /** Instant, milliseconds. */
  validFrom: number;
}

/** The token is in another currency than the cart. Contract 5. */
export interface CurrencyMismatch {
  code: "CURRENCY_MISMATCH";
  /** The cart's currency. */
  expected: string;
  /** The token type's currency. */
  actual: string;
}

/** The token is for one customer, who is not the cart's. Contract 5. */
export interface HolderMismatch {
  code: "HOLDER_MISMATCH";
}

/** Something is left on the token, but all of it is held for other orders. Contract 5. */
export interface ValueOnHold {
  code: "VALUE_ON_HOLD";
  /** Amount, punches or entries. */
  held: number;
}

/** A punchcard has fewer punches available than one unit takes. Contract 5. */
export interface InsufficientUnits {
  code: "INSUFFICIENT_UNITS";
  /** Punches that one unit takes. */
  required: number;
  /** Punches. */
  available: number;
}

/** The eligible lines add up to less than the token asks for. Contract 5. */
export interface MinOrderNotMet {
  code: "MIN_ORDER_NOT_MET";
  /** Amount. */
  required: number;
  /** Amount. */
  actual: number;
}

/** This token, or one that is applied, is exclusive. Contract 6. */
export interface NotCombinable {
  code: "NOT_COMBINABLE";
  /** The id of the token applied earliest that conflicts. */
  with: string;
}

/** As many tokens of the type are applied as one order takes. Contract 6. */
export interface TooManyOfType {
  code: "TOO_MANY_OF_TYPE";
  /** Tokens: the type's `maxPerOrder`. */
  limit: number;
}

/** As many tokens are applied as the options allow. Contract 6. */
export interface TooManyTokens {
  code: "TOO_MANY_TOKENS";
  /** Tokens: the request's `maxTokens`. */
  limit: number;
}

/** The sessions have as many guests on this pass as it allows. Contract 6. */
export interface SessionLimitReached {
  code: "SESSION_LIMIT_REACHED";
  /** Guests: the type's `maxGuestsPerSession`. */
  limit: number;
}

/** The days have as many entries on this pass as it allows. Contract 6. */
export interface DayLimitReached {
  code: "DAY_LIMIT_REACHED";
  /** Entries: the type's `maxEntriesPerDay`. */
  limit: number;
}

/** The token must be used as a whole, and the order cannot take it all. Contract 6. */
export interface PartialRedemptionNotAllowed {
  code: "PARTIAL_REDEMPTION_NOT_ALLOWED";
  /** Amount (giftCard) or units (itemGiftCard). */
  available: number;
  /** Amount (giftCard) or units (itemGiftCard) that it would cover. */
  coverable: number;
}

/** The token would cover less than it must. Contract 6. */
export interface BelowMinRedemption {
  code: "BELOW_MIN_REDEMPTION";
  /** Amount (giftCard) or units: the type's `minRedemption`. */
  required: number;
  /** Amount (giftCard) or units that it would cover. */
  possible: number;
}

/** Why a token was rejected: a union by `code`, each with its own details. Contract 4 to 6. */
export type Violation =
  | LineKindNotEligible
  | ExperienceNotEligible
  | TicketTypeNotEligible
  | ItemNotOnGiftCard
  | SessionStartMissing
  | SessionBeforeValidity
  | SessionAfterExpiry
  | TaxRateMismatch
  | TokenNotActive
  | TokenSuspended
  | TokenVoided
  | TokenExpired
  | TokenDepleted
  | TokenNotYetValid
  | CurrencyMismatch
  | HolderMismatch
  | ValueOnHold
  | InsufficientUnits
  | MinOrderNotMet
  | NotCombinable
  | TooManyOfType
  | TooManyTokens
  | SessionLimitReached
  | DayLimitReached
  | PartialRedemptionNotAllowed
  | BelowMinRedemption;

/** A claimed token is rejected now: one of its violations, with the token's id. Contract 10. */
export type RejectionViolation = Violation & { tokenId: string };

/** The claim names a token that the request has not. Contract 10. */
export interface TokenNotInRequest {
  code: "TOKEN_NOT_IN_REQUEST";
  tokenId: string;
}

/** The claim says another amount than the token covers. Contract 10. */
export interface AmountMismatch {
  code: "AMOUNT_MISMATCH";
  tokenId: string;
  /** Amount. */
  claimed: number;
  /** Amount. */
  expected: number;
}

/** The claim says another number of punches, entries or items than the token gives. Contract 10. */
export interface UnitsMismatch {
  code: "UNITS_MISMATCH";
  tokenId: string;
  /** Punches, entries or items. */
  claimed: number;
  /** Punches, entries or items. */
  expected: number;
}

/** The claim says other items than the token gives. Contract 10. */
export interface ItemsMismatch {
  code: "ITEMS_MISMATCH";
  tokenId: string;
}

/** A token is applied that the claim leaves out. Contract 10. */
export interface TokenNotInClaim {
  code: "TOKEN_NOT_IN_CLAIM";
  tokenId: string;
}

/** The claim says another amount due. Contract 10. */
export interface DueMismatch {
  code: "DUE_MISMATCH";
  /** Amount. */
  claimed: number;
  /** Amount. */
  expected: number;
}

/** Nothing else differs, but the claim's fingerprint is of another quote. Contract 10 and 11. */
export interface FingerprintMismatch {
  code: "FINGERPRINT_MISMATCH";
}

/**
 * How a claim differs from the quote: a union by `code`, each with its own details. Contract 10.
 */
export type VerificationViolation =
  | RejectionViolation
  | TokenNotInRequest
  | AmountMismatch
  | UnitsMismatch
  | ItemsMismatch
  | TokenNotInClaim
  | DueMismatch
  | FingerprintMismatch;

/** Every code of a violation. */
export type ViolationCode = VerificationViolation["code"];

// -------------------------------------------------------------------------------------------------
// The quote (contract 9)
// -------------------------------------------------------------------------------------------------

/** The VAT that falls due with this order at one rate, or on one line. Amounts; contract 8. */
export interface VatSummary {
  /** Basis points. */
  rateBp: number;
  /** What VAT falls due on, VAT included. */
  taxable: number;
  /** `taxable` − `vat`. */
  net: number;
  vat: number;
  /** Covered by singlePurpose tokens, whose VAT was paid when they were sold. */
  prepaid: number;
}

/** One line, priced. Amounts; contract 9. */
export interface LineQuote {
  id: string;
  /** Units. */
  quantity: number;
  /** `unitPrice` · `quantity`. */
  subtotal: number;
  discount: number;
  /** The tax added on top; 0 when prices include it. */
  tax: number;
  /** `subtotal` − `discount` + `tax`. */
  total: number;
  /** What tokens cover of the total. */
  covered: number;
  /** `total` − `covered`. */
  due: number;
  vat: VatSummary;
}

/** What a token covers of one line. Contract 9. */
export interface TokenAllocation {
  lineId: string;
  /** Units covered; 0 for a giftCard. */
  units: number;
  /** Amount covered. */
  amount: number;
}

/** What one item of an itemGiftCard covers of one line. Contract 9. */
export interface ItemAllocation {
  lineId: string;
  itemId: string;
  /** Units covered. */
  units: number;
  /** Amount covered. */
  amount: number;
}

/** What became of a token: it covered something, nothing (with no violation), or was rejected. */
export type Outcome = "applied" | "unused" | "rejected";

interface TokenResultMembers {
  id: string;
  outcome: Outcome;
  /** Amount. */
  amountCovered: number;
  /** Amount: what an itemGiftCard loses on units that now cost less than quoted. */
  forfeited: number;
  /**
   * Amount: the part of the price paid that this redemption uses up, or the amount covered.
   * Contract 8.
   */
  consideration: number;
  /** Units; 0 for a giftCard. */
  unitsCovered: number;
  /** Punches, entries or items; 0 for a giftCard. */
  unitsConsumed: number;
  /** Why it was rejected; empty unless it was. */
  violations: Violation[];
}

/** What became of a giftCard. */
export interface GiftCardResult extends TokenResultMembers {
  kind: "giftCard";
  /** What is left if this quote is redeemed, held value counted as left. */
  remaining: {
    /** Amount. */
    balance: number;
  };
  /** In line order. */
  allocations: TokenAllocation[];
}

/** What became of an itemGiftCard. */
export interface ItemGiftCardResult extends TokenResultMembers {
  kind: "itemGiftCard";
  /** What is left if this quote is redeemed. */
  remaining: {
    items: {
      id: string;
      /** Units. */
      quantityLeft: number;
    }[];
  };
  /** In line order, within a line in item order. */
  allocations: ItemAllocation[];
}

/** What became of a punchcard. */
export interface PunchcardResult extends TokenResultMembers {
  kind: "punchcard";
  /** What is left if this quote is redeemed, held value counted as left. */
  remaining: {
    punches: number;
  };
  /** In line order. */
  allocations: TokenAllocation[];
}

/** What became of an entryPass. */
export interface EntryPassResult extends TokenResultMembers {
  kind: "entryPass";
  /** What is left if this quote is redeemed, held value counted as left. */
  remaining: {
    /** Null when unlimited. */
    entries: number | null;
  };
  /** In line order. */
  allocations: TokenAllocation[];
}

/** What became of a token: a union by `kind`. Contract 9. */
export type TokenResult = GiftCardResult | ItemGiftCardResult | PunchcardResult | EntryPassResult;

/** Which engine made a quote. */
export interface EngineInfo {
  /** `"stored-value-engine"`. */
  name: string;
  /** The package's version. */
  version: string;
  /** The version of the contract that the figures follow. */
  contract: 1;
}

/** How good the choice of the optimal strategy is. Contract 7. */
export interface Optimality {
  /** Whether it is certain that no choice is better. */
  proven: boolean;
  /** No choice has a lower cost (due + forfeited) than this. */
  costLowerBound: number;
  /** What due + forfeited would be with strategy inOrder. */
  inOrderCost: number;
}

/** The price of a checkout. Amounts in minor units of `currency`; contract 9. */
export interface Quote {
  currency: string;
  subtotal: number;
  discount: number;
  /** The tax added on top; 0 when prices include it. */
  tax: number;
  /** `subtotal` − `discount` + `tax`. */
  total: number;
  /** What tokens cover of the total. */
  covered: number;
  /** What the customer still pays: `total` − `covered`. */
  due: number;
  /** What itemGiftCards lose on units that now cost less than quoted. */
  forfeited: number;
  /** In request order. */
  lines: LineQuote[];
  /** In request order. */
  tokens: TokenResult[];
  /** One entry per rate of the lines, ascending, without lines that sell multiPurpose tokens. */
  vat: VatSummary[];
  /** Only with strategy optimal. */
  optimality?: Optimality;
  /**
   * 16 lower-case hex digits: equal figures have equal fingerprints, on every host. Contract 11.
   */
  fingerprint: string;
  engine: EngineInfo;
}

// -------------------------------------------------------------------------------------------------
// Verifying a claim (contract 10)
// -------------------------------------------------------------------------------------------------

/** Units that a client says an item of an itemGiftCard gave. */
export interface ClaimItem {
  /** The item's id, unique among the items of the token. */
  readonly id: string;
  /** 0 to 100 000. */
  readonly units: number;
}

/** What a client says a token covered. */
export interface ClaimToken {
  /** The token's id, unique among the tokens of the claim. */
  readonly id: string;
  /** Amount. */
  readonly amountCovered: AmountInput;
  /** Punches, entries or items, 0 to 100 000. Default: not compared. */
  readonly unitsConsumed?: Optional<number>;
  /** At most 100. Default: not compared. */
  readonly items?: Optional<readonly ClaimItem[]>;
}

/** What a client says it charged. Contract 10. */
export interface Claim {
  /** Amount. */
  readonly due: AmountInput;
  /** At most 64. */
  readonly tokens: readonly ClaimToken[];
  /** Compared when nothing else differs. Default: not compared. */
  readonly fingerprint?: Optional<string>;
}

/** The server's own request, and the claim to compare with its quote. Contract 10. */
export interface VerifyInput {
  readonly request: QuoteRequest;
  readonly claim: Claim;
}

/** Whether a claim is what the engine computes. Contract 10. */
export interface Verification {
  /** True when there are no violations. */
  ok: boolean;
  violations: VerificationViolation[];
  /** The quote of the request, whatever was claimed. */
  quote: Quote;
}

// -------------------------------------------------------------------------------------------------
// Errors (contract 12)
// -------------------------------------------------------------------------------------------------

/** Why a request or a document to verify is malformed. Contract 12. */
export type MalformedReason =
  | "NOT_JSON"
  | "DUPLICATE_KEY"
  | "MISSING_FIELD"
  | "UNKNOWN_FIELD"
  | "WRONG_TYPE"
  | "NOT_AN_INTEGER"
  | "OUT_OF_RANGE"
  | "INVALID_VALUE"
  | "TOO_MANY"
  | "EMPTY_LIST"
  | "DUPLICATE_ID"
  | "UNKNOWN_REFERENCE"
  | "NOT_ALLOWED"
  | "INCONSISTENT"
  | "AMOUNT_OVERFLOW";

/**
 * What the command line answers in place of a quote or a verification. JavaScript throws a
 * {@link StoredValueError} with the same members. Contract 12.
 */
export interface ErrorAnswer {
  error: {
    code: "INVALID_REQUEST";
    reason: MalformedReason;
    /** A JSON Pointer to the place, `""` for the whole document. */
    path: string;
  };
}

/**
 * What went wrong: the request is malformed (`reason` and `path` say how and where), the engine was
 * disposed of, it trapped (the next call runs on a fresh instance), it could not be loaded
 * (`failure` and `cause` say why), or a page asked for the optimal strategy before
 * {@link Engine.loadOptimal} was through.
 */
export type StoredValueErrorCode =
  | "INVALID_REQUEST"
  | "ENGINE_DISPOSED"
  | "ENGINE_TRAPPED"
  | "ENGINE_LOAD_FAILED"
  | "OPTIMAL_NOT_LOADED";

/**
 * Why an engine did not load:
 *
 * - `BLOCKED_BY_POLICY`: compiling WebAssembly is forbidden there. A page's Content-Security-Policy
 *   allows it by `'wasm-unsafe-eval'` in `script-src`; a worker is given a module instead of bytes.
 * - `NOT_FETCHED`: no network, a status other than 2xx, a policy that allows no such address
 *   (`connect-src`), or an answer that broke off. To load again may help.
 * - `NOT_WEBASSEMBLY`: something else came, such as a page that says that nothing was found; the
 *   message names its MIME type. A wrong MIME type alone is no failure.
 * - `OTHER_MODULE`: it is not this package's core, or is one that was altered or of another version.
 * - `NO_SOURCE`: the source is none, or `loadEngineSync` has nothing at hand, as in a browser before
 *   the first `loadEngine`.
 * - `HOST_FAILED`: the host has no WebAssembly, or lacks something that the core needs, or memory.
 */
export type LoadFailure =
  | "BLOCKED_BY_POLICY"
  | "NOT_FETCHED"
  | "NOT_WEBASSEMBLY"
  | "OTHER_MODULE"
  | "NO_SOURCE"
  | "HOST_FAILED";

/** The only error that the engine throws on purpose. */
export class StoredValueError extends Error {
  private constructor();
  readonly code: StoredValueErrorCode;
  /** Set when `code` is `"INVALID_REQUEST"`. */
  readonly reason?: MalformedReason;
  /**
   * A JSON Pointer to the place, `""` for the whole document. Set when `code` is
   * `"INVALID_REQUEST"`.
   */
  readonly path?: string;
  /** Set when `code` is `"ENGINE_LOAD_FAILED"`. */
  readonly failure?: LoadFailure;
  /** The error underneath, if there is one. */
  readonly cause?: unknown;
}

// -------------------------------------------------------------------------------------------------
// The engine
// -------------------------------------------------------------------------------------------------

/**
 * What `using` needs, where the program's TypeScript library knows `Symbol.dispose`; nothing where
 * it does not. So the types ask for no library that a program does not have.
 */
type DisposableWhereKnown = SymbolConstructor extends { readonly dispose: infer S extends symbol }
  ? { [K in S]: () => void }
  : object;

/** Prices checkouts. It keeps nothing from one call to the next. */
export interface Engine extends DisposableWhereKnown {
  /** The package's version. */
  readonly version: string;
  /**
   * Makes `strategy: "optimal"` possible. In a browser the search for the best use of tokens is in a file
   * that is fetched when this is called, as most pages never need it; until then a request that asks for
   * it is refused (`OPTIMAL_NOT_LOADED`), and priced by nobody in another way. Everywhere else the search
   * is there from the start, and this does nothing. It may be called many times.
   * @param source where the package's core.wasm comes from, if not from the place where the package has it
   * @throws {StoredValueError} `ENGINE_LOAD_FAILED`, whose `failure` says why; the engine is as it was
   */
  loadOptimal(source?: EngineSource | PromiseLike<EngineSource>): Promise<void>;
  /**
   * Prices a checkout. The request is read once and never changed.
   * @throws {StoredValueError} `INVALID_REQUEST` when it is malformed (contract 12);
   * `OPTIMAL_NOT_LOADED` in a browser, when it is well-formed, asks for the optimal strategy, and
   * `loadOptimal` was not awaited
   */
  quote(request: QuoteRequest): Quote;
  /**
   * Prices many checkouts, as a calendar or a list page has them: the quotes in their order, each as
   * `quote` gives it. Quicker than `quote` for each where they share their lists: a `tokenTypes`, and
   * with it a `tokens`, that is the very list of the request before is read once, there.
   * @throws {StoredValueError} `INVALID_REQUEST` for the first that is malformed, with a path from its
   * index: `/17/cart/lines/0/quantity`. There are then no quotes at all
   */
  quoteMany(requests: readonly QuoteRequest[]): Quote[];
  /**
   * Prices a checkout and compares the quote with what a client says it charged. Contract 10.
   * @throws {StoredValueError} `INVALID_REQUEST` when either is malformed, with a path from
   * `/request` or `/claim`
   */
  verify(input: VerifyInput): Verification;
  /**
   * Frees the engine, for everybody who has it: without a source, `loadEngine` gives one and the same
   * to all. Later calls throw `ENGINE_DISPOSED`; to dispose again does nothing, and to load
   * again gives a new one.
   */
  dispose(): void;
}

/**
 * A compiled `WebAssembly.Module`. Its type is known only to programs with DOM or Node types, and
 * is empty there, so any object passes here; what is no module is refused when it is loaded.
 */
export type EngineModule = object;

/** The bytes of the engine's .wasm. */
export type EngineBytes = ArrayBuffer | ArrayBufferView;

/** What the engine needs of a `Response` that fetches its .wasm. */
export interface EngineResponse {
  readonly ok: boolean;
  readonly status: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What the engine needs of a `URL` of its .wasm. */
export interface EngineURL {
  readonly href: string;
}

/**
 * Where the engine's .wasm comes from, when it is not the package's own: a module, its bytes, a
 * response that has them, or an address to fetch them from. Bytes are checked to be those of this very
 * package; a module cannot be, beyond what it says of its version.
 */
export type EngineSource = EngineModule | EngineBytes | EngineResponse | EngineURL | string;

/**
 * Loads an engine. Without a source, one engine for all callers, of the package's own WebAssembly,
 * which is fetched and compiled once; with a source, one of its own for every call. It may be called
 * many times and at once.
 * @throws {StoredValueError} `ENGINE_LOAD_FAILED`, whose `failure` says why; a later call tries again
 */
export function loadEngine(source?: EngineSource | PromiseLike<EngineSource>): Promise<Engine>;

/**
 * The same at once, where a module or its bytes are at hand: those of the package are in Node, Deno,
 * Bun, workers and `stored-value-engine/inline`, and in a browser after the first `loadEngine`.
 * @throws {StoredValueError} `ENGINE_LOAD_FAILED`, whose `failure` says why
 */
export function loadEngineSync(source?: EngineModule | EngineBytes): Engine;

/** What a punchcard gives to a booking. */
export interface AppliedPunchcard {
  tokenId: string;
  /** Punches consumed. */
  punches: number;
  /** Amount covered, in minor units. */
  amountCoveredCents: number;
}

/** The punchcards that a quote applies, in request order, as a booking submission takes them. */
export function appliedPunchcards(quote: Quote): AppliedPunchcard[];

export {};
