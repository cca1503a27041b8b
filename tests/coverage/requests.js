// Requests that lead to where the cases of tests/vectors/ and a few thousand generated ones do not:
// those of the search's own test, carts that are too large to search, searches that end undecided.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hugeRequest } from "../../bench/requests.js";
import { searchRequests } from "../native/search-requests.js";
import { optimalRequestAt } from "../reference/optimal-requests.js";

const DAY = 86_400_000;

/** Seeds, sizes and places of requests that lead to what few others do. */
const OPTIMAL = /** @type {[number, string, number[]][]} */ ([
  [7, "small", [73, 272, 355, 620, 2599, 2622, 2774, 4399, 5143]],
  [7, "checkout", [334, 487, 1186]],
  [7, "twelve", [356, 552]],
  [7, "group", [48]],
  [9, "crowd", [10, 33]],
  [13, "mid", [84, 769]],
  [13, "checkout", [405, 509]],
  [13, "twelve", [868]],
]);

/** A pass that allows an entry a day, in a cart of many days, used on one of them and on another day. */
function manyDays() {
  const lines = Array.from({ length: 40 }, (_, i) => ({
    ...{ id: `l${i}`, startsAt: DAY * i, unitPrice: 100 + i, quantity: 2 },
  }));
  const usedSessions = [DAY, DAY / 2].map((startsAt) => ({ startsAt, guests: 1 }));
  return {
    now: 0,
    cart: { currency: "DKK", lines },
    tokenTypes: [{ id: "y", kind: "entryPass", maxEntriesPerDay: 1 }],
    tokens: [{ id: "k", typeId: "y", usedSessions }],
  };
}

/** Ten cards, each for half of the experiences and no two for the same, so that 600 lines have 600 sets of cards. */
function manyPurses() {
  const numbers = Array.from({ length: 600 }, (_, i) => i);
  const cards = Array.from({ length: 10 }, (_, bit) => bit);
  return {
    now: 0,
    cart: {
      currency: "DKK",
      lines: numbers.map((i) => ({
        ...{ id: `l${i}`, experienceId: `e${i}`, unitPrice: 100 + i, quantity: 1 },
      })),
    },
    tokenTypes: cards.map((bit) => ({
      ...{ id: `t${bit}`, kind: "giftCard", currency: "DKK" },
      experienceIds: numbers.filter((i) => (i >> bit) & 1).map((i) => `e${i}`),
    })),
    tokens: cards.map((bit) => ({ id: `k${bit}`, typeId: `t${bit}`, balance: 5000 })),
    options: { strategy: "optimal" },
  };
}

/** Two punchcards that are alike but for the sessions that they are valid for. */
function unequalTwins() {
  const lines = [1, 3].map((day) => ({
    ...{ id: `l${day}`, startsAt: DAY * day, unitPrice: 100 * day, quantity: 2 },
  }));
  return {
    now: 0,
    cart: { currency: "DKK", lines },
    tokenTypes: [{ id: "y", kind: "punchcard", validityBasis: "session" }],
    tokens: [2, 4].map((day) => ({
      ...{ id: `k${day}`, typeId: "y", punches: 2, expiresAt: DAY * day },
    })),
    options: { strategy: "optimal" },
  };
}

function hardRequests() {
  const optimal = OPTIMAL.flatMap(([seed, size, places]) =>
    places.map((place) => optimalRequestAt(seed, place, size)),
  );
  const huge = hugeRequest();
  const whole = [huge, { ...huge, options: { strategy: "optimal" } }];
  return [...searchRequests(), ...optimal, manyDays(), manyPurses(), unequalTwins(), ...whole];
}

/**
 * @param {string} folder in which a file of them is written, a line each
 * @returns {{ call: "quote", file: string }}
 */
export function writeHardRequests(folder) {
  const file = join(folder, "hard.jsonl");
  const lines = hardRequests().map((request) => `${JSON.stringify(request)}\n`);
  writeFileSync(file, lines.join(""));
  return { call: "quote", file };
}
