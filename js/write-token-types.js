// From token types, the rules of products, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A type's kind decides which members it may have; one that belongs
// to another kind alone is an unknown member. Kinds are kept in the buffer for the tokens.

import { smaller, unknownWord, writeChoices, writeIds } from "./members.js";
import {
  ABSENT,
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
  put,
} from "./words.js";

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

const MOST_IDS = 1000;

/** The members that only some kinds have, none of them seen yet. */
const noKindMembers = () => ({
  currency: /** @type {unknown} */ (NONE),
  allowPartialRedemption: /** @type {unknown} */ (NONE),
  priceChange: /** @type {unknown} */ (NONE),
  punchesPerUnit: /** @type {unknown} */ (NONE),
  maxGuestsPerSession: /** @type {unknown} */ (NONE),
  maxEntriesPerDay: /** @type {unknown} */ (NONE),
  coverageCap: /** @type {unknown} */ (NONE),
  selection: /** @type {unknown} */ (NONE),
});

/** @typedef {ReturnType<typeof noKindMembers>} KindMembers */

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
export function writeTokenType(buffer, value, at) {
  if (!isObject(value)) {
    put(buffer.words, at, WRONG_TYPE);
    return at + 1;
  }
  const own = noKindMembers();
  let id = ABSENT;
  let kind = ABSENT;
  let validityBasis = ABSENT;
  let minOrderAmount = ABSENT;
  let exclusive = ABSENT;
  let maxPerOrder = ABSENT;
  let metadata = ABSENT;
  let lineKinds, experienceIds, excludedExperienceIds, ticketTypeIds;
  let minRedemption, maxRedemption, vat, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = buffer.names.word(member);
    else if (key === "kind") kind = enumWord(member, TOKEN_KINDS);
    else if (key === "currency") own.currency = member;
    else if (key === "lineKinds") lineKinds = member;
    else if (key === "experienceIds") experienceIds = member;
    else if (key === "excludedExperienceIds") excludedExperienceIds = member;
    else if (key === "ticketTypeIds") ticketTypeIds = member;
    else if (key === "validityBasis") validityBasis = enumWord(member, VALIDITY_BASES);
    else if (key === "minOrderAmount") minOrderAmount = amountWord(member);
    else if (key === "minRedemption") minRedemption = member;
    else if (key === "maxRedemption") maxRedemption = member;
    else if (key === "exclusive") exclusive = booleanWord(member);
    else if (key === "maxPerOrder") maxPerOrder = numberWord(member);
    else if (key === "vat") vat = member;
    else if (key === "metadata") metadata = metadataWord(member);
    else if (key === "allowPartialRedemption") own.allowPartialRedemption = member;
    else if (key === "priceChange") own.priceChange = member;
    else if (key === "punchesPerUnit") own.punchesPerUnit = member;
    else if (key === "maxGuestsPerSession") own.maxGuestsPerSession = member;
    else if (key === "maxEntriesPerDay") own.maxEntriesPerDay = member;
    else if (key === "coverageCap") own.coverageCap = member;
    else if (key === "selection") own.selection = member;
    else unknown = smaller(key, unknown);
  }
  buffer.typeIds[buffer.typeCount] = id;
  buffer.typeKinds[buffer.typeCount++] = kind;
  put(buffer.words, at, 1);
  put(buffer.words, at + 1, id);
  put(buffer.words, at + 2, kind);
  at = writeChoices(buffer, lineKinds, at + 3, ELIGIBLE_LINE_KINDS);
  at = writeIds(buffer, experienceIds, at, MOST_IDS);
  at = writeIds(buffer, excludedExperienceIds, at, MOST_IDS);
  at = writeIds(buffer, ticketTypeIds, at, MOST_IDS);
  const words = buffer.words;
  put(words, at, validityBasis);
  put(words, at + 1, minOrderAmount);
  put(words, at + 2, kind === GIFT_CARD ? amountWord(minRedemption) : numberWord(minRedemption));
  put(words, at + 3, kind === GIFT_CARD ? amountWord(maxRedemption) : numberWord(maxRedemption));
  put(words, at + 4, exclusive);
  put(words, at + 5, maxPerOrder);
  at = writeOfKind(words, writeVat(buffer, vat, at + 6), kind, own);
  put(words, at, metadata);
  put(words, at + 1, unknownWord(buffer, smallestForeign(kind, own, unknown)));
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
    put(words, at, otherWord(value));
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
  put(words, at, 1);
  put(words, at + 1, enumWord(treatment, TREATMENTS));
  put(words, at + 2, numberWord(rateBp));
  put(words, at + 3, unknownWord(buffer, unknown));
  return at + 4;
}

/**
 * The members of one kind. Of a kind that is none there are no words: the core stops at the kind.
 * @param {Int32Array} words
 * @param {number} at
 * @param {number} kind
 * @param {KindMembers} own
 */
function writeOfKind(words, at, kind, own) {
  if (kind === GIFT_CARD || kind === ITEM_GIFT_CARD) {
    put(words, at++, currencyWord(own.currency));
    put(words, at++, booleanWord(own.allowPartialRedemption));
    if (kind === ITEM_GIFT_CARD) put(words, at++, enumWord(own.priceChange, PRICE_CHANGES));
    return at;
  }
  if (kind === PUNCHCARD) {
    put(words, at++, numberWord(own.punchesPerUnit));
  } else if (kind === ENTRY_PASS) {
    put(words, at++, numberWord(own.maxGuestsPerSession));
    put(words, at++, numberWord(own.maxEntriesPerDay));
  } else {
    return at;
  }
  put(words, at, amountWord(own.coverageCap));
  put(words, at + 1, currencyWord(own.currency));
  put(words, at + 2, enumWord(own.selection, SELECTIONS));
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
  if (kind !== ITEM_GIFT_CARD && own.priceChange !== NONE)
    unknown = smaller("priceChange", unknown);
  if (kind !== PUNCHCARD && own.punchesPerUnit !== NONE)
    unknown = smaller("punchesPerUnit", unknown);
  if (kind !== ENTRY_PASS) {
    if (own.maxGuestsPerSession !== NONE) unknown = smaller("maxGuestsPerSession", unknown);
    if (own.maxEntriesPerDay !== NONE) unknown = smaller("maxEntriesPerDay", unknown);
  }
  return unknown;
}
