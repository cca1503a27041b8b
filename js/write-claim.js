// From what a client says it charged to flat words (contract 10, docs/flat.md).
//
// The same promises as write.js: own enumerable members, each read once, nothing judged here.

import { listOf, writeAmount, writeId, writeNumber, writerOf } from "./members.js";
import { otherWord, put, putNumber } from "./words.js";

const writeItem = /* @__PURE__ */ writerOf({ id: writeId, units: writeNumber });

const writeToken = /* @__PURE__ */ writerOf({
  id: writeId,
  amountCovered: writeAmount,
  unitsConsumed: writeNumber,
  items: listOf(writeItem, 100),
});

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
