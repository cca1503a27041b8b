// The word of one field: what stands in the flat form (docs/flat.md) for one JavaScript value.
//
// A word says what the value is, never whether it may be so: ranges, required fields and every other
// rule are judged by the core. What a word cannot hold is marked: absent, of a type that the field
// does not take, no integer, too large, or a string outside the field's vocabulary. A word has 64
// bits and is stored as two halves; places are counted in halves. Functions on the hot path are small, so that
// the compiler copies them into their callers; what is rare is in functions of its own.

import * as flat from "./flat.js";

const { ABSENT, WRONG_TYPE, INVALID, NOT_AN_INTEGER, TOO_LARGE, LEAST_NUMBER, NONE } = flat;

const MOST_NUMBER = Number.MAX_SAFE_INTEGER;
const TWO_TO_32 = 2 ** 32;

const timeOf = Date.prototype.getTime;
const FINGERPRINT = /^[0-9a-f]{16}$/;

/**
 * Stores a word of at most 32 bits.
 * @param {Int32Array} words
 * @param {number} at
 * @param {number} word
 */
export function put(words, at, word) {
  words[at] = word;
  words[at + 1] = word >> 31;
}

/**
 * Stores the word of a member that is not there.
 * @param {Int32Array} words
 * @param {number} at
 * @returns {number} the place behind it
 */
export function putAbsent(words, at) {
  words[at] = ABSENT;
  words[at + 1] = -1;
  return at + 2;
}

/**
 * Stores any word.
 * @param {Int32Array} words
 * @param {number} at
 * @param {number} word
 */
function putWide(words, at, word) {
  words[at] = word;
  words[at + 1] = Math.floor(word / TWO_TO_32);
}

/**
 * @param {unknown} value
 * @returns {boolean} whether it stands where the contract wants an object; a list does not
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {number} the marker of a value that is of none of its field's types
 */
export function otherWord(value) {
  return value === undefined || value === null || value === NONE ? ABSENT : WRONG_TYPE;
}

/**
 * The word of any number, which may need more than 32 bits.
 * @param {number} value
 */
function wideWord(value) {
  if (Math.abs(value) > MOST_NUMBER) return TOO_LARGE;
  if (Math.floor(value) !== value) return NOT_AN_INTEGER;
  return value < LEAST_NUMBER ? TOO_LARGE : value;
}

/**
 * A rate, a count or an offset: what needs more than 32 bits is too large for any of them.
 * @param {unknown} value
 */
export function numberWord(value) {
  if (typeof value !== "number") return otherWord(value);
  return (value | 0) === value && value >= LEAST_NUMBER ? value : oddNumberWord(value);
}

/** @param {number} value */
function oddNumberWord(value) {
  const word = wideWord(value);
  return (word | 0) === word ? word : TOO_LARGE;
}

/**
 * Stores an amount: a number or a bigint.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putAmount(words, at, value) {
  if (typeof value === "number" && (value | 0) === value && value >= 0) {
    words[at] = value;
    words[at + 1] = 0;
  } else {
    putWide(words, at, amountWord(value));
  }
}

/**
 * Stores an amount that mostly is not there.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putOptionalAmount(words, at, value) {
  if (value === undefined || value === NONE) putAbsent(words, at);
  else putAmount(words, at, value);
}

/** @param {unknown} value */
function amountWord(value) {
  if (typeof value === "number") return wideWord(value);
  if (typeof value !== "bigint") return otherWord(value);
  return value > 9007199254740991n || value < 0n ? TOO_LARGE : Number(value);
}

/**
 * Stores an instant: a number or a Date of any realm.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putInstant(words, at, value) {
  if (value === undefined) {
    put(words, at, ABSENT);
  } else if (
    typeof value === "number" &&
    value >= 0 &&
    value <= MOST_NUMBER &&
    Math.floor(value) === value
  ) {
    words[at] = value;
    words[at + 1] = value / TWO_TO_32;
  } else {
    putWide(words, at, instantWord(value));
  }
}

/** @param {unknown} value */
function instantWord(value) {
  if (typeof value === "number") return wideWord(value);
  if (typeof value !== "object" || value === null) return otherWord(value);
  try {
    // What is no Date has no time value to give.
    return wideWord(timeOf.call(value));
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
  return value === undefined ? ABSENT : isObject(value) ? 1 : otherWord(value);
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

// A shop's requests name one currency, and name it over and over.
let lastCurrency = "XXX";
let lastCurrencyWord = packedCurrency(lastCurrency);

/** @param {unknown} value */
export function currencyWord(value) {
  return value === lastCurrency ? lastCurrencyWord : otherCurrencyWord(value);
}

/** @param {unknown} value */
function otherCurrencyWord(value) {
  if (typeof value !== "string") return otherWord(value);
  const word = packedCurrency(value);
  if (word !== INVALID) {
    lastCurrency = value;
    lastCurrencyWord = word;
  }
  return word;
}

/** @param {string} value */
function packedCurrency(value) {
  if (value.length !== 3) return INVALID;
  const first = value.charCodeAt(0);
  const second = value.charCodeAt(1);
  const third = value.charCodeAt(2);
  if (!isCapital(first) || !isCapital(second) || !isCapital(third)) return INVALID;
  return first * 65536 + second * 256 + third;
}

/**
 * Stores the two words of a claimed fingerprint.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putFingerprint(words, at, value) {
  if (typeof value !== "string") {
    put(words, at, otherWord(value));
    put(words, at + 2, 0);
  } else if (FINGERPRINT.test(value)) {
    putWide(words, at, parseInt(value.slice(0, 8), 16));
    putWide(words, at + 2, parseInt(value.slice(8), 16));
  } else {
    put(words, at, -1);
    put(words, at + 2, 0);
  }
}
