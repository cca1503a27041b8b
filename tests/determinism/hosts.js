// The same requests in every host of tests/hosts/: each must give the answer that all others gave, by the
// main entry and by /json, in the environment of a place.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fixture, install, work } from "../consumers/install.js";
import { digestOfLines } from "./ask.js";

const BLOCK = 500;

/** Once: the package as others get it, and what runs inside the hosts. @type {Promise<import("../hosts/hosts.js").Host[]> | undefined} */
let ready;

async function prepare() {
  install();
  fixture("inside", fileURLToPath(new URL("../hosts", import.meta.url)));
  const { hosts } = await import("../hosts/hosts.js");
  return hosts;
}

/**
 * @param {import("./inputs.js").Input[]} inputs
 * @param {string[]} answers to their lines, in their order
 * @param {Record<string, string>} place environment, of this process from now on
 * @returns {Promise<(() => Promise<string>)[]>} one a host, which has it asked, says what it is when it gave
 *   all the answers, and throws at the first that differs
 */
export async function hostJobs(inputs, answers, place) {
  const hosts = await (ready ??= prepare());
  const folder = join(work, "determinism");
  const blocks = writeBlocks(folder, inputs, answers);
  Object.assign(process.env, place);
  return hosts.map(({ name, run }) => async () => {
    const result = await run({ folder, files: blocks.map(({ file }) => file) });
    blocks.forEach(({ count, hash }, i) => {
      const given = result.blocks[i];
      if (given?.count === count && given.hash === hash && !given.difference) return;
      throw new Error(`${name} (${result.version}): ${JSON.stringify(given?.difference ?? given)}`);
    });
    return `${result.version}: ${name}`;
  });
}

/**
 * @param {string} folder that has nothing else, in the order of the names
 * @param {import("./inputs.js").Input[]} inputs
 * @param {string[]} answers
 */
function writeBlocks(folder, inputs, answers) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blocks = [];
  let asked = 0;
  for (const { call, file } of inputs) {
    const texts = readFileSync(file, "utf8").split("\n").slice(0, -1);
    for (let i = 0; i < texts.length; i += BLOCK) {
      const some = texts.slice(i, i + BLOCK);
      const expected = answers.slice(asked, (asked += some.length));
      const lines = some.map((text, j) => `${JSON.stringify([call, text, expected[j]])}\n`);
      const block = join(folder, `${String(blocks.length).padStart(4, "0")}.jsonl`);
      writeFileSync(block, lines.join(""));
      blocks.push({ file: block, count: some.length, hash: digestOfLines(expected) });
    }
  }
  return blocks;
}
