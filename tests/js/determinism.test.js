// The same answers from the native command and both WebAssembly modules, under three locales and time
// zones, and the same as ever: their hash is the one that is kept. `npm run determinism` asks other
// compilers too.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../scripts/determinism.js", import.meta.url));
const kept = new URL("../determinism/golden.json", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "sve-determinism-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args */
function determinism(...args) {
  const options = { encoding: /** @type {const} */ ("utf8") };
  return spawnSync(process.execPath, [script, "--built", ...args], options);
}

test("2000 requests, nine runs, one hash, and the one that is kept", () => {
  const { status, stdout, stderr } = determinism("--n", "2000");
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /^2000 requests, 9 runs, one hash\.\nIt is the hash that is kept\.\n$/m);
});

test("another hash than the one that is kept is a failure, and so are other requests", () => {
  const file = join(folder, "golden.json");
  const some = ["--n", "20", "--native"];
  assert.equal(determinism(...some, "--golden", write({}), "--write").status, 0);
  const own = JSON.parse(readFileSync(file, "utf8"))[20];
  assert.equal(determinism(...some, "--golden", file).status, 0);
  const other = own.answers.replace(/^./, (/** @type {string} */ c) => (c === "0" ? "1" : "0"));
  for (const [changed, message] of /** @type {const} */ ([
    [{ answers: other }, /once had other answers/],
    [{ inputs: other }, /are others than when the hash was kept/],
  ])) {
    const result = determinism(...some, "--golden", write({ 20: { ...own, ...changed } }));
    assert.equal(result.status, 1, result.stdout);
    assert.match(result.stderr, message);
  }

  /** @param {object} golden */
  function write(golden) {
    writeFileSync(file, JSON.stringify(golden));
    return file;
  }
});

test("a run goes on only from a hash that is kept, of fewer requests", () => {
  for (const from of ["15", "2000", "x"]) {
    const { status, stderr } = determinism("--n", "20", "--native", "--from", from);
    assert.equal(status, 1);
    assert.match(stderr, /no hash is kept to go on from/);
  }
});

test("the hash of that many requests is kept, so that the first test compares with one", () => {
  const golden = JSON.parse(readFileSync(kept, "utf8"));
  assert.ok(Object.keys(golden).includes("2000"));
});
