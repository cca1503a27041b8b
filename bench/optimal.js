// node bench/optimal.js: how long the optimal strategy takes, natively and in WebAssembly, and how often
// its answer is proven.
//
//   node bench/optimal.js [--n N] [--seed N] [--rounds N]
//
// N random requests of each size that figures are quoted for, a quarter of them groups; then a search
// for slow ones: the slowest so far is changed a little, and kept if that made it slower. Each figure
// of a request is the least of several runs. Needs the native build's tree and dist/.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadEngine } from "stored-value-engine";
import { Random } from "../tests/reference/generate/random.js";
import { optimalRequestAt } from "../tests/reference/optimal-requests.js";

const { values } = parseArgs({
  options: {
    build: { type: "string", default: fileURLToPath(new URL("../build", import.meta.url)) },
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "10" },
    n: { type: "string", default: "10000" },
  },
});
const seed = Number(values.seed);

function buildTimer() {
  const args = ["--build", values.build, "--target", "sve_optimal_times"];
  const { status, stderr } = spawnSync("cmake", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the timer cannot be built: ${stderr}`);
  return `${values.build}/sve_optimal_times`;
}

/**
 * Through JavaScript, writing and reading included.
 * @param {import("stored-value-engine").Engine} engine
 * @param {import("stored-value-engine").QuoteRequest[]} requests
 * @param {number} repeats
 */
function wasmTimesOf(engine, requests, repeats) {
  return requests.map((request) => {
    let ms = Infinity;
    let proven = false;
    for (let i = 0; i <= repeats; i += 1) {
      const start = process.hrtime.bigint();
      proven = engine.quote(request).optimality.proven;
      ms = Math.min(ms, Number(process.hrtime.bigint() - start) / 1e6);
    }
    return { ms, proven };
  });
}

/**
 * @param {string} timer
 * @param {object[]} requests
 * @param {number} repeats
 */
function timesOf(timer, requests, repeats) {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
  const { stdout } = spawnSync(timer, [String(repeats)], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number))
    .map(([nanoseconds, proven]) => ({ ms: nanoseconds / 1e6, proven: proven === 1 }));
}

/** @param {number[]} sorted @param {number} share */
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** @param {string} name @param {{ ms: number, proven: boolean }[]} times */
function report(name, times) {
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
  const proven = times.filter((time) => time.proven).length;
  const figures = [0.5, 0.99, 0.999, 1].map((share) => at(sorted, share).toFixed(3).padStart(9));
  const share = ((100 * proven) / times.length).toFixed(2);
  console.log(`${name.padEnd(16)}${figures.join("")}   ${share.padStart(6)} %`);
}

/** A request that differs in one price, quantity or amount. */
function change(random, request) {
  const changed = structuredClone(request);
  const line = random.pick(changed.cart.lines);
  const token = random.pick(changed.tokens);
  const near = (value) => Math.max(1, value + random.between(-3, 3));
  const what = random.below(4);
  if (what === 0) line.unitPrice = near(line.unitPrice);
  else if (what === 1) line.unitPrice = random.pick(changed.cart.lines).unitPrice;
  else if (token.balance !== undefined) token.balance = near(token.balance);
  else if (token.punches !== undefined) token.punches = near(token.punches);
  else if (token.entries !== undefined) token.entries = near(token.entries);
  else line.experienceId = random.pick(changed.cart.lines).experienceId;
  if (line.experienceId === undefined) delete line.experienceId;
  return changed;
}

/** @param {string} timer @param {string} size */
function searchForSlow(timer, size) {
  const random = new Random(seed, 99);
  const started = Array.from({ length: 400 }, (_, i) => optimalRequestAt(seed + 1, i, size));
  let times = timesOf(timer, started, 0);
  let worst = times.reduce((best, time, i) => (time.ms > times[best].ms ? i : best), 0);
  let request = started[worst];
  let slowest = times[worst];
  const all = [...times];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const changed = Array.from({ length: 20 }, () => change(random, request));
    times = timesOf(timer, changed, 0);
    all.push(...times);
    worst = times.reduce((best, time, i) => (time.ms > times[best].ms ? i : best), 0);
    if (times[worst].ms > slowest.ms) [request, slowest] = [changed[worst], times[worst]];
  }
  report(`slow ${size}`, all);
}

const timer = buildTimer();
const engine = await loadEngine();
console.log("milliseconds        median     99 %   99.9 %      max     proven");
for (const [size, count] of [
  ["twelve", Number(values.n)],
  ["checkout", Number(values.n)],
  ["group", Math.ceil(Number(values.n) / 4)],
]) {
  const requests = Array.from({ length: count }, (_, i) => optimalRequestAt(seed, i, size));
  report(size, timesOf(timer, requests, 2));
  report(`${size} in wasm`, wasmTimesOf(engine, requests, 2));
}
for (const size of ["twelve", "checkout", "group"]) searchForSlow(timer, size);
