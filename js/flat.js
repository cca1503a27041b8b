// The vocabulary of the flat form (docs/flat.md): markers, and enumerations in the contract's order.
//
// A module that is called often takes these into constants of its own: a binding of another module
// is looked up at every use, one's own constants are compiled in.

export const ABSENT = -(2 ** 31);
export const WRONG_TYPE = ABSENT + 1;
export const INVALID = ABSENT + 2;
export const NOT_AN_INTEGER = ABSENT + 3;
export const TOO_LARGE = ABSENT + 4;

/** Integers below this are out of range in every field and leave the markers free. */
export const LEAST_NUMBER = -(2 ** 30);

export const LINE_KINDS = ["ticket", "addon", "fee", "token"];
export const ELIGIBLE_LINE_KINDS = ["ticket", "addon", "fee"];
export const TAX_ROUNDINGS = ["rate", "line"];
export const DISCOUNT_TYPES = ["percentage", "fixed"];
export const STRATEGIES = ["inOrder", "optimal"];
export const ALLOCATIONS = ["proportional", "sequential"];
export const TOKEN_KINDS = ["giftCard", "itemGiftCard", "punchcard", "entryPass"];
export const VALIDITY_BASES = ["booking", "session"];
export const TREATMENTS = ["multiPurpose", "singlePurpose"];
export const PRICE_CHANGES = ["topUp", "honour"];
export const SELECTIONS = ["highestPrice", "lowestPrice", "cartOrder"];
export const STATUSES = ["active", "pending", "suspended", "voided", "expired", "depleted"];
export const OUTCOMES = ["applied", "unused", "rejected"];

export const FIXED = 1;
export const GIFT_CARD = 0;
export const ITEM_GIFT_CARD = 1;
export const PUNCHCARD = 2;
export const ENTRY_PASS = 3;

/** The largest lists that are written out: of what is longer only the length. */
export const MOST_LINES = 10_000;
export const MOST_DISCOUNTS = 64;
export const MOST_LINE_IDS = 10_000;
export const MOST_TOKEN_TYPES = 64;
export const MOST_TYPE_IDS = 1000;
export const MOST_TOKENS = 64;
export const MOST_ITEMS = 100;
export const MOST_USED_SESSIONS = 10_000;

/** What no request can hold: a member that was not there, where undefined would be one that was. */
export const NONE = Symbol();
