// npm run bench:instructions: how many instructions a quote takes natively, counted by valgrind's callgrind.
//
//   node bench/instructions.js [--update]
//
// Unlike time, the figures repeat: the same program has the same ones on every run, whatever else the
// machine does. bench/instructions.json keeps them for one compiler; a figure more than 3 % above its own
// there fails, here and in the tests. --update writes what is counted. It builds the bench program.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeWords } from "./flat-core.js";
import * as shapes from "./requests.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const keptFile = new URL("instructions.json", import.meta.url);

/** The most that a figure may grow before it is a regression. */
export const TOLERANCE = 1.03;
/** The command's whole life, from its start to its end, with a cart of 200 lines. */
export const COMMAND_LIMIT = 11_000_000;

const REQUESTS = {
  small: shapes.smallRequest(),
  typical: shapes.typicalRequest(),
  group: shapes.groupRequest(),
  refused: shapes.refusedRequest(),
  "lines-10": shapes.requestOf(10, 3),
  "lines-100": shapes.requestOf(100, 3),
  "lines-1000": shapes.requestOf(1000, 3),
  "lines-10000": shapes.requestOf(10_000, 3),
};

/** What the counts depend on besides the sources. */
function compiler() {
  const options = /** @type {const} */ ({ encoding: "utf8" });
  const version = execFileSync("c++", ["-dumpversion"], options).trim();
  const machine = execFileSync("c++", ["-dumpmachine"], options).trim();
  const cache = readFileSync(join(root, "build", "CMakeCache.txt"), "utf8");
  const build = /^CMAKE_BUILD_TYPE:\w+=(\w+)$/m.exec(cache)?.[1];
  return `c++ ${version.split(".")[0]}, ${machine}, ${build}`;
}

/**
 * @param {string} folder for valgrind's own files
 * @param {string} program
 * @param {string[]} args
 * @returns {number} instructions of a whole process
 */
function instructionsOf(folder, program, args) {
  const output = join(folder, "callgrind.out");
  const options = ["--tool=callgrind", `--callgrind-out-file=${output}`, "--quiet", program];
  execFileSync("valgrind", [...options, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  const total = /^(?:totals|summary): (\d+)/m.exec(readFileSync(output, "utf8"))?.[1];
  if (total === undefined) throw new Error("callgrind told no total");
  return Number(total);
}

/**
 * Counts a quote of every shape, after the first quotes that make room, and the command.
 * @returns {{ compiler: string, quote: Record<string, number>, command: number }}
 */
export function count() {
  const build = ["--build", join(root, "build"), "--target", "sve_bench"];
  execFileSync("cmake", build, { stdio: "ignore" });
  const program = join(root, "build", "sve_bench");
  const folder = mkdtempSync(join(tmpdir(), "sve-instructions-"));
  try {
    /** @type {Record<string, number>} */
    const quote = {};
    for (const [name, request] of Object.entries(REQUESTS)) {
      const file = writeWords(join(folder, `${name}.words`), request, false);
      const [few, more] = [3, 8].map((calls) =>
        instructionsOf(folder, program, [`-${calls}`, file]),
      );
      quote[name] = Math.round((more - few) / 5);
    }
    const cart = join(folder, "cart.json");
    writeFileSync(cart, JSON.stringify(shapes.requestOf(200, 3)));
    const command = instructionsOf(folder, join(root, "build", "sve"), ["quote", cart]);
    return { compiler: compiler(), quote, command };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {ReturnType<typeof count>} */
export const kept = () => JSON.parse(readFileSync(keptFile, "utf8"));

/**
 * What is worse than it may be. Figures of another compiler are not compared with those that are kept.
 * @param {ReturnType<typeof count>} counted
 * @param {ReturnType<typeof count>} before
 */
export function regressions(counted, before) {
  const found = [];
  if (counted.compiler === before.compiler) {
    for (const [name, figure] of Object.entries(before.quote)) {
      const now = counted.quote[name];
      if (!(now <= figure * TOLERANCE)) found.push(`${name}: ${now}, was ${figure}`);
    }
  }
  // At most n log n.
  const [hundred, tenThousand] = [
    counted.quote["lines-100"] / 100,
    counted.quote["lines-10000"] / 1e4,
  ];
  if (!(tenThousand <= hundred * (Math.log(1e4) / Math.log(100)))) {
    found.push(`growth: ${tenThousand} a line of 10 000, ${hundred} of 100`);
  }
  if (!(counted.command < COMMAND_LIMIT)) found.push(`the command: ${counted.command}`);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { update: { type: "boolean", default: false } } });
  const counted = count();
  if (values.update) writeFileSync(keptFile, `${JSON.stringify(counted, undefined, 2)}\n`);
  const before = kept();
  console.log(`Instructions a quote, natively (${counted.compiler}):\n`);
  for (const [name, now] of Object.entries({ ...counted.quote, "sve quote": counted.command })) {
    const figure = before.quote[name] ?? before.command;
    const change =
      counted.compiler === before.compiler ? ((now / figure - 1) * 100).toFixed(1) : "?";
    console.log(`${name.padEnd(14)} ${String(now).padStart(10)}   ${change} %`);
  }
  console.log(`\n${JSON.stringify({ bench: "instructions", ...counted })}`);
  const found = regressions(counted, before);
  for (const line of found) console.error(`worse than it may be: ${line}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
