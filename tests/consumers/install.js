// The package as others get it: what `npm pack` makes of this repository, installed by npm into a
// folder of its own, work/, where no file of the repository can be reached by the package's name.
//
// dist/ must be built. Installed again only when the tarball is another one. There is one such folder:
// test files that use it run one after another, as `npm test` has it.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "../../scripts/steps.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const consumers = fileURLToPath(new URL(".", import.meta.url));
export const work = join(consumers, "work");

/** @param {string[]} args @param {string} [cwd] @returns {string} what npm prints */
export function npm(args, cwd = root) {
  const [command = "npm", ...first] = npmCommand();
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  return execFileSync(command, [...first, ...args, ...options], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, npm_config_update_notifier: "false" },
  });
}

/**
 * @typedef {object} Installed
 * @property {string} tarball
 * @property {string[]} files that are in it, sorted
 * @property {string} folder where it is installed
 */

/** @returns {Installed} */
export function install() {
  mkdirSync(work, { recursive: true });
  const [packed] = JSON.parse(npm(["pack", "--json", "--pack-destination", work]));
  const tarball = join(work, packed.filename);
  const files = packed.files.map((/** @type {{ path: string }} */ { path }) => path).sort();
  const folder = join(work, "node_modules", "stored-value-engine");
  const digest = createHash("sha256").update(readFileSync(tarball)).digest("hex");
  const stamp = join(work, "installed");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== digest) {
    rmSync(join(work, "node_modules"), { recursive: true, force: true });
    // Without a dependency in it npm would take what is installed for superfluous.
    const manifest = { name: "work", private: true, type: "module" };
    writeFileSync(join(work, "package.json"), JSON.stringify(manifest));
    npm(["install", "--offline", "--no-package-lock", tarball], work);
    writeFileSync(stamp, digest);
  }
  return { tarball, files, folder };
}

/**
 * A fresh copy of a folder, beside the installed package.
 * @param {string} name
 * @param {string} [parent]
 */
export function fixture(name, parent = consumers) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(parent, name), folder, { recursive: true });
  return folder;
}
