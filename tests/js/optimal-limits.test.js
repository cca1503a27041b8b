// The bounds of what is searched for the best use, and one past them (contract 7). A request that is too large has
// inOrder's choice, and no less than what each token by itself reaches is the bound.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "stored-value-engine";
import { requestOfArcs, requestOfPurses } from "../reference/optimal-limits.js";

const engine = await loadEngine();

/** @param {any} request */
function asked(request) {
  const { due, forfeited, tokens, optimality } = engine.quote(request);
  assert.equal(forfeited, 0);
  return { due, used: tokens.filter(({ outcome }) => outcome === "applied").length, ...optimality };
}

// Two cards reach 23 lines each and one of them both: 2300 + 2200. The 44 others pay 1 each: 4544.
test("512 purses are searched", () => {
  const due = 511 * 100 - 4544;
  const found = { due, used: 46, proven: true, costLowerBound: due, inOrderCost: due };
  assert.deepEqual(asked(requestOfPurses(512)), found);
});

// By itself the second card would pay 2300 too: 100 less than what is due. The expired card counts for nothing.
test("513 purses are not", () => {
  const due = 512 * 100 - 4544;
  const found = { due, used: 46, proven: false, costLowerBound: due - 100, inOrderCost: due };
  assert.deepEqual(asked(requestOfPurses(513)), found);
});

// 1 + 2 + … + 1024 = 524 800, less the 32 dearest: 993 + … + 1024 = 32 272.
const LEFT = 524_800 - 32_272;

test("32 768 arcs are searched", () => {
  const found = { due: LEFT, used: 32, proven: true, costLowerBound: LEFT, inOrderCost: LEFT };
  assert.deepEqual(asked(requestOfArcs()), found);
});

test("32 769 arcs are not, and each card by itself reaches everything", () => {
  const due = LEFT - 1;
  const found = { due, used: 33, proven: false, costLowerBound: 0, inOrderCost: due };
  assert.deepEqual(asked(requestOfArcs("one")), found);
});

test("the arcs of a token that cannot be used do not count", () => {
  const found = { due: LEFT, used: 32, proven: true, costLowerBound: LEFT, inOrderCost: LEFT };
  assert.deepEqual(asked(requestOfArcs("whole")), found);
});
