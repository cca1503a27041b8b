// From token types, the rules of products, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A type's kind decides which members it may have; one that belongs
// to another kind alone is an unknown member. Kinds are kept in the buffer for the tokens.

import * as flat from "./flat.js";
import { smaller, unknownWord, writeChoices, writeIds } from "./members.js";
import { booleanWord, currencyWord, enumWord, isObject, metadataWord } from "./words.js";
import { numberWord, otherWord, put, putAbsent, putAmount, putOptionalAmount } from "./words.js";

const { ABSENT, NONE, WRONG_TYPE, ENTRY_PASS, GIFT_CARD, ITEM_GIFT_CARD, PUNCHCARD } = flat;
const { ELIGIBLE_LINE_KINDS, PRICE_CHANGES, SELECTIONS, TOKEN_KINDS, TREATMENTS } = flat;
const { VALIDITY_BASES, MOST_TYPE_IDS } = flat;

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

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
    return at + 2;
  }
  let id, kind, lineKinds, experienceIds, excludedExperienceIds, ticketTypeIds, validityBasis;
  let minOrderAmount, minRedemption, maxRedemption, exclusive, maxPerOrder, vat, metadata, unknown;
  const own = noKindMembers();
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
    else if (key === "metadata") metadata = member;
    else if (key === "allowPartialRedemption") own.allowPartialRedemption = member;
    else if (key === "priceChange") own.priceChange = member;
    else if (key === "punchesPerUnit") own.punchesPerUnit = member;
    else if (key === "maxGuestsPerSession") own.maxGuestsPerSession = member;
    else if (key === "maxEntriesPerDay") own.maxEntriesPerDay = member;
    else if (key === "coverageCap") own.coverageCap = member;
    else if (key === "selection") own.selection = member;
    else unknown = smaller(key, unknown);
  }
  const kindWord = enumWord(kind, TOKEN_KINDS);
  const idWord = buffer.names.word(id);
  buffer.typeIds[buffer.typeCount] = idWord;
  buffer.typeKinds[buffer.typeCount++] = kindWord;
  put(buffer.words, at, 1);
  put(buffer.words, at + 2, idWord);
  put(buffer.words, at + 4, kindWord);
  at = writeChoices(buffer, lineKinds, at + 6, ELIGIBLE_LINE_KINDS);
  at = writeIds(buffer, experienceIds, at, MOST_TYPE_IDS);
  at = writeIds(buffer, excludedExperienceIds, at, MOST_TYPE_IDS);
  at = writeIds(buffer, ticketTypeIds, at, MOST_TYPE_IDS);
  const words = buffer.words;
  put(words, at, validityBasis === undefined ? ABSENT : enumWord(validityBasis, VALIDITY_BASES));
  putOptionalAmount(words, at + 2, minOrderAmount);
  putRedemption(words, at + 4, minRedemption, kindWord);
  putRedemption(words, at + 6, maxRedemption, kindWord);
  put(words, at + 8, exclusive === undefined ? ABSENT : booleanWord(exclusive));
  put(words, at + 10, maxPerOrder === undefined ? ABSENT : numberWord(maxPerOrder));
  at = vat === undefined ? putAbsent(words, at + 12) : writeVat(buffer, vat, at + 12);
  at = writeOfKind(words, at, kindWord, own);
  put(words, at, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(words, at + 2, unknownWord(buffer, smallestForeign(kindWord, own, unknown)));
  return at + 4;
}

/**
 * A limit of redemption: an amount for gift cards, a count for the other kinds.
 * @param {Int32Array} words
 * @param {number} at
 * @param {unknown} value
 * @param {number} kind
 */
function putRedemption(words, at, value, kind) {
  if (value === undefined) put(words, at, ABSENT);
  else if (kind === GIFT_CARD) putAmount(words, at, value);
  else put(words, at, numberWord(value));
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
    return at + 2;
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
  put(words, at + 2, enumWord(treatment, TREATMENTS));
  put(words, at + 4, numberWord(rateBp));
  put(words, at + 6, unknownWord(buffer, unknown));
  return at + 8;
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
    const { currency, allowPartialRedemption: partial, priceChange } = own;
    put(words, at, currency === NONE ? ABSENT : currencyWord(currency));
    put(words, at + 2, partial === NONE ? ABSENT : booleanWord(partial));
    if (kind === GIFT_CARD) return at + 4;
    put(words, at + 4, priceChange === NONE ? ABSENT : enumWord(priceChange, PRICE_CHANGES));
    return at + 6;
  }
  if (kind === PUNCHCARD) {
    put(words, at, own.punchesPerUnit === NONE ? ABSENT : numberWord(own.punchesPerUnit));
    at += 2;
  } else if (kind === ENTRY_PASS) {
    put(words, at, own.maxGuestsPerSession === NONE ? ABSENT : numberWord(own.maxGuestsPerSession));
    put(words, at + 2, own.maxEntriesPerDay === NONE ? ABSENT : numberWord(own.maxEntriesPerDay));
    at += 4;
  } else {
    return at;
  }
  const { coverageCap, currency, selection } = own;
  putOptionalAmount(words, at, coverageCap);
  put(words, at + 2, currency === NONE ? ABSENT : currencyWord(currency));
  put(words, at + 4, selection === NONE ? ABSENT : enumWord(selection, SELECTIONS));
  return at + 6;
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
