// npm run mutate: whether the tests notice when the core is changed.
//
//   node scripts/mutate.js [--sample N] [--seed S] [FOLDER…]
//
// Changes one operator, bound, constant or statement of src/FOLDER (default money pricing tokens quote) at a
// time, compiles that file, links it in front of the libraries of build/, and lets the corpus, generated
// requests and the fuzz corpus judge: a mutant is killed by another answer, a check that does not hold, a
// trap, or by taking ten seconds. Prints every survivor and the share that was killed. --sample tries
// N of them, the same for the same seed. It takes some seconds a mutant.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { writeInputs } from "../tests/determinism/inputs.js";
import { writeVectors } from "../tests/determinism/vectors.js";
import { Random } from "../tests/reference/generate/random.js";
import { buildNative } from "./build.js";
import { setUp } from "./setup.js";
import { main, root, StepFailed } from "./steps.js";

const folder = join(root, "build", "mutate");
const REQUESTS = 4000;
const MOST_SECONDS = 10;

/** @type {[RegExp, string | ((found: string) => string)][]} what is changed, and into what */
const CHANGES = [
  [/ < /g, " <= "],
  [/ <= /g, " < "],
  [/ > /g, " >= "],
  [/ >= /g, " > "],
  [/ == /g, " != "],
  [/ != /g, " == "],
  [/ \+ /g, " - "],
  [/ - /g, " + "],
  [/ \* /g, " + "],
  [/ \+= /g, " -= "],
  [/ -= /g, " += "],
  [/ && /g, " || "],
  [/ \|\| /g, " && "],
  [/\bstd::min\b/g, "std::max"],
  [/\bstd::max\b/g, "std::min"],
  [/\btrue\b/g, "false"],
  [/\bfalse\b/g, "true"],
  [/(?<=[ ([{,])\d+(?=[ ;),}\]])/g, (found) => String(Number(found) + 1)],
  // A statement that is a line of its own.
  [
    /^\s+(?!return\b|using\b|case\b|break\b|const\b|auto\b|static\b|[\w:<>*& ]+ \w+ = )[\w*+-].*;$/g,
    ";",
  ],
];

/** @typedef {{ file: string, line: number, at: number, from: string, to: string }} Mutant */

/** Where code is: not in comments, includes, assertions about our own mistakes or templates. */
function isCode(/** @type {string} */ line) {
  return !/^\s*(?:\/\/|#|template|using|namespace|static_assert|SVE_ASSERT)/.test(line);
}

/** @param {string} file @returns {Mutant[]} */
function mutantsOf(file) {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  return lines.flatMap((text, index) => {
    if (!isCode(text)) return [];
    const code = text.replace(/\/\/.*$/, "").trimEnd();
    return CHANGES.flatMap(([pattern, into]) =>
      [...code.matchAll(pattern)].map((found) => ({
        ...{ file, line: index + 1, at: found.index ?? 0, from: found[0] },
        to: typeof into === "string" ? into : into(found[0]),
      })),
    );
  });
}

/** @param {string[]} command @param {object} [options] */
function tool([name = "", ...args], options = {}) {
  return spawnSync(name, args, { cwd: root, maxBuffer: 2 ** 30, ...options });
}

/** The programs that judge, made with an object in front of the libraries. @param {string[]} objects */
function link(objects) {
  const libraries = ["tests/fuzz/libsve_fuzz.a", "libsve_json.a", "libsve_core.a"];
  const paths = libraries.map((name) => join(root, "build", name));
  return ["answer_lines", "replay"].every((program) => {
    const own = join(folder, `${program}.o`);
    const command = ["c++", ...objects, own, ...paths, "-o", join(folder, program)];
    return tool(command).status === 0;
  });
}

/** @param {string} source @param {string} object */
function compile(source, object) {
  const folders = ["src", "tests/fuzz", "build/generated"].map((name) => `-I${join(root, name)}`);
  const options = ["-std=c++20", "-O1", "-w", "-fno-exceptions", "-fno-rtti"];
  return tool(["c++", ...options, ...folders, "-c", source, "-o", object]).status === 0;
}

/**
 * What the programs say, as one hash, or what is wrong with them.
 * @param {{ call: string, file: string }[]} inputs
 */
function verdict(inputs) {
  const hash = createHash("sha256");
  const options = { timeout: 1000 * MOST_SECONDS };
  for (const { call, file } of inputs) {
    const { status, signal, stdout } = tool([join(folder, "answer_lines"), call, file], options);
    if (status !== 0) return `${status ?? signal}`;
    hash.update(stdout);
  }
  const corpus = join(root, "tests", "fuzz", "corpus");
  const { status, signal } = tool([join(folder, "replay"), corpus], options);
  return status === 0 ? hash.digest("hex") : `${status ?? signal}`;
}

/** @param {Mutant} mutant @returns {boolean} whether it compiles */
function make({ file, line, at, from, to }) {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const text = lines[line - 1] ?? "";
  lines[line - 1] = text.slice(0, at) + to + text.slice(at + from.length);
  const source = join(folder, "mutant.cpp");
  writeFileSync(source, lines.join("\n"));
  const object = join(folder, "mutant.o");
  return compile(source, object) && link([object]);
}

await main(async () => {
  const { values, positionals } = parseArgs({
    options: { sample: { type: "string" }, seed: { type: "string", default: "1" } },
    allowPositionals: true,
  });
  const folders = positionals.length > 0 ? positionals : ["money", "pricing", "tokens", "quote"];
  await setUp({ tests: true });
  await buildNative({ tests: true });
  mkdirSync(folder, { recursive: true });
  const own = {
    answer_lines: "tests/wasm-debug/answer_lines.cpp",
    replay: "tests/fuzz/replay.cpp",
  };
  for (const [name, source] of Object.entries(own)) {
    if (!compile(join(root, source), join(folder, `${name}.o`))) throw new StepFailed(source);
  }
  const inputs = [...writeVectors(folder), ...writeInputs(REQUESTS, folder).inputs];
  if (!link([])) throw new StepFailed("the programs that judge cannot be linked");
  const expected = verdict(inputs);
  if (expected.length !== 64) throw new StepFailed(`the core as it is does not pass: ${expected}`);

  let mutants = folders.flatMap((name) => {
    const place = join(root, "src", name);
    const files = readdirSync(place).filter((file) => file.endsWith(".cpp"));
    return files.sort().flatMap((file) => mutantsOf(relative(root, join(place, file))));
  });
  console.log(`${mutants.length} mutants of ${folders.join(", ")}`);
  if (values.sample !== undefined) {
    const random = new Random(Number(values.seed), 0);
    mutants = random.shuffled(mutants).slice(0, Number(values.sample));
  }
  const counts = { killed: 0, survived: 0, none: 0 };
  for (const mutant of mutants) {
    if (!make(mutant)) counts.none += 1;
    else if (verdict(inputs) !== expected) counts.killed += 1;
    else {
      counts.survived += 1;
      const { file, line, from, to } = mutant;
      const text = (readFileSync(join(root, file), "utf8").split("\n")[line - 1] ?? "").trim();
      console.log(`survived: ${file}:${line}: "${from.trim()}" into "${to.trim()}" in: ${text}`);
    }
  }
  const judged = counts.killed + counts.survived;
  console.log(
    `${counts.killed} of ${judged} killed (${((100 * counts.killed) / judged).toFixed(1)} %), ` +
      `${counts.none} did not compile`,
  );
  return judged > 0 ? 0 : 1;
});
