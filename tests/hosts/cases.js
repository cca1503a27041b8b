// The cases that every host is given: the whole corpus and random requests, each with the native
// command's answer to it, in files of some hundred.
//
// Guarantees that every case is JSON that a program can parse: what is malformed as text never reaches
// a host of objects. Knows no host.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expandCases } from "../js/support/vectors.js";
import { isAboutText, nativeAnswers } from "../reference/compare/sides.js";
import { caseAt } from "../reference/generate.js";
import { hashOf } from "./inside/check.js";

const command = fileURLToPath(new URL("../../build/sve", import.meta.url));
const BLOCK = 500;
const SEED = 3;

/** @typedef {{ call: string, text: string }} Case */
/** @typedef {Case & { answer: string }} Answered */

/** @returns {Case[]} one line of text each */
function corpus() {
  return [...expandCases()].map(({ kind, input }) => {
    const text =
      kind === "text" || kind === "bytes" ? input.toString("utf8") : JSON.stringify(input);
    return { call: kind === "verify" ? "verify" : "quote", text: text.replaceAll(/[\r\n]/g, " ") };
  });
}

/** @param {Case[]} cases @returns {Answered[]} those that are usable JSON */
function answered(cases) {
  const answers = new Map();
  for (const call of ["quote", "verify"]) {
    const some = cases.filter((item) => item.call === call);
    const lines = some.map(({ text }) => Buffer.from(text));
    nativeAnswers(command, call, lines).forEach(
      (/** @type {string} */ answer, /** @type {number} */ i) => answers.set(some[i], answer),
    );
  }
  return cases
    .map((item) => ({ ...item, answer: answers.get(item) }))
    .filter(({ answer }) => !isAboutText(answer));
}

/** @param {number} count @returns {Answered[]} so many random requests, the same ones every time */
function generated(count) {
  /** @type {Answered[]} */
  const found = [];
  for (let next = 0; found.length < count;) {
    const to = next + count - found.length;
    const cases = [];
    for (; next < to; next++) {
      const { call, bytes } = caseAt(SEED, next);
      cases.push({ call, text: bytes.toString("utf8") });
    }
    found.push(...answered(cases));
  }
  return found;
}

/**
 * @param {string} folder for the blocks
 * @param {number} count of random requests
 * @returns {Promise<{ corpus: number, generated: number, blocks: { file: string, count: number, hash: string }[] }>}
 */
export async function writeCases(folder, count) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const known = answered(corpus());
  const random = generated(count);
  const all = [...known, ...random];
  const blocks = [];
  for (let from = 0; from < all.length; from += BLOCK) {
    const block = all.slice(from, from + BLOCK);
    const file = join(folder, `${String(from / BLOCK).padStart(4, "0")}.jsonl`);
    const lines = block.map(({ call, text, answer }) => JSON.stringify([call, text, answer]));
    writeFileSync(file, `${lines.join("\n")}\n`);
    const hash = await hashOf(block.map(({ answer }) => answer));
    blocks.push({ file, count: block.length, hash });
  }
  return { corpus: known.length, generated: random.length, blocks };
}
