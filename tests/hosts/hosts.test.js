// The packed package in every host that it is made for: the whole corpus and a share of the random
// requests of `npm run hosts`, each answer the native command's, to the last character.

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fixture, install, work } from "../consumers/install.js";
import { writeCases } from "./cases.js";
import { bytesInWorkerd, hosts, nodes, runRequired, workerdDates } from "./hosts.js";

/** `npm run hosts` says how many; this is for npm test. */
const GENERATED = Number(process.env.HOST_CASES ?? 2000);

/** @type {Awaited<ReturnType<typeof writeCases>>} */
let cases;
const folder = join(work, "cases");
before(async () => {
  install();
  fixture("inside", fileURLToPath(new URL(".", import.meta.url)));
  cases = await writeCases(folder, GENERATED);
});

test("the cases are the whole corpus and as many random ones as were asked for", () => {
  assert.ok(cases.corpus > 1500, `${cases.corpus} cases of the corpus`);
  assert.equal(cases.generated, GENERATED);
});

describe("every answer is the native one", () => {
  for (const { name, entry, run } of hosts) {
    test(name, async (context) => {
      const files = cases.blocks.map(({ file }) => file);
      const result = await run({ folder, files });
      assert.ok(result.entry.endsWith(entry), `${result.entry} is not ${entry}`);
      for (const [i, block] of cases.blocks.entries()) {
        const { count, hash, difference } = result.blocks[i];
        assert.equal(difference, undefined, JSON.stringify(difference));
        assert.deepEqual({ count, hash }, { count: block.count, hash: block.hash });
      }
      assert.equal(result.blocks.length, cases.blocks.length);
      const total = cases.corpus + cases.generated;
      context.diagnostic(`${total} answers of ${result.version} are the native ones`);
    });
  }
});

for (const node of nodes) {
  test(`${node.name} requires the package in CommonJS`, async () => {
    assert.equal(await runRequired(node), "42\n");
  });
}

for (const date of workerdDates) {
  test(`bytes inside a request of workerd are refused by name, compatibility date ${date}`, async () => {
    const { code, failure, message } = await bytesInWorkerd(date);
    assert.deepEqual([code, failure], ["ENGINE_LOAD_FAILED", "BLOCKED_BY_POLICY"], message);
  });
}
