// Requests for fast-check: well-formed, small, with few ids, prices and instants so that rules meet.
//
// They shrink towards an empty cart without tokens. Ids are given by place, after shrinking: l0, y0,
// k0 … It knows the shape of a request and no price.

import fc from "fast-check";

const NOW = 1_780_000_000_000;
const DAY = 86_400_000;

const rate = fc.constantFrom(0, 600, 1200, 2500, 3333, 10_000);
const experience = fc.constantFrom("kayak", "sauna");
const ticketType = fc.constantFrom("adult", "child");

export const amount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }).map((n) => 500 * n) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 99_999 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 2, 3) },
);
const positive = amount.map((value) => value + 1);

/** Objects whose members may be absent, but for those named. */
const some = (
  /** @type {Record<string, fc.Arbitrary<any>>} */ members,
  /** @type {string[]} */ ...required
) => fc.record(members, { requiredKeys: required });

/** Rules of a type: each is there in one case of six, so that most tokens cover something. */
const seldom = (/** @type {Record<string, fc.Arbitrary<any>>} */ rules) =>
  fc.record(
    Object.fromEntries(
      Object.entries(rules).map(([name, arbitrary]) => [
        name,
        fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary }),
      ]),
    ),
  );

/** @param {string} letter @param {any[]} list */
const numbered = (letter, list) => list.map((one, i) => ({ id: `${letter}${i}`, ...one }));

/** @param {string[]} [kinds] */
export const lineOf = (kinds = ["ticket", "ticket", "addon", "fee"]) =>
  some(
    {
      kind: fc.constantFrom(...kinds),
      experienceId: experience,
      ticketTypeId: ticketType,
      startsAt: fc.constantFrom(NOW, NOW + 1, NOW + DAY),
      utcOffsetMinutes: fc.constantFrom(0, 120, -120),
      unitPrice: amount,
      quantity: fc.integer({ min: 1, max: 4 }),
      taxRateBp: rate,
    },
    ...["kind", "unitPrice", "quantity"],
  );

const percentage = fc.record({ type: fc.constant("percentage"), value: rate });
const fixed = fc.record({ type: fc.constant("fixed"), value: amount });

const anyType = {
  lineKinds: fc.uniqueArray(fc.constantFrom("ticket", "addon", "fee"), {
    minLength: 1,
    maxLength: 3,
  }),
  experienceIds: fc.array(experience, { minLength: 1, maxLength: 2 }),
  ticketTypeIds: fc.array(ticketType, { minLength: 1, maxLength: 2 }),
  minOrderAmount: amount,
  exclusive: fc.boolean(),
  maxPerOrder: fc.integer({ min: 1, max: 2 }),
  vat: fc.oneof(
    fc.constant({ treatment: "multiPurpose" }),
    rate.map((rateBp) => ({ treatment: "singlePurpose", rateBp })),
  ),
};
const selection = fc.constantFrom("highestPrice", "lowestPrice", "cartOrder");

/**
 * A type and its token in one; the rules that turn a token down for want of a cent only if asked for.
 * @param {{ cliffs: boolean }} options
 */
function holdings({ cliffs }) {
  const least = cliffs ? { minRedemption: fc.integer({ min: 0, max: 3 }) } : {};
  const whole = cliffs ? { allowPartialRedemption: fc.boolean() } : {};
  const { minOrderAmount, ...smooth } = anyType;
  const type = cliffs ? { ...smooth, minOrderAmount } : smooth;
  const sale = (/** @type {number} */ left) =>
    fc.option(
      fc.record({ faceValue: fc.integer({ min: left + 1, max: left + 9 }), pricePaid: amount }),
      { nil: null },
    );
  const of = (
    /** @type {string} */ kind,
    /** @type {Record<string, fc.Arbitrary<any>>} */ rules,
    /** @type {fc.Arbitrary<{ left: number, has: object }>} */ holds,
    /** @type {object} */ always = {},
  ) =>
    fc.tuple(
      seldom({ ...type, ...rules }).map((chosen) => ({ kind, ...always, ...chosen })),
      holds.chain(({ left, has }) => sale(left).map((sold) => ({ ...has, sale: sold }))),
    );
  const card = { currency: "DKK" };
  const item = fc.record({
    experienceId: experience,
    quotedPrice: amount,
    quantityLeft: fc.integer({ min: 0, max: 3 }),
  });
  const units = { selection, ...least };
  return fc.oneof(
    of(
      "giftCard",
      { ...whole },
      amount.map((balance) => ({ left: balance, has: { balance } })),
      card,
    ),
    of(
      "itemGiftCard",
      { ...whole, ...least, priceChange: fc.constantFrom("topUp", "honour") },
      fc.array(item, { minLength: 1, maxLength: 2 }).map((items) => ({
        left: items.reduce((sum, one) => sum + one.quotedPrice * one.quantityLeft, 0),
        has: { items: numbered("i", items) },
      })),
      card,
    ),
    of(
      "punchcard",
      { ...units, punchesPerUnit: fc.integer({ min: 1, max: 2 }) },
      fc.integer({ min: 0, max: 6 }).map((punches) => ({ left: punches, has: { punches } })),
    ),
    of(
      "entryPass",
      { ...units, maxGuestsPerSession: fc.integer({ min: 1, max: 3 }) },
      fc.integer({ min: 0, max: 6 }).map((entries) => ({ left: entries, has: { entries } })),
    ),
  );
}

/**
 * @param {{ kinds?: string[], discounts?: "none" | "percentages" | "any", tokens?: number, cliffs?: boolean,
 *   options?: fc.Arbitrary<object>, pricesIncludeTax?: fc.Arbitrary<boolean> }} [wanted]
 * @returns {fc.Arbitrary<any>}
 */
export function requests({
  kinds,
  discounts = "any",
  tokens = 4,
  cliffs = true,
  options = fc.record({ allocation: fc.constantFrom("proportional", "sequential") }),
  pricesIncludeTax = fc.boolean(),
} = {}) {
  const discount = discounts === "percentages" ? percentage : fc.oneof(percentage, fixed);
  return fc
    .record({
      lines: fc.array(lineOf(kinds), { maxLength: 5 }),
      discounts: fc.array(discount, { maxLength: discounts === "none" ? 0 : 2 }),
      held: fc.array(holdings({ cliffs }), { maxLength: tokens }),
      pricesIncludeTax,
      taxRounding: fc.constantFrom("rate", "line"),
      options,
    })
    .map(({ lines, discounts: off, held, options: chosen, ...cart }) => ({
      now: NOW,
      cart: {
        currency: "DKK",
        ...cart,
        lines: numbered("l", lines),
        discounts: numbered("d", off),
      },
      tokenTypes: numbered(
        "y",
        held.map(([type]) => type),
      ),
      tokens: numbered(
        "k",
        held.map(([, token], i) => ({ typeId: `y${i}`, ...token })),
      ),
      options: chosen,
    }));
}

export { positive };
