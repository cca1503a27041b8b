// From the flat answer to plain objects, members in the contract's order (contract 9, docs/flat.md).
//
// One pass over the words, no object besides those that are returned; objects of one kind are made
// by one literal, so that they share one shape. It trusts the words: they are the core's.

import * as flat from "./flat.js";

const { ABSENT, ENTRY_PASS, GIFT_CARD, ITEM_GIFT_CARD, PUNCHCARD, TOKEN_KINDS, OUTCOMES } = flat;

/**
 * @typedef {object} Tables the core's tables of names, as `tables()` of the module tells them
 * @property {{ code: string, details: string[] }[]} violations
 * @property {string[]} reasons
 * @property {string[]} fields
 */

/**
 * @typedef {object} Answer what is read
 * @property {Int32Array} words a view of all linear memory
 * @property {readonly string[]} names the ids by their numbers
 * @property {Tables} tables
 * @property {string} version of the engine
 */

const FIRST_NAME_ELEMENT = -1000;
const LINE_WORDS = 13;
const VAT_WORDS = 5;
const ALLOCATION_WORDS = 4;

const HEX_DIGITS = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

// Where the next word is. Lists and tokens have no fixed length, and nothing else runs meanwhile.
let next = 0;

/**
 * A word of 64 bits as a number; nearly all are small and not negative.
 * @param {Int32Array} words
 * @param {number} at its place, counted in words
 * @returns {number}
 */
export function wordAt(words, at) {
  const lower = words[2 * at];
  const upper = words[2 * at + 1];
  return upper === 0 && lower >= 0 ? lower : upper * 4294967296 + (lower >>> 0);
}

/**
 * The quote that starts at `at`.
 * @param {Answer} answer
 * @param {number} at
 */
export function readQuote(answer, at) {
  const { words } = answer;
  next = at + 8;
  const currency = currencyOf(wordAt(words, at));
  const subtotal = wordAt(words, at + 1);
  const discount = wordAt(words, at + 2);
  const tax = wordAt(words, at + 3);
  const total = wordAt(words, at + 4);
  const covered = wordAt(words, at + 5);
  const due = wordAt(words, at + 6);
  const forfeited = wordAt(words, at + 7);
  const lines = readLines(answer);
  const tokens = readTokens(answer);
  const vat = readVat(words);
  const optimality = readOptimality(words);
  const fingerprint = readFingerprint(words);
  const engine = { name: "stored-value-engine", version: answer.version, contract: 1 };
  if (optimality !== undefined) {
    return {
      currency,
      subtotal,
      discount,
      tax,
      total,
      covered,
      due,
      forfeited,
      lines,
      tokens,
      vat,
      optimality,
      fingerprint,
      engine,
    };
  }
  return {
    currency,
    subtotal,
    discount,
    tax,
    total,
    covered,
    due,
    forfeited,
    lines,
    tokens,
    vat,
    fingerprint,
    engine,
  };
}

/**
 * The verification that starts at `at`: violations, then the quote.
 * @param {Answer} answer
 * @param {number} at
 */
export function readVerification(answer, at) {
  next = at;
  const violations = readViolations(answer, true);
  return { ok: violations.length === 0, violations, quote: readQuote(answer, next) };
}

/**
 * The error that starts at `at`.
 * @param {Answer} answer
 * @param {number} at
 * @param {readonly string[]} unknownNames
 */
export function readError(answer, at, unknownNames) {
  const { words, tables } = answer;
  const length = wordAt(words, at + 1);
  let path = "";
  for (let i = 0; i < length; i++) {
    const element = wordAt(words, at + 2 + i);
    if (element >= 0) path += `/${element}`;
    else if (element > FIRST_NAME_ELEMENT) path += `/${tables.fields[-1 - element]}`;
    else path += `/${escapePointer(unknownNames[FIRST_NAME_ELEMENT - element])}`;
  }
  return { reason: tables.reasons[wordAt(words, at)], path };
}

/**
 * A name as an element of a JSON Pointer (RFC 6901).
 * @param {string} name
 */
const escapePointer = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** @param {number} packed */
function currencyOf(packed) {
  return String.fromCharCode(packed >> 16, (packed >> 8) & 255, packed & 255);
}

/** @param {Answer} answer */
function readLines({ words, names }) {
  const count = wordAt(words, next);
  let at = next + 1;
  next = at + count * LINE_WORDS;
  const lines = [];
  for (; at < next; at += LINE_WORDS) {
    lines.push({
      id: names[wordAt(words, at)],
      quantity: wordAt(words, at + 1),
      subtotal: wordAt(words, at + 2),
      discount: wordAt(words, at + 3),
      tax: wordAt(words, at + 4),
      total: wordAt(words, at + 5),
      covered: wordAt(words, at + 6),
      due: wordAt(words, at + 7),
      vat: {
        rateBp: wordAt(words, at + 8),
        taxable: wordAt(words, at + 9),
        net: wordAt(words, at + 10),
        vat: wordAt(words, at + 11),
        prepaid: wordAt(words, at + 12),
      },
    });
  }
  return lines;
}

/** @param {Answer} answer */
function readTokens(answer) {
  const count = wordAt(answer.words, next++);
  const tokens = [];
  for (let i = 0; i < count; i++) tokens.push(readToken(answer));
  return tokens;
}

/** @param {Answer} answer */
function readToken(answer) {
  const { words, names } = answer;
  const at = next;
  const kind = wordAt(words, at + 1);
  next = at + 8;
  return {
    id: names[wordAt(words, at)],
    kind: TOKEN_KINDS[kind],
    outcome: OUTCOMES[wordAt(words, at + 2)],
    amountCovered: wordAt(words, at + 3),
    forfeited: wordAt(words, at + 4),
    consideration: wordAt(words, at + 5),
    unitsCovered: wordAt(words, at + 6),
    unitsConsumed: wordAt(words, at + 7),
    remaining: readRemaining(answer, kind),
    allocations: readAllocations(answer, kind),
    violations: readViolations(answer, false),
  };
}

/**
 * @param {Answer} answer
 * @param {number} kind
 */
function readRemaining({ words, names }, kind) {
  const word = wordAt(words, next++);
  if (kind === GIFT_CARD) return { balance: word };
  if (kind === PUNCHCARD) return { punches: word };
  if (kind === ENTRY_PASS) return { entries: word === ABSENT ? null : word };
  const items = [];
  for (let i = 0; i < word; i++) {
    items.push({ id: names[wordAt(words, next)], quantityLeft: wordAt(words, next + 1) });
    next += 2;
  }
  return { items };
}

/**
 * @param {Answer} answer
 * @param {number} kind
 */
function readAllocations({ words, names }, kind) {
  const count = wordAt(words, next);
  let at = next + 1;
  next = at + count * ALLOCATION_WORDS;
  const allocations = [];
  for (; at < next; at += ALLOCATION_WORDS) {
    const lineId = names[wordAt(words, at)];
    const units = wordAt(words, at + 2);
    const amount = wordAt(words, at + 3);
    if (kind === ITEM_GIFT_CARD) {
      allocations.push({ lineId, itemId: names[wordAt(words, at + 1)], units, amount });
    } else {
      allocations.push({ lineId, units, amount });
    }
  }
  return allocations;
}

/**
 * @param {Answer} answer
 * @param {boolean} ofClaim whether each tells its token
 */
function readViolations({ words, names, tables }, ofClaim) {
  const count = wordAt(words, next++);
  const violations = [];
  for (let i = 0; i < count; i++) {
    const { code, details } = tables.violations[wordAt(words, next++)];
    /** @type {Record<string, unknown>} */
    const violation = { code };
    if (ofClaim) {
      const token = wordAt(words, next++);
      if (token !== ABSENT) violation.tokenId = names[token];
    }
    for (const detail of details) {
      const word = wordAt(words, next++);
      if (word !== ABSENT) putDetail(violation, detail, word, names);
    }
    violations.push(violation);
  }
  return violations;
}

/**
 * A detail's name in the table ends in a mark where it is no plain number (docs/flat.md).
 * @param {Record<string, unknown>} violation
 * @param {string} detail
 * @param {number} word
 * @param {readonly string[]} names
 */
function putDetail(violation, detail, word, names) {
  if (detail.endsWith("$")) violation[detail.slice(0, -1)] = currencyOf(word);
  else if (detail.endsWith("@")) violation[detail.slice(0, -1)] = names[word];
  else if (detail.endsWith("?")) violation[detail.slice(0, -1)] = word;
  else violation[detail] = word;
}

/** @param {Int32Array} words */
function readVat(words) {
  const count = wordAt(words, next);
  let at = next + 1;
  next = at + count * VAT_WORDS;
  const vat = [];
  for (; at < next; at += VAT_WORDS) {
    vat.push({
      rateBp: wordAt(words, at),
      taxable: wordAt(words, at + 1),
      net: wordAt(words, at + 2),
      vat: wordAt(words, at + 3),
      prepaid: wordAt(words, at + 4),
    });
  }
  return vat;
}

/** @param {Int32Array} words */
function readOptimality(words) {
  const proven = wordAt(words, next++);
  if (proven === ABSENT) return undefined;
  return {
    proven: proven !== 0,
    costLowerBound: wordAt(words, next++),
    inOrderCost: wordAt(words, next++),
  };
}

/** @param {Int32Array} words */
function readFingerprint(words) {
  const upper = wordAt(words, next++);
  const lower = wordAt(words, next++);
  // One call with sixteen codes makes one flat string; eight concatenations take thrice the time.
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
