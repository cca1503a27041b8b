// Builds the core with all its mutants compiled in, and with one alone where that does not go.
//
// The sources are copied, changed, into build/mutate/source, and CMake builds beside them (CMakeLists.txt). What does
// not compile in company is left out, line by line, until the rest does. One alone is built elsewhere
// (build/mutate/single), from sources that are otherwise as they are, which compile in a fraction of the time.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { root, StepFailed, which } from "../../scripts/steps.js";
import { changed, mutantsOf, schemaOf } from "./changes.js";

/** @typedef {import("./changes.js").Mutant} Mutant */

export const folder = join(root, "build", "mutate");

/** Sources with changes in them, and what is built of them. @param {string} name */
function treeOf(name) {
  const objects = join(folder, name, "objects");
  return {
    copies: join(folder, name, "source"),
    objects,
    judge: join(objects, "judge"),
    unitTests: join(objects, "sve_tests"),
  };
}

/** @typedef {ReturnType<typeof treeOf>} Tree */

export const togetherTree = treeOf(".");
export const singleTree = treeOf("single");

const MOST_ROUNDS = 30;

/** Writes a file unless it is there already: what has not changed is not compiled again. */
function write(/** @type {string} */ path, /** @type {string} */ text) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The sources of src/ by name. @returns {Map<string, string>} */
function sources() {
  const names = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => /\.(?:cpp|h|def)$/.test(name)).sort();
  return new Map(
    files.map((name) => [`src/${name}`, readFileSync(join(root, "src", name), "utf8")]),
  );
}

/** Every mutant of src/FOLDER, for these folders. @param {string[]} folders @returns {Mutant[]} */
export function allMutants(folders) {
  /** @type {Mutant[]} */
  const mutants = [];
  for (const name of folders) {
    for (const [file, source] of sources()) {
      if (dirname(file) !== `src/${name}`) continue;
      mutants.push(...mutantsOf(file, source, mutants.length + 1));
    }
  }
  return mutants;
}

function configure(/** @type {Tree} */ { copies, objects }) {
  const generator = which("ninja") ? ["-G", "Ninja"] : [];
  const options = [`-DSVE_MUTATED=${copies}`, "-DCMAKE_BUILD_TYPE=None"];
  const place = ["-S", join(root, "tests", "mutation"), "-B", objects];
  const { status, stderr } = spawnSync("cmake", [...place, ...generator, ...options]);
  if (status !== 0) throw new StepFailed(`tests/mutation: ${stderr}`);
}

/** Builds the judge and the unit tests. @param {Tree} tree @returns {string | undefined} what the compiler says, if it fails */
function build({ objects }) {
  const width = process.env.SVE_MUTATE_JOBS ?? String(availableParallelism());
  const args = ["--build", objects, "--parallel", width, "--target", "judge", "sve_tests"];
  const { status, stdout } = spawnSync("cmake", [...args, "--", "-k", "0"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: { ...process.env, LC_ALL: "C", GCC_COLORS: "" },
  });
  return status === 0 ? undefined : stdout;
}

/**
 * The places that a compiler complains of, as `file:line`: those where a mutant is at fault by name, or
 * else all, as what does not compile draws other complaints after it.
 * @param {string} output
 */
function complaints(output) {
  const place = String.raw`^\S*?/build/mutate/source/(src/\S+?):(\d+):(?:\d+:)?\s+`;
  for (const what of [
    "(?:note: in expansion of macro 'SVE_|required from here)",
    "(?:error:|required from)",
  ]) {
    const places = [...output.matchAll(new RegExp(place + what, "gm"))];
    if (places.length > 0) return new Set(places.map(([, file, line]) => `${file}:${line}`));
  }
  return new Set();
}

/** @param {Tree} tree @param {Map<string, string>} files @param {Mutant[]} mutants */
function writeSchemas({ copies }, files, mutants) {
  for (const [file, source] of files) {
    write(
      join(copies, file),
      schemaOf(
        source,
        mutants.filter((mutant) => mutant.file === file),
      ),
    );
  }
}

/**
 * Builds the judge and the unit tests with these mutants in them.
 * @param {Mutant[]} mutants
 * @returns {{ together: Mutant[], alone: Mutant[] }}
 */
export function buildTogether(mutants) {
  const files = sources();
  let together = mutants;
  /** @type {Mutant[]} */
  const alone = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    writeSchemas(togetherTree, files, together);
    configure(togetherTree);
    const said = build(togetherTree);
    if (said === undefined) return { together, alone };
    const places = complaints(said);
    const isBad = (/** @type {Mutant} */ { file, line }) => places.has(`${file}:${line}`);
    const bad = together.filter(isBad);
    if (bad.length === 0) throw new StepFailed(said.slice(-6000));
    alone.push(...bad);
    together = together.filter((mutant) => !isBad(mutant));
  }
  throw new StepFailed("the mutants do not compile together");
}

/** Builds the core as it is where one mutant at a time is to be in it. */
export function buildSingle() {
  writeSchemas(singleTree, sources(), []);
  configure(singleTree);
  const said = build(singleTree);
  if (said !== undefined) throw new StepFailed(said.slice(-6000));
}

/**
 * Calls `use` while the single tree is built with this mutant in its place, if that compiles.
 * @template T
 * @param {Mutant} mutant
 * @param {() => T} use
 * @returns {T | undefined}
 */
export function withSingle(mutant, use) {
  const source = readFileSync(join(root, mutant.file), "utf8");
  const copy = join(singleTree.copies, mutant.file);
  write(copy, changed(source, mutant));
  try {
    return build(singleTree) === undefined ? use() : undefined;
  } finally {
    write(copy, source);
  }
}
