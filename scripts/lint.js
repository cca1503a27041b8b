// npm run lint: everything about the sources that a tool can judge.
//
//   node scripts/lint.js          layers, formatting, clang-tidy, ESLint, types of js/ and of the API
//   node scripts/lint.js --fix    npm run format: writes the formatting, and what ESLint mends itself
//   node scripts/lint.js --deep   clang-tidy with the static analyzer too (slow)
//
// clang-tidy is run again only on sources that changed, or whose headers, settings or tools did.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { buildNative, buildWasm } from "./build.js";
import { setUp } from "./setup.js";
import { isMain, main, root, run, step, StepFailed } from "./steps.js";

const cppTests = ["unit", "fuzz", "native", "wasm-debug"].map((name) => `tests/${name}`);
const cppFolders = ["src", "include", "wasm", ...cppTests, "bench"];
const tidyFolder = join(root, "build", "tidy");

/** All files below a folder of the project, as absolute paths. */
function filesBelow(/** @type {string} */ folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function cppFiles() {
  return cppFolders.flatMap(filesBelow).filter((file) => /\.(?:h|hpp|c|cpp)$/.test(file));
}

/** A tool of node_modules. */
function tool(/** @type {string} */ name) {
  return join(root, "node_modules", ".bin", name);
}

/** @param {{ deep?: boolean }} [options] */
export async function lint({ deep = false } = {}) {
  /** @type {[string, () => Promise<string | void>][]} */
  const steps = [
    ["Layers of src/", checkLayers],
    ["clang-format", () => clangFormat(["--dry-run", "-Werror"])],
    ["prettier", () => prettier("--check")],
    ["ESLint", () => eslint([])],
    ["Types of js/", () => checkTypes("js-types", "js/tsconfig.json")],
    ["clang-tidy", () => clangTidy(deep)],
  ];
  const failures = [];
  for (const [title, work] of steps) {
    await step(title, work).catch((error) => failures.push(error));
  }
  for (const { message } of failures) console.error(`\n${message}`);
  if (failures.length > 0)
    throw new StepFailed(`lint: ${failures.length} of ${steps.length} failed`);
}

async function format() {
  await step("clang-format", () => clangFormat(["-i"]));
  await step("prettier", () => prettier("--write"));
  await step("ESLint", () => eslint(["--fix"]));
}

async function checkLayers() {
  await run("layers", process.execPath, [join(root, "scripts", "check-layers.js")]);
}

async function clangFormat(/** @type {string[]} */ options) {
  await run("clang-format", "clang-format-14", [...options, "--style=file", ...cppFiles()]);
}

async function prettier(/** @type {string} */ option) {
  await run("prettier", tool("prettier"), [option, "--log-level", "warn", "."]);
}

async function eslint(/** @type {string[]} */ options) {
  await run("eslint", tool("eslint"), [...options, "--max-warnings", "0", "."]);
}

/**
 * @param {string} log
 * @param {string} project a tsconfig
 */
export async function checkTypes(log, project) {
  await run(log, tool("tsc"), ["-p", join(root, project)]);
}

/**
 * @param {boolean} deep
 * @returns {Promise<string>} how many sources were looked at
 */
async function clangTidy(deep) {
  const database = JSON.parse(readFileSync(join(root, "build", "compile_commands.json"), "utf8"));
  const version = await run("clang-tidy-version", "clang-tidy-14", ["--version"]);
  const settings = [version, readFileSync(join(root, ".clang-tidy"), "utf8"), String(deep)];
  mkdirSync(tidyFolder, { recursive: true });
  const waiting = database.flatMap((/** @type {{ file: string, command: string }} */ entry) => {
    const name = relative(root, entry.file).replaceAll("/", "-");
    const stamp = join(tidyFolder, `${name}.stamp`);
    const digest = digestOf([...settings, entry.command], entry.file);
    const clean = existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
    return clean ? [] : [{ file: entry.file, name, stamp, digest }];
  });
  const count = waiting.length;
  /** @type {string[]} */
  const complaints = [];
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const complaint = await tidy(next.file, next.name, deep);
      if (complaint) complaints.push(complaint);
      else writeFileSync(next.stamp, next.digest);
    }
  });
  await Promise.all(workers);
  if (complaints.length > 0) throw new StepFailed(complaints.sort().join("\n"));
  return `${count} of ${database.length} sources changed`;
}

/**
 * @param {string} file
 * @param {string} name of the log
 * @param {boolean} deep
 * @returns {Promise<string | undefined>} what clang-tidy complains of
 */
async function tidy(file, name, deep) {
  const options = [
    "--quiet",
    "-p",
    join(root, "build"),
    // The commands are g++'s, whose warnings clang does not all know.
    "--extra-arg=-Wno-unknown-warning-option",
    ...(deep ? ["--checks=clang-analyzer-*"] : []),
  ];
  try {
    await run(`tidy/${name}`, "clang-tidy-14", [...options, file]);
    return undefined;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** A digest of texts, a source and all of the project's own files that it includes. */
function digestOf(/** @type {string[]} */ texts, /** @type {string} */ source) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  const seen = new Set([source]);
  for (const file of seen) {
    const text = readFileSync(file, "utf8");
    hash.update(text).update("\0");
    for (const [, name] of text.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) {
      const places = ["src", "build/generated", relative(root, join(file, ".."))];
      const found = places.map((place) => join(root, place, name)).find((path) => existsSync(path));
      if (found) seen.add(found);
    }
  }
  return hash.digest("hex");
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const given = process.argv.slice(2);
    await setUp({ tests: true });
    if (given.includes("--fix")) return format();
    // The compiler commands for clang-tidy, and the built modules that js/ imports.
    await buildNative({ tests: true });
    await buildWasm();
    return lint({ deep: given.includes("--deep") });
  });
}
