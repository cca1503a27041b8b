// The word of one field: what stands in the flat form (docs/flat.md) for one JavaScript value.
//
// A word says what the value is, never whether it may be so: ranges, integers, required fields and
// every other rule are judged by the core. Only what a number cannot carry is marked here: absent,
// of a type that the field does not take, or a string outside the field's vocabulary.

export const ABSENT = -(2 ** 60);
export const WRONG_TYPE = -(2 ** 61);
export const INVALID = -(2 ** 62);

/** What no request can hold: a member that was not there, where undefined would be one that was. */
export const NONE = Symbol();

/** Numbers below this are as much out of range, and would run into the markers. */
const LOWEST = -(2 ** 53);
const HIGHEST = 2 ** 53;

export const LINE_KINDS = ["ticket", "addon", "fee", "token"];
export const ELIGIBLE_LINE_KINDS = ["ticket", "addon", "fee"];
export const TAX_ROUNDINGS = ["rate", "line"];
export const DISCOUNT_TYPES = ["percentage", "fixed"];
export const STRATEGIES = ["inOrder"];
export const ALLOCATIONS = ["proportional", "sequential"];
export const TOKEN_KINDS = ["giftCard", "itemGiftCard", "punchcard", "entryPass"];
export const VALIDITY_BASES = ["booking", "session"];
export const TREATMENTS = ["multiPurpose", "singlePurpose"];
export const PRICE_CHANGES = ["topUp", "honour"];
export const SELECTIONS = ["highestPrice", "lowestPrice", "cartOrder"];
export const STATUSES = ["active", "pending", "suspended", "voided", "expired", "depleted"];

export const FIXED = 1;
export const GIFT_CARD = 0;
export const ITEM_GIFT_CARD = 1;
export const PUNCHCARD = 2;
export const ENTRY_PASS = 3;

const timeOf = Date.prototype.getTime;
const FINGERPRINT = /^[0-9a-f]{16}$/;

/**
 * @param {unknown} value
 * @returns {boolean} whether it stands where the contract wants an object; a list does not
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// The functions that the hot path calls are small, so that the compiler copies them into their
// callers; what is rare is in functions of its own.

/**
 * @param {unknown} value
 * @returns {number} the marker of a value that is of none of its field's types
 */
export function otherWord(value) {
  return value === undefined || value === null || value === NONE ? ABSENT : WRONG_TYPE;
}

/**
 * A rate, a count or an offset.
 * @param {unknown} value
 */
export function numberWord(value) {
  return typeof value === "number" ? (value < LOWEST ? LOWEST : value) : otherWord(value);
}

/**
 * An amount: a number or a bigint.
 * @param {unknown} value
 */
export function amountWord(value) {
  return typeof value === "number" ? (value < LOWEST ? LOWEST : value) : otherAmountWord(value);
}

/** @param {unknown} value */
function otherAmountWord(value) {
  if (typeof value !== "bigint") return otherWord(value);
  // Number(value) would round to even; past 2^53 all that counts is that it is past.
  return value >= 9007199254740992n ? HIGHEST : value < -9007199254740991n ? LOWEST : Number(value);
}

/**
 * An instant: a number or a Date of any realm.
 * @param {unknown} value
 */
export function instantWord(value) {
  return typeof value === "number" ? (value < LOWEST ? LOWEST : value) : otherInstantWord(value);
}

/** @param {unknown} value */
function otherInstantWord(value) {
  if (typeof value !== "object" || value === null) return otherWord(value);
  try {
    // What is no Date has no time value to give.
    return timeOf.call(value);
  } catch {
    return WRONG_TYPE;
  }
}

/** @param {unknown} value */
export function booleanWord(value) {
  return value === true ? 1 : value === false ? 0 : otherWord(value);
}

/** @param {unknown} value */
export function textWord(value) {
  return typeof value === "string" ? 1 : otherWord(value);
}

/** @param {unknown} value */
export function metadataWord(value) {
  return isObject(value) ? 1 : otherWord(value);
}

/**
 * The index of a value among the members of its enumeration.
 * @param {unknown} value
 * @param {readonly string[]} members in the contract's order
 */
export function enumWord(value, members) {
  if (typeof value !== "string") return otherWord(value);
  for (let i = 0; i < members.length; i++) if (members[i] === value) return i;
  return INVALID;
}

/** @param {number} code */
const isCapital = (code) => code >= 65 && code <= 90;

/** @param {unknown} value */
export function currencyWord(value) {
  if (typeof value !== "string") return otherWord(value);
  if (value.length !== 3) return INVALID;
  const first = value.charCodeAt(0);
  const second = value.charCodeAt(1);
  const third = value.charCodeAt(2);
  if (!isCapital(first) || !isCapital(second) || !isCapital(third)) return INVALID;
  return first * 65536 + second * 256 + third;
}

/**
 * Writes the two words of a claimed fingerprint.
 * @param {Float64Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putFingerprint(words, at, value) {
  if (typeof value !== "string") {
    words[at] = otherWord(value);
    words[at + 1] = 0;
  } else if (FINGERPRINT.test(value)) {
    words[at] = parseInt(value.slice(0, 8), 16);
    words[at + 1] = parseInt(value.slice(8), 16);
  } else {
    words[at] = -1;
    words[at + 1] = 0;
  }
}
