// Installs Debian packages, as root or through sudo, without touching apt's configuration.
//
// Catch2 3 is in Debian 12's backports only: their address is taken from the machine's own sources of
// the release, and their lists are kept in a folder of their own that is thrown away afterwards.

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, StepFailed, which } from "./steps.js";

const APT_OPTIONS = ["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"];
const CATCH2_MAJOR = 3;

/** How to become root: nothing to do, through sudo, or undefined. */
function privilege() {
  if (process.getuid?.() === 0) return [];
  if (!which("sudo")) return undefined;
  const asks = spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0;
  return asks && !process.stdin.isTTY ? undefined : ["sudo"];
}

/** Whether packages can be installed here at all. */
export function canInstall() {
  return which("apt-get") !== undefined && privilege() !== undefined;
}

/**
 * @param {string} log
 * @param {string[]} command
 * @param {{ tries?: number }} [options]
 */
function runAsRoot(log, command, options) {
  const settings = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"];
  const [first = "env", ...rest] = [...(privilege() ?? []), ...settings, ...command];
  return run(log, first, rest, options);
}

/** @param {string[]} packages */
export async function installPackages(packages) {
  // A source that has nothing to do with us may be out of order: what counts is what comes next.
  await runAsRoot("apt-update", ["apt-get", "update", ...APT_OPTIONS]).catch(() => {});
  const plain = packages.filter((name) => name !== "catch2");
  if (plain.length > 0) await install(plain);
  if (plain.length < packages.length) await installCatch2();
}

/**
 * @param {string[]} packages
 * @param {string[]} [options]
 */
async function install(packages, options = []) {
  const command = ["apt-get", "install", "-y", "--no-install-recommends", ...APT_OPTIONS];
  await runAsRoot("apt-install", [...command, ...options, ...packages], { tries: 3 });
}

async function installCatch2() {
  if ((await candidateMajor([])) >= CATCH2_MAJOR) return install(["catch2"]);
  const sources = releaseSources();
  for (const source of sources) {
    const folder = mkdtempSync(join(tmpdir(), "sve-backports-"));
    try {
      const options = backportsOptions(folder, source);
      await runAsRoot("apt-backports", ["apt-get", "update", ...APT_OPTIONS, ...options], {
        tries: 3,
      });
      if ((await candidateMajor(options)) < CATCH2_MAJOR) continue;
      return await install(["catch2"], options);
    } finally {
      await runAsRoot("apt-clean", ["rm", "-rf", folder]);
    }
  }
  throw new StepFailed(
    `No Catch2 ${CATCH2_MAJOR} to be had: neither the release nor the backports of ${sources.length} ` +
      "mirrors in apt's sources have it. Install Catch2 3 by hand, where CMake finds it.",
  );
}

/** The major version of catch2 that apt would install, 0 when there is none. */
async function candidateMajor(/** @type {string[]} */ options) {
  const policy = await run("apt-policy", "apt-cache", [...options, "policy", "catch2"], {
    env: { LC_ALL: "C" },
  });
  return Number(/Candidate: (?:\d+:)?(\d+)/.exec(policy)?.[1] ?? 0);
}

/**
 * Options that make apt read one source only, with lists of its own.
 * @param {string} folder
 * @param {string} source
 */
function backportsOptions(folder, source) {
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "lists", "partial"), { recursive: true });
  writeFileSync(join(folder, "backports.sources"), source);
  const settings = [
    `Dir::Etc::sourcelist=${join(folder, "backports.sources")}`,
    "Dir::Etc::sourceparts=/dev/null",
    `Dir::State::Lists=${join(folder, "lists")}`,
    "Dir::Cache::pkgcache=",
    "Dir::Cache::srcpkgcache=",
    `APT::Default-Release=${codename()}-backports`,
  ];
  return settings.flatMap((setting) => ["-o", setting]);
}

function codename() {
  const name = /^VERSION_CODENAME="?(\w+)/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
  if (!name) throw new StepFailed("/etc/os-release does not name the release (VERSION_CODENAME)");
  return name;
}

/** The release's own sources, as sources of its backports in apt's deb822 form. */
function releaseSources() {
  const release = codename();
  const suites = new Set([release, "stable", "oldstable"]);
  return sourceFiles()
    .flatMap(({ name, text }) => (name.endsWith(".sources") ? stanzas(text) : oneLiners(text)))
    .filter((fields) => (fields.get("types") ?? "").split(/\s+/).includes("deb"))
    .filter((fields) => !/^(?:no|false|0)$/i.test(fields.get("enabled") ?? ""))
    .filter((fields) => (fields.get("components") ?? "").split(/\s+/).includes("main"))
    .filter((fields) => (fields.get("suites") ?? "").split(/\s+/).some((name) => suites.has(name)))
    .map((fields) => {
      fields.set("types", "deb").set("suites", `${release}-backports`).set("components", "main");
      return [...fields].map(([name, value]) => `${name}: ${value}\n`).join("");
    });
}

function sourceFiles() {
  const folder = "/etc/apt/sources.list.d";
  const parts = readdirOrNothing(folder).filter((name) => /\.(?:list|sources)$/.test(name));
  return ["/etc/apt/sources.list", ...parts.sort().map((name) => join(folder, name))].flatMap(
    (name) => {
      try {
        return [{ name, text: readFileSync(name, "utf8") }];
      } catch {
        return [];
      }
    },
  );
}

function readdirOrNothing(/** @type {string} */ folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * @param {string} text of a .sources file
 * @returns {Map<string, string>[]}
 */
function stanzas(text) {
  const lines = text.split("\n").filter((line) => !line.startsWith("#"));
  return lines
    .join("\n")
    .split(/\n\s*\n/)
    .map((stanza) => {
      const fields = new Map();
      for (const [, name, value] of stanza.matchAll(/^(\S+?):[ \t]*(.*(?:\n[ \t].*)*)/gm)) {
        fields.set(name.toLowerCase(), value.trimEnd());
      }
      return fields;
    });
}

/**
 * @param {string} text of a .list file
 * @returns {Map<string, string>[]}
 */
function oneLiners(text) {
  const pattern = /^[ \t]*(deb)[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)[ \t]+([^#\n]+)/gm;
  return [...text.matchAll(pattern)].map(([, type, options = "", uri, suite, components]) => {
    const fields = new Map([
      ["types", type],
      ["uris", uri],
      ["suites", suite],
      ["components", components.trim()],
    ]);
    for (const [, name, value] of options.matchAll(/([\w-]+)=(\S+)/g)) {
      if (/^(?:signed-by|trusted|check-valid-until)$/i.test(name))
        fields.set(name.toLowerCase(), value);
    }
    return fields;
  });
}
