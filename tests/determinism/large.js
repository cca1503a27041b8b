// Large requests as a file of one a line, for programs that read those: the best use in carts of many lines,
// and in one that is too large to search.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hugeRequest } from "../../bench/requests.js";
import { optimalRequestAt } from "../reference/optimal-requests.js";

/**
 * @param {string} folder in which the file is written
 * @returns {{ call: "quote", file: string }}
 */
export function writeLarge(folder) {
  const requests = [...Array(12).keys()].flatMap((i) =>
    ["twelve", "checkout", "group"].map((size) => optimalRequestAt(2, i, size)),
  );
  const whole = hugeRequest();
  const file = join(folder, "large.jsonl");
  const sessions = Array.from({ length: 40 }, (_, i) => ({
    ...{ id: `l${i}`, startsAt: 86_400_000 * i, unitPrice: 100 + i, quantity: 2 },
  }));
  const pass = {
    now: 0,
    cart: { currency: "DKK", lines: sessions },
    tokenTypes: [{ id: "y", kind: "entryPass", maxEntriesPerDay: 1 }],
    tokens: [{ id: "k", typeId: "y", usedSessions: [{ startsAt: 86_400_000, guests: 1 }] }],
  };
  const lines = [...requests, pass, whole, { ...whole, options: { strategy: "optimal" } }];
  writeFileSync(file, lines.map((request) => `${JSON.stringify(request)}\n`).join(""));
  return { call: "quote", file };
}
