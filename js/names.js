// The table of names: one small integer for every id that a request mentions.
//
// Equal strings have equal numbers, so ids never enter WebAssembly and comparing two is comparing
// integers. The table is kept from call to call, because shops price the same cart over and over;
// it forgets everything once it has grown large. It knows what a well-formed id is, nothing else.

import * as flat from "./flat.js";
import { otherWord } from "./words.js";

const INVALID = flat.INVALID;

/** A table with more names than this is emptied before the next request. */
const NAMES_KEPT = 8192;
/** Positions whose last name is remembered, a power of two. */
const POSITIONS_KEPT = 4096;
const MOST_BYTES = 128;

/**
 * Contract 1: not empty, well-formed Unicode, at most 128 bytes of UTF-8.
 * @param {string} value
 */
function isId(value) {
  const length = value.length;
  if (length === 0 || length > MOST_BYTES) return false;
  let bytes = length;
  for (let i = 0; i < length; i++) {
    const unit = value.charCodeAt(i);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    if (unit < 0xd800 || unit > 0xdfff) continue;
    // A pair is four bytes for two units: the two that the first one added are all it needs.
    i++;
    if (unit > 0xdbff || i === length || (value.charCodeAt(i) & 0xfc00) !== 0xdc00) return false;
  }
  return bytes <= MOST_BYTES;
}

export class Names {
  /** @type {string[]} the id of each number */
  strings = [];
  /** @type {Map<string, number>} */
  #numbers = new Map();
  // The k-th id of this request is mostly the k-th of the last: found without hashing it. Places not
  // used yet hold the empty text, which is no id; behind the last place comes the first again.
  #recent = new Array(POSITIONS_KEPT).fill("");
  #recentWords = new Int32Array(POSITIONS_KEPT).fill(INVALID);
  #position = 0;

  /**
   * Before the first id of a request.
   * @returns {boolean} whether the numbers of the last request are still good
   */
  begin() {
    this.#position = 0;
    if (this.strings.length <= NAMES_KEPT) return true;
    this.strings = [];
    this.#numbers.clear();
    this.#recent.fill("");
    this.#recentWords.fill(INVALID);
    return false;
  }

  /**
   * @param {unknown} value of an id field
   * @returns {number} its number, or the marker of what it is instead
   */
  word(value) {
    const position = this.#position;
    if (this.#recent[position] !== value) return this.#find(value);
    this.#position = (position + 1) & (POSITIONS_KEPT - 1);
    return this.#recentWords[position];
  }

  /** @param {unknown} value */
  #find(value) {
    if (typeof value !== "string") return otherWord(value);
    let number = this.#numbers.get(value);
    if (number === undefined) {
      if (!isId(value)) return INVALID;
      // The string first: should the map fail to grow, the number is merely never used.
      number = this.strings.push(value) - 1;
      this.#numbers.set(value, number);
    }
    const position = this.#position;
    this.#recent[position] = value;
    this.#recentWords[position] = number;
    this.#position = (position + 1) & (POSITIONS_KEPT - 1);
    return number;
  }
}
