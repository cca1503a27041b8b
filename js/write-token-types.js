// From token types, the rules of products, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A type's kind decides which members it may have; one that belongs
// to another kind alone is an unknown member. Kinds are kept in the buffer for the tokens.

import {
  smaller,
  smallestForeign,
  unknownWord,
  writeChoices,
  writeIds,
} from "./members.js";
import {
  ELIGIBLE_LINE_KINDS,
  ENTRY_PASS,
  GIFT_CARD,
  ITEM_GIFT_CARD,
  PRICE_CHANGES,
  PUNCHCARD,
  SELECTIONS,
  TOKEN_KINDS,
  TREATMENTS,
  VALIDITY_BASES,
  WRONG_TYPE,
  amountWord,
  booleanWord,
  currencyWord,
  enumWord,
  isObject,
  metadataWord,
  numberWord,
  otherWord,
} from "./words.js";

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

const MOST_IDS = 1000;

// The members that not every kind has: those that were seen are bits by their place here.
const OF_SOME_KINDS = [
  "currency",
  "allowPartialRedemption",
  "priceChange",
  "punchesPerUnit",
  "maxGuestsPerSession",
  "maxEntriesPerDay",
  "coverageCap",
  "selection",
];
const CURRENCY = 0;
const ALLOW_PARTIAL_REDEMPTION = 1;
const PRICE_CHANGE = 2;
const PUNCHES_PER_UNIT = 3;
const MAX_GUESTS_PER_SESSION = 4;
const MAX_ENTRIES_PER_DAY = 5;
const COVERAGE_CAP = 6;
const SELECTION = 7;

/** What each kind has of them, in the order of TOKEN_KINDS. */
const OF_KIND = [0b00000011, 0b00000111, 0b11001001, 0b11110001];

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
export function writeTokenType(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    words[at] = WRONG_TYPE;
    return at + 1;
  }
  let id, kind, lineKinds, experienceIds, excludedExperienceIds, ticketTypeIds, validityBasis;
  let minOrderAmount, minRedemption, maxRedemption, exclusive, maxPerOrder, vat, metadata, unknown;
  const some = [null, null, null, null, null, null, null, null];
  let seen = 0;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "kind") kind = member;
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
      const place = OF_SOME_KINDS.indexOf(key);
      if (place < 0) {
        unknown = smaller(key, unknown);
      } else {
        some[place] = member;
        seen |= 1 << place;
      }
    }
  }
  const kindNumber = enumWord(kind, TOKEN_KINDS);
  words[at] = 1;
  words[at + 1] = buffer.typeIds[buffer.typeCount] = names.word(id);
  words[at + 2] = buffer.typeKinds[buffer.typeCount++] = kindNumber;
  at = writeChoices(buffer, lineKinds, at + 3, ELIGIBLE_LINE_KINDS);
  at = writeIds(buffer, experienceIds, at, MOST_IDS);
  at = writeIds(buffer, excludedExperienceIds, at, MOST_IDS);
  at = writeIds(buffer, ticketTypeIds, at, MOST_IDS);
  const grown = buffer.words;
  const isCard = kindNumber === GIFT_CARD;
  grown[at] = enumWord(validityBasis, VALIDITY_BASES);
  grown[at + 1] = amountWord(minOrderAmount);
  grown[at + 2] = isCard ? amountWord(minRedemption) : numberWord(minRedemption);
  grown[at + 3] = isCard ? amountWord(maxRedemption) : numberWord(maxRedemption);
  grown[at + 4] = booleanWord(exclusive);
  grown[at + 5] = numberWord(maxPerOrder);
  at = writeOfKind(grown, writeVat(buffer, vat, at + 6), kindNumber, some);
  unknown = smallestForeign(seen, OF_KIND[kindNumber] ?? 0, OF_SOME_KINDS, unknown);
  grown[at] = metadataWord(metadata);
  grown[at + 1] = unknownWord(buffer, unknown);
  return at + 2;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeVat(buffer, value, at) {
  const words = buffer.words;
  if (!isObject(value)) {
    words[at] = otherWord(value);
    return at + 1;
  }
  let treatment, rateBp, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "treatment") treatment = member;
    else if (key === "rateBp") rateBp = member;
    else unknown = smaller(key, unknown);
  }
  words[at] = 1;
  words[at + 1] = enumWord(treatment, TREATMENTS);
  words[at + 2] = numberWord(rateBp);
  words[at + 3] = unknownWord(buffer, unknown);
  return at + 4;
}

/**
 * The members of one kind. Of a kind that is none there are no words: the core stops at the kind.
 * @param {Float64Array} words
 * @param {number} at
 * @param {number} kind
 * @param {readonly unknown[]} some values in the order of OF_SOME_KINDS
 */
function writeOfKind(words, at, kind, some) {
  if (kind === GIFT_CARD || kind === ITEM_GIFT_CARD) {
    words[at++] = currencyWord(some[CURRENCY]);
    words[at++] = booleanWord(some[ALLOW_PARTIAL_REDEMPTION]);
    if (kind === ITEM_GIFT_CARD) words[at++] = enumWord(some[PRICE_CHANGE], PRICE_CHANGES);
    return at;
  }
  if (kind === PUNCHCARD) {
    words[at++] = numberWord(some[PUNCHES_PER_UNIT]);
  } else if (kind === ENTRY_PASS) {
    words[at++] = numberWord(some[MAX_GUESTS_PER_SESSION]);
    words[at++] = numberWord(some[MAX_ENTRIES_PER_DAY]);
  }
  words[at++] = amountWord(some[COVERAGE_CAP]);
  words[at++] = currencyWord(some[CURRENCY]);
  words[at++] = enumWord(some[SELECTION], SELECTIONS);
  return at;
}
