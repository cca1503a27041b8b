// From a quote request or a verify document, as JavaScript objects, to flat words (docs/flat.md).
//
// Every own enumerable member is read exactly once, whatever getters or proxies answer; nothing is
// changed and no prototype is asked. Words stand in the contract's order of judgement (contract 2,
// 12); the judging is the core's. Token types, tokens and claims are in files of their own.

import { smaller, unknownWord, writeIds, writeList } from "./members.js";
import { writeClaim } from "./write-claim.js";
import { writeTokenType } from "./write-token-types.js";
import { writeToken } from "./write-tokens.js";
import {
  ABSENT,
  ALLOCATIONS,
  DISCOUNT_TYPES,
  FIXED,
  LINE_KINDS,
  STRATEGIES,
  TAX_ROUNDINGS,
  WRONG_TYPE,
  amountWord,
  booleanWord,
  currencyWord,
  enumWord,
  instantWord,
  isObject,
  metadataWord,
  numberWord,
  otherWord,
  put,
} from "./words.js";

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

const MOST_LINES = 10_000;
const MOST_DISCOUNTS = 64;
const MOST_LINE_IDS = 10_000;
const MOST_TOKEN_TYPES = 64;
const MOST_TOKENS = 64;

/**
 * Writes a quote document.
 * @param {RequestBuffer} buffer
 * @param {any} request
 * @returns {number} how many words
 */
export function writeQuote(buffer, request) {
  buffer.begin();
  let at = 1;
  if (isObject(request)) {
    at = writeRequest(buffer, request, at);
  } else {
    put(buffer.words, at++, WRONG_TYPE);
  }
  put(buffer.words, 0, buffer.names.strings.length);
  return at;
}

/**
 * Writes a verify document.
 * @param {RequestBuffer} buffer
 * @param {any} document
 * @returns {number} how many words
 */
export function writeVerify(buffer, document) {
  buffer.begin();
  let at = 1;
  if (isObject(document)) {
    at = writeVerifyMembers(buffer, document, at);
  } else {
    put(buffer.words, at++, WRONG_TYPE);
  }
  put(buffer.words, 0, buffer.names.strings.length);
  return at;
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
  put(buffer.words, at++, 1);
  at = writeRequest(buffer, request, at);
  at = writeClaim(buffer, claim, at);
  put(buffer.words, at++, unknownWord(buffer, unknown));
  return at;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeRequest(buffer, value, at) {
  if (!isObject(value)) {
    put(buffer.words, at, otherWord(value));
    return at + 1;
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
  put(buffer.words, at++, 1);
  put(buffer.words, at++, instantWord(now));
  at = writeCart(buffer, cart, at);
  at = writeList(buffer, tokenTypes, at, MOST_TOKEN_TYPES, writeTokenType);
  at = writeList(buffer, tokens, at, MOST_TOKENS, writeToken);
  at = writeOptions(buffer, options, at);
  put(buffer.words, at++, metadataWord(metadata));
  put(buffer.words, at++, unknownWord(buffer, unknown));
  return at;
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
    return at + 1;
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
  put(words, at + 1, currencyWord(currency));
  put(words, at + 2, booleanWord(pricesIncludeTax));
  put(words, at + 3, enumWord(taxRounding, TAX_ROUNDINGS));
  put(words, at + 4, names.word(customerId));
  at = writeList(buffer, lines, at + 5, MOST_LINES, writeLine);
  at = writeList(buffer, discounts, at, MOST_DISCOUNTS, writeDiscount);
  put(buffer.words, at, metadataWord(metadata));
  put(buffer.words, at + 1, unknownWord(buffer, unknown));
  return at + 2;
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
    return at + 1;
  }
  let id = ABSENT;
  let kind = ABSENT;
  let experienceId = ABSENT;
  let ticketTypeId = ABSENT;
  let startsAt = ABSENT;
  let utcOffsetMinutes = ABSENT;
  let unitPrice = ABSENT;
  let quantity = ABSENT;
  let taxRateBp = ABSENT;
  let tokenTypeId = ABSENT;
  let metadata = ABSENT;
  let unknown;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = names.word(member);
    else if (key === "kind") kind = enumWord(member, LINE_KINDS);
    else if (key === "experienceId") experienceId = names.word(member);
    else if (key === "ticketTypeId") ticketTypeId = names.word(member);
    else if (key === "startsAt") startsAt = instantWord(member);
    else if (key === "utcOffsetMinutes") utcOffsetMinutes = numberWord(member);
    else if (key === "unitPrice") unitPrice = amountWord(member);
    else if (key === "quantity") quantity = numberWord(member);
    else if (key === "taxRateBp") taxRateBp = numberWord(member);
    else if (key === "tokenTypeId") tokenTypeId = names.word(member);
    else if (key === "metadata") metadata = metadataWord(member);
    else unknown = smaller(key, unknown);
  }
  put(words, at, 1);
  put(words, at + 1, id);
  put(words, at + 2, kind);
  put(words, at + 3, experienceId);
  put(words, at + 4, ticketTypeId);
  put(words, at + 5, startsAt);
  put(words, at + 6, utcOffsetMinutes);
  put(words, at + 7, unitPrice);
  put(words, at + 8, quantity);
  put(words, at + 9, taxRateBp);
  put(words, at + 10, tokenTypeId);
  put(words, at + 11, metadata);
  put(words, at + 12, unknownWord(buffer, unknown));
  return at + 13;
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
    return at + 1;
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
  put(words, at + 1, names.word(id));
  put(words, at + 2, typeWord);
  put(words, at + 3, typeWord === FIXED ? amountWord(amount) : numberWord(amount));
  at = writeIds(buffer, lineIds, at + 4, MOST_LINE_IDS);
  put(buffer.words, at, metadataWord(metadata));
  put(buffer.words, at + 1, unknownWord(buffer, unknown));
  return at + 2;
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
    return at + 1;
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
  put(words, at + 1, enumWord(strategy, STRATEGIES));
  put(words, at + 2, enumWord(allocation, ALLOCATIONS));
  put(words, at + 3, numberWord(maxTokens));
  put(words, at + 4, unknownWord(buffer, unknown));
  return at + 5;
}
