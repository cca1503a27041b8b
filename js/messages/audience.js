// What a customer is told about each violation: the decisions of docs/messages.md.
//
// A look-up never tells an outsider more than "not valid": whatever depends on the state, the value or
// the holder of a token has one and the same text, and so has a token that nobody knows. Rules of the
// product and of the order, and its dates, are told. A code that is missing here has no text at all.

/**
 * The codes of StoredValueError. A customer reads "something went wrong", whichever it is.
 * @type {readonly string[]}
 */
export const FAULTS = [
  "INVALID_REQUEST",
  "ENGINE_DISPOSED",
  "ENGINE_TRAPPED",
  "ENGINE_LOAD_FAILED",
  "OPTIMAL_NOT_LOADED",
];

/** What staff read, too. */
const SAME = "";
const UNUSABLE = "unusable";
const UNCOVERED = "uncovered";
const CHANGED = "changed";
const ANOTHER_CARD = "anotherCard";

/**
 * The key of the customer's text of every code, in the order of the core's table.
 * @type {Readonly<Record<string, string>>}
 */
export const CUSTOMER = {
  LINE_KIND_NOT_ELIGIBLE: UNCOVERED,
  EXPERIENCE_NOT_ELIGIBLE: SAME,
  TICKET_TYPE_NOT_ELIGIBLE: SAME,
  ITEM_NOT_ON_GIFT_CARD: UNCOVERED,
  SESSION_START_MISSING: SAME,
  SESSION_BEFORE_VALIDITY: SAME,
  SESSION_AFTER_EXPIRY: SAME,
  TAX_RATE_MISMATCH: UNCOVERED,
  TOKEN_NOT_ACTIVE: UNUSABLE,
  TOKEN_SUSPENDED: UNUSABLE,
  TOKEN_VOIDED: UNUSABLE,
  TOKEN_EXPIRED: SAME,
  TOKEN_DEPLETED: UNUSABLE,
  TOKEN_NOT_YET_VALID: SAME,
  CURRENCY_MISMATCH: SAME,
  HOLDER_MISMATCH: UNUSABLE,
  VALUE_ON_HOLD: UNUSABLE,
  INSUFFICIENT_UNITS: UNUSABLE,
  MIN_ORDER_NOT_MET: SAME,
  NOT_COMBINABLE: ANOTHER_CARD,
  TOO_MANY_OF_TYPE: SAME,
  TOO_MANY_TOKENS: SAME,
  SESSION_LIMIT_REACHED: SAME,
  DAY_LIMIT_REACHED: SAME,
  PARTIAL_REDEMPTION_NOT_ALLOWED: SAME,
  BELOW_MIN_REDEMPTION: SAME,
  TOKEN_NOT_IN_REQUEST: UNUSABLE,
  AMOUNT_MISMATCH: CHANGED,
  UNITS_MISMATCH: CHANGED,
  ITEMS_MISMATCH: CHANGED,
  TOKEN_NOT_IN_CLAIM: CHANGED,
  DUE_MISMATCH: SAME,
  FINGERPRINT_MISMATCH: CHANGED,
};
