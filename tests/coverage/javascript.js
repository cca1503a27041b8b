// What of js/ the tests run: an instrumented copy of it (Istanbul's), in the place of js/ for the tests
// that ask much of it in little time. It judges nothing (judge.js).

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import coverage from "istanbul-lib-coverage";
import { createInstrumenter } from "istanbul-lib-instrument";
import { root, run } from "../../scripts/steps.js";

const folder = join(root, "build", "coverage", "js");
const copy = join(folder, "copy");
const found = join(folder, "found");
const preload = join(root, "tests", "coverage", "instrumented.js");
/** Those that ask something of js/ that no other does. */
const TESTS = [
  ...["api", "bad-engine", "bad-input", "bad-instance", "bad-objects", "batch", "boundary"],
  ...["entries", "in-order", "json-text", "messages", "vectors"],
];

/** @typedef {import("./judge.js").Counts} Counts */

/** Writes the copy. @returns {import("istanbul-lib-coverage").CoverageMap} with nothing run yet */
export function instrument() {
  rmSync(folder, { recursive: true, force: true });
  const map = coverage.createCoverageMap({});
  const own = join(root, "js");
  const names = readdirSync(own, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((file) => file.endsWith(".js"))) {
    const instrumenter = createInstrumenter({ esModules: true, compact: false });
    const file = join(own, name);
    const source = instrumenter.instrumentSync(readFileSync(file, "utf8"), file);
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), source);
    map.addFileCoverage(instrumenter.lastFileCoverage());
  }
  return map;
}

export async function exercise() {
  const files = TESTS.map((name) => join(root, "tests", "js", `${name}.test.js`));
  const options = ["--import", preload, "--test"];
  const env = { COVERAGE_COPY: copy, COVERAGE_FOUND: found };
  await run("coverage-js", process.execPath, [...options, ...files], { env });
}

/** @param {ReturnType<typeof instrument>} map @returns {Map<string, Counts>} by file */
export function collect(map) {
  for (const name of readdirSync(found)) {
    map.merge(JSON.parse(readFileSync(join(found, name), "utf8")));
  }
  return new Map(
    map.files().map((file) => {
      const own = map.fileCoverageFor(file);
      const lines = Object.entries(own.getLineCoverage()).map(
        ([line, count]) => /** @type {[number, number]} */ ([Number(line), count]),
      );
      return [
        relative(root, file),
        { lines: new Map(lines), branches: branchesOf(own), functions: [] },
      ];
    }),
  );
}

/** What the ways of a place are called, where they are not numbered. @type {Record<string, string[]>} */
const WAYS = { if: ["true", "false"], "cond-expr": ["true", "false"], "default-arg": ["absent"] };

/** @param {import("istanbul-lib-coverage").FileCoverage} file */
function branchesOf(file) {
  const text = readFileSync(file.path, "utf8").split("\n");
  return Object.entries(file.branchMap).flatMap(([id, { type, loc, locations }]) => {
    const line = loc.start.line;
    const what = (text[line - 1] ?? "").slice(loc.start.column).trim();
    return (file.b[id] ?? []).map((count, way) => {
      const part = locations[way];
      const operand = (text[(part?.start.line ?? 1) - 1] ?? "")
        .slice(
          part?.start.column,
          part?.start.line === part?.end.line ? part?.end.column : undefined,
        )
        .trim();
      const name = WAYS[type]?.[way] ?? operand;
      return { line: part?.start.line ?? line, what: `${what}: ${name}`, count };
    });
  });
}
