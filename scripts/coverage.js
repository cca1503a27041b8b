// npm run coverage: which lines and branches of src/ the tests run, file by file.
//
//   node scripts/coverage.js [--n N] [--all]
//
// Builds with gcov's counters and without optimisation, runs the unit tests, the fuzz corpus, the cases of
// tests/vectors and N generated requests (default 20000), and prints every file that has a line that
// was not run, with those lines; --all prints all files. Fails when a line was not run that
// tests/coverage.json does not except, with its reason, or an exception is none any more. Branches are
// counted, not judged: what the compiler makes of one condition differs from version to version.
// src/cli and src/c are run by tests/js/cli.test.js and tests/native and not measured here.

import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { writeInputs } from "../tests/determinism/inputs.js";
import { writeLarge } from "../tests/determinism/large.js";
import { writeVectors } from "../tests/determinism/vectors.js";
import { setUp } from "./setup.js";
import { main, root, run, step, StepFailed } from "./steps.js";

const folder = join(root, "build", "coverage");
const FLAGS = "--coverage -fno-inline -O0";
const MEASURED = /^src\/(?!cli\/|c\/)/;

/** @typedef {{ lines: Map<number, number>, branches: Map<string, number> }} Counts by line; by place */

async function build() {
  const options = [
    `-DCMAKE_CXX_FLAGS=${FLAGS}`,
    ...["-DCMAKE_CXX_COMPILER=g++", "-DCMAKE_BUILD_TYPE=None", "-DSVE_BUILD_TESTS=ON"],
  ];
  await run("coverage-configure", "cmake", ["-S", root, "-B", folder, ...options]);
  const targets = ["--target", "sve", "sve_tests", "sve_fuzz_replay"];
  await run("coverage-build", "cmake", ["--build", folder, "--parallel", ...targets]);
}

/** Counts of an earlier run would be added to. */
function forget(/** @type {string} */ place) {
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const path = join(place, entry.name);
    if (entry.isDirectory()) forget(path);
    else if (entry.name.endsWith(".gcda")) rmSync(path);
  }
}

/** @param {number} n */
async function exercise(n) {
  await run("coverage-unit", join(folder, "sve_tests"), []);
  const replay = join(folder, "tests", "fuzz", "sve_fuzz_replay");
  await run("coverage-fuzz", replay, [join(root, "tests", "fuzz", "corpus")]);
  const inputs = [...writeVectors(folder), ...writeInputs(n, folder).inputs, writeLarge(folder)];
  for (const { call, file } of inputs) {
    await run("coverage-sve", join(folder, "sve"), [call, "--jsonl", file]);
  }
}

/** The counters of all sources, as gcov has them. */
function dataFiles(/** @type {string} */ place) {
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".gcda"))
    .map((name) => join(place, name));
}

/** @returns {Map<string, Counts>} by file */
function collect() {
  /** @type {Map<string, Counts>} */
  const files = new Map();
  for (const data of dataFiles(folder)) {
    const args = ["--json-format", "--stdout", "--branch-probabilities", data];
    const { status, stdout, stderr } = spawnSync("gcov", args, { cwd: folder, maxBuffer: 2 ** 30 });
    if (status !== 0) throw new StepFailed(`gcov ${data}: ${stderr}`);
    const text = stdout[0] === 0x1f ? gunzipSync(stdout) : stdout;
    for (const report of text.toString("utf8").split("\n").filter(Boolean)) {
      for (const file of JSON.parse(report).files) add(files, file);
    }
  }
  return files;
}

/** @param {Map<string, Counts>} files @param {any} report of one file in one object */
function add(files, { file, lines }) {
  const name = file.startsWith("/") ? relative(root, file) : file;
  if (!MEASURED.test(name)) return;
  const counts = files.get(name) ?? { lines: new Map(), branches: new Map() };
  files.set(name, counts);
  for (const { line_number: line, count, branches } of lines) {
    counts.lines.set(line, (counts.lines.get(line) ?? 0) + count);
    branches.forEach((/** @type {{ count: number }} */ branch, /** @type {number} */ i) => {
      const place = `${line} ${i}`;
      counts.branches.set(place, (counts.branches.get(place) ?? 0) + branch.count);
    });
  }
}

/** @param {Map<unknown, number>} counts */
const ran = (counts) => [...counts.values()].filter((count) => count > 0).length;
const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  whole === 0 ? "100.0" : ((100 * part) / whole).toFixed(1);

/** @param {Map<string, Counts>} files @param {boolean} all @returns {string[]} problems */
function report(files, all) {
  /** @type {Record<string, { line: string, why: string }[]>} */
  const exceptions = JSON.parse(readFileSync(join(root, "tests", "coverage.json"), "utf8"));
  const problems = [];
  const sums = { lines: 0, linesRan: 0, branches: 0, branchesRan: 0 };
  for (const name of [...files.keys()].sort()) {
    const { lines, branches } = files.get(name) ?? { lines: new Map(), branches: new Map() };
    const missed = [...lines].filter(([, count]) => count === 0).map(([line]) => line);
    sums.lines += lines.size;
    sums.linesRan += ran(lines);
    sums.branches += branches.size;
    sums.branchesRan += ran(branches);
    if (all || missed.length > 0) {
      const shares = [percent(ran(lines), lines.size), percent(ran(branches), branches.size)];
      const where = missed.length > 0 ? `  not run: ${missed.sort((a, b) => a - b).join(" ")}` : "";
      console.log(
        `${name.padEnd(36)} ${shares.map((s) => `${s} %`.padStart(8)).join(" ")}${where}`,
      );
    }
    problems.push(...unexpected(name, missed, exceptions[name] ?? []));
  }
  for (const name of Object.keys(exceptions)) {
    if (!files.has(name)) problems.push(`tests/coverage.json: there is no ${name}`);
  }
  console.log(
    `${files.size} files: ${sums.linesRan} of ${sums.lines} lines (${percent(sums.linesRan, sums.lines)} %), ` +
      `${sums.branchesRan} of ${sums.branches} branches (${percent(sums.branchesRan, sums.branches)} %)`,
  );
  return problems;
}

/** Lines are excepted by their text, which stays when their numbers change. */
function unexpected(
  /** @type {string} */ name,
  /** @type {number[]} */ missed,
  /** @type {{ line: string, why: string }[]} */ exceptions,
) {
  const text = readFileSync(join(root, name), "utf8").split("\n");
  const texts = missed.map((line) => ({ line, text: (text[line - 1] ?? "").trim() }));
  const excepted = new Set(exceptions.map(({ line }) => line));
  return [
    ...texts
      .filter((one) => !excepted.has(one.text))
      .map((one) => `${name}:${one.line} was not run: ${one.text}`),
    ...exceptions
      .filter(({ line }) => !texts.some((one) => one.text === line))
      .map(({ line }) => `tests/coverage.json: ${name} has no such line that was not run: ${line}`),
  ];
}

await main(async () => {
  const { values } = parseArgs({
    options: { n: { type: "string", default: "20000" }, all: { type: "boolean", default: false } },
  });
  await setUp({ tests: true });
  await step("Building with counters", build);
  forget(folder);
  await step("Running the tests", () => exercise(Number(values.n)));
  const problems = report(collect(), values.all);
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
});
