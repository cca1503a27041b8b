// The requests that are measured: four sizes of checkout, and carts of any number of lines.
//
// Plain data, the same at every run. Sizes are what the figures are quoted for: small (one ticket, one
// card), typical (10 lines, 3 tokens, restrictions, one discount, two rates), group (60 lines, 8
// tokens), huge (10 000 lines, 64 tokens, the most that is allowed).

const NOW = 1_780_000_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const EXPERIENCES = [
  "kayak-tour",
  "pottery-workshop",
  "harbour-cruise",
  "wine-tasting",
  "sauna-boat",
];

/** @param {number} i */
function line(i) {
  const kind = i % 5 === 3 ? "addon" : i % 17 === 16 ? "fee" : "ticket";
  return {
    id: `line-${i + 1}`,
    kind,
    experienceId: EXPERIENCES[i % EXPERIENCES.length],
    ticketTypeId: i % 3 === 0 ? "child" : "adult",
    startsAt: NOW + DAY + (i % 4) * 3 * HOUR,
    utcOffsetMinutes: 120,
    unitPrice: 4_900 + ((i * 7_919) % 30_000),
    quantity: 1 + (i % 4),
    taxRateBp: i % 3 === 2 ? 1200 : 2500,
  };
}

/** @param {number} count */
const lines = (count) => Array.from({ length: count }, (_, i) => line(i));

const TYPES = {
  card: {
    id: "gift-card",
    kind: "giftCard",
    currency: "DKK",
    lineKinds: ["ticket", "addon"],
    minOrderAmount: 10_000,
  },
  punchcard: {
    id: "punchcard-10",
    kind: "punchcard",
    experienceIds: ["kayak-tour", "harbour-cruise"],
    ticketTypeIds: ["adult"],
    maxRedemption: 6,
    validityBasis: "session",
  },
  pass: {
    id: "city-pass",
    kind: "entryPass",
    excludedExperienceIds: ["sauna-boat"],
    maxGuestsPerSession: 2,
    maxEntriesPerDay: 4,
    selection: "highestPrice",
  },
  items: {
    id: "experience-for-two",
    kind: "itemGiftCard",
    currency: "DKK",
    priceChange: "honour",
  },
};

/** @param {number} i */
function token(i) {
  const id = `token-${i + 1}`;
  const expiresAt = NOW + (30 + i) * DAY;
  if (i % 4 === 0) {
    return { id, typeId: "punchcard-10", validFrom: NOW - 90 * DAY, expiresAt, punches: 8 };
  }
  if (i % 4 === 1) return { id, typeId: "city-pass", expiresAt, entries: 5, usedSessions: [] };
  if (i % 4 === 2) return { id, typeId: "gift-card", expiresAt, balance: 50_000 };
  const item = { id: "ticket", experienceId: "wine-tasting", quotedPrice: 24_900, quantityLeft: 2 };
  return { id, typeId: "experience-for-two", expiresAt, items: [item] };
}

/**
 * A cart with tokens of every kind.
 * @param {number} lineCount
 * @param {number} tokenCount
 */
export function requestOf(lineCount, tokenCount) {
  return {
    now: NOW,
    cart: {
      currency: "DKK",
      pricesIncludeTax: true,
      lines: lines(lineCount),
      discounts: [{ id: "spring", type: "percentage", value: 1000 }],
    },
    tokenTypes: Object.values(TYPES),
    tokens: Array.from({ length: tokenCount }, (_, i) => token(i)),
  };
}

/** One ticket, paid in part with a gift card. */
export function smallRequest() {
  return {
    now: NOW,
    cart: { currency: "DKK", lines: lines(1) },
    tokenTypes: [{ id: "gift-card", kind: "giftCard", currency: "DKK" }],
    tokens: [{ id: "token-1", typeId: "gift-card", balance: 5_000 }],
  };
}

/** 10 lines, 3 tokens, restrictions, one discount, two rates. */
export function typicalRequest() {
  const request = requestOf(10, 3);
  return { ...request, tokenTypes: [TYPES.punchcard, TYPES.pass, TYPES.card] };
}

/** 60 lines, 8 tokens. */
export const groupRequest = () => requestOf(60, 8);

/** 10 000 lines, 64 tokens. */
export const hugeRequest = () => requestOf(10_000, 64);

/** Typical carts of as many days, at each day's prices, with the same types and tokens. */
export function batchRequests(/** @type {number} */ days) {
  const base = typicalRequest();
  return Array.from({ length: days }, (_, day) => {
    const changed = base.cart.lines.map((one) => ({
      ...one,
      startsAt: one.startsAt + day * DAY,
      unitPrice: one.unitPrice + ((day * 700) % 9_000),
    }));
    return { ...base, cart: { ...base.cart, lines: changed } };
  });
}

/** The typical request, every token of it refused for two reasons. */
export function refusedRequest() {
  const request = typicalRequest();
  const tokens = request.tokens.map((one) => ({ ...one, expiresAt: NOW, status: "suspended" }));
  return { ...request, tokens };
}

/** The typical request, wrong at the very end of what is read of it. */
export function malformedRequest() {
  const request = typicalRequest();
  const tokens = request.tokens.map((one, i) => (i === 2 ? { ...one, balance: "50000" } : one));
  return { ...request, tokens };
}
