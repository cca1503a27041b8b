// npm run fuzz: libFuzzer on the engine, with address and undefined-behaviour sanitizers.
//
//   node scripts/fuzz.js [--seconds N] [--keep] [TARGET…]
//
// Every target (tests/fuzz/targets.h) starts from the inputs that are kept in tests/fuzz/corpus/, which npm
// test replays, runs N seconds (default 60) and fails at the first input that crashes, hangs, allocates
// more than 64 MiB at once or breaks what always holds; that input is in build/fuzz/found/. --keep
// makes the smallest set with the same coverage of all inputs the new corpus, beside the findings.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { setUp } from "./setup.js";
import { main, root, run, step, StepFailed } from "./steps.js";

const TARGETS = ["json", "flat", "request", "verify", "optimal"];
const build = join(root, "build", "fuzz");
const kept = join(root, "tests", "fuzz", "corpus");
const LIMITS = ["-len_control=10", "-timeout=25", "-malloc_limit_mb=64", "-rss_limit_mb=1024"];
/** The longest input, in bytes: what it makes is larger. */
const LONGEST = 1024;

/** What JSON texts are made of: every name of the contract, and what numbers and escapes end at. */
function jsonDictionary() {
  const table = readFileSync(join(root, "src", "model", "fields.def"), "utf8");
  const names = [...table.matchAll(/^SVE_FIELD\((\w+)\)/gm)].map(([, name]) => `\\"${name}\\":`);
  const values = [...["giftCard", "itemGiftCard", "punchcard", "entryPass", "DKK", "optimal"]];
  const numbers = ["9007199254740991", "9007199254740992", "1e308", "-0", "0.5", "1E+2"];
  const marks = ["\\\\ud83d\\\\ude00", "\\\\u0000", "\\xef\\xbb\\xbf", "\\xc3\\xa9", "[]", "{}"];
  return [...names, ...values.map((value) => `\\"${value}\\"`), ...numbers, ...marks]
    .map((word) => `"${word}"\n`)
    .join("");
}

function folderOf(/** @type {string} */ name, /** @type {string} */ target) {
  const folder = join(build, name, target);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function keptFile(/** @type {string} */ target) {
  return join(kept, `${target}.txt`);
}

/** The short cases of tests/vectors/, as texts. */
function vectorTexts() {
  const folder = join(root, "tests", "vectors");
  const files = readdirSync(folder).filter((name) => /^\d.*\.json$/.test(name));
  const cases = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).cases);
  return cases
    .map(({ request, verify, text }) => text ?? JSON.stringify(request ?? verify))
    .filter((text) => typeof text === "string" && Buffer.byteLength(text) <= LONGEST);
}

/** Puts the kept inputs where libFuzzer finds them, beside those of earlier runs. */
function unpack(/** @type {string} */ target) {
  const folder = folderOf("corpus", target);
  if (target === "json") {
    vectorTexts().forEach((text, index) => writeFileSync(join(folder, `vector-${index}`), text));
  }
  if (!existsSync(keptFile(target))) return folder;
  const lines = readFileSync(keptFile(target), "utf8").split("\n");
  lines.pop();
  lines.forEach((line, index) => {
    writeFileSync(join(folder, `kept-${index}`), Buffer.from(line, "base64"));
  });
  return folder;
}

/** Writes inputs down, an input a line, the shortest first. */
function pack(/** @type {string} */ target, /** @type {string} */ folder) {
  const inputs = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  inputs.sort((a, b) => a.length - b.length || Buffer.compare(a, b));
  const lines = inputs.map((input) => `${input.toString("base64")}\n`);
  writeFileSync(keptFile(target), lines.join(""));
  return inputs.length;
}

/** @param {string} target @param {string[]} options @param {string} log */
async function libFuzzer(target, options, log) {
  const command = join(build, "tests", "fuzz", `fuzz_${target}`);
  return run(log, command, [...LIMITS, `-max_len=${LONGEST}`, ...options]);
}

/** @param {string} target @param {number} seconds @returns {Promise<string>} */
async function fuzz(target, seconds) {
  const found = folderOf("found", target);
  const dictionary = join(build, "json.dict");
  if (target === "json") writeFileSync(dictionary, jsonDictionary());
  const options = [
    `-max_total_time=${seconds}`,
    `-artifact_prefix=${found}/`,
    ...(target === "json" ? [`-dict=${dictionary}`] : []),
    unpack(target),
  ];
  const output = await libFuzzer(target, options, `fuzz-${target}`).catch((error) => {
    throw new StepFailed(`${error.message}\nThe input is in ${relative(root, found)}/`);
  });
  const done = /Done (\d+) runs in (\d+) second/.exec(output);
  const covered = [...output.matchAll(/ cov: (\d+) ft: (\d+)/g)].at(-1);
  // A fuzzer that ran nothing found nothing.
  if (!done || Number(done[1]) === 0) throw new StepFailed(`fuzz_${target} ran no input`);
  return `${done[1]} inputs, ${covered?.[1]} edges, no finding`;
}

/** @param {string} target @returns {Promise<string>} */
async function keep(target) {
  const merged = folderOf("merged", target);
  rmSync(merged, { recursive: true });
  mkdirSync(merged);
  await libFuzzer(target, ["-merge=1", merged, unpack(target)], `fuzz-merge-${target}`);
  return `${pack(target, merged)} inputs`;
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: {
      seconds: { type: "string", default: "60" },
      keep: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !TARGETS.includes(name));
  if (unknown.length > 0 || !/^\d+$/.test(values.seconds)) {
    console.error(`npm run fuzz -- [--seconds N] [--keep] [${TARGETS.join("] [")}]`);
    return 2;
  }
  const chosen = positionals.length > 0 ? positionals : TARGETS;
  await setUp({ tests: false, clang: true });
  await step("Building the fuzzers", async () => {
    await run("fuzz-configure", "cmake", ["--preset", "fuzz"]);
    const targets = chosen.map((name) => `fuzz_${name}`);
    await run("fuzz-build", "cmake", ["--build", build, "--parallel", "--target", ...targets]);
  });
  const seconds = Number(values.seconds);
  for (const target of chosen) {
    if (seconds > 0) await step(`Fuzzing ${target}`, () => fuzz(target, seconds));
    if (values.keep) await step(`Keeping ${target}`, () => keep(target));
  }
  return 0;
});
