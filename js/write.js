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
    buffer.words[at++] = WRONG_TYPE;
  }
  buffer.words[0] = buffer.names.strings.length;
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
    buffer.words[at++] = WRONG_TYPE;
  }
  buffer.words[0] = buffer.names.strings.length;
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
  buffer.words[at++] = 1;
  at = writeRequest(buffer, request, at);
  at = writeClaim(buffer, claim, at);
  buffer.words[at++] = unknownWord(buffer, unknown);
  return at;
}

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 */
function writeRequest(buffer, value, at) {
  if (!isObject(value)) {
    buffer.words[at] = otherWord(value);
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
  buffer.words[at++] = 1;
  buffer.words[at++] = instantWord(now);
  at = writeCart(buffer, cart, at);
  at = writeList(buffer, tokenTypes, at, MOST_TOKEN_TYPES, writeTokenType);
  at = writeList(buffer, tokens, at, MOST_TOKENS, writeToken);
  at = writeOptions(buffer, options, at);
  buffer.words[at++] = metadataWord(metadata);
  buffer.words[at++] = unknownWord(buffer, unknown);
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
    words[at] = otherWord(value);
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
  words[at] = 1;
  words[at + 1] = currencyWord(currency);
  words[at + 2] = booleanWord(pricesIncludeTax);
  words[at + 3] = enumWord(taxRounding, TAX_ROUNDINGS);
  words[at + 4] = names.word(customerId);
  at = writeList(buffer, lines, at + 5, MOST_LINES, writeLine);
  at = writeList(buffer, discounts, at, MOST_DISCOUNTS, writeDiscount);
  buffer.words[at] = metadataWord(metadata);
  buffer.words[at + 1] = unknownWord(buffer, unknown);
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
    words[at] = WRONG_TYPE;
    return at + 1;
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
  words[at] = 1;
  words[at + 1] = names.word(id);
  words[at + 2] = enumWord(kind, LINE_KINDS);
  words[at + 3] = names.word(experienceId);
  words[at + 4] = names.word(ticketTypeId);
  words[at + 5] = instantWord(startsAt);
  words[at + 6] = numberWord(utcOffsetMinutes);
  words[at + 7] = amountWord(unitPrice);
  words[at + 8] = numberWord(quantity);
  words[at + 9] = numberWord(taxRateBp);
  words[at + 10] = names.word(tokenTypeId);
  words[at + 11] = metadataWord(metadata);
  words[at + 12] = unknownWord(buffer, unknown);
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
    words[at] = WRONG_TYPE;
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
  words[at] = 1;
  words[at + 1] = names.word(id);
  words[at + 2] = typeWord;
  words[at + 3] = typeWord === FIXED ? amountWord(amount) : numberWord(amount);
  at = writeIds(buffer, lineIds, at + 4, MOST_LINE_IDS);
  buffer.words[at] = metadataWord(metadata);
  buffer.words[at + 1] = unknownWord(buffer, unknown);
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
    words[at] = otherWord(value);
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
  words[at] = 1;
  words[at + 1] = enumWord(strategy, STRATEGIES);
  words[at + 2] = enumWord(allocation, ALLOCATIONS);
  words[at + 3] = numberWord(maxTokens);
  words[at + 4] = unknownWord(buffer, unknown);
  return at + 5;
}
