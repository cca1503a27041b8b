// npm run determinism: one hash over the answers to N generated requests, from every build there is.
//
//   node scripts/determinism.js [--n N] [--hosts] [--built] [--native] [--write] [--from M] [--golden FILE]
//
// Builds the command with g++ at -O0, -O2 and -O3 and with clang++, and takes both WebAssembly modules in
// Node; --built takes build/sve and dist/ as they are, --native asks no WebAssembly. Each answers all of the
// requests under each of three locales and time zones. With --hosts every host of tests/hosts/ has to give
// each answer too, under one of them after the other. The requests are made and asked batch by batch, so that
// any number of them fits; the next batch is made while one is asked.
//
// All must print the same bytes. Their hash, without the version, must be the one that
// tests/determinism/golden.json knows for N, and for the numbers on the way there: it stays the same for as
// long as the contract's version does. --write puts it there after every batch, so that a run that is
// stopped keeps that of the requests to which all gave the same answers; --from M goes on there: one side
// answers the first M again, to the hash that is kept of them.

import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { digestOf, digestOfLines, inLanes, linesOf } from "../tests/determinism/ask.js";
import { hostJobs } from "../tests/determinism/hosts.js";
import { PART } from "../tests/determinism/inputs.js";
import { setUp } from "./setup.js";
import { elapsed, main, root, run, step, StepFailed } from "./steps.js";

const folder = join(root, "build", "determinism");
const answerScript = join(root, "tests", "determinism", "answer.js");
const makeScript = join(root, "tests", "determinism", "make.js");
/** The most parts that are asked at once: a program is started once for all of them. */
const BATCH_PARTS = 5;

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
 * @typedef {import("../tests/determinism/ask.js").Side} Side
 * @typedef {import("../tests/determinism/ask.js").Run} Run
 * @typedef {import("../tests/determinism/make.js").Part} Part
 * @typedef {{ inputs: string, answers: string }} Hashes
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

function withoutVersion(/** @type {string} */ line) {
  return line.replace(/("engine":\{"name":"[^"]*","version":)"[^"]*"/, '$1""');
}

/**
 * Makes requests batch by batch, the next batch while the caller is at one.
 * @param {number} n how many
 * @returns {AsyncGenerator<Part[]>}
 */
async function* batches(n) {
  // Every place has its turn with the hosts.
  const most = Math.floor(n / PART / PLACES.length);
  const size = PART * Math.min(Math.max(most, 1), BATCH_PARTS);
  const made = async (/** @type {number} */ from) => {
    const to = Math.min(from + size, n);
    const args = [makeScript, join(folder, "inputs"), String(from), String(to)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return /** @type {Part[]} */ (JSON.parse(stdout));
  };
  let next = made(0);
  for (let from = 0; from < n; from += size) {
    const parts = await next;
    if (from + size < n) next = made(from + size);
    yield parts;
    for (const part of parts) rmSync(part.folder, { recursive: true });
  }
}

/**
 * Has a batch answered by all other runs, and by the hosts where there is a place for them.
 * @param {Run[]} runs
 * @param {Part[]} parts
 * @param {string[]} answers of the first run
 * @param {Record<string, string>} [hostPlace]
 * @returns {Promise<string[]>} the hosts
 * @throws when one has other answers
 */
async function haveAgreed([first, ...others], parts, answers, hostPlace) {
  const inputs = parts.flatMap((part) => part.inputs);
  const hosts = hostPlace ? await hostJobs(inputs, answers, hostPlace) : [];
  const digests = [{ who: first?.who, digest: digestOfLines(answers) }];
  /** @type {string[]} */
  const agreed = [];
  await inLanes([
    ...hosts.map((job, i) => async () => {
      agreed[i] = await job();
    }),
    ...others.map((run) => async () => {
      digests.push({ who: run.who, digest: await digestOf(run, inputs) });
    }),
  ]);
  if (new Set(digests.map(({ digest }) => digest)).size === 1) return agreed;
  for (const { who, digest } of digests) console.log(`${digest}  ${who}`);
  throw new StepFailed("The answers differ.");
}

/**
 * @param {Run[]} runs
 * @param {number} n
 * @param {{ withHosts: boolean, from: number, golden: ReturnType<typeof openGolden> }} options
 */
async function compareAll(runs, n, { withHosts, from, golden }) {
  const first = /** @type {Run} */ (runs[0]);
  const inputsHash = createHash("sha256");
  const answersHash = createHash("sha256");
  const start = performance.now();
  /** @type {string[]} */
  let hosts = [];
  let done = 0;
  let batch = 0;
  for await (const parts of batches(n)) {
    const answers = [];
    let hashes = { inputs: "", answers: "" };
    for (const { count, inputs } of parts) {
      const lines = await linesOf(first, inputs);
      if (lines.length !== count) {
        throw new StepFailed(`${first.who} gave ${lines.length} answers to ${count} requests`);
      }
      for (const { file } of inputs) inputsHash.update(readFileSync(file));
      for (const line of lines) answersHash.update(withoutVersion(line)).update("\n");
      answers.push(...lines);
      done += count;
      hashes = { inputs: soFar(inputsHash), answers: soFar(answersHash) };
      golden.check(done, hashes);
    }
    if (done <= from) continue;
    const place = PLACES[batch++ % PLACES.length];
    hosts = await haveAgreed(runs, parts, answers, withHosts ? place : undefined);
    golden.keep(done, hashes);
    if (done < n) console.log(`${done} of ${n}: ${hashes.answers} (${elapsed(start)})`);
  }
  for (const { who } of runs) console.log(who);
  for (const host of hosts) console.log(`the same answers from ${host}`);
}

function soFar(/** @type {import("node:crypto").Hash} */ hash) {
  return hash.copy().digest("hex");
}

/**
 * The hashes that are kept, by how many requests they are of.
 * @param {string} file
 * @param {number} n
 * @param {boolean} write whether to keep that of N, whatever it is, and of what is done before
 */
function openGolden(file, n, write) {
  /** @type {Record<number, Hashes>} */
  const golden = JSON.parse(readFileSync(file, "utf8"));
  return {
    check(/** @type {number} */ count, /** @type {Hashes} */ { inputs, answers }) {
      const known = golden[count];
      if (!known || (write && count === n)) return;
      if (known.inputs !== inputs) {
        throw new StepFailed(
          "The generated requests are others than when the hash was kept: --write",
        );
      }
      if (known.answers !== answers) {
        throw new StepFailed(`The same requests once had other answers, of hash ${known.answers}`);
      }
    },
    keep(/** @type {number} */ count, /** @type {Hashes} */ hashes) {
      if (!write) return;
      writeFileSync(file, `${JSON.stringify({ ...golden, [count]: hashes }, null, 2)}\n`);
    },
    isKept: (/** @type {number} */ count) => golden[count] !== undefined,
  };
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
      from: { type: "string", default: "0" },
    },
  });
  const n = Number(values.n);
  if (!Number.isSafeInteger(n) || n < 10) {
    console.error(
      "npm run determinism -- [--n N] [--hosts] [--built] [--native] [--write] [--from M], N at least 10",
    );
    return 2;
  }
  const golden = openGolden(values.golden, n, values.write);
  const from = Number(values.from);
  if (from !== 0 && !(from < n && golden.isKept(from))) {
    throw new StepFailed(
      `${values.from} is not fewer than ${n}, or no hash is kept to go on from.`,
    );
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
  const runs = sides.flatMap((side) =>
    PLACES.map((place) => ({ who: `${side.name}, ${place.LC_ALL}, ${place.TZ}`, side, place })),
  );
  await compareAll(runs, n, { withHosts: values.hosts, from, golden });
  if (from > 0) console.log(`The first ${from} were answered by all in an earlier run.`);
  console.log(`${n} requests, ${runs.length} runs, one hash.`);
  if (golden.isKept(n) && !values.write) console.log("It is the hash that is kept.");
  if (!golden.isKept(n) && !values.write) {
    console.log(`No hash is kept for ${n} requests: --write keeps this one.`);
  }
  return 0;
});
