// npm run test:wasm-debug: the engine as WebAssembly with all checks that Emscripten has, over the corpus.
//
//   node scripts/wasm-debug.js [--n N]
//
// Builds it with ASSERTIONS=2, SAFE_HEAP, STACK_OVERFLOW_CHECK=2 and trapping undefined behaviour, answers the cases of
// tests/vectors and N generated requests (default 5000) with it, and replays the fuzz corpus. Every
// answer must be that of the native command, byte for byte. Takes a few minutes.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeInputs } from "../tests/determinism/inputs.js";
import { writeVectors } from "../tests/determinism/vectors.js";
import { buildNative } from "./build.js";
import { emscripten, setUp } from "./setup.js";
import { main, root, run, step, StepFailed, which } from "./steps.js";

const folder = join(root, "build", "wasm-debug");

async function build() {
  const tools = emscripten();
  if (!tools) throw new StepFailed("Emscripten is missing: npm run setup");
  const generator = which("ninja") ? "Ninja" : "Unix Makefiles";
  const options = ["-G", generator, "-DSVE_WASM_DEBUG=ON", "-DCMAKE_BUILD_TYPE=Debug"];
  const configure = ["cmake", "-S", root, "-B", folder, ...options, "-DCMAKE_CXX_FLAGS_DEBUG=-O1"];
  await run("wasm-debug-configure", tools.emcmake, configure, { env: tools.env });
  const targets = ["--parallel", "--target", "answer_lines", "sve_fuzz_replay"];
  await run("wasm-debug-build", "cmake", ["--build", folder, ...targets], { env: tools.env });
  // The project's own package.json would make modules of what Emscripten writes.
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
}

/** @param {string} command @param {string[]} args @returns {Buffer} */
function outputOf(command, args) {
  const { status, signal, stdout, stderr } = spawnSync(command, args, { maxBuffer: 2 ** 30 });
  if (status === 0) return stdout;
  throw new StepFailed(`${command} ${args.join(" ")}: ${status ?? signal}\n${stderr}`);
}

/** @param {{ call: string, file: string }[]} inputs @returns {string} how many answers were equal */
function compare(inputs) {
  let count = 0;
  for (const { call, file } of inputs) {
    const native = outputOf(join(root, "build", "sve"), [call, "--jsonl", file]);
    const program = join(folder, "answer_lines.js");
    const checked = outputOf(process.execPath, [program, call, file]);
    const [expected, answers] = [native, checked].map((text) => text.toString("utf8").split("\n"));
    const at = expected?.findIndex((line, i) => line !== answers?.[i]) ?? -1;
    if (at >= 0 || expected?.length !== answers?.length) {
      throw new StepFailed(
        `${file}, line ${at + 1}:\nnative ${expected?.[at]}\nchecked ${answers?.[at]}`,
      );
    }
    count += native.toString("utf8").split("\n").length - 1;
  }
  if (count === 0) throw new StepFailed("nothing was compared");
  return `${count} answers as the command's`;
}

await main(async () => {
  const { values } = parseArgs({ options: { n: { type: "string", default: "5000" } } });
  const n = Number(values.n);
  if (!Number.isSafeInteger(n) || n < 10) {
    console.error("npm run test:wasm-debug -- [--n N], N at least 10");
    return 2;
  }
  await setUp({ tests: true });
  await buildNative({ tests: true });
  await step("Building the WebAssembly that checks itself", build);
  await step("The cases of tests/vectors", async () => compare(writeVectors(folder)));
  await step("Generated requests", async () => compare(writeInputs(n, folder).inputs));
  await step("The fuzz corpus", async () => {
    const replay = join(folder, "tests", "fuzz", "sve_fuzz_replay.js");
    const corpus = join(root, "tests", "fuzz", "corpus");
    await run("wasm-debug-replay", process.execPath, [replay, corpus]);
  });
  return 0;
});
