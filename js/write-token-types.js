// From token types, the rules of products, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A type's kind decides which members it may have; one that belongs
// to another kind alone is an unknown member. Kinds are kept in the buffer for the tokens.

import * as flat from "./flat.js";
import { choiceOf, smaller, smallestForeign, unknownWord, writeNumber } from "./members.js";
import { writeObject, writeWords, writerOf } from "./members.js";
import {
  choiceWord,
  currencyWord,
  flagWord,
  metadataWord,
  put,
  putAmount,
  putNumber,
} from "./words.js";

const ABSENT = flat.ABSENT;
const GIFT_CARD = flat.GIFT_CARD;
const ITEM_GIFT_CARD = flat.ITEM_GIFT_CARD;
const PUNCHCARD = flat.PUNCHCARD;
const TOKEN_KINDS = flat.TOKEN_KINDS;
const LINE_KINDS = ["ticket", "addon", "fee"];
const BASES = ["booking", "session"];
const PRICE_CHANGES = ["topUp", "honour"];
const SELECTIONS = ["highestPrice", "lowestPrice", "cartOrder"];

/** The members that only some kinds have; and those that each kind has not, as bits, the first the lowest. */
const OWN = [
  ...["allowPartialRedemption", "priceChange", "punchesPerUnit", "maxGuestsPerSession"],
  ...["maxEntriesPerDay", "coverageCap", "selection"],
];
const FOREIGN = [0b1111110, 0b1111100, 0b0011011, 0b0000111];

const writeVat = /* @__PURE__ */ writerOf({
  treatment: choiceOf("multiPurpose", "singlePurpose"),
  rateBp: writeNumber,
});

/** @type {import("./members.js").Writer} */
export function writeTokenType(buffer, value, at) {
  let id, kind, lineKinds, experienceIds, excludedExperienceIds, ticketTypeIds, validityBasis;
  let minOrderAmount, minRedemption, maxRedemption, exclusive, maxPerOrder, vat, metadata, unknown;
  let currency, partial, priceChange, punchesPerUnit, perSession, perDay, cap, selection;
  let seen = 0;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "kind") kind = member;
    else if (key === "currency") currency = member;
    else if (key === "lineKinds") lineKinds = member;
    else if (key === "experienceIds") experienceIds = member;
    else if (key === "excludedExperienceIds") excludedExperienceIds = member;
    else if (key === "ticketTypeIds") ticketTypeIds = member;
    else if (key === "validityBasis") validityBasis = member;
    else if (key === "minOrderAmount") minOrderAmount = member;
    else if (key === "minRedemption") minRedemption = member;
    else if (key === "maxRedemption") maxRedemption = member;
    else if (key === "exclusive") exclusive = member;
    else if (key === "maxPerOrder") maxPerOrder = member;
    else if (key === "vat") vat = member;
    else if (key === "metadata") metadata = member;
    else {
      const i = OWN.indexOf(key);
      seen |= 1 << i;
      if (i === 0) partial = member;
      else if (i === 1) priceChange = member;
      else if (i === 2) punchesPerUnit = member;
      else if (i === 3) perSession = member;
      else if (i === 4) perDay = member;
      else if (i === 5) cap = member;
      else if (i === 6) selection = member;
      else unknown = smaller(key, unknown);
    }
  }
  const kindWord = choiceWord(kind, TOKEN_KINDS);
  const idWord = buffer.names.word(id);
  buffer.addType(idWord, kindWord);
  put(buffer.words, at, 1);
  put(buffer.words, at + 2, idWord);
  put(buffer.words, at + 4, kindWord);
  at = writeWords(buffer, lineKinds, at + 6, Infinity, LINE_KINDS);
  at = writeWords(buffer, experienceIds, at, 1000);
  at = writeWords(buffer, excludedExperienceIds, at, 1000);
  at = writeWords(buffer, ticketTypeIds, at, 1000);
  const words = buffer.words;
  put(words, at, validityBasis === undefined ? ABSENT : choiceWord(validityBasis, BASES));
  putAmount(words, at + 2, minOrderAmount);
  // A limit of redemption is an amount for gift cards, a count for the other kinds.
  const putLimit = kindWord === GIFT_CARD ? putAmount : putNumber;
  putLimit(words, at + 4, minRedemption);
  putLimit(words, at + 6, maxRedemption);
  put(words, at + 8, exclusive === undefined ? ABSENT : flagWord(exclusive));
  putNumber(words, at + 10, maxPerOrder);
  at = writeObject(buffer, vat, at + 12, writeVat);
  if (kindWord <= ITEM_GIFT_CARD) {
    at = writeOfCard(words, at, kindWord, currency, partial, priceChange);
  } else {
    putNumber(words, at, kindWord === PUNCHCARD ? punchesPerUnit : perSession);
    if (kindWord !== PUNCHCARD) putNumber(words, (at += 2), perDay);
    putAmount(words, at + 2, cap);
    put(words, at + 4, currencyWord(currency));
    put(words, at + 6, selection === undefined ? ABSENT : choiceWord(selection, SELECTIONS));
    at += 8;
  }
  unknown = smallestForeign(OWN, seen & FOREIGN[kindWord], unknown);
  put(words, at, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}

/**
 * The members of a card alone.
 * @param {Int32Array} words
 * @param {number} at
 * @param {number} kind
 * @param {unknown} currency
 * @param {unknown} partial
 * @param {unknown} priceChange
 */
function writeOfCard(words, at, kind, currency, partial, priceChange) {
  put(words, at, currencyWord(currency));
  put(words, at + 2, partial === undefined ? ABSENT : flagWord(partial));
  if (kind === GIFT_CARD) return at + 4;
  put(words, at + 4, priceChange === undefined ? ABSENT : choiceWord(priceChange, PRICE_CHANGES));
  return at + 6;
}
