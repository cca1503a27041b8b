// The vocabulary of the flat form (docs/flat.md): markers, and the numbers of kinds.
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

export const TOKEN_KINDS = ["giftCard", "itemGiftCard", "punchcard", "entryPass"];
export const GIFT_CARD = 0;
export const ITEM_GIFT_CARD = 1;
export const PUNCHCARD = 2;
export const ENTRY_PASS = 3;
