// Requests for the optimal strategy whose searches go everywhere: many small ones, some of the larger sizes,
// some of amounts as large as there are, of a hundred thousand others those that go where few do, and those of
// search-found.jsonl: of as many more made up for ties, vast amounts, days that share a session or cards alone,
// those which a changed search answers in other steps than all the rest (npm run mutate).

import { readFileSync } from "node:fs";
import { optimalRequestAt } from "../reference/optimal-requests.js";

const SEED = 7;
/** @type {Record<string, number>} */
const COUNTS = { small: 4000, twelve: 300, checkout: 40, group: 4 };

/** The sum of all lines that the vast ones come near. */
const VAST = 2 ** 52;

/**
 * The same request with amounts that are as large as the contract allows, and have few divisors.
 * @param {any} request
 */
function vast(request) {
  const { cart, tokenTypes, tokens } = request;
  let total = 1;
  for (const { unitPrice, quantity } of cart.lines) total += unitPrice * quantity;
  const factor = Math.floor(VAST / total);
  const grown = (/** @type {number} */ amount) => amount * factor + (amount % 7);
  const most = (/** @type {number} */ amount) => Math.min(grown(amount), VAST);
  const isCard = (/** @type {any} */ type) => type.kind === "giftCard";
  return {
    ...request,
    cart: {
      ...cart,
      lines: cart.lines.map((/** @type {any} */ line) => ({
        ...line,
        unitPrice: line.unitPrice * factor,
      })),
    },
    tokenTypes: tokenTypes.map((/** @type {any} */ type) => ({
      ...type,
      ...(type.coverageCap && { coverageCap: most(type.coverageCap) }),
      ...(isCard(type) && type.minRedemption && { minRedemption: most(type.minRedemption) }),
      ...(isCard(type) && type.maxRedemption && { maxRedemption: most(type.maxRedemption) }),
    })),
    tokens: tokens.map((/** @type {any} */ token) => ({
      ...token,
      ...(token.balance && { balance: most(token.balance) }),
      ...(token.use?.amount && { use: { amount: most(token.use.amount) } }),
      ...(token.items && {
        items: token.items.map((/** @type {any} */ item) => ({
          ...item,
          quotedPrice: Math.min(most(item.quotedPrice), Math.floor(VAST / 16)),
        })),
      }),
    })),
  };
}

/** @returns {object[]} */
export function searchRequests() {
  const usual = Object.entries(COUNTS).flatMap(([size, count]) =>
    Array.from({ length: count }, (_, i) => optimalRequestAt(SEED, i, size)),
  );
  /** @type {{ seed: number, size: string, indices: number[] }[]} */
  const rare = JSON.parse(readFileSync(new URL("search-rare.json", import.meta.url), "utf8"));
  const found = readFileSync(new URL("search-found.jsonl", import.meta.url), "utf8");
  return [
    ...usual,
    ...Array.from({ length: 600 }, (_, i) => vast(optimalRequestAt(SEED + 1, i, "small"))),
    ...Array.from({ length: 40 }, (_, i) => vast(optimalRequestAt(SEED + 1, i, "twelve"))),
    ...rare.flatMap(({ seed, size, indices }) =>
      indices.map((index) => optimalRequestAt(seed, index, size)),
    ),
    ...found
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ];
}
