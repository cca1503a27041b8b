// What the parts of one random request have in common: a handful of ids, instants, rates and amounts.
// Guarantees: there are so few of each that restrictions match, limits meet and amounts tie far more often than by chance.
// Does not know: requests.
const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;
const MAX_INSTANT = 253_402_300_799_999;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PRIMES = [2, 3, 5, 7, 11, 13, 97, 101, 499, 997, 7919, 65_537];
const ODD_IDS = [
  "__proto__",
  "constructor",
  "toString",
  "0",
  "1",
  "æøå",
  "\u{1F6F6}",
  "\uFFFD",
  "a/b~c",
  "~1",
  'quote"',
  "back\\slash",
  "line\nfeed",
  "\u0000",
  "\u001f\u007f",
  "\u2028",
  " ",
  "x".repeat(128),
  "\u{1F6F6}".repeat(32),
];

/** How amounts are drawn in one request. */
const AMOUNTS = {
  till: (random) => 500 * random.between(1, 40),
  cents: (random) => random.between(1, 99_999),
  primes: (random) => random.pick(PRIMES),
  tiny: (random) => random.between(0, 3),
  same: () => 10_000,
  large: (random) => random.between(2 ** 36, 2 ** 44),
  edge: (random) =>
    random.pick([
      MAX_AMOUNT,
      MAX_AMOUNT - 1,
      (MAX_AMOUNT - 1) / 2,
      2 ** 52,
      2 ** 51,
      2 ** 49,
      2 ** 32,
      2 ** 32 - 1,
      2 ** 31,
      1,
      0,
    ]),
};

export function makeWorld(random) {
  const day = DAY * random.between(20_600, 20_602);
  const now = Number(
    random.weighted({
      [1_780_000_000_000]: 60,
      [day]: 15,
      [day - 1]: 10,
      [day + 6 * HOUR]: 10,
      0: 3,
      1: 1,
      [MAX_INSTANT]: 2,
    }),
  );
  const steps = [0, 0, 1, -1, HOUR, DAY, DAY, 2 * DAY, -DAY, 23 * HOUR, 30 * DAY];
  const instant = () => clamp(now + random.pick(steps));
  const style = random.weighted({
    till: 34,
    cents: 20,
    primes: 16,
    tiny: 9,
    same: 12,
    large: 7,
    edge: 2,
  });
  const hasOddIds = random.chance(12);
  const odd = random.shuffled(ODD_IDS);
  return {
    now,
    instant,
    /** The instants at which sessions start: two, so that they meet. */
    starts: [instant(), instant()],
    offset: now < DAY ? -60 : random.pick([0, 0, 60, 120, -60, 1080, -1080, 345]),
    currency: random.pick(["DKK", "EUR", "SEK"]),
    otherCurrency: "GBP",
    experiences: hasOddIds ? odd.slice(0, 3) : ["kayak", "pottery", "harbour"],
    ticketTypes: hasOddIds ? odd.slice(1, 3) : ["adult", "child"],
    customers: ["ann", "bo"],
    rates: random.shuffled([0, 600, 1200, 2500, 2500, 1, 3333, 10_000]).slice(0, 2),
    amount: () => AMOUNTS[random.chance(6) ? "tiny" : style](random),
    /** The id of the element at a place of a list. */
    id: (letter, index) => (hasOddIds && odd[index] ? odd[index] : `${letter}${index}`),
    style,
  };
}

function clamp(milliseconds) {
  return Math.min(Math.max(milliseconds, 0), MAX_INSTANT);
}

/** What the contract ignores. */
export function makeMetadata(random) {
  return random.pick([
    {},
    { note: "\u{1F6F6}", deep: [[{ now: null }]] },
    { unitPrice: -1.5, "": 0 },
    null,
  ]);
}
