// One request in which every field of the contract stands, and a claim on it; and ways to change them.
//
// Plain data. A test takes it, puts one wrong thing in one place and looks at what comes of it.

const NOW = 1_780_000_000_000;
const DAY = 86_400_000;

/** @param {number} [unitPrice] */
export const smallRequest = (unitPrice = 34_900) => ({
  now: NOW,
  cart: { currency: "DKK", lines: [{ id: "L", unitPrice, quantity: 5, taxRateBp: 2500 }] },
});

const tokenTypes = () => [
  {
    id: "card",
    kind: "giftCard",
    lineKinds: ["ticket", "addon"],
    experienceIds: ["kayak"],
    excludedExperienceIds: ["sauna"],
    ticketTypeIds: ["adult"],
    validityBasis: "booking",
    minOrderAmount: 100,
    minRedemption: 10,
    maxRedemption: 100_000,
    exclusive: false,
    maxPerOrder: 3,
    vat: { treatment: "multiPurpose" },
    currency: "DKK",
    allowPartialRedemption: true,
    metadata: {},
  },
  {
    id: "items",
    kind: "itemGiftCard",
    minRedemption: 1,
    maxRedemption: 10,
    vat: { treatment: "singlePurpose", rateBp: 2500 },
    currency: "DKK",
    allowPartialRedemption: true,
    priceChange: "topUp",
  },
  {
    id: "punchcard",
    kind: "punchcard",
    punchesPerUnit: 1,
    coverageCap: 9_000,
    currency: "DKK",
    selection: "highestPrice",
  },
  {
    id: "pass",
    kind: "entryPass",
    maxGuestsPerSession: 2,
    maxEntriesPerDay: 4,
    coverageCap: 9_000,
    currency: "DKK",
    selection: "cartOrder",
  },
];

const tokens = () => [
  {
    id: "T1",
    typeId: "card",
    code: "ABC-1",
    status: "active",
    validFrom: NOW - DAY,
    expiresAt: NOW + DAY,
    holderId: "customer",
    use: { amount: 5_000 },
    sale: { faceValue: 20_000, pricePaid: 18_000 },
    balance: 10_000,
    held: 100,
    metadata: {},
  },
  {
    id: "T2",
    typeId: "items",
    use: { units: 1 },
    sale: { faceValue: 20_000, pricePaid: 20_000 },
    items: [
      {
        id: "I1",
        experienceId: "kayak",
        ticketTypeId: "adult",
        quotedPrice: 9_000,
        quantityLeft: 2,
      },
    ],
  },
  {
    id: "T3",
    typeId: "punchcard",
    use: { units: 1 },
    sale: { faceValue: 10, pricePaid: 50_000 },
    punches: 8,
    held: 1,
  },
  {
    id: "T4",
    typeId: "pass",
    use: { units: 1 },
    sale: { faceValue: 10, pricePaid: 50_000 },
    entries: 5,
    held: 1,
    usedSessions: [{ startsAt: NOW - DAY, utcOffsetMinutes: 60, guests: 1 }],
  },
];

/** A request with every field of the contract. @returns {any} */
export const fullRequest = () => ({
  now: NOW,
  cart: {
    currency: "DKK",
    pricesIncludeTax: true,
    taxRounding: "rate",
    customerId: "customer",
    lines: [
      {
        id: "L1",
        kind: "ticket",
        experienceId: "kayak",
        ticketTypeId: "adult",
        startsAt: NOW + DAY,
        utcOffsetMinutes: 120,
        unitPrice: 10_000,
        quantity: 4,
        taxRateBp: 2500,
        metadata: {},
      },
      { id: "L2", kind: "token", unitPrice: 50_000, quantity: 1, tokenTypeId: "card" },
    ],
    discounts: [
      { id: "D1", type: "percentage", value: 1000, lineIds: ["L1"], metadata: {} },
      { id: "D2", type: "fixed", value: 500 },
    ],
    metadata: {},
  },
  tokenTypes: tokenTypes(),
  tokens: tokens(),
  options: { strategy: "inOrder", allocation: "proportional", maxTokens: 4 },
  metadata: {},
});

/** A claim with every field of the contract. @returns {any} */
export const fullClaim = () => ({
  due: 60_000,
  tokens: [
    { id: "T1", amountCovered: 5_000 },
    { id: "T2", amountCovered: 8_875, unitsConsumed: 1, items: [{ id: "I1", units: 1 }] },
  ],
  fingerprint: "0123456789abcdef",
});

/** A value in a document, and the way to it. @typedef {{ path: string[], value: any }} Place */

/**
 * Every value below a document, what metadata holds left out.
 * @param {any} value
 * @param {string[]} [path]
 * @returns {Place[]}
 */
export function placesOf(value, path = []) {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  if (path.at(-1) === "metadata") return [{ path, value }];
  const below = Object.keys(value).flatMap((name) => placesOf(value[name], [...path, name]));
  return [{ path, value }, ...below];
}

/** @param {string[]} path @returns {string} as a JSON Pointer; no name here needs an escape */
export const pointerOf = (path) => path.map((name) => `/${name}`).join("");

/**
 * Puts a value into a document.
 * @param {any} document
 * @param {string[]} path
 * @param {any} value
 */
export function put(document, path, value) {
  const names = [...path];
  const last = /** @type {string} */ (names.pop());
  const parent = names.reduce((object, name) => object[name], document);
  Object.defineProperty(parent, last, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return document;
}
