// The optimal strategy on random requests, natively: the whole objective against brute force, every
// answer against the rules, never worse than in order, and equal figures whatever the order of
// lines and tokens. WebAssembly gives the same answers, text by text.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { loadEngine } from "stored-value-engine";
import { nativeAnswers } from "../reference/compare/sides.js";
import { compareOptimal } from "../reference/optimal-compare.js";
import { checkOptimal } from "../reference/optimal-check.js";
import { optimalRequestAt } from "../reference/optimal-requests.js";

const command = fileURLToPath(new URL("../../build/sve", import.meta.url));
const engine = await loadEngine();

/** @param {object[]} requests */
const textsOf = (requests) =>
  nativeAnswers(
    command,
    "quote",
    requests.map((request) => Buffer.from(JSON.stringify(request))),
  );
/** @param {object[]} requests */
const ask = (requests) => textsOf(requests).map((text) => JSON.parse(text));

describe("the optimal strategy", () => {
  test("10 000 small requests: brute force finds nothing better, and nothing else", () => {
    const sums = { requests: 0, brute: 0, proven: 0, better: 0 };
    for (let from = 0; from < 10_000; from += 500) {
      const block = { seed: 5, size: "small", from, to: from + 500, ask };
      const { counts, differences } = compareOptimal({ ...block, withPermutations: from < 2000 });
      assert.deepEqual(differences, []);
      for (const name of Object.keys(sums)) sums[name] += counts[name];
    }
    assert.equal(sums.requests, 10_000);
    assert.ok(sums.brute > 9_500, `${sums.brute} by brute force`);
    assert.equal(sums.proven, 10_000);
    assert.ok(sums.better > 1_000, `${sums.better} better than in order`);
  });

  for (const [size, count, least] of [
    ["twelve", 200, 200],
    ["checkout", 200, 195],
    ["group", 50, 47],
  ]) {
    test(`${count} requests of size ${size}: allowed, never worse than in order, proven`, () => {
      const { counts, differences } = compareOptimal({ seed: 6, size, from: 0, to: count, ask });
      assert.deepEqual(differences, []);
      assert.equal(counts.requests, count);
      assert.ok(counts.proven >= least, `${counts.proven} of ${count} proven`);
    });
  }

  test("WebAssembly gives the same answers", () => {
    for (const size of ["small", "twelve", "checkout"]) {
      const requests = Array.from({ length: 100 }, (_, i) => optimalRequestAt(7, i, size));
      textsOf(requests).forEach((text, i) => {
        assert.equal(JSON.stringify(engine.quote(requests[i])), text, `${size} ${i}`);
      });
    }
  });

  test("the receipt says in customers' words what the best use saves, and how sure that is", () => {
    const receiptOf = (/** @type {object} */ request) =>
      execFileSync(command, ["receipt", "--optimal"], {
        input: JSON.stringify(request),
        encoding: "utf8",
      }).replaceAll(/\s+/g, " ");
    const card = { kind: "giftCard", currency: "DKK" };
    const request = {
      now: 0,
      cart: {
        currency: "DKK",
        lines: [{ id: "a", experienceId: "kayak", unitPrice: 30_000, quantity: 1 }],
      },
      tokenTypes: [
        { id: "alone", ...card, exclusive: true },
        { id: "plain", ...card },
      ],
      tokens: [
        { id: "small", typeId: "alone", balance: 5_000 },
        { id: "large", typeId: "plain", balance: 20_000 },
      ],
    };
    // In order the small card comes first and lets no other join: 150.00 more to pay.
    assert.match(
      receiptOf(request),
      /This is the best use of your cards and passes\. It saves 150\.00, compared with the order they came in\./,
    );
    request.tokens.reverse();
    assert.match(receiptOf(request), /This is the best use of your cards and passes\. [-=]/);
    assert.doesNotMatch(receiptOf(request), /saves/);
  });

  test("the checker itself finds what is wrong", () => {
    const requests = Array.from({ length: 200 }, (_, i) => optimalRequestAt(8, i));
    const quotes = ask(requests);
    const at = quotes.findIndex(({ tokens }) =>
      tokens.some(({ unitsCovered }) => unitsCovered > 0),
    );
    const spoil = (/** @type {(quote: any, token: any) => void} */ change) => {
      const quote = structuredClone(quotes[at]);
      change(
        quote,
        quote.tokens.find((/** @type {any} */ token) => token.unitsCovered > 0),
      );
      return checkOptimal(requests[at], quote).length;
    };
    assert.equal(
      spoil(() => {}),
      0,
    );
    assert.ok(spoil((_, token) => (token.allocations[0].amount += 1)) > 0);
    assert.ok(spoil((_, token) => (token.allocations[0].units += 100)) > 0);
    assert.ok(spoil((quote) => (quote.due += 1)) > 0);
    assert.ok(spoil((quote) => (quote.optimality.costLowerBound += 1)) > 0);
    assert.ok(spoil((_, token) => (token.outcome = "unused")) > 0);
  });
});
