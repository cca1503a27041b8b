// The comparison of native command, WebAssembly and reference: 20 000 cases without a difference.
// Guarantees: the comparison itself is tested too: doctored commands are found out, blamed and shrunk.
// Does not know: how requests are made or priced.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { firstDifference } from "../reference/compare/explain.js";

const COMPARE = fileURLToPath(new URL("../../scripts/compare.js", import.meta.url));
const REFERENCE = new URL("../reference/index.js", import.meta.url).href;
const directory = mkdtempSync(join(tmpdir(), "sve-compare-"));
after(() => rmSync(directory, { recursive: true }));

function compare(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMPARE, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}

/** A command like `sve` that answers by the reference, each answer changed by a piece of code. */
function doctoredCommand(name, code) {
  const file = join(directory, `${name}.mjs`);
  writeFileSync(
    file,
    `#!${process.execPath}
import { readFileSync } from "node:fs";
import { quoteJson, verifyJson } from ${JSON.stringify(REFERENCE)};
const answerTo = process.argv[2] === "verify" ? verifyJson : quoteJson;
const input = readFileSync(0);
for (let start = 0, end; (end = input.indexOf(10, start)) !== -1; start = end + 1) {
  const text = input.subarray(start, end);
  const answer = answerTo(text);
  ${code}
  console.log(globalThis.spelt ?? JSON.stringify(answer));
}
`,
  );
  chmodSync(file, 0o755);
  return file;
}

test("20 000 cases, and 2 000 of JavaScript values, are answered the same by all", () => {
  const { status, stdout, stderr } = compare("--n", "20000", "--js", "2000", "--seed", "7");
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /22000 cases, seed 7, native and WebAssembly .*: no difference/);
  assert.match(stdout, /sha256 of all answers: [0-9a-f]{64}\n$/);
});

test("a wrong figure is found, blamed and shrunk", () => {
  const wrong = doctoredCommand(
    "wrong",
    "if (answer.lines?.some((l) => l.quantity > 2)) answer.due += 1;",
  );
  const args = ["--n", "60", "--js", "0", "--sides", "native", "--native", wrong, "--workers", "1"];
  const { status, stdout } = compare(...args);
  assert.equal(status, 1, stdout);
  assert.match(stdout, /^case \d+ \(quote, text, \w+\): native differs from the reference\n/);
  assert.match(stdout, /\nfirst differing path: \/due\n/);
  const request = JSON.parse(/the text \(\d+ bytes\):\n(.*)\n/.exec(stdout)[1]);
  assert.deepEqual(Object.keys(request).sort(), ["cart", "now"]);
  assert.equal(request.cart.lines.length, 1);
  const [line] = request.cart.lines;
  assert.deepEqual([line.unitPrice, line.quantity], [0, 3]);
});

test("members in another order are a difference, other white space is only counted", () => {
  const reordered = doctoredCommand(
    "reordered",
    "if (answer.engine) { const { engine } = answer; delete answer.engine; answer.engine = { contract: 1, ...engine }; }",
  );
  const args = ["--n", "20", "--js", "0", "--sides", "native", "--workers", "1", "--no-shrink"];
  const { status, stdout } = compare(...args, "--native", reordered);
  assert.equal(status, 1, stdout);
  assert.match(stdout, /\nfirst differing path: \/(quote\/)?engine\/name\n/);
  const code = 'globalThis.spelt = JSON.stringify(answer, null, 1).replaceAll("\\n", "");';
  const spaced = compare(...args, "--native", doctoredCommand("spaced", code));
  assert.equal(spaced.status, 0, spaced.stdout);
  assert.match(spaced.stdout, /\n20 native answers were spelt otherwise/);
});

test("a command that dies is blamed on the case it died of", () => {
  const dying = doctoredCommand("dying", 'if (text.includes(`"addon"`)) process.exit(3);');
  const args = ["--n", "60", "--js", "0", "--sides", "native", "--native", dying, "--workers", "1"];
  const { status, stdout } = compare(...args, "--no-shrink");
  assert.equal(status, 1, stdout);
  assert.match(stdout, /\nnative: exit status 3/);
  assert.match(/the text \(\d+ bytes\):\n(.*)\n/.exec(stdout)[1], /"addon"/);
});

test("a command that does not exist, and wrong options, are wrong usage", () => {
  for (const args of [
    ["--native", join(directory, "nothing")],
    ["--n", "-1"],
    ["--sides", "x"],
  ]) {
    const { status, stderr } = compare(...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, /npm run compare/);
  }
  assert.equal(compare("--help").status, 0);
});

test("the first differing path is the first in the order of the members", () => {
  const first = (a, b) => firstDifference(JSON.stringify(a), JSON.stringify(b));
  assert.equal(first({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }), "/a/1/b");
  assert.equal(first({ a: 1, b: 2 }, { b: 2, a: 1 }), "/a");
  assert.equal(first({ a: [1] }, { a: [1, 2] }), "/a/1");
  assert.equal(first({ a: null }, { a: {} }), "/a");
});
