// What became of the mutants, held against those that are known to change nothing (tests/mutants.json).
//
// A mutant is known by its file, the text of its line and the change, as line numbers move; a change
// that a line allows several times is numbered: `"0" into "1"`, `"0" into "1" #2`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/steps.js";

/**
 * @typedef {object} Judged
 * @property {string} file
 * @property {number} line
 * @property {string} text
 * @property {string} from
 * @property {string} to
 * @property {number} [through]
 * @property {string} verdict killed or survived; what is neither was not judged
 */
/** @typedef {{ line: string, changes: string[], why: string }} Explanation */

/** @param {Judged[]} mutants in the order of their places @returns {(Judged & { change: string })[]} */
export function named(mutants) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return mutants.map((mutant) => {
    const { file, line, from, to, through } = mutant;
    const change = through === undefined ? `"${from}" into "${to}"` : "removed";
    const place = `${file}:${line} ${change}`;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    return { ...mutant, change: count === 1 ? change : `${change} #${count}` };
  });
}

/** @returns {Record<string, Explanation[]>} by file */
export function explanations() {
  return JSON.parse(readFileSync(join(root, "tests", "mutants.json"), "utf8"));
}

const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  whole === 0 ? 100 : (100 * part) / whole;

/**
 * @param {Judged[]} mutants
 * @param {Record<string, Explanation[]>} explained
 * @param {number} least the score, in per cent
 */
export function judgement(mutants, explained, least) {
  const all = named(mutants);
  const judged = all.filter(({ verdict }) => verdict === "killed" || verdict === "survived");
  const survivors = judged.filter(({ verdict }) => verdict === "survived");
  const whyOf = (/** @type {typeof survivors[number]} */ { file, text, change }) =>
    explained[file]?.find(({ line, changes }) => line === text && changes.includes(change))?.why;
  const unexplained = survivors.filter((one) => whyOf(one) === undefined);
  const files = new Set(mutants.map(({ file }) => file));
  const idle = Object.entries(explained)
    .filter(([file]) => files.has(file))
    .flatMap(([file, list]) =>
      list.flatMap(({ line, changes }) =>
        changes
          .filter(
            (change) =>
              !all.some(
                (one) =>
                  one.verdict !== "killed" &&
                  one.file === file &&
                  one.text === line &&
                  one.change === change,
              ),
          )
          .map((change) => `tests/mutants.json: none survived in ${file}: ${change} in: ${line}`),
      ),
    );
  const killed = judged.length - survivors.length;
  const score = percent(killed, killed + unexplained.length);
  return {
    judged,
    survivors,
    unexplained,
    idle,
    killed,
    score,
    good: score >= least && idle.length === 0,
  };
}

/** Prints it. @param {Judged[]} mutants @param {number} least @returns {boolean} whether it is good enough */
export function report(mutants, least) {
  const { judged, survivors, unexplained, idle, killed, score, good } = judgement(
    mutants,
    explanations(),
    least,
  );
  for (const { file, line, change, text } of unexplained) {
    console.log(`survived: ${file}:${line}: ${change} in: ${text}`);
  }
  for (const problem of idle) console.error(problem);
  const folders = new Set(judged.map(({ file }) => file.replace(/\/[^/]*$/, "")));
  for (const folder of folders) {
    const here = judged.filter(({ file }) => file.startsWith(`${folder}/`));
    const dead = here.filter(({ verdict }) => verdict === "killed").length;
    console.log(
      `${folder}: ${dead} of ${here.length} killed (${percent(dead, here.length).toFixed(1)} %)`,
    );
  }
  console.log(
    `${killed} of ${judged.length} killed (${percent(killed, judged.length).toFixed(1)} %), ` +
      `${survivors.length - unexplained.length} explained in tests/mutants.json; without these ${score.toFixed(1)} % ` +
      `(at least ${least} %)`,
  );
  return good;
}
