// From what a client says it charged to flat words (contract 10, docs/flat.md).
//
// The same promises as write.js: own enumerable members, each read once, nothing judged here.

import { smaller, unknownWord, writeList } from "./members.js";
import {
  WRONG_TYPE,
  amountWord,
  isObject,
  numberWord,
  otherWord,
  put,
  putFingerprint,
} from "./words.js";

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

const MOST_TOKENS = 64;
const MOST_ITEMS = 100;

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
export function writeClaim(buffer, value, at) {
  if (!isObject(value)) {
    put(buffer.words, at, otherWord(value));
    return at + 1;
  }
  let due, tokens, fingerprint, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "due") due = member;
    else if (key === "tokens") tokens = member;
    else if (key === "fingerprint") fingerprint = member;
    else unknown = smaller(key, unknown);
  }
  put(buffer.words, at, 1);
  put(buffer.words, at + 1, amountWord(due));
  at = writeList(buffer, tokens, at + 2, MOST_TOKENS, writeClaimToken);
  putFingerprint(buffer.words, at, fingerprint);
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 3;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeClaimToken(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    put(words, at, WRONG_TYPE);
    return at + 1;
  }
  let id, amountCovered, unitsConsumed, items, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "amountCovered") amountCovered = member;
    else if (key === "unitsConsumed") unitsConsumed = member;
    else if (key === "items") items = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 1, names.word(id));
  put(words, at + 2, amountWord(amountCovered));
  put(words, at + 3, numberWord(unitsConsumed));
  at = writeList(buffer, items, at + 4, MOST_ITEMS, writeClaimItem);
  put(buffer.words, at, unknownWord(buffer, unknown));
  return at + 1;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeClaimItem(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    put(words, at, WRONG_TYPE);
    return at + 1;
  }
  let id, units, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "units") units = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 1, names.word(id));
  put(words, at + 2, numberWord(units));
  put(words, at + 3, unknownWord(buffer, unknown));
  return at + 4;
}
