// From tokens, one customer's stored value, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A token's kind is its type's, found by the number of typeId among
// the types that were written before; a member that the kind does not have is an unknown one.

import * as flat from "./flat.js";
import { smaller, unknownWord, writeList } from "./members.js";
import { enumWord, isObject, metadataWord, numberWord, otherWord } from "./words.js";
import { put, putAbsent, putAmount, putInstant, putOptionalAmount, textWord } from "./words.js";

const { ABSENT, NONE, INVALID, WRONG_TYPE, ENTRY_PASS, GIFT_CARD, ITEM_GIFT_CARD, PUNCHCARD } =
  flat;
const { STATUSES, MOST_ITEMS, MOST_USED_SESSIONS } = flat;

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

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
    return at + 2;
  }
  let id, typeId, code, status, validFrom, expiresAt, holderId, use, sale, metadata, unknown;
  const own = noKindMembers();
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "typeId") typeId = member;
    else if (key === "code") code = member;
    else if (key === "status") status = member;
    else if (key === "validFrom") validFrom = member;
    else if (key === "expiresAt") expiresAt = member;
    else if (key === "holderId") holderId = member;
    else if (key === "use") use = member;
    else if (key === "sale") sale = member;
    else if (key === "metadata") metadata = member;
    else if (key === "balance") own.balance = member;
    else if (key === "held") own.held = member;
    else if (key === "items") own.items = member;
    else if (key === "punches") own.punches = member;
    else if (key === "entries") own.entries = member;
    else if (key === "usedSessions") own.usedSessions = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 2, names.word(id));
  const typeWord = names.word(typeId);
  const kind = kindOf(buffer, typeWord);
  put(words, at + 4, typeWord);
  put(words, at + 6, code === undefined ? ABSENT : textWord(code));
  put(words, at + 8, status === undefined ? ABSENT : enumWord(status, STATUSES));
  putInstant(words, at + 10, validFrom);
  putInstant(words, at + 12, expiresAt);
  put(words, at + 14, holderId === undefined ? ABSENT : names.word(holderId));
  at = use === undefined ? putAbsent(words, at + 16) : writeUse(buffer, use, at + 16, kind);
  at = sale === undefined ? putAbsent(words, at) : writeSale(buffer, sale, at, kind);
  at = writeOfKind(buffer, at, kind, own);
  put(buffer.words, at, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, smallestForeign(kind, own, unknown)));
  return at + 4;
}

/**
 * The kind of the token type whose id has this word.
 * @param {RequestBuffer} buffer
 * @param {number} typeWord
 * @returns {number} INVALID when there is none: the core stops at the typeId
 */
function kindOf({ typeCount, typeIds, typeKinds }, typeWord) {
  for (let i = 0; i < typeCount; i++) if (typeIds[i] === typeWord) return typeKinds[i];
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
    return at + 2;
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
  if (kind === GIFT_CARD) putAmount(words, at + 2, most);
  else put(words, at + 2, numberWord(most));
  put(words, at + 4, unknownWord(buffer, unknown));
  return at + 6;
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
    return at + 2;
  }
  let faceValue, pricePaid, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "faceValue") faceValue = member;
    else if (key === "pricePaid") pricePaid = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  if (kind === GIFT_CARD || kind === ITEM_GIFT_CARD) putAmount(words, at + 2, faceValue);
  else put(words, at + 2, numberWord(faceValue));
  putAmount(words, at + 4, pricePaid);
  put(words, at + 6, unknownWord(buffer, unknown));
  return at + 8;
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
    putAmount(words, at, own.balance);
    putOptionalAmount(words, at + 2, own.held);
    return at + 4;
  }
  if (kind === PUNCHCARD) {
    put(words, at, numberWord(own.punches));
    put(words, at + 2, own.held === NONE ? ABSENT : numberWord(own.held));
    return at + 4;
  }
  if (kind === ITEM_GIFT_CARD) return writeList(buffer, own.items, at, MOST_ITEMS, writeItem);
  if (kind !== ENTRY_PASS) return at;
  put(words, at, own.entries === NONE ? ABSENT : numberWord(own.entries));
  put(words, at + 2, own.held === NONE ? ABSENT : numberWord(own.held));
  return writeList(buffer, own.usedSessions, at + 4, MOST_USED_SESSIONS, writeUsedSession);
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
    return at + 2;
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
  put(words, at + 2, names.word(id));
  put(words, at + 4, names.word(experienceId));
  put(words, at + 6, names.word(ticketTypeId));
  putAmount(words, at + 8, quotedPrice);
  put(words, at + 10, numberWord(quantityLeft));
  put(words, at + 12, unknownWord(buffer, unknown));
  return at + 14;
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
    return at + 2;
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
  putInstant(words, at + 2, startsAt);
  put(words, at + 4, numberWord(utcOffsetMinutes));
  put(words, at + 6, numberWord(guests));
  put(words, at + 8, unknownWord(buffer, unknown));
  return at + 10;
}
