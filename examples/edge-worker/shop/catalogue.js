// What the shop sells, and for how much: the only place that prices come from.
//
// Amounts are minor units, rates basis points. Prices that the shop changed since are kept in its
// store and laid over these; a client never sends a price.

import { sessionsOf, TIME_ZONE } from "./sessions.js";
import { addonTexts, experienceTexts, feeText, textOf } from "./texts.js";

const CURRENCY = "SEK";
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

const experiences = [
  {
    id: "evening-tour",
    minutes: 120,
    prices: { adult: 42_500, child: 24_500 },
    taxRateBp: 600,
    addons: ["drysuit", "picnic", "photos"],
    weekdays: EVERY_DAY,
    hours: [18],
  },
  {
    id: "island-day",
    minutes: 420,
    prices: { adult: 79_500, child: 49_500 },
    taxRateBp: 600,
    addons: ["drysuit", "picnic", "photos"],
    weekdays: [0, 3, 6],
    hours: [10],
  },
  {
    id: "pottery",
    minutes: 180,
    prices: { adult: 54_500, child: 34_500 },
    taxRateBp: 2500,
    addons: ["glaze", "photos"],
    weekdays: [0, 2, 4, 6],
    hours: [10, 14],
  },
  {
    id: "boatyard",
    minutes: 75,
    prices: { adult: 14_000, child: 7_000 },
    taxRateBp: 600,
    addons: ["photos"],
    weekdays: [1, 3, 5, 6],
    hours: [11, 15],
  },
];

const addons = [
  { id: "drysuit", unitPrice: 19_500, taxRateBp: 2500 },
  { id: "picnic", unitPrice: 14_900, taxRateBp: 1200 },
  { id: "glaze", unitPrice: 9_000, taxRateBp: 2500 },
  { id: "photos", unitPrice: 12_000, taxRateBp: 2500 },
];

const fee = { id: "booking-fee", unitPrice: 2_900, taxRateBp: 2500 };

/** From so many guests on, so much off tickets and add-ons. */
const groupDiscount = { guests: 6, rateBp: 1000 };

/** What the demo's switch changes prices to. @type {PriceChanges} */
export const changedPrices = {
  "evening-tour": { adult: 45_500, child: 26_500 },
  "island-day": { adult: 84_500, child: 52_500 },
  pottery: { adult: 57_500, child: 36_500 },
  boatyard: { adult: 15_500, child: 8_000 },
};

/**
 * @typedef {{ adult: number, child: number }} Prices
 * @typedef {Record<string, Prices>} PriceChanges by experience
 * @typedef {ReturnType<typeof catalogueAt>} Catalogue
 */

/**
 * @param {number} now instant
 * @param {PriceChanges} changes prices that replace those above
 */
export function catalogueAt(now, changes) {
  return {
    now,
    currency: CURRENCY,
    timeZone: TIME_ZONE,
    experiences: experiences.map(({ weekdays, hours, ...experience }) => ({
      ...experience,
      ...textOf(experienceTexts, experience.id),
      prices: changes[experience.id] ?? experience.prices,
      sessions: sessionsOf({ id: experience.id, weekdays, hours }, now),
    })),
    addons: addons.map((addon) => ({ ...addon, name: textOf(addonTexts, addon.id) })),
    fee: { ...fee, name: feeText },
    groupDiscount,
  };
}
