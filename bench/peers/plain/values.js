// Ordinary numbers: rounding, apportioning and the local day, as long as products stay below 2^53.
//
// Nothing here is exact past that: a product of two amounts above some 90 million minor units is not.

export const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;
export const MAX_RATE = 10_000;
export const MAX_COUNT = 100_000;

/** The nearest integer to n / d, halves up. */
export function round(n, d) {
  const quotient = Math.floor(n / d);
  return 2 * (n - quotient * d) >= d ? quotient + 1 : quotient;
}

export const vatIn = (gross, rateBp) => round(gross * rateBp, MAX_RATE + rateBp);
export const vatOn = (base, rateBp) => round(base * rateBp, MAX_RATE);

/** Largest remainders: the units left over go to the largest, ties to the earlier. */
export function apportion(amount, weights) {
  let whole = 0;
  for (const weight of weights) whole += weight;
  const shares = new Array(weights.length).fill(0);
  if (whole === 0) return shares;
  const remainders = new Array(weights.length);
  let left = amount;
  for (let i = 0; i < weights.length; i++) {
    const product = amount * weights[i];
    shares[i] = Math.floor(product / whole);
    remainders[i] = product - shares[i] * whole;
    left -= shares[i];
  }
  if (left > 0) {
    const order = remainders.map((_, i) => i).sort((a, b) => remainders[b] - remainders[a]);
    for (let i = 0; i < left; i++) shares[order[i]] += 1;
  }
  return shares;
}

export const localDay = (startsAt, utcOffsetMinutes) =>
  Math.floor((startsAt + 60_000 * utcOffsetMinutes) / 86_400_000);

/** The sum of a member over a list. */
export function sumOf(list, name) {
  let sum = 0;
  for (const element of list) sum += element[name];
  return sum;
}
