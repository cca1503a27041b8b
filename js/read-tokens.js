// From the flat answer to the results of tokens and to violations (contract 9 and 10, docs/flat.md).
//
// The same promises as read.js.

import { currencyOf, take, takeSmall, wordAt } from "./answer.js";
import * as flat from "./flat.js";

const ABSENT = flat.ABSENT;
const GIFT_CARD = flat.GIFT_CARD;
const ITEM_GIFT_CARD = flat.ITEM_GIFT_CARD;
const PUNCHCARD = flat.PUNCHCARD;
const ENTRY_PASS = flat.ENTRY_PASS;
const TOKEN_KINDS = flat.TOKEN_KINDS;
const OUTCOMES = ["applied", "unused", "rejected"];

/** In halves of words. */
const ALLOCATION_SIZE = 8;

/** @typedef {import("./answer.js").Answer} Answer */

/** @param {Answer} answer */
export function readTokens(answer) {
  const count = takeSmall(answer);
  const tokens = new Array(count);
  for (let i = 0; i < count; i++) tokens[i] = readToken(answer);
  return tokens;
}

/** @param {Answer} answer */
function readToken(answer) {
  const { words, names } = answer;
  const at = answer.next;
  const kind = words[at + 2];
  answer.next = at + 16;
  return {
    id: names[words[at]],
    kind: TOKEN_KINDS[kind],
    outcome: OUTCOMES[words[at + 4]],
    amountCovered: wordAt(words, at + 6),
    forfeited: wordAt(words, at + 8),
    consideration: wordAt(words, at + 10),
    unitsCovered: words[at + 12],
    unitsConsumed: words[at + 14],
    remaining: readRemaining(answer, kind),
    allocations: readAllocations(answer, kind),
    violations: readViolations(answer, false),
  };
}

/**
 * @param {Answer} answer
 * @param {number} kind
 */
function readRemaining(answer, kind) {
  if (kind === GIFT_CARD) return { balance: take(answer) };
  const word = takeSmall(answer);
  if (kind === PUNCHCARD) return { punches: word };
  if (kind === ENTRY_PASS) return { entries: word === ABSENT ? null : word };
  const { words, names } = answer;
  const items = new Array(word);
  for (let i = 0, at = answer.next; i < word; i++, at += 4) {
    items[i] = { id: names[words[at]], quantityLeft: words[at + 2] };
  }
  answer.next += 4 * word;
  return { items };
}

/**
 * @param {Answer} answer
 * @param {number} kind
 */
function readAllocations(answer, kind) {
  const { words, names } = answer;
  const count = takeSmall(answer);
  const allocations = new Array(count);
  for (let i = 0, at = answer.next; i < count; i++, at += ALLOCATION_SIZE) {
    const lineId = names[words[at]];
    const units = words[at + 4];
    const amount = wordAt(words, at + 6);
    allocations[i] =
      kind === ITEM_GIFT_CARD
        ? { lineId, itemId: names[words[at + 2]], units, amount }
        : { lineId, units, amount };
  }
  answer.next += count * ALLOCATION_SIZE;
  return allocations;
}

/**
 * @param {Answer} answer
 * @param {boolean} ofClaim whether each tells its token
 */
export function readViolations(answer, ofClaim) {
  const count = takeSmall(answer);
  if (count === 0) return [];
  const violations = new Array(count);
  for (let i = 0; i < count; i++) violations[i] = readViolation(answer, ofClaim);
  return violations;
}

/**
 * @param {Answer} answer
 * @param {boolean} ofClaim
 */
function readViolation(answer, ofClaim) {
  const { code, details } = answer.tables.violations[takeSmall(answer)];
  /** @type {Record<string, unknown>} */
  const violation = { code };
  if (ofClaim) {
    const token = takeSmall(answer);
    if (token !== ABSENT) violation.tokenId = answer.names[token];
  }
  for (const detail of details) {
    const word = take(answer);
    if (word !== ABSENT) putDetail(violation, detail, word, answer.names);
  }
  return violation;
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
