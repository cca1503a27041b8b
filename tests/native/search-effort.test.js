// The way of the optimal search: in how many steps it finds what, to the end and cut short halfway, over the
// requests of search-requests.js.
//
// A fixed number of steps ends a search that is too long (contract 7), so other steps are, for some request,
// another answer. Who changes the search on purpose keeps its new figures with SVE_KEEP_EFFORT=1.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { searchRequests } from "./search-requests.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const keptFile = new URL("search-effort.json", import.meta.url);

/** @returns {string[]} by request: its steps, and a digest of what was found */
function measured() {
  const build = ["--build", join(root, "build"), "--target", "sve_search_effort"];
  execFileSync("cmake", build, { stdio: "ignore" });
  const input = searchRequests().map((request) => `${JSON.stringify(request)}\n`);
  const options = { input: input.join(""), maxBuffer: 2 ** 26 };
  const output = execFileSync(join(root, "build", "sve_search_effort"), [], options);
  return output.toString().trimEnd().split("\n");
}

test("the search goes the way it went, in as many steps", () => {
  const lines = measured();
  const steps = lines.map((line) => Number(line.split(" ")[0]));
  const figures = {
    requests: lines.length,
    searched: steps.filter((count) => count >= 0).length,
    steps: steps.reduce((sum, count) => sum + Math.max(0, count), 0),
    most: Math.max(...steps),
    sha256: createHash("sha256").update(lines.join("\n")).digest("hex"),
  };
  if (process.env.SVE_KEEP_EFFORT === "1") {
    writeFileSync(keptFile, `${JSON.stringify(figures, null, 2)}\n`);
  }
  assert.deepEqual(figures, JSON.parse(readFileSync(keptFile, "utf8")));
});
