// From a quote request or a verify document, as JavaScript objects, to flat words (docs/flat.md).
//
// Every own enumerable member is read exactly once, whatever getters or proxies answer; nothing is
// changed and no prototype is asked. Words stand in the contract's order of judgement (contract 2,
// 12); the judging is the core's. Token types, tokens and claims are in files of their own.

import * as flat from "./flat.js";
import { smaller, unknownWord, writeIds, writeList } from "./members.js";
import { booleanWord, currencyWord, enumWord, isObject, metadataWord } from "./words.js";
import { numberWord, otherWord, put, putAbsent, putAmount, putInstant } from "./words.js";
import { writeTokens, writeTokenTypes } from "./shared.js";
import { writeClaim } from "./write-claim.js";

const { ABSENT, WRONG_TYPE, FIXED } = flat;
const { ALLOCATIONS, DISCOUNT_TYPES, LINE_KINDS, STRATEGIES, TAX_ROUNDINGS } = flat;
const { MOST_DISCOUNTS, MOST_LINES, MOST_LINE_IDS } = flat;

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

/**
 * Writes a quote document.
 * @param {RequestBuffer} buffer
 * @param {any} request
 * @returns {number} how many words
 */
export function writeQuote(buffer, request) {
  buffer.begin();
  let at = 2;
  if (isObject(request)) {
    at = writeRequest(buffer, request, at);
  } else {
    put(buffer.words, at, WRONG_TYPE);
    at += 2;
  }
  put(buffer.words, 0, buffer.names.strings.length);
  return at / 2;
}

/**
 * Writes a verify document.
 * @param {RequestBuffer} buffer
 * @param {any} document
 * @returns {number} how many words
 */
export function writeVerify(buffer, document) {
  buffer.begin();
  let at = 2;
  if (isObject(document)) {
    at = writeVerifyMembers(buffer, document, at);
  } else {
    put(buffer.words, at, WRONG_TYPE);
    at += 2;
  }
  put(buffer.words, 0, buffer.names.strings.length);
  return at / 2;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeVerifyMembers(buffer, value, at) {
  let request, claim, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "request") request = member;
    else if (key === "claim") claim = member;
    else unknown = smaller(key, unknown);
  }
  put(buffer.words, at, 1);
  at = writeRequest(buffer, request, at + 2);
  at = writeClaim(buffer, claim, at);
  put(buffer.words, at, unknownWord(buffer, unknown));
  return at + 2;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeRequest(buffer, value, at) {
  if (!isObject(value)) {
    put(buffer.words, at, otherWord(value));
    return at + 2;
  }
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
  const { shared } = buffer;
  shared?.begin(buffer, tokenTypes, tokens);
  put(buffer.words, at, 1);
  putInstant(buffer.words, at + 2, now);
  at = writeCart(buffer, cart, at + 4);
  at = shared
    ? shared.put(buffer, at)
    : writeTokens(buffer, tokens, writeTokenTypes(buffer, tokenTypes, at));
  at = options === undefined ? putAbsent(buffer.words, at) : writeOptions(buffer, options, at);
  put(buffer.words, at, metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeCart(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    put(words, at, otherWord(value));
    return at + 2;
  }
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
  put(words, at + 4, pricesIncludeTax === undefined ? ABSENT : booleanWord(pricesIncludeTax));
  put(words, at + 6, taxRounding === undefined ? ABSENT : enumWord(taxRounding, TAX_ROUNDINGS));
  put(words, at + 8, customerId === undefined ? ABSENT : names.word(customerId));
  at = writeList(buffer, lines, at + 10, MOST_LINES, writeLine);
  at = writeList(buffer, discounts, at, MOST_DISCOUNTS, writeDiscount);
  put(buffer.words, at, metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeLine(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    put(words, at, WRONG_TYPE);
    return at + 2;
  }
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
  put(words, at + 4, kind === undefined ? ABSENT : enumWord(kind, LINE_KINDS));
  put(words, at + 6, experienceId === undefined ? ABSENT : names.word(experienceId));
  put(words, at + 8, ticketTypeId === undefined ? ABSENT : names.word(ticketTypeId));
  putInstant(words, at + 10, startsAt);
  put(words, at + 12, utcOffsetMinutes === undefined ? ABSENT : numberWord(utcOffsetMinutes));
  putAmount(words, at + 14, unitPrice);
  put(words, at + 16, numberWord(quantity));
  put(words, at + 18, taxRateBp === undefined ? ABSENT : numberWord(taxRateBp));
  put(words, at + 20, tokenTypeId === undefined ? ABSENT : names.word(tokenTypeId));
  put(words, at + 22, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(words, at + 24, unknownWord(buffer, unknown));
  return at + 26;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeDiscount(buffer, value, at) {
  const { words, names } = buffer;
  if (!isObject(value)) {
    put(words, at, WRONG_TYPE);
    return at + 2;
  }
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
  const typeWord = enumWord(type, DISCOUNT_TYPES);
  put(words, at, 1);
  put(words, at + 2, names.word(id));
  put(words, at + 4, typeWord);
  if (typeWord === FIXED) putAmount(words, at + 6, amount);
  else put(words, at + 6, numberWord(amount));
  at = writeIds(buffer, lineIds, at + 8, MOST_LINE_IDS);
  put(buffer.words, at, metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeOptions(buffer, value, at) {
  const words = buffer.words;
  if (!isObject(value)) {
    put(words, at, otherWord(value));
    return at + 2;
  }
  let strategy, allocation, maxTokens, unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "strategy") strategy = member;
    else if (key === "allocation") allocation = member;
    else if (key === "maxTokens") maxTokens = member;
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 2, enumWord(strategy, STRATEGIES));
  put(words, at + 4, enumWord(allocation, ALLOCATIONS));
  put(words, at + 6, numberWord(maxTokens));
  put(words, at + 8, unknownWord(buffer, unknown));
  return at + 10;
}
