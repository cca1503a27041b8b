// From the flat answer to plain objects, members in the contract's order (contract 9, docs/flat.md).
//
// One pass over the words, no object besides those that are returned; objects of one kind are made
// by one literal, so that they share one shape. It trusts the words: they are the core's.

import { currencyOf, take, takeSmall, wordAt } from "./answer.js";
import * as flat from "./flat.js";
import { optimalNotLoaded } from "./errors.js";
import { readTokens, readViolations } from "./read-tokens.js";

const ABSENT = flat.ABSENT;
const FIRST_NAME_ELEMENT = -1000;

/** In halves of words. */
const LINE_SIZE = 26;
const VAT_SIZE = 10;

const HEX_DIGITS = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** @typedef {import("./answer.js").Answer} Answer */

/**
 * The quote that comes next.
 * @param {Answer} answer
 */
export function readQuote(answer) {
  const { words } = answer;
  const at = answer.next;
  answer.next = at + 16;
  const lines = readLines(answer);
  const tokens = readTokens(answer);
  const vat = readVat(answer);
  const optimality = readOptimality(answer);
  const fingerprint = readFingerprint(answer);
  const engine = { name: "stored-value-engine", version: answer.version, contract: 1 };
  const currency = currencyOf(words[at]);
  const subtotal = wordAt(words, at + 2);
  const discount = wordAt(words, at + 4);
  const tax = wordAt(words, at + 6);
  const total = wordAt(words, at + 8);
  const covered = wordAt(words, at + 10);
  const due = wordAt(words, at + 12);
  const forfeited = wordAt(words, at + 14);
  // prettier-ignore
  return optimality === undefined
    ? { currency, subtotal, discount, tax, total, covered, due, forfeited, lines, tokens, vat,
        fingerprint, engine }
    : { currency, subtotal, discount, tax, total, covered, due, forfeited, lines, tokens, vat,
        optimality, fingerprint, engine };
}

/**
 * The verification that comes next: violations, then the quote.
 * @param {Answer} answer
 */
export function readVerification(answer) {
  const violations = readViolations(answer, true);
  return { ok: violations.length === 0, violations, quote: readQuote(answer) };
}

/**
 * The error that comes next.
 * @param {Answer} answer
 * @param {readonly string[]} unknownNames
 */
export function readError(answer, unknownNames) {
  const { reasons, fields } = answer.tables;
  const reason = reasons[takeSmall(answer)];
  let path = "";
  for (let length = takeSmall(answer); length > 0; length--) {
    const element = takeSmall(answer);
    if (element >= 0) path += `/${element}`;
    else if (element > FIRST_NAME_ELEMENT) path += `/${fields[-1 - element]}`;
    else path += `/${escapePointer(unknownNames[FIRST_NAME_ELEMENT - element])}`;
  }
  return { reason, path };
}

/**
 * A name as an element of a JSON Pointer (RFC 6901).
 * @param {string} name
 */
const escapePointer = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** @param {Answer} answer */
function readLines(answer) {
  const { words, names } = answer;
  const count = takeSmall(answer);
  const lines = new Array(count);
  for (let i = 0, at = answer.next; i < count; i++, at += LINE_SIZE) {
    lines[i] = {
      id: names[words[at]],
      quantity: words[at + 2],
      subtotal: wordAt(words, at + 4),
      discount: wordAt(words, at + 6),
      tax: wordAt(words, at + 8),
      total: wordAt(words, at + 10),
      covered: wordAt(words, at + 12),
      due: wordAt(words, at + 14),
      vat: readLineVat(words, at + 16),
    };
  }
  answer.next += count * LINE_SIZE;
  return lines;
}

/** @param {Answer} answer */
function readVat(answer) {
  const { words } = answer;
  const count = takeSmall(answer);
  const vat = new Array(count);
  for (let i = 0; i < count; i++) vat[i] = readLineVat(words, answer.next + i * VAT_SIZE);
  answer.next += count * VAT_SIZE;
  return vat;
}

/**
 * The VAT of one line, or of all lines at one rate.
 * @param {Int32Array} words
 * @param {number} at
 */
function readLineVat(words, at) {
  return {
    rateBp: words[at],
    taxable: wordAt(words, at + 2),
    net: wordAt(words, at + 4),
    vat: wordAt(words, at + 6),
    prepaid: wordAt(words, at + 8),
  };
}

/** @param {Answer} answer */
function readOptimality(answer) {
  const proven = takeSmall(answer);
  if (proven === ABSENT) return undefined;
  const costLowerBound = take(answer);
  // in-order.wasm says so of what it cannot find.
  if (costLowerBound < 0) throw optimalNotLoaded();
  return { proven: proven !== 0, costLowerBound, inOrderCost: take(answer) };
}

/** @param {Answer} answer */
function readFingerprint(answer) {
  const upper = takeSmall(answer);
  const lower = takeSmall(answer);
  // One call with sixteen codes makes one flat string; concatenations take thrice the time.
  return String.fromCharCode(
    HEX_DIGITS[upper >>> 28],
    HEX_DIGITS[(upper >>> 24) & 15],
    HEX_DIGITS[(upper >>> 20) & 15],
    HEX_DIGITS[(upper >>> 16) & 15],
    HEX_DIGITS[(upper >>> 12) & 15],
    HEX_DIGITS[(upper >>> 8) & 15],
    HEX_DIGITS[(upper >>> 4) & 15],
    HEX_DIGITS[upper & 15],
    HEX_DIGITS[lower >>> 28],
    HEX_DIGITS[(lower >>> 24) & 15],
    HEX_DIGITS[(lower >>> 20) & 15],
    HEX_DIGITS[(lower >>> 16) & 15],
    HEX_DIGITS[(lower >>> 12) & 15],
    HEX_DIGITS[(lower >>> 8) & 15],
    HEX_DIGITS[(lower >>> 4) & 15],
    HEX_DIGITS[lower & 15],
  );
}
