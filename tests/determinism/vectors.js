// The cases of tests/vectors as files of one request a line, for programs that read those.
//
// A case that has line breaks of its own is no line and left out; the corpus test has it.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expandCases } from "../js/support/vectors.js";

/**
 * @param {string} folder in which the files are written
 * @returns {{ call: "quote" | "verify", file: string }[]}
 */
export function writeVectors(folder) {
  /** @type {Record<"quote" | "verify", Buffer[]>} */
  const lines = { quote: [], verify: [] };
  for (const { kind, input } of expandCases()) {
    const isText = kind === "text" || Buffer.isBuffer(input);
    const text = Buffer.from(isText ? input : JSON.stringify(input));
    if (text.includes(10)) continue;
    lines[kind === "verify" ? "verify" : "quote"].push(text, Buffer.from("\n"));
  }
  mkdirSync(folder, { recursive: true });
  return /** @type {const} */ (["quote", "verify"]).map((call) => {
    const file = join(folder, `vectors-${call}.jsonl`);
    writeFileSync(file, Buffer.concat(lines[call]));
    return { call, file };
  });
}
