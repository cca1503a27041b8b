// From what a client says it charged to flat words (contract 10, docs/flat.md).
//
// The same promises as write.js: own enumerable members, each read once, nothing judged here.

import * as flat from "./flat.js";
import { smaller, unknownWord, writeList } from "./members.js";
import { isObject, numberWord, otherWord, put, putAmount, putFingerprint } from "./words.js";

const { WRONG_TYPE, MOST_ITEMS, MOST_TOKENS } = flat;

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
export function writeClaim(buffer, value, at) {
  if (!isObject(value)) {
    put(buffer.words, at, otherWord(value));
    return at + 2;
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
  putAmount(buffer.words, at + 2, due);
  at = writeList(buffer, tokens, at + 4, MOST_TOKENS, writeClaimToken);
  putFingerprint(buffer.words, at, fingerprint);
  put(buffer.words, at + 4, unknownWord(buffer, unknown));
  return at + 6;
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
    return at + 2;
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
  put(words, at + 2, names.word(id));
  putAmount(words, at + 4, amountCovered);
  put(words, at + 6, numberWord(unitsConsumed));
  at = writeList(buffer, items, at + 8, MOST_ITEMS, writeClaimItem);
  put(buffer.words, at, unknownWord(buffer, unknown));
  return at + 2;
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
    return at + 2;
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
  put(words, at + 2, names.word(id));
  put(words, at + 4, numberWord(units));
  put(words, at + 6, unknownWord(buffer, unknown));
  return at + 8;
}
