// Requests for the optimal strategy whose searches go everywhere: many small ones, some of the larger sizes,
// and of a hundred thousand others those that go where few do.

import { readFileSync } from "node:fs";
import { optimalRequestAt } from "../reference/optimal-requests.js";

const SEED = 7;
/** @type {Record<string, number>} */
const COUNTS = { small: 4000, twelve: 300, checkout: 40, group: 4 };

/** @returns {object[]} */
export function searchRequests() {
  const usual = Object.entries(COUNTS).flatMap(([size, count]) =>
    Array.from({ length: count }, (_, i) => optimalRequestAt(SEED, i, size)),
  );
  /** @type {{ seed: number, size: string, indices: number[] }[]} */
  const rare = JSON.parse(readFileSync(new URL("search-rare.json", import.meta.url), "utf8"));
  return [
    ...usual,
    ...rare.flatMap(({ seed, size, indices }) =>
      indices.map((index) => optimalRequestAt(seed, index, size)),
    ),
  ];
}
