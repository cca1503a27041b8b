// npm test: sets up what is missing, builds, and runs every test and every check there is. CI is this.
//
// Goes on after a failure, so that one run shows all of them; the last lines say how it went. The
// whole output of each runner is in build/logs/.

import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { buildNative, buildWasm } from "./build.js";
import { checkTypes } from "./lint.js";
import { setUp } from "./setup.js";
import { CommandFailed, elapsed, main, root, run, step, StepFailed } from "./steps.js";

const counts = { passed: 0, failed: 0 };

/**
 * Counts the tests that a runner ran.
 * @param {Promise<string>} running
 * @param {(output: string) => { passed: number, failed: number, failures: string }} read
 * @returns {Promise<string>} how many passed
 */
async function tested(running, read) {
  /** @type {CommandFailed | undefined} */
  let failure;
  const output = await running.catch((error) => {
    if (!(error instanceof CommandFailed)) throw error;
    failure = error;
    return error.output;
  });
  const { passed, failed, failures } = read(output);
  counts.passed += passed;
  counts.failed += failed;
  if (failure) throw new StepFailed(failed > 0 ? failures : failure.message);
  if (passed === 0) throw new StepFailed(`no test was run:\n${output}`);
  return `${passed} passed`;
}

function numberIn(/** @type {string} */ output, /** @type {RegExp} */ pattern) {
  return Number(pattern.exec(output)?.[1] ?? 0);
}

/** What comes from the first match on. */
function textFrom(/** @type {string} */ output, /** @type {RegExp} */ pattern) {
  return output.slice(Math.max(0, output.search(pattern)));
}

function unitTests() {
  const folder = ["--test-dir", join(root, "build")];
  const parallel = ["--parallel", String(availableParallelism())];
  const options = ["--output-on-failure", "--no-tests=error", "--timeout", "300"];
  return tested(run("unit-tests", "ctest", [...folder, ...parallel, ...options]), (output) => {
    const failed = numberIn(output, /(\d+) tests failed out of/);
    const passed = numberIn(output, /tests failed out of (\d+)/) - failed;
    const failures = output
      .split("\n")
      .filter((line) => !/^\s*(?:\d+\/\d+ Test .*Passed|Start )/.test(line));
    return { passed, failed, failures: failures.join("\n") };
  });
}

/**
 * @param {string} log
 * @param {string[]} folders below tests/
 * @param {number} concurrency how many test files run at once
 */
function nodeTests(log, folders, concurrency) {
  const files = folders.flatMap((name) => {
    const folder = join(root, "tests", name);
    const tests = readdirSync(folder).filter((file) => file.endsWith(".test.js"));
    return tests.sort().map((file) => join(folder, file));
  });
  const options = ["--test", "--test-reporter=spec", `--test-concurrency=${concurrency}`];
  const env = { NO_COLOR: "1", FORCE_COLOR: "0" };
  return tested(run(log, process.execPath, [...options, ...files], { env }), (output) => ({
    passed: numberIn(output, /^ℹ pass (\d+)/m),
    failed: numberIn(output, /^ℹ (?:fail|cancelled) ([1-9]\d*)/m),
    failures: textFrom(output, /^✖ failing tests:/m),
  }));
}

function javaScriptTests() {
  return nodeTests("node-tests", ["js", "native"], availableParallelism());
}

/** One after another: a page that waits for its worker must not wait for other tests too. */
function hostTests() {
  return nodeTests("host-tests", ["hosts", "browser", "consumers"], 1);
}

async function typeTests() {
  const folder = "tests/types";
  const projects = readdirSync(join(root, folder)).filter((name) =>
    /^tsconfig.*\.json$/.test(name),
  );
  if (projects.length === 0) throw new StepFailed(`${folder} has no tsconfig`);
  for (const project of projects.sort())
    await checkTypes(`types-${project}`, join(folder, project));
  return `${projects.length} passed`;
}

/** A script of this folder that gives way to whatever else runs. @returns {Promise<string>} its output */
function givingWay(/** @type {string} */ script) {
  const command = ["-n", "10", process.execPath, join(root, "scripts", script)];
  return run(script.replace(/\.js$/, ""), "nice", command);
}

async function coverage() {
  const output = await givingWay("coverage.js");
  const shares = [...output.matchAll(/ok \((.* excepted), [^)]*\)$/gm)].map(([, share]) => share);
  return shares.join("; ");
}

async function lint() {
  await givingWay("lint.js");
}

await main(async () => {
  const start = performance.now();
  await setUp({ tests: true });
  await buildNative({ tests: true });
  await buildWasm();
  /** @type {string[]} */
  const failures = [];
  /** @param {string} title @param {() => Promise<string | void>} work @param {{ beside?: boolean }} [options] */
  const stage = (title, work, options) =>
    step(title, work, options).catch((error) => {
      failures.push(title);
      console.error(`\n${error instanceof StepFailed ? error.message : error.stack}\n`);
    });
  await stage("Unit tests (Catch2)", unitTests);
  await stage("Corpus, comparison and JavaScript (node:test)", javaScriptTests);
  // The hosts leave a core alone, and wait much.
  const beside = { beside: true };
  const hosts = stage("Hosts, bundlers and storefront", hostTests, beside);
  await stage("Coverage", coverage, beside);
  await stage("Type tests (tsc)", typeTests, beside);
  await stage("Lint", lint, beside);
  await hosts;
  const verdict = failures.length === 0 ? "All is well" : `Failed: ${failures.join(", ")}`;
  console.log(`\n${verdict} (${elapsed(start)}; full output in build/logs/).`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return failures.length === 0 ? 0 : 1;
});
