// Asks programs that answer files of requests: all that one prints as lines, or its hash alone, and as many
// programs at a time as there are processors. Knows nothing of what is right.

import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

/**
 * @typedef {import("./inputs.js").Input} Input
 * @typedef {{ name: string, commands: (inputs: Input[]) => string[][] }} Side
 * @typedef {{ who: string, side: Side, place: Record<string, string> }} Run of a side in a place
 */

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {(piece: Buffer) => void} take gets what it prints
 * @returns {Promise<void>}
 */
function printed([file = "", ...args], env, take) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", take);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${[file, ...args].join(" ")}: ${code ?? signal}`));
    });
  });
}

/** @param {Run} run @param {Input[]} inputs @param {(piece: Buffer) => void} take */
async function ask({ side, place }, inputs, take) {
  for (const command of side.commands(inputs)) {
    await printed(command, { ...process.env, ...place }, take);
  }
}

/** @param {Run} run @param {Input[]} inputs @returns {Promise<string[]>} the answers, a line each */
export async function linesOf(run, inputs) {
  /** @type {Buffer[]} */
  const pieces = [];
  await ask(run, inputs, (piece) => pieces.push(piece));
  const lines = Buffer.concat(pieces).toString("utf8").split("\n");
  if (lines.pop() !== "") throw new Error(`${run.who} did not end its last line`);
  return lines;
}

/** @param {Run} run @param {Input[]} inputs @returns {Promise<string>} the hash of all that it prints */
export async function digestOf(run, inputs) {
  const hash = createHash("sha256");
  await ask(run, inputs, (piece) => hash.update(piece));
  return hash.digest("hex");
}

/** @param {string[]} lines @returns {string} the hash of their being printed */
export function digestOfLines(lines) {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(line).update("\n");
  return hash.digest("hex");
}

/**
 * Begins with the first, and takes the next one whenever a processor has none.
 * @param {(() => Promise<void>)[]} jobs
 * @throws what the first one threw that failed; none is begun after it
 */
export async function inLanes(jobs) {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, lane));
  } finally {
    waiting.length = 0;
  }
}
