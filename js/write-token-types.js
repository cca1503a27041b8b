// From token types, the rules of products, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A type's kind decides which members it may have; one that belongs
// to another kind alone is an unknown member. Kinds are kept in the buffer for the tokens.

import { smaller, unknownWord, writeChoices, writeIds } from "./members.js";
import {
  ELIGIBLE_LINE_KINDS,
  ENTRY_PASS,
  GIFT_CARD,
  ITEM_GIFT_CARD,
  NONE,
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

/** The members that only some kinds have. */
class KindMembers {
  /** @type {unknown} */
  currency = NONE;
  /** @type {unknown} */
  allowPartialRedemption = NONE;
  /** @type {unknown} */
  priceChange = NONE;
  /** @type {unknown} */
  punchesPerUnit = NONE;
  /** @type {unknown} */
  maxGuestsPerSession = NONE;
  /** @type {unknown} */
  maxEntriesPerDay = NONE;
  /** @type {unknown} */
  coverageCap = NONE;
  /** @type {unknown} */
  selection = NONE;
}

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
  const own = new KindMembers();
  let id, kind, lineKinds, experienceIds, excludedExperienceIds, ticketTypeIds, validityBasis;
  let minOrderAmount, minRedemption, maxRedemption, exclusive, maxPerOrder, vat, metadata, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "kind") kind = member;
    else if (key === "currency") own.currency = member;
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
    else if (key === "allowPartialRedemption") own.allowPartialRedemption = member;
    else if (key === "priceChange") own.priceChange = member;
    else if (key === "punchesPerUnit") own.punchesPerUnit = member;
    else if (key === "maxGuestsPerSession") own.maxGuestsPerSession = member;
    else if (key === "maxEntriesPerDay") own.maxEntriesPerDay = member;
    else if (key === "coverageCap") own.coverageCap = member;
    else if (key === "selection") own.selection = member;
    else if (key === "metadata") metadata = member;
    else unknown = smaller(key, unknown);
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
  at = writeOfKind(grown, writeVat(buffer, vat, at + 6), kindNumber, own);
  grown[at] = metadataWord(metadata);
  grown[at + 1] = unknownWord(buffer, smallestForeign(kindNumber, own, unknown));
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
 * @param {KindMembers} own
 */
function writeOfKind(words, at, kind, own) {
  if (kind === GIFT_CARD || kind === ITEM_GIFT_CARD) {
    words[at++] = currencyWord(own.currency);
    words[at++] = booleanWord(own.allowPartialRedemption);
    if (kind === ITEM_GIFT_CARD) words[at++] = enumWord(own.priceChange, PRICE_CHANGES);
    return at;
  }
  if (kind === PUNCHCARD) {
    words[at++] = numberWord(own.punchesPerUnit);
  } else if (kind === ENTRY_PASS) {
    words[at++] = numberWord(own.maxGuestsPerSession);
    words[at++] = numberWord(own.maxEntriesPerDay);
  } else {
    return at;
  }
  words[at] = amountWord(own.coverageCap);
  words[at + 1] = currencyWord(own.currency);
  words[at + 2] = enumWord(own.selection, SELECTIONS);
  return at + 3;
}

/**
 * The smallest unknown name, those counted that the kind does not have.
 * @param {number} kind
 * @param {KindMembers} own
 * @param {string | undefined} unknown the smallest so far
 */
function smallestForeign(kind, own, unknown) {
  if (kind === PUNCHCARD || kind === ENTRY_PASS) {
    if (own.allowPartialRedemption !== NONE) unknown = smaller("allowPartialRedemption", unknown);
  } else {
    if (own.coverageCap !== NONE) unknown = smaller("coverageCap", unknown);
    if (own.selection !== NONE) unknown = smaller("selection", unknown);
  }
  if (kind !== ITEM_GIFT_CARD && own.priceChange !== NONE) unknown = smaller("priceChange", unknown);
  if (kind !== PUNCHCARD && own.punchesPerUnit !== NONE) unknown = smaller("punchesPerUnit", unknown);
  if (kind !== ENTRY_PASS) {
    if (own.maxGuestsPerSession !== NONE) unknown = smaller("maxGuestsPerSession", unknown);
    if (own.maxEntriesPerDay !== NONE) unknown = smaller("maxEntriesPerDay", unknown);
  }
  return unknown;
}
