// npm run determinism: one hash over the answers to N generated requests, from every build there is.
//
//   node scripts/determinism.js [--n N] [--built] [--native] [--write] [--golden FILE]
//
// Builds the command with g++ at -O0, -O2 and -O3 and with clang++, and takes both WebAssembly modules in
// Node; --built takes build/sve and dist/ as they are, --native asks no WebAssembly. Each answers under three locales and time zones.
// All answers must have one hash, and for an N that tests/determinism/golden.json knows, that one:
// it stays the same for as long as the contract's version does. --write puts it there.

import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeInputs } from "../tests/determinism/inputs.js";
import { setUp } from "./setup.js";
import { main, root, run, step, StepFailed } from "./steps.js";

const folder = join(root, "build", "determinism");
const answerScript = join(root, "tests", "determinism", "answer.js");

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
 * Feeds what a command prints into a hash, the version of the package left out.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {import("node:crypto").Hash} hash
 * @returns {Promise<number>} how many lines there were
 */
function feed([file = "", ...args], env, hash) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    let rest = "";
    let lines = 0;
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk) => {
      const complete = (rest + chunk).split("\n");
      rest = complete.pop() ?? "";
      lines += complete.length;
      for (const line of complete) hash.update(withoutVersion(line)).update("\n");
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0 && rest === "") resolve(lines);
      else reject(new StepFailed(`${[file, ...args].join(" ")}: ${code ?? signal}`));
    });
  });
}

function withoutVersion(/** @type {string} */ line) {
  return line.replace(/("engine":\{"name":"[^"]*","version":)"[^"]*"/, '$1""');
}

/**
 * @param {Side} side
 * @param {Input[]} inputs
 * @param {Record<string, string>} place
 * @param {number} n
 */
async function digestOf(side, inputs, place, n) {
  const hash = createHash("sha256");
  let answers = 0;
  for (const command of side.commands(inputs)) {
    answers += await feed(command, { ...process.env, ...place }, hash);
  }
  if (answers !== n) throw new StepFailed(`${side.name} gave ${answers} answers to ${n} requests`);
  return hash.digest("hex");
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
      write: { type: "boolean", default: false },
    },
  });
  const n = Number(values.n);
  if (!Number.isSafeInteger(n) || n < 10) {
    console.error("npm run determinism -- [--n N] [--built] [--native] [--write], N at least 10");
    return 2;
  }
  /** @type {Side[]} */
  const sides = [];
  if (values.built) {
    sides.push(nativeSide("build/sve", join(root, "build", "sve")));
  } else {
    await setUp({ tests: false, clang: true });
    for (const compiler of COMPILERS) sides.push(await buildWith(compiler));
  }
  if (!values.native) sides.push(...webAssembly);
  const inputs = writeInputs(n, join(folder, `inputs-${n}`));
  /** @type {Map<string, string[]>} */
  const digests = new Map();
  for (const side of sides) {
    for (const place of PLACES) {
      const digest = await digestOf(side, inputs.inputs, place, n);
      const who = `${side.name}, ${place.LC_ALL}, ${place.TZ}`;
      console.log(`${digest}  ${who}`);
      digests.set(digest, [...(digests.get(digest) ?? []), who]);
    }
  }
  if (digests.size !== 1) throw new StepFailed("The answers differ.");
  const [answers = ""] = digests.keys();
  const runs = sides.length * PLACES.length;
  console.log(`${n} requests, ${runs} runs, one hash.`);
  checkGolden(values.golden, n, inputs.digest, answers, values.write);
  return 0;
});
