// npm run bench: what a quote costs, through JavaScript and natively, and how it grows with the cart.
//
//   node bench/quote.js [--rounds N]
//
// Every figure is the median of several rounds; JavaScript and native rounds are of the same
// requests, the native ones of the very words that JavaScript writes. The last line is JSON. It
// sets up and builds nothing but the native program that it times.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadEngine } from "stored-value-engine";
import { RequestBuffer } from "../js/buffer.js";
import { writeQuote } from "../js/write.js";
import { groupRequest, hugeRequest, requestOf, smallRequest, typicalRequest } from "./requests.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "build", "bench");
const ROUND_MS = 20;

const shapes = {
  small: smallRequest(),
  typical: typicalRequest(),
  group: groupRequest(),
  huge: hugeRequest(),
};
const growth = [1, 10, 100, 1000, 10_000];

/** @param {number[]} figures */
function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * @param {() => void} work
 * @param {number} repeats
 * @returns {number} nanoseconds a call
 */
function time(work, repeats) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i++) work();
  return Number(process.hrtime.bigint() - start) / repeats;
}

/**
 * @param {() => void} work
 * @param {number} rounds
 */
function rounds(work, rounds) {
  for (const end = performance.now() + 10 * ROUND_MS; performance.now() < end;) work();
  const repeats = Math.max(1, Math.round((ROUND_MS * 1e6) / time(work, 3)));
  return Array.from({ length: rounds }, () => time(work, repeats));
}

/** Writes the words of a request where the native program reads them. */
function writeWords(/** @type {string} */ name, /** @type {object} */ request) {
  /** @type {Int32Array} */
  let all = new Int32Array(0);
  const buffer = new RequestBuffer((words) => {
    const grown = new Int32Array(2 * words);
    grown.set(all);
    return (all = grown);
  });
  const count = writeQuote(buffer, request);
  const file = join(folder, `${name}.words`);
  writeFileSync(file, new Uint8Array(all.buffer, 0, 8 * count));
  return file;
}

/** @param {number} nanoseconds */
function readable(nanoseconds) {
  if (nanoseconds < 1e4) return `${Math.round(nanoseconds)} ns`;
  return nanoseconds < 1e7
    ? `${(nanoseconds / 1e3).toFixed(1)} µs`
    : `${(nanoseconds / 1e6).toFixed(1)} ms`;
}

const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" } } });
const count = Number(values.rounds);
mkdirSync(folder, { recursive: true });
execFileSync("cmake", ["--build", join(root, "build"), "--target", "sve_bench"], {
  stdio: "ignore",
});

const requests = { ...shapes };
for (const lines of growth) requests[`lines-${lines}`] = requestOf(lines, 3);
const names = Object.keys(requests);
const files = names.map((name) => writeWords(name, requests[name]));
const native = execFileSync(join(root, "build", "sve_bench"), [String(count), ...files], {
  encoding: "utf8",
})
  .trim()
  .split("\n")
  .map((line) => median(line.split(" ").map(Number)));

const engine = await loadEngine();
/** @type {Record<string, { javascript: number, native: number }>} */
const figures = {};
for (const [i, name] of names.entries()) {
  const javascript = median(rounds(() => engine.quote(requests[name]), count));
  figures[name] = { javascript: Math.round(javascript), native: Math.round(native[i]) };
}

console.log(`Medians of ${count} rounds, a quote:\n`);
console.log("                       JavaScript       native      ratio");
for (const [name, { javascript, native: compiled }] of Object.entries(figures)) {
  const ratio = (javascript / compiled).toFixed(1);
  console.log(
    `${name.padEnd(16)} ${readable(javascript).padStart(16)} ${readable(compiled).padStart(12)} ${ratio.padStart(10)}`,
  );
}
const perLine = (/** @type {number} */ lines) => figures[`lines-${lines}`].native / lines;
console.log(
  `\nNative, a line: ${readable(perLine(1000))} of 1 000, ${readable(perLine(10_000))} of 10 000 ` +
    `(n log n would be ${(Math.log(10_000) / Math.log(1000)).toFixed(2)} times).`,
);
console.log(`\n${JSON.stringify({ rounds: count, nanoseconds: figures })}`);
