// The requests over which the answers of all builds are hashed: N of them, the same wherever and
// whenever they are made, in three files of one request a line.
//
// All are JSON, so that JavaScript can be asked too; a part of them is malformed all the same. A tenth
// asks for the best use. It knows no engine; claims come from the reference.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { caseAt } from "../reference/generate.js";
import { optimalRequestAt } from "../reference/optimal-requests.js";

/** So many follow one another file by file when all are hashed: the hashes that are kept depend on it. */
export const PART = 10_000;
const SEED = 1;
const SHAPES = { plain: 70, shuffled: 10, spelt: 6, malformed: 14 };
const OPTIMAL_SIZES = ["small", "small", "small", "checkout"];

/** @typedef {{ name: string, call: "quote" | "verify", file: string }} Input */

/** @param {number} index @returns {{ name: string, text: Buffer }} */
function inputAt(index) {
  if (index % 10 === 9) {
    const size = OPTIMAL_SIZES[Math.floor(index / 10) % OPTIMAL_SIZES.length];
    return {
      name: "optimal",
      text: Buffer.from(JSON.stringify(optimalRequestAt(SEED, index, size))),
    };
  }
  const { call, bytes } = caseAt(SEED, index, SHAPES);
  return { name: call, text: bytes };
}

/**
 * @param {number} n
 * @param {string} folder in which the files are written
 * @param {number} [from] which of all requests is the first
 * @returns {{ inputs: Input[] }}
 */
export function writeInputs(n, folder, from = 0) {
  mkdirSync(folder, { recursive: true });
  const newline = Buffer.from("\n");
  /** @type {Record<string, Buffer[]>} */
  const texts = { quote: [], verify: [], optimal: [] };
  for (let i = from; i < from + n; i += 1) {
    const { name, text } = inputAt(i);
    texts[name]?.push(text, newline);
  }
  const inputs = Object.entries(texts).map(([name, lines]) => {
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, Buffer.concat(lines));
    return {
      name,
      file,
      call: /** @type {"quote" | "verify"} */ (name === "verify" ? name : "quote"),
    };
  });
  return { inputs };
}
