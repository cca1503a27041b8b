// What a request may hold, and what must not compile. Checked by tsc under every tsconfig in this
// folder; never run. Each @ts-expect-error fails the check when the line below it compiles after
// all.

import type {
  Cart,
  Claim,
  Discount,
  Line,
  Options,
  QuoteRequest,
  Token,
  TokenType,
  VerifyInput,
} from "stored-value-engine";

/** Fails to compile for anything that is no `T`, and gives nothing a wider type on the way. */
function accepts<T>(_value: T): void {}

// The least that a request may hold.
accepts<QuoteRequest>({ now: 1780000000000, cart: { currency: "DKK", lines: [] } });

// Everything that a request may hold.
accepts<QuoteRequest>({
  now: new Date("2026-06-01T09:00:00Z"),
  cart: {
    currency: "DKK",
    pricesIncludeTax: false,
    taxRounding: "line",
    customerId: "customer-1",
    lines: [
      {
        id: "kayak",
        kind: "ticket",
        experienceId: "kayak-tour",
        ticketTypeId: "adult",
        startsAt: new Date("2026-06-06T10:00:00Z"),
        utcOffsetMinutes: 120,
        unitPrice: 45000n,
        quantity: 5,
        taxRateBp: 2500,
        metadata: { note: "left-handed paddle" },
      },
      { id: "lunch", kind: "addon", unitPrice: 12500, quantity: 5 },
      { id: "booking", kind: "fee", unitPrice: 500, quantity: 1 },
      { id: "present", kind: "token", tokenTypeId: "gift-card", unitPrice: 50000, quantity: 1 },
    ],
    discounts: [
      { id: "season", type: "percentage", value: 1000, lineIds: ["kayak"] },
      { id: "voucher", type: "fixed", value: 5000n, metadata: {} },
    ],
    metadata: {},
  },
  tokenTypes: [
    {
      id: "gift-card",
      kind: "giftCard",
      currency: "DKK",
      allowPartialRedemption: true,
      lineKinds: ["ticket", "addon", "fee"],
      minRedemption: 100n,
      maxRedemption: 100000,
      vat: { treatment: "multiPurpose" },
    },
    {
      id: "two-kayaks",
      kind: "itemGiftCard",
      currency: "DKK",
      priceChange: "honour",
      minRedemption: 1,
      vat: { treatment: "singlePurpose", rateBp: 2500 },
    },
    {
      id: "ten-climbs",
      kind: "punchcard",
      punchesPerUnit: 2,
      coverageCap: 30000n,
      currency: "DKK",
      selection: "lowestPrice",
      experienceIds: ["climbing"],
      excludedExperienceIds: ["climbing-course"],
      ticketTypeIds: ["adult", "child"],
      validityBasis: "session",
      minOrderAmount: 20000,
      exclusive: true,
      maxPerOrder: 1,
      metadata: {},
    },
    { id: "city-pass", kind: "entryPass", maxGuestsPerSession: 2, maxEntriesPerDay: 4, vat: {} },
  ],
  tokens: [
    {
      id: "g",
      typeId: "gift-card",
      code: "KAYAK-7F3K",
      status: "active",
      validFrom: 1770000000000,
      expiresAt: new Date("2027-01-01"),
      holderId: "customer-1",
      balance: 80000n,
      held: 10000,
      use: { amount: 20000n },
      sale: { faceValue: 100000n, pricePaid: 90000 },
      metadata: {},
    },
    {
      id: "i",
      typeId: "two-kayaks",
      items: [
        { id: "a", experienceId: "kayak-tour", quotedPrice: 40000n, quantityLeft: 2 },
        { id: "b", experienceId: "x", ticketTypeId: "adult", quotedPrice: 1, quantityLeft: 0 },
      ],
      use: { units: 1 },
      sale: { faceValue: 80001n, pricePaid: 80000n },
    },
    { id: "p", typeId: "ten-climbs", punches: 7, held: 1, sale: { faceValue: 10, pricePaid: 9n } },
    {
      id: "e",
      typeId: "city-pass",
      entries: 3,
      held: 1,
      usedSessions: [{ startsAt: 1779000000000, utcOffsetMinutes: 120, guests: 2 }],
    },
    { id: "u", typeId: "city-pass" },
  ],
  options: { strategy: "inOrder", allocation: "sequential", maxTokens: 3 },
  metadata: { source: "web" },
});

// An optional member may be null or undefined.
accepts<QuoteRequest>({
  now: 0,
  cart: { currency: "EUR", lines: [], customerId: null, discounts: undefined },
  tokenTypes: null,
  tokens: undefined,
  options: { maxTokens: null },
});
accepts<Line>({ id: "a", unitPrice: 1, quantity: 1, kind: undefined, tokenTypeId: null });
accepts<TokenType>({ id: "g", kind: "giftCard", currency: "SEK", vat: null, lineKinds: null });
accepts<TokenType>({ id: "g", kind: "punchcard", vat: { treatment: null, rateBp: null } });
accepts<Token>({ id: "t", typeId: "e", entries: null, use: null, sale: undefined });
accepts<Claim>({ due: 0, tokens: [{ id: "t", amountCovered: 0, items: null }], fingerprint: null });

// What a program may not change may still be priced.
declare const frozenLines: readonly Readonly<Line>[];
accepts<Cart>({ currency: "DKK", lines: frozenLines });
accepts<QuoteRequest>({
  now: 1,
  cart: { currency: "DKK", lines: [{ id: "a", unitPrice: 1, quantity: 1 }] },
  tokens: [{ id: "t", typeId: "g", balance: 1 }],
} as const);

// An interface of the program's own is metadata too.
interface OwnNotes {
  note: string;
}
declare const notes: OwnNotes;
accepts<Cart>({ currency: "DKK", lines: [], metadata: notes });

// Claims and documents to verify.
declare const request: QuoteRequest;
accepts<VerifyInput>({
  request,
  claim: {
    due: 100n,
    tokens: [{ id: "i", amountCovered: 5n, unitsConsumed: 1, items: [{ id: "a", units: 1 }] }],
    fingerprint: "0123456789abcdef",
  },
});

// The kind of a token tells by what it holds.
declare const token: Token;
if (token.balance !== undefined) accepts<number | bigint>(token.balance);
if (token.punches !== undefined) accepts<number>(token.punches);
if (token.items !== undefined) accepts<number | bigint | undefined>(token.items[0]?.quotedPrice);

// --- What must not compile -----------------------------------------------------------------------

// Required members.
// @ts-expect-error no cart
accepts<QuoteRequest>({ now: 1 });
// @ts-expect-error now is required, null is as absent
accepts<QuoteRequest>({ now: null, cart: { currency: "DKK", lines: [] } });
// @ts-expect-error no currency
accepts<Cart>({ lines: [] });
// @ts-expect-error no lines
accepts<Cart>({ currency: "DKK" });
// @ts-expect-error no unitPrice
accepts<Line>({ id: "a", quantity: 1 });
// @ts-expect-error a gift card type has a currency
accepts<TokenType>({ id: "g", kind: "giftCard" });
// @ts-expect-error a token has a type
accepts<Token>({ id: "t", balance: 1 });
// @ts-expect-error no due
accepts<Claim>({ tokens: [] });

// Misspelt members.
// @ts-expect-error unitprice
accepts<Line>({ id: "a", unitprice: 1, unitPrice: 1, quantity: 1 });
// @ts-expect-error maxRedemptions
accepts<TokenType>({ id: "g", kind: "giftCard", currency: "DKK", maxRedemptions: 1 });
// @ts-expect-error balanced
accepts<Token>({ id: "t", typeId: "g", balanced: 1 });
// @ts-expect-error metadata stands on types and tokens, not on options
accepts<Options>({ metadata: {} });
// @ts-expect-error metadata does not stand in a document to verify
accepts<VerifyInput>({ request, claim: { due: 0, tokens: [] }, metadata: {} });

// Types of values.
// @ts-expect-error an amount is no text
accepts<Line>({ id: "a", unitPrice: "1", quantity: 1 });
// @ts-expect-error a count is no bigint
accepts<Line>({ id: "a", unitPrice: 1, quantity: 1n });
// @ts-expect-error a rate is no bigint
accepts<Discount>({ id: "d", type: "percentage", value: 1000n });
// @ts-expect-error an amount is no Date
accepts<Line>({ id: "a", unitPrice: new Date(), quantity: 1 });
// @ts-expect-error an instant is no text
accepts<QuoteRequest>({ now: "2026-06-01", cart: { currency: "DKK", lines: [] } });
// @ts-expect-error an instant is no bigint
accepts<QuoteRequest>({ now: 1n, cart: { currency: "DKK", lines: [] } });
// @ts-expect-error a list is an array
accepts<Cart>({ currency: "DKK", lines: new Set<Line>() });
// @ts-expect-error metadata is an object
accepts<Cart>({ currency: "DKK", lines: [], metadata: "note" });

// Vocabularies.
// @ts-expect-error no kind of line
accepts<Line>({ id: "a", kind: "product", unitPrice: 1, quantity: 1 });
// @ts-expect-error stored value never covers lines of kind token
accepts<TokenType>({ id: "g", kind: "giftCard", currency: "DKK", lineKinds: ["token"] });
// @ts-expect-error no kind of token
accepts<TokenType>({ id: "g", kind: "coupon" });
// @ts-expect-error no status
accepts<Token>({ id: "t", typeId: "g", status: "used", balance: 1 });
accepts<Options>({ strategy: "optimal" });
// @ts-expect-error no strategy
accepts<Options>({ strategy: "optimum" });

// Members that another member rules out.
// @ts-expect-error a line of kind token says what it sells
accepts<Line>({ id: "a", kind: "token", unitPrice: 1, quantity: 1 });
// @ts-expect-error no other line sells a token
accepts<Line>({ id: "a", kind: "ticket", tokenTypeId: "g", unitPrice: 1, quantity: 1 });
// @ts-expect-error a singlePurpose type has a rate
accepts<TokenType>({ id: "p", kind: "punchcard", vat: { treatment: "singlePurpose" } });
// @ts-expect-error a multiPurpose type has none
accepts<TokenType>({ id: "p", kind: "punchcard", vat: { treatment: "multiPurpose", rateBp: 1 } });
// @ts-expect-error neither has one without a treatment
accepts<TokenType>({ id: "p", kind: "punchcard", vat: { rateBp: 1 } });

// Members of another kind.
// @ts-expect-error punchesPerUnit is a punchcard's
accepts<TokenType>({ id: "g", kind: "giftCard", currency: "DKK", punchesPerUnit: 1 });
// @ts-expect-error priceChange is an itemGiftCard's
accepts<TokenType>({ id: "p", kind: "punchcard", priceChange: "topUp" });
// @ts-expect-error counts of units are no bigints
accepts<TokenType>({ id: "p", kind: "punchcard", minRedemption: 1n });
// @ts-expect-error no token has both
accepts<Token>({ id: "t", typeId: "g", balance: 1, punches: 1 });
// @ts-expect-error usedSessions are a pass's
accepts<Token>({ id: "t", typeId: "p", punches: 1, usedSessions: [] });
// @ts-expect-error an itemGiftCard holds nothing for other orders
accepts<Token>({ id: "t", typeId: "i", items: [], held: 1 });
// @ts-expect-error of a gift card an amount is used
accepts<Token>({ id: "t", typeId: "g", balance: 1, use: { units: 1 } });
// @ts-expect-error of a punchcard units are used
accepts<Token>({ id: "t", typeId: "p", punches: 1, use: { amount: 1 } });
// @ts-expect-error punches are no bigint
accepts<Token>({ id: "t", typeId: "p", punches: 1, sale: { faceValue: 10n, pricePaid: 1 } });

// What is given to be priced is not changed, by a helper of the program either.
function change(cart: Cart): void {
  // @ts-expect-error read only
  cart.currency = "EUR";
  // @ts-expect-error read only
  cart.lines.push({ id: "a", unitPrice: 1, quantity: 1 });
}
accepts<(cart: Cart) => void>(change);
