// What a quote costs natively, in instructions: none of the figures that bench/instructions.json keeps is passed
// by more than a tolerance, the cost grows no faster than n log n, and the whole command prices a cart of 200 lines
// within its limit. Counted by valgrind, so the figures repeat. And npm run bench still runs: of time it is asked
// only whether there are figures, for no other process is kept from running meanwhile.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { count, kept, regressions, TOLERANCE } from "../../bench/instructions.js";

test("no quote takes more instructions than it did", () => {
  assert.deepEqual(regressions(count(), kept()), []);
});

test("a figure past its tolerance, a steep growth and a slow command are seen", () => {
  const before = kept();
  const changed = (/** @type {Partial<typeof before>} */ changes) =>
    regressions({ ...before, ...changes }, before);
  assert.deepEqual(changed({}), []);
  const typical = Math.ceil(before.quote.typical * TOLERANCE) + 1;
  assert.match(changed({ quote: { ...before.quote, typical } })[0], /^typical: /);
  const { typical: _, ...others } = before.quote;
  assert.match(changed({ quote: others })[0], /^typical: undefined/);
  const steep = { ...before.quote, "lines-10000": 3 * before.quote["lines-10000"] };
  assert.match(changed({ quote: steep, compiler: "another" })[0], /^growth: /);
  assert.match(changed({ command: 11_000_000 })[0], /^the command: /);
  assert.deepEqual(changed({ quote: { ...before.quote, typical }, compiler: "another" }), []);
});

test("npm run bench has a figure for every side of a shape", () => {
  const options = /** @type {const} */ ({ encoding: "utf8" });
  const args = ["bench/quote.js", "--rounds", "2", "--only", "typical"];
  const output = execFileSync(process.execPath, args, options);
  const { rounds, nanoseconds, memory } = JSON.parse(output.trim().split("\n").at(-1) ?? "");
  assert.equal(rounds, 2);
  const sides = [
    "native",
    "write",
    "core",
    "read",
    "javascript",
    "plain",
    "reference",
    "dinero",
    "json",
  ];
  assert.deepEqual(Object.keys(nanoseconds.typical), [...sides, "plain json"]);
  for (const [side, figure] of Object.entries(nanoseconds.typical)) {
    assert.ok(figure.median >= figure.least && figure.least > 0, side);
    assert.match(output, new RegExp(`\\b${side}\\b`));
  }
  assert.equal(memory.grownBytes, 0);
});
