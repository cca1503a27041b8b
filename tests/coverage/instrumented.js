// Preloaded (node --import) where the JavaScript of the package is to be counted: js/ comes from its
// instrumented copy, and what was run is written to a file when the process ends.
//
// Needs COVERAGE_COPY, the folder of the copy, and COVERAGE_FOUND, the folder for the files.

import { mkdirSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { COVERAGE_COPY = "", COVERAGE_FOUND = "" } = process.env;

const hooks = `
  import { readFile } from "node:fs/promises";
  let places;
  export function initialize(given) { places = given; }
  export async function load(url, context, next) {
    const address = url.replace(/[?#].*$/, "");
    if (!address.startsWith(places.own)) return next(url, context);
    const source = await readFile(new URL(places.copy + address.slice(places.own.length)));
    return { format: "module", shortCircuit: true, source };
  }`;
register(new URL("../js/support/sources.js", import.meta.url));
const own = new URL("../../js/", import.meta.url).href;
const copy = `${pathToFileURL(COVERAGE_COPY).href}/`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: { own, copy } });

process.on("exit", () => {
  const { __coverage__: found } = /** @type {any} */ (globalThis);
  if (!found) return;
  mkdirSync(COVERAGE_FOUND, { recursive: true });
  writeFileSync(join(COVERAGE_FOUND, `${process.pid}.json`), JSON.stringify(found));
});
