// From what a client says it charged to flat words (contract 10, docs/flat.md).
//
// The same promises as write.js: own enumerable members, each read once, nothing judged here.

import { listOf, smaller, unknownWord, writeAmount, writeId } from "./members.js";
import { writeList, writeNumber, writerOf } from "./members.js";
import { otherWord, put, putAmount, putNumber } from "./words.js";

const writeItem = /* @__PURE__ */ writerOf({ id: writeId, units: writeNumber });

export const writeClaim = /* @__PURE__ */ writerOf({
  due: writeAmount,
  tokens: listOf(writeToken, 64),
  fingerprint: writeFingerprint,
});

/** @type {import("./members.js").Writer} */
function writeFingerprint({ words }, value, at) {
  const isText = typeof value === "string";
  const isOne = isText && /^[0-9a-f]{16}$/.test(value);
  if (isText) putNumber(words, at, isOne ? parseInt(value.slice(0, 8), 16) : -1);
  else put(words, at, otherWord(value));
  putNumber(words, at + 2, isOne ? parseInt(value.slice(8), 16) : 0);
  return at + 4;
}

/** @type {import("./members.js").Writer} */
function writeToken(buffer, value, at) {
  const { words, names } = buffer;
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
  putNumber(words, at + 6, unitsConsumed);
  at = writeList(buffer, items, at + 8, 100, writeItem);
  put(buffer.words, at, unknownWord(buffer, unknown));
  return at + 2;
}
