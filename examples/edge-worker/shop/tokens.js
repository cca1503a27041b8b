// The stored value that the sample shop has sold: one customer's card each, found by its code.
//
// Every kind, and what may be the matter with one: expired, not yet valid, empty, on hold, in another
// currency, for another experience, suspended, somebody else's. Dates are relative to the shop's day.
// A real shop keeps these in its ledger; this one never books anything on them.

import { normaliseCode } from "./code.js";
import { instantOf, localDay } from "./sessions.js";
import { textOf, tokenTypeTexts } from "./texts.js";

/** @typedef {import("stored-value-engine").TokenType} TokenType */
/** @typedef {import("stored-value-engine").Token & { code: string }} Token */

const KAYAK = ["evening-tour", "island-day"];

/** @type {TokenType[]} */
const tokenTypes = [
  { id: "gift-card", kind: "giftCard", currency: "SEK" },
  { id: "gift-card-eur", kind: "giftCard", currency: "EUR" },
  {
    id: "campaign",
    kind: "giftCard",
    currency: "SEK",
    lineKinds: ["ticket"],
    minOrderAmount: 60_000,
    exclusive: true,
  },
  {
    id: "kayak-punchcard",
    kind: "punchcard",
    experienceIds: KAYAK,
    ticketTypeIds: ["adult"],
    coverageCap: 50_000,
    currency: "SEK",
  },
  { id: "clay-punchcard", kind: "punchcard", experienceIds: ["pottery"] },
  {
    id: "season-pass",
    kind: "entryPass",
    experienceIds: ["evening-tour", "boatyard"],
    validityBasis: "session",
    maxGuestsPerSession: 2,
    maxEntriesPerDay: 2,
  },
  { id: "trip-card", kind: "itemGiftCard", currency: "SEK" },
  {
    id: "workshop-card",
    kind: "itemGiftCard",
    currency: "SEK",
    priceChange: "honour",
    vat: { treatment: "singlePurpose", rateBp: 2500 },
  },
];

/** @param {number} now instant @returns {Token[]} */
function tokensAt(now) {
  const today = localDay(now);
  const inDays = (/** @type {number} */ days) => instantOf(today + days, 0);
  return [
    {
      id: "t-gift-500",
      code: "GIFT-500",
      typeId: "gift-card",
      balance: 50_000,
      expiresAt: inDays(700),
      sale: { faceValue: 50_000, pricePaid: 50_000 },
    },
    {
      id: "t-gift-1200",
      code: "GIFT-1200",
      typeId: "gift-card",
      balance: 83_050,
      held: 20_000,
      expiresAt: inDays(300),
      sale: { faceValue: 120_000, pricePaid: 110_000 },
    },
    {
      id: "t-spring",
      code: "SPRING-150",
      typeId: "campaign",
      balance: 15_000,
      expiresAt: inDays(20),
    },
    {
      id: "t-kayak-10",
      code: "KAYAK-10",
      typeId: "kayak-punchcard",
      punches: 6,
      expiresAt: inDays(400),
      sale: { faceValue: 10, pricePaid: 360_000 },
    },
    {
      id: "t-clay-5",
      code: "CLAY-5",
      typeId: "clay-punchcard",
      punches: 5,
      sale: { faceValue: 5, pricePaid: 245_000 },
    },
    {
      id: "t-season",
      code: "SEASON-2",
      typeId: "season-pass",
      validFrom: inDays(-60),
      expiresAt: inDays(5),
    },
    {
      id: "t-two-trips",
      code: "TWO-TRIPS",
      typeId: "trip-card",
      items: [
        {
          id: "trip",
          experienceId: "evening-tour",
          ticketTypeId: "adult",
          quotedPrice: 39_500,
          quantityLeft: 2,
        },
      ],
      sale: { faceValue: 79_000, pricePaid: 79_000 },
    },
    {
      id: "t-clay-gift",
      code: "CLAY-GIFT",
      typeId: "workshop-card",
      items: [{ id: "seat", experienceId: "pottery", quotedPrice: 54_500, quantityLeft: 1 }],
      sale: { faceValue: 54_500, pricePaid: 54_500 },
    },
    { id: "t-old", code: "OLD-300", typeId: "gift-card", balance: 30_000, expiresAt: inDays(-45) },
    {
      id: "t-later",
      code: "LATER-400",
      typeId: "gift-card",
      balance: 40_000,
      validFrom: inDays(30),
    },
    { id: "t-hold", code: "HOLD-200", typeId: "gift-card", balance: 20_000, held: 20_000 },
    { id: "t-empty", code: "EMPTY-10", typeId: "kayak-punchcard", punches: 0 },
    { id: "t-euro", code: "EURO-50", typeId: "gift-card-eur", balance: 5_000 },
    { id: "t-stop", code: "STOP-250", typeId: "gift-card", balance: 25_000, status: "suspended" },
    { id: "t-eriks", code: "ERIKS-PASS", typeId: "season-pass", holderId: "customer-erik" },
  ];
}

/** Statuses of which a look-up says nothing: the reason is for the shop's staff. */
const UNSPOKEN = new Set(["pending", "suspended", "voided"]);

/**
 * What a code is worth to the customer who typed it. A code that nobody has, one that is stopped and
 * one that is somebody else's are all the same: nothing.
 * @param {string} code
 * @param {string | undefined} customerId
 * @param {number} now instant
 */
export function lookUp(code, customerId, now) {
  const wanted = normaliseCode(code);
  const token = tokensAt(now).find((each) => each.code === wanted);
  if (!token || UNSPOKEN.has(token.status ?? "active")) return undefined;
  if (token.holderId !== undefined && token.holderId !== customerId) return undefined;
  const tokenType = tokenTypes.find((each) => each.id === token.typeId);
  if (!tokenType) throw new Error(`the shop has no token type ${token.typeId}`);
  return { token, tokenType, name: textOf(tokenTypeTexts, tokenType.id) };
}

/** The codes for people who try the demo, with what each is. @param {number} now instant */
export function sampleCodes(now) {
  return tokensAt(now).map(({ code, typeId }) => ({ code, name: textOf(tokenTypeTexts, typeId) }));
}
