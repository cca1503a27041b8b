// The cases of tests/vectors through the JavaScript API, a file of them at a time, held against the native
// command's answers: what a changed js/ is judged by (tests.js). The cases themselves, one by one and against
// the reference, are tests/js/vectors.test.js's.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadEngine, StoredValueError } from "stored-value-engine";
import { expandCases } from "../js/support/vectors.js";

const command = fileURLToPath(new URL("../../build/sve", import.meta.url));
/** Larger ones repeat on a thousand lines what others ask of one. */
const MOST_LETTERS = 60_000;

const engine = await loadEngine();
/** @type {Map<string, { verb: "quote" | "verify", input: any, text: string }[]>} */
const files = new Map();
for (const { file, kind, input } of expandCases()) {
  if (kind === "text" || kind === "bytes" || Buffer.isBuffer(input)) continue;
  const text = JSON.stringify(input);
  if (text.length > MOST_LETTERS) continue;
  const verb = kind === "verify" ? "verify" : "quote";
  files.set(file, [...(files.get(file) ?? []), { verb, input, text }]);
}

/** @param {"quote" | "verify"} verb @param {string[]} texts */
function native(verb, texts) {
  const input = `${texts.join("\n")}\n`;
  const options = /** @type {const} */ ({ input, encoding: "utf8", maxBuffer: 2 ** 28 });
  return spawnSync(command, [verb, "--jsonl"], options).stdout.split("\n");
}

/** @param {"quote" | "verify"} verb @param {any} input */
function answer(verb, input) {
  try {
    return JSON.stringify(engine[verb](input));
  } catch (error) {
    if (!(error instanceof StoredValueError)) throw error;
    const { code, reason, path } = error;
    return JSON.stringify({ error: { code, reason, path } });
  }
}

for (const [file, cases] of files) {
  for (const verb of /** @type {const} */ (["quote", "verify"])) {
    const asked = cases.filter((one) => one.verb === verb);
    if (asked.length === 0) continue;
    const expected = native(
      verb,
      asked.map(({ text }) => text),
    );
    test(`${file}: ${verb}`, () => {
      asked.forEach(({ input }, i) => assert.equal(answer(verb, input), expected[i]));
    });
  }
}
