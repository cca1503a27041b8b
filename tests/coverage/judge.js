// What was not run, held against the exceptions of exceptions.json: each names a line, a branch or a
// function of a file by its text, which stays when numbers change, and says why no test runs it.
// "src/**" has what is excepted wherever it stands, by a pattern.
//
// An exception that excepts nothing any more is a problem like a line that was not run.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/steps.js";

/**
 * @typedef {{ line: number, what: string, count: number }} Branch a way on from a place, by its text
 * @typedef {{ line: number, end: number }} Extent of a function
 * @typedef {{ lines: Map<number, number>, branches: Branch[], functions: Extent[] }} Counts of a file
 * @typedef {{ line?: string, branch?: string, function?: string, pattern?: string, why: string }} Exception
 * @typedef {{ line: number, what: string }} Missed a line or a branch, and what an exception calls it
 * @typedef {{ lines: number, linesRan: number, branches: number, branchesRan: number }} Sums
 */

const EVERYWHERE = "src/**";

const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  whole === 0 ? "100.0" : ((100 * part) / whole).toFixed(1);

/** @param {string[]} text @param {Counts} counts @returns {Missed[]} */
function missedIn(text, { lines, branches }) {
  const missed = branches
    .filter(({ count }) => count === 0)
    .map(({ line, what }) => ({ line, what: `branch ${what}` }));
  for (const [line, count] of lines) {
    const own = (text[line - 1] ?? "").trim();
    // A bracket by itself says nothing.
    if (count === 0 && /\w/.test(own)) missed.push({ line, what: `line ${own}` });
  }
  return missed.sort((a, b) => a.line - b.line);
}

/** Which of the missed an exception is about. @param {Exception} exception @param {string[]} text @param {Counts} counts */
function judgeOf(exception, text, { functions }) {
  if (exception.function !== undefined) {
    const own = functions.filter(({ line }) => text[line - 1]?.trim() === exception.function);
    return ({ line }) => own.some((extent) => extent.line <= line && line <= extent.end);
  }
  const { pattern } = exception;
  if (pattern !== undefined) return ({ what }) => new RegExp(pattern).test(what);
  const wanted =
    exception.line === undefined ? `branch ${exception.branch}` : `line ${exception.line}`;
  return ({ what }) => what === wanted;
}

/** @param {Map<string, Counts>} files @param {boolean} all whether to print every file @returns {Sums} */
function print(files, all) {
  const sums = { lines: 0, linesRan: 0, branches: 0, branchesRan: 0 };
  for (const [name, { lines, branches }] of files) {
    const own = {
      lines: lines.size,
      linesRan: [...lines.values()].filter((count) => count > 0).length,
      branches: branches.length,
      branchesRan: branches.filter(({ count }) => count > 0).length,
    };
    sums.lines += own.lines;
    sums.linesRan += own.linesRan;
    sums.branches += own.branches;
    sums.branchesRan += own.branchesRan;
    if (!all && own.linesRan === own.lines && own.branchesRan === own.branches) continue;
    const ofLines = `${own.linesRan} of ${own.lines} lines`.padStart(20);
    const ofBranches = `${own.branchesRan} of ${own.branches} branches`.padStart(23);
    console.log(`${name.padEnd(36)}${ofLines}${ofBranches}`);
  }
  return sums;
}

/**
 * @param {Map<string, Counts>} files
 * @param {Record<string, Exception[]>} exceptions by file
 * @param {boolean} all whether to print every file
 * @returns {{ problems: string[], summary: string }}
 */
export function judge(files, exceptions, all) {
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  const sums = print(sorted, all);
  /** @type {string[]} */
  const problems = [];
  /** @type {Set<Exception>} */
  const used = new Set();
  let excepted = 0;
  for (const [name, counts] of sorted) {
    const text = readFileSync(join(root, name), "utf8").split("\n");
    const own = [...(exceptions[name] ?? []), ...(exceptions[EVERYWHERE] ?? [])].map(
      (exception) => ({ exception, excepts: judgeOf(exception, text, counts) }),
    );
    for (const missed of missedIn(text, counts)) {
      const known = own.filter(({ excepts }) => excepts(missed));
      for (const { exception } of known) used.add(exception);
      if (known.length > 0) excepted += 1;
      else problems.push(`${name}:${missed.line} was not run: ${missed.what}`);
    }
  }
  for (const [name, own] of Object.entries(exceptions)) {
    if (name !== EVERYWHERE && !files.has(name)) continue;
    for (const exception of own.filter((each) => !used.has(each))) {
      const { why, ...what } = exception;
      problems.push(`${name} has nothing that was not run of: ${JSON.stringify(what)} (${why})`);
    }
  }
  const lines = `${sums.linesRan} of ${sums.lines} lines (${percent(sums.linesRan, sums.lines)} %)`;
  const branches = `${sums.branchesRan} of ${sums.branches} branches (${percent(sums.branchesRan, sums.branches)} %)`;
  return { problems, summary: `${lines}, ${branches}, ${excepted} excepted` };
}
