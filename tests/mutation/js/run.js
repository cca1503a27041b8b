// Runs Stryker over js/ and tells what became of each change, as report.js takes it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../../../scripts/steps.js";

const place = join(root, "tests", "mutation", "js");
const results = join(root, "build", "mutate", "js.jsonl");

/** @type {Record<string, string>} what none of these is was left out, or did not load */
const VERDICTS = {
  Killed: "killed",
  Timeout: "killed",
  Survived: "survived",
  NoCoverage: "survived",
};

const inOneLine = (/** @type {string} */ text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
};

/** @param {string} source @param {{ line: number, column: number }} position lines from 1, columns from 1 */
function offsetOf(source, { line, column }) {
  const before = source.split("\n").slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}

/** @returns {import("../report.js").Judged[]} */
export function judgedMutants() {
  /** @type {any[]} */
  const lines = readFileSync(results, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const mutants = lines.map(({ fileName, location, replacement, status }) => {
    const source = readFileSync(fileName, "utf8");
    const [start, end] = [location.start, location.end].map((at) => offsetOf(source, at));
    return {
      file: fileName.slice(fileName.lastIndexOf("/js/", fileName.length) + 1),
      line: location.start.line,
      at: start,
      text: (source.split("\n")[location.start.line - 1] ?? "").trim(),
      from: inOneLine(source.slice(start, end)),
      to: inOneLine(replacement),
      verdict: VERDICTS[status] ?? "none",
    };
  });
  return mutants.sort((a, b) =>
    a.file === b.file ? (a.at ?? 0) - (b.at ?? 0) : a.file < b.file ? -1 : 1,
  );
}

/** @returns {Promise<import("../report.js").Judged[]>} */
export async function runStryker() {
  const program = join(place, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
  await run("stryker", process.execPath, [program, "run", join(place, "stryker.config.js")]);
  return judgedMutants();
}
