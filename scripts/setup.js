// npm run setup: installs what the project needs and the machine lacks, and nothing that it has.
//
// Looks for the things themselves (a command, a header), not for packages. What is missing comes from
// Debian's packages and, for JavaScript, from package-lock.json; where nothing can be installed it
// says what is to be, and fails. npm start and npm test call this first; a second run takes no time.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canInstall, installPackages } from "./setup-debian.js";
import { isMain, main, npmCommand, root, run, step, StepFailed, which } from "./steps.js";

/**
 * @typedef {object} Need
 * @property {string} what for people
 * @property {string} debian the package that has it
 * @property {boolean} [tests] whether npm test and npm run lint need it, and npm start does not
 * @property {boolean} [clang] whether npm run fuzz and its like need it, and npm start does not
 * @property {() => boolean} present
 */

/** @type {Need[]} */
const needs = [
  { what: "g++", debian: "g++", present: () => hasCommand("c++") },
  { what: "CMake 3.22 or later", debian: "cmake", present: () => hasCommand("cmake") },
  {
    what: "Ninja or Make",
    debian: "ninja-build",
    present: () => hasCommand("ninja") || hasCommand("make"),
  },
  {
    what: "nlohmann/json 3.11 or later",
    debian: "nlohmann-json3-dev",
    present: () => compiles("#include <nlohmann/json.hpp>"),
  },
  {
    what: "Emscripten 3.1.6 or later",
    debian: "emscripten",
    present: () => emscripten() !== undefined,
  },
  {
    what: "Catch2 3",
    debian: "catch2",
    tests: true,
    present: () => compiles("#include <catch2/catch_version_macros.hpp>"),
  },
  {
    what: "pkg-config",
    debian: "pkgconf",
    tests: true,
    present: () => hasCommand("pkg-config"),
  },
  {
    what: "Python 3",
    debian: "python3",
    tests: true,
    present: () => hasCommand("python3"),
  },
  {
    what: "Valgrind",
    debian: "valgrind",
    tests: true,
    present: () => hasCommand("valgrind"),
  },
  {
    what: "clang-format 14",
    debian: "clang-format-14",
    tests: true,
    present: () => hasCommand("clang-format-14"),
  },
  {
    what: "clang-tidy 14",
    debian: "clang-tidy-14",
    tests: true,
    present: () => hasCommand("clang-tidy-14"),
  },
  {
    what: "Chromium",
    debian: "chromium",
    tests: true,
    present: () => hasCommand("chromium"),
  },
  {
    what: "Clang 14",
    debian: "clang-14",
    tests: true,
    clang: true,
    present: () => hasCommand("clang++-14"),
  },
  {
    what: "Clang 14's counters and sanitizers",
    debian: "libclang-rt-14-dev",
    tests: true,
    clang: true,
    present: () => clangLibrary("libclang_rt.fuzzer"),
  },
  {
    what: "llvm-cov 14",
    debian: "llvm-14",
    tests: true,
    present: () => hasCommand("llvm-cov-14") && hasCommand("llvm-profdata-14"),
  },
];

/**
 * The folders that have a package-lock.json of their own. `npm ci` refuses a lock that lacks optional
 * packages for other machines, and not every registry has all those of bundlers and runtimes: these are
 * installed by the lock as it is.
 * @type {{ folder: string, what: string, tests?: boolean, mutation?: boolean, command: string[] }[]}
 */
const nodeModules = [
  { folder: ".", what: "the JavaScript tools", command: ["ci"] },
  {
    folder: "tests/consumers",
    what: "bundlers to try the package with",
    tests: true,
    command: ["install", "--no-save", "--ignore-scripts"],
  },
  {
    folder: "tests/hosts/runtimes",
    what: "Node 20, 22 and 24, Bun and Deno to try the package in",
    tests: true,
    command: ["install", "--no-save", "--ignore-scripts"],
  },
  {
    folder: "tests/mutation/js",
    what: "Stryker, which changes the JavaScript",
    mutation: true,
    command: ["ci", "--ignore-scripts"],
  },
];

function hasCommand(/** @type {string} */ name) {
  return which(name) !== undefined;
}

/** Whether Clang finds a library of its own, for this machine. */
function clangLibrary(/** @type {string} */ name) {
  const machine = process.arch === "arm64" ? "aarch64" : "x86_64";
  const option = `-print-file-name=${name}-${machine}.a`;
  const found = spawnSync("clang++-14", [option], { encoding: "utf8" });
  return found.status === 0 && existsSync(found.stdout.trim());
}

/** Whether the C++ compiler gets through a source's preprocessing. */
function compiles(/** @type {string} */ source) {
  const args = ["-std=c++20", "-x", "c++", "-E", "-o", "/dev/null", "-"];
  return (
    spawnSync("c++", args, { input: `${source}\n`, stdio: ["pipe", "ignore", "ignore"] }).status ===
    0
  );
}

/**
 * Emscripten's commands, those of an activated SDK first, and what their environment must have.
 * @returns {{ emcmake: string, env: Record<string, string> } | undefined}
 */
export function emscripten() {
  const { EMSDK, NODE_PATH } = process.env;
  const ofSdk = EMSDK && join(EMSDK, "upstream", "emscripten", "emcmake");
  const emcmake = ofSdk && existsSync(ofSdk) ? ofSdk : which("emcmake");
  if (!emcmake) return undefined;
  // Debian's Emscripten finds Debian's JavaScript modules there, with a Node of any other origin too.
  const modules = ["/usr/share/nodejs", ...(NODE_PATH ? [NODE_PATH] : [])];
  return { emcmake, env: { NODE_PATH: modules.join(":") } };
}

/** @param {{ tests: boolean, clang?: boolean, mutation?: boolean }} options */
export async function setUp({ tests, clang = false, mutation = false }) {
  const wanted = needs.filter(
    (need) => (tests && need.tests) || (clang && need.clang) || !(need.tests || need.clang),
  );
  const missing = wanted.filter((need) => !need.present());
  if (missing.length > 0) {
    if (!canInstall()) throw new StepFailed(whatToInstall(missing));
    const names = missing.map((need) => need.debian);
    await step(`Installing ${names.join(", ")}`, () => installPackages(names));
    const still = missing.filter((need) => !need.present());
    if (still.length > 0) throw new StepFailed(whatToInstall(still));
  }
  for (const modules of nodeModules) {
    const needed = (tests || !modules.tests) && (mutation || !modules.mutation);
    if (needed) await installNodeModules(modules);
  }
}

function whatToInstall(/** @type {Need[]} */ missing) {
  const rows = missing.map((need) => `  ${need.what.padEnd(28)} Debian's package ${need.debian}`);
  const plain = missing.map((need) => need.debian).filter((name) => name !== "catch2");
  const commands = [
    ...(plain.length > 0 ? [`  apt-get install ${plain.join(" ")}`] : []),
    ...(plain.length < missing.length ? ["  apt-get install -t bookworm-backports catch2"] : []),
  ];
  return [
    "This is missing, and cannot be installed from here (that takes Debian, and root or sudo):",
    ...rows,
    "As root, on Debian 12 (Catch2 3 is in its backports):",
    ...commands,
  ].join("\n");
}

/**
 * Installs what a folder's package-lock.json names, unless just that was installed last time.
 * @param {typeof nodeModules[number]} modules
 */
async function installNodeModules({ folder, what, command }) {
  const lock = readFileSync(join(root, folder, "package-lock.json"));
  const digest = createHash("sha256").update(lock).digest("hex");
  const stamp = join(root, folder, "node_modules", ".installed-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  const [npm = "npm", ...first] = npmCommand();
  const options = ["--prefix", join(root, folder), "--include=dev", "--no-audit", "--no-fund"];
  const log = folder === "." ? "npm-ci" : `npm-${folder.replaceAll("/", "-")}`;
  await step(`Installing ${what}`, async () => {
    await run(log, npm, [...first, ...command, ...options], { tries: 3 });
  });
  writeFileSync(stamp, digest);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await setUp({ tests: true });
    console.log("Everything is there.");
  });
}
