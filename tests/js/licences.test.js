// What is published depends on nothing, and the tools have licences that were looked at. The report
// itself is `npm run licences`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../scripts/licences.js", import.meta.url));

test("no runtime dependency, no licence that nobody looked at", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /no runtime dependencies/);
  assert.match(stdout, /^ +\d+ {2}MIT$/m);
});
