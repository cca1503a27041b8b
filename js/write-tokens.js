// From tokens, one customer's stored value, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A token's kind is its type's, found by the number of typeId among
// the types that were written before; a member that the kind does not have is an unknown one.

import { smaller, unknownWord, writeList } from "./members.js";
import {
  ABSENT,
  ENTRY_PASS,
  GIFT_CARD,
  INVALID,
  ITEM_GIFT_CARD,
  NONE,
  PUNCHCARD,
  STATUSES,
  WRONG_TYPE,
  amountWord,
  enumWord,
  instantWord,
  isObject,
  metadataWord,
  numberWord,
  otherWord,
  put,
  textWord,
} from "./words.js";

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

const MOST_ITEMS = 100;
const MOST_USED_SESSIONS = 10_000;

/** The members that only some kinds have, none of them seen yet. */
const noKindMembers = () => ({
  balance: /** @type {unknown} */ (NONE),
  held: /** @type {unknown} */ (NONE),
  items: /** @type {unknown} */ (NONE),
  punches: /** @type {unknown} */ (NONE),
  entries: /** @type {unknown} */ (NONE),
  usedSessions: /** @type {unknown} */ (NONE),
});

/** @typedef {ReturnType<typeof noKindMembers>} KindMembers */

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
export function writeToken(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    put(words, at, WRONG_TYPE);
    return at + 1;
  }
  const own = noKindMembers();
  let id = ABSENT;
  let typeId = ABSENT;
  let code = ABSENT;
  let status = ABSENT;
  let validFrom = ABSENT;
  let expiresAt = ABSENT;
  let holderId = ABSENT;
  let metadata = ABSENT;
  let use, sale, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = names.word(member);
    else if (key === "typeId") typeId = names.word(member);
    else if (key === "code") code = textWord(member);
    else if (key === "status") status = enumWord(member, STATUSES);
    else if (key === "validFrom") validFrom = instantWord(member);
    else if (key === "expiresAt") expiresAt = instantWord(member);
    else if (key === "holderId") holderId = names.word(member);
    else if (key === "use") use = member;
    else if (key === "sale") sale = member;
    else if (key === "balance") own.balance = member;
    else if (key === "held") own.held = member;
    else if (key === "items") own.items = member;
    else if (key === "punches") own.punches = member;
    else if (key === "entries") own.entries = member;
    else if (key === "usedSessions") own.usedSessions = member;
    else if (key === "metadata") metadata = metadataWord(member);
    else unknown = smaller(key, unknown);
  }
  const kind = kindOf(buffer, typeId);
  put(words, at, 1);
  put(words, at + 1, id);
  put(words, at + 2, typeId);
  put(words, at + 3, code);
  put(words, at + 4, status);
  put(words, at + 5, validFrom);
  put(words, at + 6, expiresAt);
  put(words, at + 7, holderId);
  at = writeSale(buffer, sale, writeUse(buffer, use, at + 8, kind), kind);
  at = writeOfKind(buffer, at, kind, own);
  put(buffer.words, at, metadata);
  put(buffer.words, at + 1, unknownWord(buffer, smallestForeign(kind, own, unknown)));
  return at + 2;
}

/**
 * The kind of the token type whose id has this number.
 * @param {RequestBuffer} buffer
 * @param {number} typeNumber
 * @returns {number} INVALID when there is none: the core stops at the typeId
 */
function kindOf(buffer, typeNumber) {
  const { typeCount, typeIds, typeKinds } = buffer;
  for (let i = 0; i < typeCount; i++) {
    if (typeIds[i] === typeNumber) return /** @type {number} */ (typeKinds[i]);
  }
  return INVALID;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 * @param {number} kind
 */
function writeUse(buffer, value, at, kind) {
  const words = buffer.words;
  if (!isObject(value)) {
    put(words, at, otherWord(value));
    return at + 1;
  }
  const name = kind === GIFT_CARD ? "amount" : "units";
  let most, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === name) most = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 1, kind === GIFT_CARD ? amountWord(most) : numberWord(most));
  put(words, at + 2, unknownWord(buffer, unknown));
  return at + 3;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 * @param {number} kind
 */
function writeSale(buffer, value, at, kind) {
  const words = buffer.words;
  if (!isObject(value)) {
    put(words, at, otherWord(value));
    return at + 1;
  }
  let faceValue, pricePaid, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "faceValue") faceValue = member;
    else if (key === "pricePaid") pricePaid = member;
    else unknown = smaller(key, unknown);
  }
  const isAmount = kind === GIFT_CARD || kind === ITEM_GIFT_CARD;
  put(words, at, 1);
  put(words, at + 1, isAmount ? amountWord(faceValue) : numberWord(faceValue));
  put(words, at + 2, amountWord(pricePaid));
  put(words, at + 3, unknownWord(buffer, unknown));
  return at + 4;
}

/**
 * The members of one kind. Of a kind that is none there are no words: the core stops before.
 * @param {RequestBuffer} buffer
 * @param {number} at
 * @param {number} kind
 * @param {KindMembers} own
 */
function writeOfKind(buffer, at, kind, own) {
  const words = buffer.words;
  if (kind === GIFT_CARD) {
    put(words, at, amountWord(own.balance));
    put(words, at + 1, amountWord(own.held));
    return at + 2;
  }
  if (kind === PUNCHCARD) {
    put(words, at, numberWord(own.punches));
    put(words, at + 1, numberWord(own.held));
    return at + 2;
  }
  if (kind === ITEM_GIFT_CARD) return writeList(buffer, own.items, at, MOST_ITEMS, writeItem);
  if (kind !== ENTRY_PASS) return at;
  put(words, at, numberWord(own.entries));
  put(words, at + 1, numberWord(own.held));
  return writeList(buffer, own.usedSessions, at + 2, MOST_USED_SESSIONS, writeUsedSession);
}

/**
 * The smallest unknown name, those counted that the kind does not have.
 * @param {number} kind
 * @param {KindMembers} own
 * @param {string | undefined} unknown the smallest so far
 */
function smallestForeign(kind, own, unknown) {
  if (kind !== GIFT_CARD && own.balance !== NONE) unknown = smaller("balance", unknown);
  if (kind === ITEM_GIFT_CARD) {
    if (own.held !== NONE) unknown = smaller("held", unknown);
  } else if (own.items !== NONE) {
    unknown = smaller("items", unknown);
  }
  if (kind !== PUNCHCARD && own.punches !== NONE) unknown = smaller("punches", unknown);
  if (kind !== ENTRY_PASS) {
    if (own.entries !== NONE) unknown = smaller("entries", unknown);
    if (own.usedSessions !== NONE) unknown = smaller("usedSessions", unknown);
  }
  return unknown;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeItem(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    put(words, at, WRONG_TYPE);
    return at + 1;
  }
  let id, experienceId, ticketTypeId, quotedPrice, quantityLeft, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "experienceId") experienceId = member;
    else if (key === "ticketTypeId") ticketTypeId = member;
    else if (key === "quotedPrice") quotedPrice = member;
    else if (key === "quantityLeft") quantityLeft = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 1, names.word(id));
  put(words, at + 2, names.word(experienceId));
  put(words, at + 3, names.word(ticketTypeId));
  put(words, at + 4, amountWord(quotedPrice));
  put(words, at + 5, numberWord(quantityLeft));
  put(words, at + 6, unknownWord(buffer, unknown));
  return at + 7;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeUsedSession(buffer, value, at) {
  const words = buffer.words;
  if (!isObject(value)) {
    put(words, at, WRONG_TYPE);
    return at + 1;
  }
  let startsAt, utcOffsetMinutes, guests, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "startsAt") startsAt = member;
    else if (key === "utcOffsetMinutes") utcOffsetMinutes = member;
    else if (key === "guests") guests = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 1, instantWord(startsAt));
  put(words, at + 2, numberWord(utcOffsetMinutes));
  put(words, at + 3, numberWord(guests));
  put(words, at + 4, unknownWord(buffer, unknown));
  return at + 5;
}
