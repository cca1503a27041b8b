// A flat answer while it is read: the words, what their numbers stand for, and how far reading came.
//
// Words have 64 bits and are read as two halves; places are counted in halves. What is known to be
// small (ids, kinds, counts, lengths) is read from its lower half alone.

import { FIELDS, REASONS, VIOLATIONS } from "../dist/core-info.js";

/**
 * @typedef {object} Tables what the numbers of codes, reasons and fields stand for: the core's own tables
 * @property {{ code: string, details: string[] }[]} violations
 * @property {string[]} reasons
 * @property {string[]} fields
 */

/**
 * @typedef {object} Answer
 * @property {Int32Array} words a view of all linear memory
 * @property {number} next the place of what is read next, where that follows from what was read
 * @property {readonly string[]} names the ids by their numbers
 * @property {Tables} tables
 * @property {string} version of the engine
 */

/** @returns {Tables} */
export const readTables = () => ({
  violations: VIOLATIONS.split(";").map((entry) => {
    const [code, ...details] = entry.split(" ");
    return { code, details };
  }),
  reasons: REASONS.split(" "),
  fields: FIELDS.split(" "),
});

/**
 * A word that may need more than 32 bits.
 * @param {Int32Array} words
 * @param {number} at
 * @returns {number}
 */
export function wordAt(words, at) {
  const lower = words[at];
  const upper = words[at + 1];
  return upper === lower >> 31 ? lower : upper * 4294967296 + (lower >>> 0);
}

/**
 * The next word, a small one.
 * @param {Answer} answer
 */
export function takeSmall(answer) {
  const at = answer.next;
  answer.next = at + 2;
  return answer.words[at];
}

/**
 * The next word, of any size.
 * @param {Answer} answer
 */
export function take(answer) {
  const at = answer.next;
  answer.next = at + 2;
  return wordAt(answer.words, at);
}

/** @param {number} packed the three letters of a currency */
export function currencyOf(packed) {
  return String.fromCharCode(packed >> 16, (packed >> 8) & 255, packed & 255);
}
