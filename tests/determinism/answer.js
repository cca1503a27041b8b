// Answers files of requests, a line each, by WebAssembly: what the native command prints with --jsonl.
//
//   node tests/determinism/answer.js json|core (quote|verify FILE)…
//
// json is sve-json.wasm, text in and text out; core is core.wasm behind the JavaScript of the package.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { loadEngine, StoredValueError } from "stored-value-engine";
import { loadJsonEngine } from "stored-value-engine/json";

const CHUNK = 2000;

/** @returns {Promise<Record<string, (text: string) => string>>} */
async function jsonSide() {
  const { quoteJson, verifyJson } = await loadJsonEngine();
  return { quote: quoteJson, verify: verifyJson };
}

/** @returns {Promise<Record<string, (text: string) => string>>} */
async function coreSide() {
  const engine = await loadEngine();
  const answer = (/** @type {(value: any) => any} */ ask) => (/** @type {string} */ text) => {
    try {
      return JSON.stringify(ask(JSON.parse(text)));
    } catch (error) {
      if (!(error instanceof StoredValueError)) throw error;
      const { code, reason, path } = error;
      return JSON.stringify({ error: { code, reason, path } });
    }
  };
  return { quote: answer(engine.quote), verify: answer(engine.verify) };
}

const [, , side, ...inputs] = process.argv;
const answers = await (side === "core" ? coreSide() : jsonSide());
for (let i = 0; i < inputs.length; i += 2) {
  const [call = "", file = ""] = inputs.slice(i, i + 2);
  const answer = answers[call];
  if (!answer) throw new Error("node tests/determinism/answer.js json|core (quote|verify FILE)…");
  const lines = readFileSync(file, "utf8").split("\n");
  lines.pop();
  for (let start = 0; start < lines.length; start += CHUNK) {
    const chunk = lines.slice(start, start + CHUNK).map((line) => `${answer(line)}\n`);
    if (!process.stdout.write(chunk.join(""))) await once(process.stdout, "drain");
  }
}
