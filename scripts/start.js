// npm start: sets up what is missing, builds, and prices the sample checkouts of examples/checkouts/,
// or with `npm start -- FILE` a checkout of your own: natively and in WebAssembly.
//
// Prints a receipt each and says whether the two agree, on whole answers. Exit status 0; 1 when they
// differ or something fails; 2 for a file that cannot be read; 65 for a malformed checkout.

import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildNative, buildWasm } from "./build.js";
import { setUp } from "./setup.js";
import { elapsed, main, root, StepFailed } from "./steps.js";

const MALFORMED = 65;
const samples = join(root, "examples", "checkouts");
const command = join(root, "build", "sve");

/** Runs `sve`. */
function sve(/** @type {string[]} */ ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (error) throw error;
  if (status !== 0 && status !== MALFORMED) {
    throw new StepFailed(`sve ${args.join(" ")}: exit status ${status}\n${stderr}`);
  }
  return { malformed: status === MALFORMED, text: stdout };
}

/**
 * The same question to WebAssembly.
 * @param {typeof import("stored-value-engine")} api
 * @param {import("stored-value-engine").Engine} engine
 * @param {string} text
 * @returns {object} the quote, or the error as `sve` gives it
 */
function quoteInWasm({ StoredValueError }, engine, text) {
  try {
    return engine.quote(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof StoredValueError) || error.code !== "INVALID_REQUEST") throw error;
    return { error: { code: error.code, reason: error.reason, path: error.path } };
  }
}

/** Whether JSON.parse reads a text: where it does not, there is nothing to ask WebAssembly. */
function isJson(/** @type {string} */ text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Prices one file on both sides and prints what came of it.
 * @param {typeof import("stored-value-engine")} api
 * @param {import("stored-value-engine").Engine} engine
 * @param {string} file
 */
function price(api, engine, file) {
  const text = readFileSync(file, "utf8");
  const native = sve("quote", file);
  const answer = JSON.parse(native.text);
  // What only text can be (a key given twice, say) is malformed before there is a request at all.
  const onlyText = ["NOT_JSON", "DUPLICATE_KEY"].includes(answer.error?.reason);
  const wasm = isJson(text) && !onlyText ? quoteInWasm(api, engine, text) : answer;
  const agree = JSON.stringify(wasm) === JSON.stringify(answer);

  console.log(`\n${basename(file)}`);
  if (answer.error) {
    const { reason, path } = answer.error;
    console.log(`  This checkout is malformed: ${reason} at ${path === "" ? "its top" : path}`);
  } else {
    process.stdout.write(sve("receipt", file).text);
  }
  if (agree && !answer.error) console.log(`Native and WebAssembly agree: ${answer.fingerprint}`);
  if (!agree) {
    console.log("Native and WebAssembly DIFFER:");
    console.log(`  native      ${JSON.stringify(answer)}`);
    console.log(`  WebAssembly ${JSON.stringify(wasm)}`);
  }
  return { agree, malformed: native.malformed };
}

/** The files to price: the one given, from where npm was called, or the samples. */
function filesToPrice(/** @type {string[]} */ given) {
  if (given.length > 0) return given.map((name) => resolve(process.env.INIT_CWD ?? ".", name));
  const names = readdirSync(samples).filter((name) => name.endsWith(".json"));
  if (names.length === 0) throw new StepFailed("examples/checkouts has no checkout");
  return names.sort().map((name) => join(samples, name));
}

function countOf(/** @type {number} */ count, /** @type {string} */ noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

await main(async () => {
  const start = performance.now();
  const given = process.argv.slice(2);
  const files = filesToPrice(given);
  for (const file of files) {
    try {
      readFileSync(file);
    } catch (error) {
      console.error(`${file} cannot be read: ${/** @type {Error} */ (error).message}`);
      return 2;
    }
  }
  await setUp({ tests: false });
  await buildNative();
  await buildWasm();

  const api = await import("stored-value-engine");
  const engine = await api.loadEngine();
  const results = files.map((file) => price(api, engine, file));

  const differing = results.filter(({ agree }) => !agree).length;
  const malformed = results.filter((result) => result.malformed).length;
  const priced = files.length - malformed;
  const tally = [
    ...(priced > 0 ? [`${countOf(priced, "checkout")} priced natively and in WebAssembly`] : []),
    ...(priced > 0 && differing === 0
      ? ["whole answers are the same, the fingerprints agree"]
      : []),
    ...(malformed > 0 ? [`${countOf(malformed, "malformed checkout")}`] : []),
    ...(differing > 0 ? [`${countOf(differing, "answer")} on which they DIFFER`] : []),
    `stored-value-engine ${engine.version}, ${elapsed(start)}`,
  ];
  console.log(`\n${tally.join("; ")}.`);
  if (given.length === 0) console.log("A checkout of your own: npm start -- FILE");
  engine.dispose();
  if (differing > 0) return 1;
  return malformed > 0 ? MALFORMED : 0;
});
