// Requests at the bounds of what is searched (contract 7), and one past them: purses and arcs.
// Guarantees: as many purses or arcs as are asked for; figures that a person can add up.

const NOW = 1_780_000_000_000;
const numbers = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => i);

/** So many experiences and ticket types, with a gift card each: a line of both is a purse of its own. */
const SIDE = 23;

/**
 * Lines of 100, no two reached by the same gift cards: line i is of experience i / 23 and ticket type i % 23. The first
 * card of either sort has more than its lines cost, the others have 1 each, and one has expired. The purse of no card
 * counts too.
 * @param {number} purses
 */
export function requestOfPurses(purses) {
  const lines = numbers(purses - 1).map((i) => {
    const [experienceId, ticketTypeId] = [`e${Math.floor(i / SIDE)}`, `t${i % SIDE}`];
    return { id: `l${i}`, unitPrice: 100, quantity: 1, experienceId, ticketTypeId };
  });
  const giftCard = { kind: "giftCard", currency: "DKK" };
  const tokenTypes = numbers(SIDE).flatMap((i) => [
    { id: `e${i}`, ...giftCard, experienceIds: [`e${i}`] },
    { id: `t${i}`, ...giftCard, ticketTypeIds: [`t${i}`] },
  ]);
  const tokens = tokenTypes.map(({ id }, i) => ({ id, typeId: id, balance: i < 2 ? 10_000 : 1 }));
  const expired = { id: "old", typeId: "e1", balance: 10_000, expiresAt: NOW };
  return {
    now: NOW,
    cart: { currency: "DKK", lines },
    tokenTypes,
    tokens: [...tokens, expired],
    options: { strategy: "optimal" },
  };
}

/**
 * 32 punchcards of one punch on 1 024 lines that cost from 1 to 1 024: 32 768 arcs. With `one`, another card that reaches
 * the line of 1 alone; with `whole`, an item card that reaches the same line and cannot be used, as both of its
 * items must be and one may.
 * @param {"one" | "whole"} [more]
 */
export function requestOfArcs(more) {
  const lines = numbers(1_024).map((i) => ({ id: `l${i}`, unitPrice: i + 1, quantity: 1 }));
  const cheapest = { ...lines[0], experienceId: "kayak" };
  const others = {
    one: { type: { kind: "punchcard", experienceIds: ["kayak"] }, token: { punches: 1 } },
    whole: {
      type: { kind: "itemGiftCard", currency: "DKK", allowPartialRedemption: false },
      token: {
        use: { units: 1 },
        items: [{ id: "i", experienceId: "kayak", quotedPrice: 1, quantityLeft: 2 }],
      },
    },
  };
  const added = more === undefined ? [] : [others[more]];
  return {
    now: NOW,
    cart: { currency: "DKK", lines: [cheapest, ...lines.slice(1)] },
    tokenTypes: [
      { id: "any", kind: "punchcard" },
      ...added.map(({ type }) => ({ id: "more", ...type })),
    ],
    tokens: [
      ...numbers(32).map((i) => ({ id: `k${i}`, typeId: "any", punches: 1 })),
      ...added.map(({ token }) => ({ id: "k", typeId: "more", ...token })),
    ],
    options: { strategy: "optimal" },
  };
}

/** All of them, for programs that hold one engine against another. */
export const requestsAtLimits = () => [
  requestOfPurses(512),
  requestOfPurses(513),
  requestOfArcs(),
  requestOfArcs("one"),
  requestOfArcs("whole"),
];
