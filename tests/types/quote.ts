// What a quote and a verification hold: unions that narrow by kind and code, and a switch over all
// codes that the compiler knows to be complete. Checked by tsc under every tsconfig in this folder;
// never run.

import type {
  Optimality,
  Quote,
  TokenResult,
  Verification,
  VerificationViolation,
  Violation,
  ViolationCode,
} from "stored-value-engine";

/** Compiles only where A and B are one and the same type. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_T extends true>(): void {}

declare const quote: Quote;

// Answers hold numbers and strings, never what only requests may hold.
same<Same<Quote["due"], number>>();
same<Same<Quote["lines"][number]["vat"]["taxable"], number>>();
same<Same<Quote["fingerprint"], string>>();
same<Same<Quote["engine"]["contract"], 1>>();
same<Same<TokenResult["kind"], "giftCard" | "itemGiftCard" | "punchcard" | "entryPass">>();
same<Same<TokenResult["outcome"], "applied" | "unused" | "rejected">>();
same<Same<Verification["quote"], Quote>>();
same<Same<Quote["optimality"], Optimality | undefined>>();
// @ts-expect-error absent without strategy optimal
quote.optimality.proven;

// What remains, and what allocations hold, by kind.
export function left(result: TokenResult): string {
  // @ts-expect-error which kind is it?
  result.remaining.balance;
  // @ts-expect-error only an itemGiftCard's allocations have items
  result.allocations[0]?.itemId;
  switch (result.kind) {
    case "giftCard":
      same<Same<typeof result.remaining, { balance: number }>>();
      return `${result.remaining.balance}`;
    case "punchcard":
      same<Same<typeof result.remaining, { punches: number }>>();
      return `${result.remaining.punches}`;
    case "entryPass":
      same<Same<typeof result.remaining.entries, number | null>>();
      return result.remaining.entries === null ? "unlimited" : `${result.remaining.entries}`;
    case "itemGiftCard": {
      const items: { id: string; quantityLeft: number }[] = result.remaining.items;
      const ids: string[] = result.allocations.map((allocation) => allocation.itemId);
      return `${items.length} ${ids.length}`;
    }
    default:
      return result satisfies never;
  }
}

// Every code with its details: a code more or fewer does not compile.
export function explain(violation: Violation): string {
  // @ts-expect-error which code is it?
  violation.required;
  switch (violation.code) {
    case "LINE_KIND_NOT_ELIGIBLE":
    case "EXPERIENCE_NOT_ELIGIBLE":
    case "TICKET_TYPE_NOT_ELIGIBLE":
    case "ITEM_NOT_ON_GIFT_CARD":
    case "SESSION_START_MISSING":
    case "SESSION_BEFORE_VALIDITY":
    case "SESSION_AFTER_EXPIRY":
    case "TAX_RATE_MISMATCH":
    case "TOKEN_NOT_ACTIVE":
    case "TOKEN_SUSPENDED":
    case "TOKEN_VOIDED":
    case "TOKEN_DEPLETED":
    case "HOLDER_MISMATCH":
      same<Same<keyof typeof violation, "code">>();
      return violation.code;
    case "TOKEN_EXPIRED":
      same<Same<typeof violation, { code: "TOKEN_EXPIRED"; expiresAt?: number }>>();
      // @ts-expect-error absent when only the status says so
      violation.expiresAt.toFixed();
      return `expired ${violation.expiresAt ?? ""}`;
    case "TOKEN_NOT_YET_VALID":
      return `from ${violation.validFrom.toFixed()}`;
    case "CURRENCY_MISMATCH":
      return `${violation.actual.toLowerCase()}, not ${violation.expected.toLowerCase()}`;
    case "VALUE_ON_HOLD":
      return violation.held.toFixed();
    case "INSUFFICIENT_UNITS":
      return `${violation.required - violation.available} missing`;
    case "MIN_ORDER_NOT_MET":
      return `${violation.required - violation.actual} missing`;
    case "NOT_COMBINABLE":
      return `not with ${violation.with.toLowerCase()}`;
    case "TOO_MANY_OF_TYPE":
    case "TOO_MANY_TOKENS":
    case "SESSION_LIMIT_REACHED":
    case "DAY_LIMIT_REACHED":
      return violation.limit.toFixed();
    case "PARTIAL_REDEMPTION_NOT_ALLOWED":
      return `${violation.available - violation.coverable} would be left`;
    case "BELOW_MIN_REDEMPTION":
      return `${violation.required - violation.possible} missing`;
    default:
      return violation satisfies never;
  }
}

export function explainClaim(violation: VerificationViolation): string {
  switch (violation.code) {
    case "TOKEN_NOT_IN_REQUEST":
    case "TOKEN_NOT_IN_CLAIM":
    case "ITEMS_MISMATCH":
      same<Same<keyof typeof violation, "code" | "tokenId">>();
      return violation.tokenId;
    case "AMOUNT_MISMATCH":
    case "UNITS_MISMATCH":
      return `${violation.tokenId}: ${violation.claimed - violation.expected}`;
    case "DUE_MISMATCH":
      // @ts-expect-error of no token
      violation.tokenId;
      return `${violation.claimed - violation.expected}`;
    case "FINGERPRINT_MISMATCH":
      same<Same<keyof typeof violation, "code">>();
      return violation.code;
    case "MIN_ORDER_NOT_MET":
      return `${violation.tokenId}: ${violation.required - violation.actual}`;
    default:
      // The other reasons for which a token is rejected, each with the token's id.
      return `${violation.tokenId}: ${explain(violation)}`;
  }
}

// @ts-expect-error no code
export const noCode: ViolationCode = "CARD_DECLINED";
// @ts-expect-error details that the code has not
export const noDetail: Violation = { code: "HOLDER_MISMATCH", holderId: "x" };
// @ts-expect-error details that the code must have
export const noLimit: Violation = { code: "TOO_MANY_TOKENS" };
// @ts-expect-error a violation of a quote has no token id
export const noToken: Violation = { code: "HOLDER_MISMATCH", tokenId: "x" };
// @ts-expect-error one of a claim has
export const noTokenId: VerificationViolation = { code: "HOLDER_MISMATCH" };
