// npm run licences: what the project depends on, by licence.
//
//   node scripts/licences.js
//
// Fails when the published package has a runtime dependency, when a package says no licence, and when a
// licence is none of those that were looked at. Reads the lock files and nothing else.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main, root } from "./steps.js";

const LOCKS = ["package-lock.json", "tests/consumers/package-lock.json"].concat(
  "tests/hosts/runtimes/package-lock.json",
  "tests/mutation/js/package-lock.json",
);

/**
 * Looked at, for tools that are run and never given on. Those of the second line ask something of whoever
 * changes and passes on the tool itself, which nobody does.
 */
const KNOWN = [
  ...["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"],
  ...["LGPL-3.0-or-later", "MPL-2.0", "CC-BY-4.0", "CC0-1.0", "Python-2.0"],
];

const FIELDS = [
  ...["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"],
];

/** @param {string} file @returns {any} */
const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));

/** The packages of a lock file and what they say of themselves. @param {string} file */
function packagesOf(file) {
  return Object.entries(read(file).packages)
    .filter(([place]) => place !== "")
    .map(([place, { version, license }]) => ({
      name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      license: license ?? "none",
    }));
}

await main(async () => {
  /** @type {string[]} */
  const problems = [];
  const manifest = read("package.json");
  for (const field of FIELDS) {
    if (Object.keys(manifest[field] ?? {}).length > 0) problems.push(`package.json has ${field}`);
  }
  console.log(`${manifest.name} ${manifest.version}: ${manifest.license}, no runtime dependencies`);
  for (const file of LOCKS) {
    const packages = packagesOf(file);
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { name, version, license } of packages) {
      counts.set(license, (counts.get(license) ?? 0) + 1);
      const parts = license.replaceAll(/[()]/g, "").split(/ (?:AND|OR) /);
      if (!parts.every((/** @type {string} */ part) => KNOWN.includes(part))) {
        problems.push(`${file}: ${name} ${version} has the licence ${license}`);
      }
    }
    console.log(`\n${file}: ${packages.length} packages, for development only`);
    const rows = [...counts].sort((a, b) => b[1] - a[1]);
    for (const [license, count] of rows) console.log(`${String(count).padStart(6)}  ${license}`);
  }
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
});
