// What the mutants are judged by: the cases, generated requests, the best use in carts of several sizes and
// at the bounds of what is searched, and the kept inputs of the fuzz targets. A line of the list is what
// judge.cpp reads.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/steps.js";
import { writeInputs } from "../determinism/inputs.js";
import { writeLarge } from "../determinism/large.js";
import { writeVectors } from "../determinism/vectors.js";
import { searchRequests } from "../native/search-requests.js";
import { requestsAtLimits } from "../reference/optimal-limits.js";

const REQUESTS = 12_000;

/** @param {string} file @param {object[]} requests @returns {string} the file's name */
function writeRequests(file, requests) {
  const lines = requests.map((request) => JSON.stringify(request));
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

/** @param {string} folder in which the files are written @returns {string} the list */
export function writeJudgesInputs(folder) {
  const asked = [
    ...writeVectors(folder),
    ...writeInputs(REQUESTS, folder).inputs,
    writeLarge(folder),
  ];
  const searches = writeRequests(join(folder, "searches.jsonl"), searchRequests());
  const limits = writeRequests(join(folder, "limits.jsonl"), requestsAtLimits());
  const corpus = join(root, "tests", "fuzz", "corpus");
  const fuzz = readdirSync(corpus).map(
    (name) => `fuzz ${name.split(".")[0]} ${join(corpus, name)}`,
  );
  return [
    ...asked.map(({ call, file }) => `${call} ${file}`),
    `quote ${limits}`,
    `quote ${searches}`,
    `search ${searches}`,
    ...fuzz,
    "",
  ].join("\n");
}
