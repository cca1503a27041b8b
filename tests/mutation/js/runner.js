// Runs the project's own tests for Stryker in one process: files written for node:test, whose `test`,
// `describe` and `after` are these (hooks.js), so that a mutant costs no start of a process.
//
// A test is known by its file and name; Stryker learns which mutants each comes by, and runs for a mutant
// only those tests. What a module does while it is loaded is judged with all modules loaded anew.

import { appendFileSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { mock } from "node:test";
import { pathToFileURL } from "node:url";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, TestStatus, toMutantRunResult } from "@stryker-mutator/api/test-runner";
import { FRESH, LEFT_OUT, TESTS } from "./tests.js";

/** Where the reporter writes, from the project's root. */
const RESULTS = "build/mutate/js.jsonl";

/** @typedef {{ id: string, file: string, run: (t: { mock: typeof mock }) => unknown }} Test */

/** What Stryker and the mutated code say to each other. @type {any} */
const shared = /** @type {any} */ (globalThis.__stryker__ ??= {});

/** @type {Test[]} */
let tests = [];
/** How often each file was loaded, and which have run since. */
const loads = new Map(TESTS.map((file) => [file, 0]));
/** @type {Set<string>} */
const used = new Set();
/** @type {string[]} the file and the suites in which tests are being declared */
let place = [];

function declare(/** @type {string} */ name, /** @type {any[]} */ ...rest) {
  const run = rest.at(-1);
  if (LEFT_OUT.some((pattern) => pattern.test(name))) return;
  const [file = ""] = place;
  const id = [...place, name].join(" > ");
  const others = tests.filter((test) => test.id === id || test.id.startsWith(`${id} (`)).length;
  tests.push({ id: others === 0 ? id : `${id} (${others})`, file, run });
}

function describe(/** @type {string} */ name, /** @type {any[]} */ ...rest) {
  place.push(name);
  try {
    rest.at(-1)();
  } finally {
    place.pop();
  }
}

/** @type {any} what hooks.js gives instead of node:test */ (globalThis).__tests__ = {
  test: declare,
  it: declare,
  describe,
  after: (/** @type {() => void} */ run) => process.once("exit", run),
};

/** Loads the files that were not, and anew those for which `isStale`. @param {(file: string) => boolean} isStale */
async function load(isStale) {
  for (const file of TESTS) {
    const count = loads.get(file) ?? 0;
    if (count > 0 && !isStale(file)) continue;
    tests = tests.filter((test) => test.file !== file);
    used.delete(file);
    place = [file];
    loads.set(file, count + 1);
    await import(`${pathToFileURL(join(process.cwd(), file)).href}?suite=${file}:${count}`);
  }
}

/** @param {Test} test @returns {Promise<import("@stryker-mutator/api/test-runner").TestResult>} */
async function runTest({ id, file, run }) {
  const start = performance.now();
  used.add(file);
  const common = () => ({ id, name: id, fileName: file, timeSpentMs: performance.now() - start });
  try {
    await run({ mock });
    return { ...common(), status: TestStatus.Success };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...common(), status: TestStatus.Failed, failureMessage };
  } finally {
    mock.reset();
  }
}

/** Whether a mutant is one of those that are judged: all, or every SVE_MUTATE_EVERYth, the same each time. */
function isChosen(/** @type {any} */ { fileName, location, replacement }) {
  const every = Number(process.env.SVE_MUTATE_EVERY ?? 1);
  const { line, column } = location.start;
  const name = `${fileName.slice(fileName.lastIndexOf("/js/"))}:${line}:${column}:${replacement}`;
  let hash = 0;
  for (const letter of name) hash = (31 * hash + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % every === 0;
}

class InProcessRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    register(new URL("../../js/support/sources.js", import.meta.url));
    register(new URL("hooks.js", import.meta.url));
    await load(() => false); // here, as the time of a run is limited by what its tests took
  }

  /** @param {import("@stryker-mutator/api/test-runner").DryRunOptions} options */
  async dryRun({ coverageAnalysis }) {
    const results = [];
    for (const test of tests) {
      if (coverageAnalysis === "perTest") shared.currentTestId = test.id;
      results.push(await runTest(test));
      shared.currentTestId = undefined;
    }
    return {
      status: DryRunStatus.Complete,
      tests: results,
      mutantCoverage: shared.mutantCoverage,
    };
  }

  /** @param {import("@stryker-mutator/api/test-runner").MutantRunOptions} options */
  async mutantRun(options) {
    const { activeMutant, mutantActivation, testFilter, hitLimit, disableBail } = options;
    if (!isChosen(activeMutant)) return { status: "error", errorMessage: "not in the sample" };
    const wanted = testFilter && new Set(testFilter);
    const filesWanted = new Set(wanted && [...wanted].map((id) => id.split(" > ")[0]));
    const isStale = (/** @type {string} */ file) =>
      options.reloadEnvironment ||
      (FRESH.includes(file) && used.has(file) && (!wanted || filesWanted.has(file)));
    shared.hitCount = undefined;
    shared.hitLimit = undefined;
    shared.activeMutant = mutantActivation === "static" ? activeMutant.id : undefined;
    try {
      await load(isStale);
    } catch (error) {
      const failureMessage = String(error);
      const failed = { id: "load", name: "load", timeSpentMs: 0, status: TestStatus.Failed };
      return toMutantRunResult({
        status: DryRunStatus.Complete,
        tests: [{ ...failed, failureMessage }],
      });
    }
    shared.hitCount = hitLimit === undefined ? undefined : 0;
    shared.hitLimit = hitLimit;
    shared.activeMutant = activeMutant.id;
    const results = [];
    for (const test of tests) {
      if (wanted && !wanted.has(test.id)) continue;
      const result = await runTest(test);
      results.push(result);
      if (shared.hitLimit !== undefined && shared.hitCount > shared.hitLimit) {
        return { status: "timeout", reason: "more often than the hit limit" };
      }
      if (result.status === TestStatus.Failed && !disableBail) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results });
  }
}

/** Writes what became of each mutant as soon as it is known, a line of JSON each. */
class Lines {
  constructor() {
    writeFileSync(RESULTS, "");
  }

  /** @param {import("@stryker-mutator/api/core").MutantResult} result */
  onMutantTested({ fileName, location, mutatorName, replacement, status, static: isStatic }) {
    const line = { fileName, location, mutatorName, replacement, status, isStatic };
    appendFileSync(RESULTS, `${JSON.stringify(line)}\n`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Reporter, "lines", Lines),
  declareClassPlugin(PluginKind.TestRunner, "in-process", InProcessRunner),
];
