// The library as servers get it: installed into a fresh folder, found by find_package and pkg-config,
// called from C, C++ and Python. Each must answer as the command does, byte for byte.
//
// What is installed is moved before it is used, so that nothing in it may know where it was built.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { caseAt } from "../reference/generate.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));
const command = join(root, "build", "sve");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const scratch = mkdtempSync(join(tmpdir(), "sve-install-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/**
 * @param {string} file
 * @param {string[]} args
 * @param {{ input?: string | Buffer, env?: Record<string, string> }} [options]
 */
function run(file, args, { input = "", env = {} } = {}) {
  const options = { input, maxBuffer: 2 ** 30, env: { ...process.env, ...env } };
  const { status, error, stdout, stderr } = spawnSync(file, args, options);
  if (error) throw error;
  const output = { stdout: stdout.toString("utf8"), stderr: stderr.toString("utf8") };
  assert.equal(
    status,
    0,
    `${file} ${args.join(" ")}\n${output.stdout.slice(-2000)}\n${output.stderr}`,
  );
  return output;
}

/** The files below a folder, by their path. @returns {string[]} */
function filesBelow(/** @type {string} */ folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Installs into a fresh folder, and moves that. */
function install() {
  const first = join(scratch, "first");
  run("cmake", ["--install", join(root, "build"), "--prefix", first]);
  const prefix = join(scratch, "prefix");
  renameSync(first, prefix);
  return prefix;
}

const prefix = install();
const installed = filesBelow(prefix).map((file) => relative(prefix, file));
const library = join(prefix, String(installed.find((file) => /\/libsve\.so$/.test(file))));

// Requests alone, in one line each, for what takes lines; and the answers of the command.
const requests = Array.from({ length: 400 }, (_, i) => caseAt(31, i))
  .filter(({ call, bytes }) => call === "quote" && Buffer.from(String(bytes)).equals(bytes))
  .map(({ bytes }) => String(bytes));
const documents = Array.from({ length: 400 }, (_, i) => caseAt(37, i))
  .filter(({ call, bytes }) => call === "verify" && Buffer.from(String(bytes)).equals(bytes))
  .map(({ bytes }) => String(bytes));
const quotes = native("quote", requests);
const verifications = native("verify", documents);

/** @param {string} verb @param {string[]} texts */
function native(verb, texts) {
  const { stdout } = run(command, [verb, "--jsonl"], { input: `${texts.join("\n")}\n` });
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.length, texts.length);
  return lines;
}

/** Builds one of the programs beside this file, as somebody else would. */
function build(/** @type {string} */ name) {
  const source = join(scratch, name);
  cpSync(join(here, name), source, { recursive: true });
  const folder = join(source, "build");
  run("cmake", ["-S", source, "-B", folder, `-DCMAKE_PREFIX_PATH=${prefix}`]);
  run("cmake", ["--build", folder]);
  return join(folder, "consumer");
}

test("what is installed", () => {
  const names = installed.map((file) => file.replace(/^lib\/[^/]+-linux-gnu\//, "lib/")).sort();
  assert.deepEqual(
    names.filter((name) => !/sve-targets/.test(name)),
    [
      "bin/sve",
      "include/sve_json.h",
      "include/sve_json.hpp",
      "lib/cmake/sve/sve-config-version.cmake",
      "lib/cmake/sve/sve-config.cmake",
      "lib/libsve.so",
      "lib/libsve.so.0",
      `lib/libsve.so.${version}`,
      "lib/pkgconfig/sve.pc",
      "share/doc/stored-value-engine/LICENSE",
      "share/sve/schema.json",
    ],
  );
  for (const file of installed) {
    const bytes = readFileSync(join(prefix, file));
    assert.ok(!bytes.includes(root.replace(/\/$/, "")), `${file} knows where it was built`);
  }
  assert.deepEqual(readFileSync(join(prefix, "bin/sve")), readFileSync(command));
});

test("the library shows its four functions and needs the C library alone", () => {
  const { stdout: symbols } = run("nm", ["-D", "--defined-only", library]);
  const names = symbols
    .trim()
    .split("\n")
    .map((line) => line.split(" ").at(-1));
  assert.deepEqual(names.sort(), ["sve_free", "sve_quote_json", "sve_verify_json", "sve_version"]);
  const { stdout: dynamic } = run("readelf", ["-d", library]);
  const needed = [...dynamic.matchAll(/\(NEEDED\).*\[(.*)\]/g)].map(([, name]) => name);
  for (const name of needed) assert.match(String(name), /^(?:libc|libm|ld-linux[^.]*)\.so/);
  assert.match(dynamic, /\(SONAME\).*\[libsve\.so\.0\]/);
});

describe("a C program", () => {
  const program = build("c");

  test("with find_package", () => {
    assert.ok(existsSync(program));
    for (const place of [0, 1, 2, 3, 4]) {
      const quoted = run(program, ["quote"], { input: requests[place] });
      assert.equal(quoted.stdout, `${quotes[place]}\n`);
      assert.equal(quoted.stderr, version);
      const verified = run(program, ["verify"], { input: documents[place] });
      assert.equal(verified.stdout, `${verifications[place]}\n`);
    }
    for (const input of ["", "\0", "[".repeat(10_000), "\xFF"]) {
      assert.match(run(program, ["quote"], { input }).stdout, /^\{"error":.*"NOT_JSON"/);
    }
  });

  test("with pkg-config", () => {
    const env = { PKG_CONFIG_PATH: join(library, "..", "pkgconfig") };
    const flags = run("pkg-config", ["--cflags", "--libs", "sve"], { env }).stdout.trim();
    assert.equal(run("pkg-config", ["--modversion", "sve"], { env }).stdout.trim(), version);
    const output = join(scratch, "by-pkg-config");
    run("cc", [join(here, "c/main.c"), "-o", output, ...flags.split(/\s+/)]);
    const place = { LD_LIBRARY_PATH: join(library, "..") };
    const { stdout } = run(output, ["quote"], { input: requests[0], env: place });
    assert.equal(stdout, `${quotes[0]}\n`);
  });
});

test("a C++ program, on four threads at once", () => {
  const { stdout } = run(build("cpp"), [], { input: `${requests.join("\n")}\n` });
  assert.deepEqual(stdout.trimEnd().split("\n"), quotes);
});

test("Python's ctypes, on eight threads at once", () => {
  const calls = [
    ...requests.map((text) => ["quote", text]),
    ...documents.map((text) => ["verify", text]),
    ...["quote", "verify"].map((verb) => [verb, null]),
  ];
  const input = calls.map((call) => `${JSON.stringify(call)}\n`).join("");
  const env = { PYTHONIOENCODING: "utf-8" };
  const { stdout } = run("python3", [join(here, "call.py"), library], { input, env });
  assert.deepEqual(stdout.trimEnd().split("\n"), [
    version,
    ...quotes,
    ...verifications,
    // No text at all is an empty one.
    ...native("quote", [""]),
    ...native("verify", [""]),
  ]);
});
