// From a quote request or a verify document, as JavaScript objects, to flat words (docs/flat.md).
//
// Every own enumerable member is read exactly once, whatever getters or proxies answer; nothing is
// changed and no prototype is asked. Words stand in the contract's order of judgement (contract 2,
// 12); the judging is the core's. Token types, tokens and claims are in files of their own.

import * as flat from "./flat.js";
import { choiceOf, smaller, unknownWord, writeList, writeNumber, writerOf } from "./members.js";
import { writeObject, writeWords } from "./members.js";
import { choiceWord, currencyWord, flagWord, isObject, metadataWord } from "./words.js";
import { put, putAmount, putInstant, putNumber } from "./words.js";
import { writeClaim } from "./write-claim.js";
import { writeTokenType } from "./write-token-types.js";
import { writeToken } from "./write-tokens.js";

const ABSENT = flat.ABSENT;
const LINE_KINDS = ["ticket", "addon", "fee", "token"];
const TAX_ROUNDINGS = ["rate", "line"];
const DISCOUNT_TYPES = ["percentage", "fixed"];
const FIXED = 1;

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */
/** @typedef {import("./members.js").Writer} Writer */

/**
 * Writes a document.
 * @param {RequestBuffer} buffer
 * @param {unknown} document
 * @param {Writer} write its members
 * @returns {number} how many words
 */
function writeDocument(buffer, document, write) {
  buffer.begin();
  let at = 4;
  if (isObject(document)) at = write(buffer, document, 2);
  else put(buffer.words, 2, flat.WRONG_TYPE);
  put(buffer.words, 0, buffer.names.strings.length);
  return at / 2;
}

/**
 * Writes a quote document.
 * @param {RequestBuffer} buffer
 * @param {unknown} request
 */
export const writeQuote = (buffer, request) => writeDocument(buffer, request, writeRequest);

/**
 * Writes a verify document.
 * @param {RequestBuffer} buffer
 * @param {unknown} document
 */
export const writeVerify = (buffer, document) => writeDocument(buffer, document, writeBoth);

const writeBoth = /* @__PURE__ */ writerOf({
  request: (buffer, value, at) => writeObject(buffer, value, at, writeRequest),
  claim: (buffer, value, at) => writeObject(buffer, value, at, writeClaim),
});

const writeOptions = /* @__PURE__ */ writerOf({
  strategy: choiceOf("inOrder", "optimal"),
  allocation: choiceOf("proportional", "sequential"),
  maxTokens: writeNumber,
});

/** @type {Writer} */
function writeRequest(buffer, value, at) {
  let now, cart, tokenTypes, tokens, options, metadata, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "now") now = member;
    else if (key === "cart") cart = member;
    else if (key === "tokenTypes") tokenTypes = member;
    else if (key === "tokens") tokens = member;
    else if (key === "options") options = member;
    else if (key === "metadata") metadata = member;
    else unknown = smaller(key, unknown);
  }
  put(buffer.words, at, 1);
  putInstant(buffer.words, at + 2, now);
  at = writeObject(buffer, cart, at + 4, writeCart);
  at = writeShared(buffer, tokenTypes, at, writeTokenType);
  at = writeShared(buffer, tokens, at, writeToken);
  at = writeObject(buffer, options, at, writeOptions);
  put(buffer.words, at, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}

/**
 * A list that the requests of a batch may share: it is read once, then its words are taken over. Those
 * of tokens say the same only beside the same types. All requests so far were priced, so no list that
 * was refused is ever taken over.
 * @param {RequestBuffer} buffer
 * @param {unknown} list
 * @param {number} at
 * @param {Writer} writeElement
 */
function writeShared(buffer, list, at, writeElement) {
  const { shared } = buffer;
  const last = shared?.get(writeElement);
  if (last !== undefined && buffer.isSame && last.list === list) {
    buffer.room(at, last.words.length);
    buffer.words.set(last.words, at);
    return at + last.words.length;
  }
  buffer.isSame = false;
  if (writeElement === writeTokenType) buffer.typeCount = 0;
  const end = writeList(buffer, list, at, 64, writeElement);
  shared?.set(writeElement, { list, words: buffer.words.slice(at, end) });
  return end;
}

/** @type {Writer} */
function writeCart(buffer, value, at) {
  const { words, names } = buffer;
  let currency, pricesIncludeTax, taxRounding, customerId, lines, discounts, metadata, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "currency") currency = member;
    else if (key === "pricesIncludeTax") pricesIncludeTax = member;
    else if (key === "taxRounding") taxRounding = member;
    else if (key === "customerId") customerId = member;
    else if (key === "lines") lines = member;
    else if (key === "discounts") discounts = member;
    else if (key === "metadata") metadata = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 2, currencyWord(currency));
  put(words, at + 4, pricesIncludeTax === undefined ? ABSENT : flagWord(pricesIncludeTax));
  put(words, at + 6, taxRounding === undefined ? ABSENT : choiceWord(taxRounding, TAX_ROUNDINGS));
  put(words, at + 8, customerId === undefined ? ABSENT : names.word(customerId));
  at = writeList(buffer, lines, at + 10, 10_000, writeLine);
  at = writeList(buffer, discounts, at, 64, writeDiscount);
  put(buffer.words, at, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}

/** @type {Writer} */
function writeLine(buffer, value, at) {
  const { words, names } = buffer;
  let id, kind, experienceId, ticketTypeId, startsAt, utcOffsetMinutes;
  let unitPrice, quantity, taxRateBp, tokenTypeId, metadata, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "kind") kind = member;
    else if (key === "experienceId") experienceId = member;
    else if (key === "ticketTypeId") ticketTypeId = member;
    else if (key === "startsAt") startsAt = member;
    else if (key === "utcOffsetMinutes") utcOffsetMinutes = member;
    else if (key === "unitPrice") unitPrice = member;
    else if (key === "quantity") quantity = member;
    else if (key === "taxRateBp") taxRateBp = member;
    else if (key === "tokenTypeId") tokenTypeId = member;
    else if (key === "metadata") metadata = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 2, names.word(id));
  put(words, at + 4, kind === undefined ? ABSENT : choiceWord(kind, LINE_KINDS));
  put(words, at + 6, experienceId === undefined ? ABSENT : names.word(experienceId));
  put(words, at + 8, ticketTypeId === undefined ? ABSENT : names.word(ticketTypeId));
  putInstant(words, at + 10, startsAt);
  putNumber(words, at + 12, utcOffsetMinutes);
  putAmount(words, at + 14, unitPrice);
  putNumber(words, at + 16, quantity);
  putNumber(words, at + 18, taxRateBp);
  put(words, at + 20, tokenTypeId === undefined ? ABSENT : names.word(tokenTypeId));
  put(words, at + 22, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(words, at + 24, unknownWord(buffer, unknown));
  return at + 26;
}

/** @type {Writer} */
function writeDiscount(buffer, value, at) {
  const { words, names } = buffer;
  let id, type, amount, lineIds, metadata, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "type") type = member;
    else if (key === "value") amount = member;
    else if (key === "lineIds") lineIds = member;
    else if (key === "metadata") metadata = member;
    else unknown = smaller(key, unknown);
  }
  const typeWord = choiceWord(type, DISCOUNT_TYPES);
  put(words, at, 1);
  put(words, at + 2, names.word(id));
  put(words, at + 4, typeWord);
  if (typeWord === FIXED) putAmount(words, at + 6, amount);
  else putNumber(words, at + 6, amount);
  at = writeWords(buffer, lineIds, at + 8, 10_000);
  put(buffer.words, at, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}
