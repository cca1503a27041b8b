// npm run determinism: one hash over the answers to N generated requests, from every build there is.
//
//   node scripts/determinism.js [--n N] [--hosts] [--built] [--native] [--write] [--golden FILE]
//
// Builds the command with g++ at -O0, -O2 and -O3 and with clang++, and takes both WebAssembly modules in
// Node; --built takes build/sve and dist/ as they are, --native asks no WebAssembly. Each answers under three
// locales and time zones. With --hosts every host of tests/hosts/ has to give each answer too, under one of
// them after the other. The requests are made and asked in parts, so that any number of them fits.
//
// All answers must have one hash, and for an N that tests/determinism/golden.json knows, that one:
// it stays the same for as long as the contract's version does. --write puts it there.

import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeInputs } from "../tests/determinism/inputs.js";
import { askHosts } from "../tests/determinism/hosts.js";
import { setUp } from "./setup.js";
import { elapsed, main, root, run, step, StepFailed } from "./steps.js";

const folder = join(root, "build", "determinism");
const answerScript = join(root, "tests", "determinism", "answer.js");
/** How many requests are made and asked at once. */
const PART = 10_000;

/** Where a comma is a decimal point, an I has no dot and a day is another day. */
const PLACES = [
  { LC_ALL: "C", LANG: "C", TZ: "UTC" },
  { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" },
  { LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8", TZ: "America/St_Johns" },
];

const COMPILERS = [
  { name: "g++ -O0", compiler: "g++", flags: "-O0" },
  { name: "g++ -O2", compiler: "g++", flags: "-O2" },
  { name: "g++ -O3", compiler: "g++", flags: "-O3" },
  { name: "clang++ -O2", compiler: "clang++-14", flags: "-O2" },
];

/**
 * @typedef {import("../tests/determinism/inputs.js").Input} Input
 * @typedef {{ name: string, commands: (inputs: Input[]) => string[][] }} Side
 */

/** @param {string} name @param {string} file @returns {Side} */
function nativeSide(name, file) {
  return {
    name,
    commands: (inputs) => inputs.map((input) => [file, input.call, "--jsonl", input.file]),
  };
}

/** @type {Side[]} */
const webAssembly = ["json", "core"].map((module) => ({
  name: `${module === "json" ? "sve-json" : "core"}.wasm in Node ${process.versions.node}`,
  commands: (inputs) => {
    const files = inputs.flatMap(({ call, file }) => [call, file]);
    return [[process.execPath, answerScript, module, ...files]];
  },
}));

/** @param {typeof COMPILERS[number]} build */
async function buildWith({ name, compiler, flags }) {
  const build = join(folder, name.replaceAll(/\W+/g, "-"));
  await step(`Building with ${name}`, async () => {
    const options = [
      `-DCMAKE_CXX_COMPILER=${compiler}`,
      `-DCMAKE_CXX_FLAGS=${flags}`,
      // No flags but ours.
      "-DCMAKE_BUILD_TYPE=None",
    ];
    await run("determinism-configure", "cmake", ["-S", root, "-B", build, ...options]);
    const jobs = process.env.CMAKE_BUILD_PARALLEL_LEVEL ?? String(availableParallelism());
    const args = ["--build", build, "--parallel", jobs, "--target", "sve"];
    await run("determinism-build", "cmake", args);
  });
  return nativeSide(name, join(build, "sve"));
}

/**
 * Gives what a command prints, line by line.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} take
 * @returns {Promise<void>}
 */
function feed([file = "", ...args], env, take) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    let rest = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk) => {
      const complete = (rest + chunk).split("\n");
      rest = complete.pop() ?? "";
      for (const line of complete) take(line);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0 && rest === "") resolve();
      else reject(new StepFailed(`${[file, ...args].join(" ")}: ${code ?? signal}`));
    });
  });
}

function withoutVersion(/** @type {string} */ line) {
  return line.replace(/("engine":\{"name":"[^"]*","version":)"[^"]*"/, '$1""');
}

/** @typedef {{ who: string, side: Side, place: Record<string, string>, hash: import("node:crypto").Hash }} Run of a side in a place */

/**
 * Adds a side's answers to a part of the requests to its hash.
 * @param {Run} run
 * @param {Input[]} inputs
 * @param {number} count
 * @returns {Promise<string[]>} the answers
 */
async function ask({ who, side, place, hash }, inputs, count) {
  /** @type {string[]} */
  const answers = [];
  for (const command of side.commands(inputs)) {
    await feed(command, { ...process.env, ...place }, (line) => {
      hash.update(withoutVersion(line)).update("\n");
      answers.push(line);
    });
  }
  if (answers.length !== count) {
    throw new StepFailed(`${who} gave ${answers.length} answers to ${count} requests`);
  }
  return answers;
}

/** @param {Run[]} runs @returns {string} the hash that all of them have so far */
function oneHash(runs) {
  const digests = runs.map(({ who, hash }) => ({ who, digest: hash.copy().digest("hex") }));
  if (new Set(digests.map(({ digest }) => digest)).size !== 1) {
    for (const { who, digest } of digests) console.log(`${digest}  ${who}`);
    throw new StepFailed("The answers differ.");
  }
  return digests[0]?.digest ?? "";
}

/**
 * Makes the requests part by part and has each part answered by all.
 * @param {Side[]} sides
 * @param {number} n
 * @param {boolean} hosts whether to ask the hosts too
 * @returns {Promise<{ inputs: string, answers: string, runs: number }>} hashes, and how many runs had the one
 */
async function compareAll(sides, n, hosts) {
  const runs = sides.flatMap((side) =>
    PLACES.map((place) => {
      const who = `${side.name}, ${place.LC_ALL}, ${place.TZ}`;
      return { who, side, place, hash: createHash("sha256") };
    }),
  );
  const inputsHash = createHash("sha256");
  const start = performance.now();
  /** @type {string[]} */
  let agreed = [];
  for (let from = 0; from < n; from += PART) {
    const count = Math.min(PART, n - from);
    const { inputs } = writeInputs(count, join(folder, "inputs"), from);
    for (const { file } of inputs) inputsHash.update(readFileSync(file));
    /** @type {string[]} */
    let answers = [];
    for (const run of runs) answers = await ask(run, inputs, count);
    const hash = oneHash(runs);
    const place = PLACES[(from / PART) % PLACES.length];
    if (hosts && place) agreed = await askHosts(inputs, answers, place);
    if (n > PART) console.log(`${from + count} of ${n}: ${hash} (${elapsed(start)})`);
  }
  for (const { who } of runs) console.log(who);
  for (const host of agreed) console.log(`the same answers from ${host}`);
  return { inputs: inputsHash.digest("hex"), answers: oneHash(runs), runs: runs.length };
}

/**
 * @param {string} goldenFile
 * @param {number} n
 * @param {string} inputs
 * @param {string} answers
 * @param {boolean} write
 */
function checkGolden(goldenFile, n, inputs, answers, write) {
  const golden = JSON.parse(readFileSync(goldenFile, "utf8"));
  if (write) {
    golden[n] = { inputs, answers };
    writeFileSync(goldenFile, `${JSON.stringify(golden, null, 2)}\n`);
    return;
  }
  const known = golden[n];
  if (!known) return console.log(`No hash is kept for ${n} requests: --write keeps this one.`);
  if (known.inputs !== inputs) {
    throw new StepFailed("The generated requests are others than when the hash was kept: --write");
  }
  if (known.answers !== answers) {
    throw new StepFailed(`The same requests once had other answers, of hash ${known.answers}`);
  }
  console.log("It is the hash that is kept.");
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      n: { type: "string", default: "100000" },
      golden: { type: "string", default: join(root, "tests", "determinism", "golden.json") },
      built: { type: "boolean", default: false },
      native: { type: "boolean", default: false },
      hosts: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const n = Number(values.n);
  if (!Number.isSafeInteger(n) || n < 10) {
    console.error(
      "npm run determinism -- [--n N] [--hosts] [--built] [--native] [--write], N at least 10",
    );
    return 2;
  }
  /** @type {Side[]} */
  const sides = [];
  if (values.built) {
    sides.push(nativeSide("build/sve", join(root, "build", "sve")));
  } else {
    await setUp({ tests: values.hosts, clang: true });
    for (const compiler of COMPILERS) sides.push(await buildWith(compiler));
  }
  if (!values.native) sides.push(...webAssembly);
  const { inputs, answers, runs } = await compareAll(sides, n, values.hosts);
  console.log(`${n} requests, ${runs} runs, one hash.`);
  checkGolden(values.golden, n, inputs, answers, values.write);
  return 0;
});
