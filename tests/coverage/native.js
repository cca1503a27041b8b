// What of src/ the tests run: clang's own counters of the source, which know conditions and not jumps.
//
// One build of the command, the shared library and the fuzz replay, run over the kept fuzz inputs, the
// cases of tests/vectors/, generated requests, carts that are too large for those, the tests of the
// command and calls through the C interface. It judges nothing (judge.js).

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root, run, StepFailed } from "../../scripts/steps.js";
import { writeInputs } from "../determinism/inputs.js";
import { writeVectors } from "../determinism/vectors.js";
import { writeHardRequests } from "./requests.js";

const folder = join(root, "build", "coverage");
const profiles = join(folder, "profiles");
const fuzzTargets = join(root, "build", "tests", "fuzz", "libsve_fuzz.a");
const command = join(folder, "sve");
const library = join(folder, "libsve.so");
const FLAGS = "-O0 -fprofile-instr-generate -fcoverage-mapping";
/** A counter below zero, which clang makes of some conditions that are never asked. */
const NONE_BELOW = 2 ** 62;

/**
 * @typedef {import("./judge.js").Counts} Counts
 * @typedef {[line: number, column: number, count: number, hasCount: boolean, isEntry: boolean, isGap: boolean]} Segment
 */

export async function build() {
  const options = [
    `-DCMAKE_CXX_FLAGS=${FLAGS}`,
    ...["-DCMAKE_CXX_COMPILER=clang++-14", "-DCMAKE_BUILD_TYPE=None", "-DSVE_BUILD_TESTS=OFF"],
  ];
  await run("coverage-configure", "cmake", ["-S", root, "-B", folder, ...options]);
  const targets = ["--target", "sve", "sve_shared"];
  const jobs = process.env.CMAKE_BUILD_PARALLEL_LEVEL ?? String(availableParallelism());
  await run("coverage-build", "cmake", ["--build", folder, "--parallel", jobs, ...targets]);
  await link("sve_tests", "sve_tests.dir/tests/unit", ["-lCatch2Main", "-lCatch2"]);
  await link("sve_fuzz_replay", "../tests/fuzz/CMakeFiles/sve_fuzz_replay.dir", [fuzzTargets]);
}

/**
 * A program of objects that npm test builds anyway, over the libraries that count: what it is about is
 * compiled once more, the tests themselves are not.
 * @param {string} name
 * @param {string} place of the objects
 * @param {string[]} libraries
 */
async function link(name, place, libraries) {
  const objects = join(root, "build", "CMakeFiles", place);
  const own = readdirSync(objects).filter((file) => file.endsWith(".o"));
  const counted = ["libsve_json.a", "libsve_core.a"].map((file) => join(folder, file));
  const args = [...own.map((file) => join(objects, file)), ...libraries, ...counted];
  const flags = ["-fprofile-instr-generate", "-o", join(folder, name)];
  await run(`coverage-link-${name}`, "clang++-14", [...flags, ...args]);
}

/** Calls through the C interface: from Python, a request, a claim and no text at all. */
async function callLibrary(/** @type {NodeJS.ProcessEnv} */ env) {
  const calls = [
    ["quote", '{"now":0}'],
    ["verify", "{}"],
    ["quote", null],
  ];
  const lines = calls.map((call) => JSON.stringify(call));
  const script = join(root, "tests", "native", "call.py");
  const input = `${lines.join("\n")}\n`;
  const { status, stderr } = spawnSync("python3", [script, library], { input, env });
  if (status !== 0) throw new StepFailed(`call.py: ${stderr}`);
}

/** @param {number} n generated requests */
export async function exercise(n) {
  rmSync(profiles, { recursive: true, force: true });
  mkdirSync(profiles, { recursive: true });
  // Processes of one program add to one file.
  const env = { LLVM_PROFILE_FILE: join(profiles, "%m.profraw"), SVE_COMMAND: command };
  await run("coverage-unit", join(folder, "sve_tests"), [], { env });
  const corpus = join(root, "tests", "fuzz", "corpus");
  await run("coverage-fuzz", join(folder, "sve_fuzz_replay"), [corpus], { env });
  const inputs = [
    ...writeVectors(folder),
    ...writeInputs(n, folder).inputs,
    writeHardRequests(folder),
  ];
  for (const { call, file } of inputs) {
    await run("coverage-sve", command, [call, "--jsonl", file], { env });
  }
  await callLibrary({ ...process.env, ...env });
  const tests = ["cli.test.js", "cli-edges.test.js"].map((name) => join(root, "tests", "js", name));
  await run("coverage-cli", process.execPath, ["--test", ...tests], { env });
}

/** @returns {Promise<Map<string, Counts>>} by file */
export async function collect() {
  const merged = join(profiles, "all.profdata");
  const raw = readdirSync(profiles).filter((name) => name.endsWith(".profraw"));
  const files = raw.map((name) => join(profiles, name));
  await run("coverage-merge", "llvm-profdata-14", ["merge", "-sparse", ...files, "-o", merged]);
  const args = ["export", command, "-object", library, `-instr-profile=${merged}`];
  const [found] = JSON.parse(await run("coverage-export", "llvm-cov-14", args)).data;
  /** @type {Map<string, Counts>} */
  const counts = new Map();
  for (const { filename, segments, branches } of found.files) {
    const name = nameOf(filename);
    if (!name) continue;
    const lines = linesOf(segments);
    counts.set(name, { lines, branches: branchesOf(name, branches), functions: [] });
  }
  for (const { filenames, regions } of found.functions) {
    const [line, , end] = regions[0];
    counts.get(nameOf(filenames[0]) ?? "")?.functions.push({ line, end });
  }
  return counts;
}

/** A file of src/ in the project, whatever the compiler calls it. */
function nameOf(/** @type {string} */ file) {
  return file.startsWith("/usr/") ? undefined : /(?:^|\/)(src\/.*)$/.exec(file)?.[1];
}

/**
 * How often each line was run that has code: the most that a region on it was entered, else what goes on
 * from the line before.
 * @param {Segment[]} segments
 */
function linesOf(segments) {
  /** @type {Map<number, number>} */
  const lines = new Map();
  /** @type {Segment | undefined} */
  let before;
  for (let i = 0; i < segments.length;) {
    const line = segments[i]?.[0] ?? 0;
    const first = i;
    while (segments[i]?.[0] === line) i++;
    const own = segments.slice(first, i);
    const entered = own.filter(([, , , hasCount, isEntry, isGap]) => hasCount && isEntry && !isGap);
    const count = Math.max(before?.[3] ? before[2] : 0, ...entered.map((segment) => segment[2]));
    if (entered.length > 0 || before?.[3]) lines.set(line, count);
    before = own.at(-1);
    const next = segments[i]?.[0] ?? line;
    for (let l = line + 1; before?.[3] && l < next; l++) lines.set(l, before[2]);
  }
  return lines;
}

/**
 * Of each condition, how often it was true and how often false; of all instances of a template together.
 * @param {string} name @param {number[][]} branches
 */
function branchesOf(name, branches) {
  const text = readFileSync(join(root, name), "utf8").split("\n");
  /** @type {Map<string, import("./judge.js").Branch>} */
  const found = new Map();
  for (const [line = 0, column = 0, endLine = 0, endColumn = 0, ...rest] of branches) {
    const [isTrue = 0, isFalse = 0] = rest.map((count) => (count > NONE_BELOW ? 0 : count));
    const own = text.slice(line - 1, endLine);
    own[own.length - 1] = own.at(-1)?.slice(0, endColumn - 1) ?? "";
    own[0] = own[0]?.slice(column - 1) ?? "";
    const condition = own.map((part) => part.trim()).join(" ");
    // What clang counts beside the cases of a switch is that none of them was it.
    const isSwitch = /\bswitch \($/.test((text[line - 1] ?? "").slice(0, column - 1));
    const ways = /** @type {const} */ ([
      [isSwitch ? "no case" : "true", isTrue],
      [isSwitch ? "a case" : "false", isFalse],
    ]);
    for (const [way, count] of ways) {
      const place = `${line}:${column} ${endLine}:${endColumn} ${way}`;
      const known = found.get(place);
      if (known) known.count += count;
      else found.set(place, { line, what: `${condition}: ${way}`, count });
    }
  }
  return [...found.values()];
}
