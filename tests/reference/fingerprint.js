// The fingerprint of a quote (contract 11).
// Guarantees: it depends only on the currency and on the figures that the contract lists.
// Does not know: ids, balances, `now`, or tokens that were not applied.
const WORD = 64;
const START = 0xcbf29ce484222325n;
const FACTOR = 0x9e3779b97f4a7c15n;
const CONTRACT = 1n;

/** 16 lower-case hex digits. */
export function fingerprintOf(currency, lines, results) {
  let h = START;
  for (const word of words(currency, lines, results)) {
    h = BigInt.asUintN(WORD, (h ^ word) * FACTOR);
    h ^= h >> 32n;
  }
  return fmix64(h).toString(16).padStart(16, "0");
}

function words(currency, lines, results) {
  const [c0, c1, c2] = [...currency].map((letter) => BigInt(letter.charCodeAt(0)));
  const applied = results.filter(({ outcome }) => outcome === "applied");
  return [
    CONTRACT,
    c0 * 65536n + c1 * 256n + c2,
    BigInt(lines.length),
    ...lines.flatMap(wordsOfLine),
    BigInt(applied.length),
    ...applied.flatMap(wordsOfToken),
  ];
}

function wordsOfLine(line) {
  const { total, covered, rateBp, taxable, vat, prepaid } = line;
  return [total, covered, total - covered, rateBp, taxable, vat, prepaid];
}

function wordsOfToken(result) {
  const { index, amountCovered, unitsCovered, unitsConsumed, forfeited, allocations } = result;
  return [
    BigInt(index),
    amountCovered,
    unitsCovered,
    unitsConsumed,
    forfeited,
    BigInt(allocations.length),
    ...allocations.flatMap(({ line, itemIndex, units, amount }) => [
      BigInt(line.index),
      BigInt(itemIndex + 1),
      units,
      amount,
    ]),
  ];
}

/** The finaliser of MurmurHash3. */
export function fmix64(k) {
  let h = k;
  h ^= h >> 33n;
  h = BigInt.asUintN(WORD, h * 0xff51afd7ed558ccdn);
  h ^= h >> 33n;
  h = BigInt.asUintN(WORD, h * 0xc4ceb9fe1a85ec53n);
  h ^= h >> 33n;
  return h;
}
