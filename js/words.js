// The word of one field: what stands in the flat form (docs/flat.md) for one JavaScript value.
//
// A word says what the value is, never whether it may be so: ranges, required fields and every other
// rule are judged by the core. What a word cannot hold is marked: absent, of a type that the field
// does not take, no integer, too large, or a string outside the field's vocabulary. A word has 64
// bits and is stored as two halves; places are counted in halves. Functions on the hot path are small, so that
// the compiler copies them into their callers; what is rare is in functions of its own.

import * as flat from "./flat.js";

const ABSENT = flat.ABSENT;
const INVALID = flat.INVALID;
const LEAST_NUMBER = flat.LEAST_NUMBER;
const TWO_TO_32 = 2 ** 32;

const timeOf = Date.prototype.getTime;

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
  return value === undefined || value === null ? ABSENT : flat.WRONG_TYPE;
}

/**
 * Stores a rate, a count or an offset: mostly an integer of 32 bits.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putNumber(words, at, value) {
  if (typeof value === "number" && (value | 0) === value && value >= LEAST_NUMBER) {
    words[at] = value;
    words[at + 1] = value >> 31;
  } else {
    putOther(words, at, value);
  }
}

/**
 * Stores an amount: a number or a bigint.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putAmount(words, at, value) {
  if (typeof value === "number" && (value | 0) === value && value >= 0) put(words, at, value);
  else putOther(words, at, typeof value === "bigint" ? numberOf(value) : value);
}

/** @param {bigint} value one below 0 is out of range, whatever its size */
const numberOf = (value) => (value < 0n ? -Infinity : Number(value));

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
    value <= Number.MAX_SAFE_INTEGER &&
    Math.floor(value) === value
  ) {
    words[at] = value;
    words[at + 1] = value / TWO_TO_32;
  } else {
    putDate(words, at, value);
  }
}

/**
 * @param {Int32Array} words
 * @param {number} at
 * @param {any} value
 */
function putDate(words, at, value) {
  let time = value;
  try {
    // What is no Date has no time value to give.
    time = timeOf.call(value);
  } catch {
    // It is written as what it is.
  }
  putOther(words, at, time);
}

/**
 * Stores the word of any value as a number.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 */
export function putOther(words, at, value) {
  if (typeof value !== "number") {
    put(words, at, otherWord(value));
  } else if (Number.isSafeInteger(value) && value >= LEAST_NUMBER) {
    words[at] = value;
    words[at + 1] = Math.floor(value / TWO_TO_32);
  } else {
    // What is past the safe integers has no fraction.
    put(words, at, Math.floor(value) === value ? flat.TOO_LARGE : flat.NOT_AN_INTEGER);
  }
}

/** @param {unknown} value */
export function flagWord(value) {
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
 * The index of a value among those that its field can have.
 * @param {unknown} value
 * @param {readonly string[]} values in the contract's order
 */
export function choiceWord(value, values) {
  if (typeof value !== "string") return otherWord(value);
  for (let i = 0; i < values.length; i++) if (values[i] === value) return i;
  return INVALID;
}

// A shop's requests name one currency, and name it over and over.
/** @type {unknown} */
let lastCurrency;
let lastCurrencyWord = ABSENT;

/** @param {unknown} value */
export function currencyWord(value) {
  return value === lastCurrency ? lastCurrencyWord : otherCurrencyWord(value);
}

/** @param {unknown} value */
function otherCurrencyWord(value) {
  if (typeof value !== "string") return otherWord(value);
  if (!/^[A-Z]{3}$/.test(value)) return INVALID;
  lastCurrency = value;
  lastCurrencyWord = [...value].reduce((word, letter) => word * 256 + letter.charCodeAt(0), 0);
  return lastCurrencyWord;
}
