// Makes requests in a process of its own and prints, as JSON, in which files they are.
//
//   node tests/determinism/make.js FOLDER FROM TO
//
// Those from FROM on that come before TO, in parts of which each has a folder and a count.

import { join } from "node:path";
import { PART, writeInputs } from "./inputs.js";

/** @typedef {{ count: number, folder: string, inputs: import("./inputs.js").Input[] }} Part */

const [, , parent = "", from, to] = process.argv;
/** @type {Part[]} */
const parts = [];
for (let next = Number(from); next < Number(to); next += PART) {
  const count = Math.min(PART, Number(to) - next);
  const folder = join(parent, String(next));
  parts.push({ count, folder, ...writeInputs(count, folder, next) });
}
console.log(JSON.stringify(parts));
