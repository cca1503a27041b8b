// npm run test:asan: the native tests under sanitizers.
//
//   node scripts/sanitize.js [--n N] [asan] [integer]
//
// asan is g++'s address and undefined-behaviour sanitizers; integer is clang's, with its checks for integers
// that wrap or lose a part, from which tests/sanitizers.txt excepts functions by name. Each runs the unit
// tests, the fuzz corpus, the cases of tests/vectors/, N generated requests (default 5000), the hard ones
// of tests/coverage/, and the tests of the command.

import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeHardRequests } from "../tests/coverage/requests.js";
import { writeInputs } from "../tests/determinism/inputs.js";
import { writeVectors } from "../tests/determinism/vectors.js";
import { setUp } from "./setup.js";
import { main, root, run, step } from "./steps.js";

const PRESETS = ["asan", "integer"];
const env = {
  // What clang could go on after ends the program too.
  UBSAN_OPTIONS: "halt_on_error=1:print_stacktrace=1",
  ASAN_OPTIONS: "detect_stack_use_after_return=1",
};

/** @param {string} preset */
async function build(preset) {
  await run(`${preset}-configure`, "cmake", ["--preset", preset]);
  const jobs = process.env.CMAKE_BUILD_PARALLEL_LEVEL ?? String(availableParallelism());
  const targets = ["sve", "sve_tests", "sve_fuzz_replay"];
  const args = ["--build", "--preset", preset, "--parallel", jobs, "--target", ...targets];
  await run(`${preset}-build`, "cmake", args);
}

/** @param {string} preset @param {number} n @returns {Promise<string>} what was run */
async function exercise(preset, n) {
  const folder = join(root, "build", preset);
  const command = join(folder, "sve");
  const inputs = join(folder, "inputs");
  mkdirSync(inputs, { recursive: true });
  const unit = await run(`${preset}-unit`, join(folder, "sve_tests"), [], { env });
  const replay = join(folder, "tests", "fuzz", "sve_fuzz_replay");
  await run(`${preset}-fuzz`, replay, [join(root, "tests", "fuzz", "corpus")], { env });
  const files = [
    ...writeVectors(inputs),
    ...writeInputs(n, inputs).inputs,
    writeHardRequests(inputs),
  ];
  for (const { call, file } of files) {
    await run(`${preset}-sve`, command, [call, "--jsonl", file], { env });
  }
  const tests = ["cli", "cli-edges"].map((name) => join(root, "tests", "js", `${name}.test.js`));
  const own = { ...env, SVE_COMMAND: command };
  await run(`${preset}-cli`, process.execPath, ["--test", ...tests], { env: own });
  return /\d+ test cases/.exec(unit)?.[0] ?? "";
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { n: { type: "string", default: "5000" } },
    allowPositionals: true,
  });
  if (positionals.some((name) => !PRESETS.includes(name))) {
    console.error(`npm run test:asan -- [--n N] [${PRESETS.join("] [")}]`);
    return 2;
  }
  await setUp({ tests: true, clang: true });
  for (const preset of positionals.length > 0 ? positionals : PRESETS) {
    await step(`Building with the preset ${preset}`, () => build(preset));
    await step(`Running under ${preset}`, () => exercise(preset, Number(values.n)));
  }
  return 0;
});
