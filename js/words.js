// The word of one field: what stands in the flat form (docs/flat.md) for one JavaScript value.
//
// A word says what the value is, never whether it may be so: ranges, integers, required fields and
// every other rule are judged by the core. Only what a number cannot carry is marked here: absent,
// of a type that the field does not take, or a string outside the field's vocabulary.

export const ABSENT = -(2 ** 31);
export const WRONG_TYPE = ABSENT + 1;
export const INVALID = ABSENT + 2;
const NOT_AN_INTEGER = ABSENT + 3;
const TOO_LARGE = ABSENT + 4;

/** What no request can hold: a member that was not there, where undefined would be one that was. */
export const NONE = Symbol();

/** Integers below this are as much out of range as they are written: markers are below it. */
const LOWEST = -(2 ** 30);

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

export const FIXED = 1;
export const GIFT_CARD = 0;
export const ITEM_GIFT_CARD = 1;
export const PUNCHCARD = 2;
export const ENTRY_PASS = 3;

const timeOf = Date.prototype.getTime;
const FINGERPRINT = /^[0-9a-f]{16}$/;

/**
 * Stores a word, which has 64 bits, as its two halves.
 * @param {Int32Array} words
 * @param {number} at its place, counted in words
 * @param {number} word an integer
 */
export function put(words, at, word) {
  words[2 * at] = word;
  words[2 * at + 1] = (word | 0) === word ? word >> 31 : Math.floor(word / 4294967296);
}

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
 * Any number: itself when it is an integer that a word holds.
 * @param {number} value
 */
function integerWord(value) {
  return Number.isSafeInteger(value) && value >= LOWEST ? value : oddNumberWord(value);
}

/** @param {number} value */
function oddNumberWord(value) {
  if (Number.isInteger(value) || value === Infinity || value === -Infinity) return TOO_LARGE;
  return NOT_AN_INTEGER;
}

/**
 * A rate, a count or an offset.
 * @param {unknown} value
 */
export function numberWord(value) {
  return typeof value === "number" ? integerWord(value) : otherWord(value);
}

/**
 * An amount: a number or a bigint.
 * @param {unknown} value
 */
export function amountWord(value) {
  return typeof value === "number" ? integerWord(value) : otherAmountWord(value);
}

/** @param {unknown} value */
function otherAmountWord(value) {
  if (typeof value !== "bigint") return otherWord(value);
  return value > 9007199254740991n || value < 0n ? TOO_LARGE : Number(value);
}

/**
 * An instant: a number or a Date of any realm.
 * @param {unknown} value
 */
export function instantWord(value) {
  return typeof value === "number" ? integerWord(value) : otherInstantWord(value);
}

/** @param {unknown} value */
function otherInstantWord(value) {
  if (typeof value !== "object" || value === null) return otherWord(value);
  try {
    // What is no Date has no time value to give.
    return integerWord(timeOf.call(value));
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
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putFingerprint(words, at, value) {
  if (typeof value !== "string") {
    put(words, at, otherWord(value));
    put(words, at + 1, 0);
  } else if (FINGERPRINT.test(value)) {
    put(words, at, parseInt(value.slice(0, 8), 16));
    put(words, at + 1, parseInt(value.slice(8), 16));
  } else {
    put(words, at, -1);
    put(words, at + 1, 0);
  }
}
