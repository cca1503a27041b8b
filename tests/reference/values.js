// The values of the contract (contract 1): bounds, rounding, apportioning and the local calendar day.
// Guarantees: every figure is a BigInt and every result is exact; nothing here can overflow or round by itself.
// Does not know: requests, paths or errors. The bounds are only named here; fields.js applies them.

/** The largest amount: 2^53 - 1 minor units. */
export const MAX_AMOUNT = 2n ** 53n - 1n;
/** The largest rate: 10 000 basis points are 100 %. */
export const MAX_RATE = 10_000n;
/** The largest count, and the most units in one cart. */
export const MAX_COUNT = 100_000n;
/** The last millisecond of the year 9999. */
export const MAX_INSTANT = 253_402_300_799_999n;
/** The farthest that a session's local clock may be from UTC, in minutes. */
export const MAX_UTC_OFFSET_MINUTES = 1080n;
/** The most UTF-8 bytes of an id. */
export const MAX_ID_BYTES = 128;

const MS_PER_MINUTE = 60_000n;
const MS_PER_DAY = 86_400_000n;

/** The largest integer that is at most n / d, for d > 0. (BigInt division alone goes towards zero.) */
export function floorDivide(n, d) {
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/** round(n, d): the nearest integer to n / d, halves up, for n >= 0 and d > 0. */
export function round(n, d) {
  return (2n * n + d) / (2n * d);
}

/** The VAT inside a gross amount. */
export function vatIn(gross, rateBp) {
  return round(gross * rateBp, MAX_RATE + rateBp);
}

/** The VAT on top of a base. */
export function vatOn(base, rateBp) {
  return round(base * rateBp, MAX_RATE);
}

/** The sum of a list of BigInts. */
export function sum(values) {
  return values.reduce((total, value) => total + value, 0n);
}

/** The smallest of some BigInts. */
export function least(...values) {
  return values.reduce((smallest, value) => (value < smallest ? value : smallest));
}

/**
 * Splits an amount over weights by the largest-remainder method: rounded-down shares first, then one unit
 * each to the largest remainders, ties to the earlier entry. All weights 0: every share is 0.
 */
export function apportion(amount, weights) {
  const whole = sum(weights);
  if (whole === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (amount * weight) / whole);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % whole }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  const leftOver = amount - sum(shares);
  for (const { index } of byRemainder.slice(0, Number(leftOver))) shares[index] += 1n;
  return shares;
}

/** The number of a session's local calendar day. */
export function localDay(startsAt, utcOffsetMinutes) {
  return floorDivide(startsAt + MS_PER_MINUTE * utcOffsetMinutes, MS_PER_DAY);
}

/** -1, 0 or 1: the order of two BigInts, for sorting. */
export function compare(a, b) {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** -1, 0 or 1: the order of two strings by Unicode code point, which is that of their UTF-8 bytes. */
export function compareCodePoints(a, b) {
  const left = Array.from(a, (character) => character.codePointAt(0));
  const right = Array.from(b, (character) => character.codePointAt(0));
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    if (left[i] !== right[i]) return left[i] < right[i] ? -1 : 1;
  }
  return Math.sign(left.length - right.length);
}
