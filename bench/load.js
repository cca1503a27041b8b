// npm run bench:load: how long it takes from an import to the first quote, of the packed package, in
// fresh processes of Node, Bun and Deno and in fresh isolates of workerd.
//
//   node bench/load.js [--rounds N]
//
// Prints a table for people and a last line of JSON; fails when Node's median is above 10 ms or that of
// workerd above 5 ms. Builds nothing.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Miniflare } from "miniflare";
import { buildWorker, latestDate } from "../examples/edge-worker/serve.js";
import { fixture, install, work } from "../tests/consumers/install.js";
import { typicalRequest } from "./requests.js";

const GOALS = { node: 10, workerd: 5 };
const runtimes = fileURLToPath(new URL("../tests/hosts/runtimes/node_modules/", import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes an integer above 0");

install();
const inside = fixture("load", fileURLToPath(new URL(".", import.meta.url)));
const request = join(inside, "request.json");
writeFileSync(request, JSON.stringify(typicalRequest()));

/** @param {number[]} figures */
function summary(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  return { median: middle, least: sorted[0], most: sorted[sorted.length - 1] };
}

/** @param {string} file @param {string[]} args milliseconds: the import, and then the first quote */
function onCommandLine(file, args) {
  const times = Array.from({ length: rounds }, () => {
    const output = execFileSync(file, [...args, "first.js", request], {
      cwd: inside,
      encoding: "utf8",
      env: { ...process.env, DENO_DIR: join(work, "deno"), DENO_NO_UPDATE_CHECK: "1" },
    });
    return JSON.parse(output);
  });
  return {
    imported: summary(times.map(({ imported }) => imported)),
    quoted: summary(times.map(({ quoted }) => quoted)),
  };
}

/**
 * A worker's own clock stands still while it computes, so it tells another when it begins and ends; what
 * the telling takes is measured the same way and taken off.
 * @param {any[]} modules
 * @returns {Promise<number>} milliseconds, in a fresh isolate
 */
async function onceInWorkerd(modules) {
  /** @type {number[]} */
  const ticks = [];
  const worker = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    modules,
    compatibilityDate: latestDate,
    serviceBindings: {
      CLOCK() {
        ticks.push(performance.now());
        return /** @type {any} */ (new Response());
      },
    },
  });
  try {
    const url = await worker.ready;
    const body = JSON.stringify(typicalRequest());
    const answer = await fetch(url, { method: "POST", body });
    if (!answer.ok) throw new Error(await answer.text());
    const gaps = ticks.slice(1).map((tick, i) => tick - ticks[i]);
    const quoted = gaps.pop() ?? Number.NaN;
    return Math.max(0, quoted - summary(gaps.slice(5)).median);
  } finally {
    await worker.dispose();
  }
}

async function inWorkerd() {
  const modules = await buildWorker(join(inside, "worker.js"));
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await onceInWorkerd(modules));
  return { quoted: summary(times) };
}

/** @type {Record<string, { imported?: ReturnType<typeof summary>, quoted: ReturnType<typeof summary> }>} */
const results = {
  [`node ${process.version}`]: onCommandLine(process.execPath, []),
  "node 22": onCommandLine(join(runtimes, "node-22/bin/node"), []),
  "node 24": onCommandLine(join(runtimes, "node-24/bin/node"), []),
  bun: onCommandLine(join(runtimes, "@oven/bun-linux-x64/bin/bun"), []),
  deno: onCommandLine(join(runtimes, "@deno/linux-x64-glibc/deno"), [
    "run",
    "--no-prompt",
    "--cached-only",
    `--allow-read=${request}`,
  ]),
  workerd: await inWorkerd(),
};

console.log(`fresh processes or isolates, ${rounds} of each, milliseconds: median (least to most)`);
console.log(`${"".padEnd(16)}${"import".padStart(24)}${"load and first quote".padStart(26)}`);
/** @param {ReturnType<typeof summary> | undefined} times */
const shown = (times) =>
  times ? `${times.median.toFixed(1)} (${times.least.toFixed(1)} to ${times.most.toFixed(1)})` : "";
for (const [name, { imported, quoted }] of Object.entries(results)) {
  console.log(`${name.padEnd(16)}${shown(imported).padStart(24)}${shown(quoted).padStart(26)}`);
}
console.log(JSON.stringify({ bench: "load", goals: GOALS, results }));
const goalOf = (/** @type {string} */ name) =>
  name.startsWith("node") ? GOALS.node : name === "workerd" ? GOALS.workerd : Infinity;
const late = Object.entries(results).filter(([name, { quoted }]) => quoted.median > goalOf(name));
for (const [name] of late) console.error(`${name} takes longer than ${goalOf(name)} ms`);
process.exitCode = late.length > 0 ? 1 : 0;
