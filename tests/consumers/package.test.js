// The package as such: what is published and nothing else, what the tools that judge packages say of it,
// that its types are those of its JavaScript however they are resolved, and what it does when imported:
// nothing.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { consumers, fixture, install, work } from "./install.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @type {import("./install.js").Installed} */
let installed;
/** @type {any} */
let manifest;
before(() => {
  installed = install();
  manifest = JSON.parse(readFileSync(join(installed.folder, "package.json"), "utf8"));
});

/** @param {string} file @param {string[]} args @param {string} [cwd] */
function runs(file, args, cwd = consumers) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
  });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  return stdout;
}

describe("what is published", () => {
  test("is what tests/consumers/files.txt lists: a new file is added there on purpose", () => {
    const listed = readFileSync(join(consumers, "files.txt"), "utf8").trimEnd().split("\n");
    assert.deepEqual(installed.files, listed);
  });

  test("depends on nothing and runs nothing when it is installed", () => {
    for (const name of ["dependencies", "optionalDependencies", "peerDependencies", "bin"]) {
      assert.equal(manifest[name], undefined, name);
    }
    for (const name of ["preinstall", "install", "postinstall", "prepare"]) {
      assert.equal(manifest.scripts?.[name], undefined, name);
    }
    assert.equal(manifest.sideEffects, false);
    assert.equal(manifest.type, "module");
  });

  test("has every file that its exports name, and types before JavaScript", () => {
    /** @param {any} target @param {string} place */
    const visit = (target, place) => {
      if (typeof target === "string") {
        assert.ok(existsSync(join(installed.folder, target)), `${place}: ${target}`);
        return;
      }
      const conditions = Object.keys(target);
      if (conditions.includes("types")) assert.equal(conditions[0], "types", place);
      for (const name of conditions) visit(target[name], `${place} ${name}`);
    };
    visit(manifest.exports, "exports");
    const hosts = ["workerd", "edge-light", "deno", "bun", "node", "browser", "default"];
    assert.deepEqual(Object.keys(manifest.exports["."]), hosts, "the first that fits is taken");
  });

  test("imports nothing but its own files and, in Node, node:fs", async () => {
    const scripts = installed.files.filter((file) => file.endsWith(".js"));
    const { metafile } = await build({
      absWorkingDir: installed.folder,
      entryPoints: scripts,
      bundle: true,
      metafile: true,
      write: false,
      outdir: "unused",
      format: "esm",
      platform: "node",
      loader: { ".wasm": "empty" },
      logLevel: "silent",
    });
    const inputs = Object.entries(metafile.inputs);
    for (const [file] of inputs) {
      assert.ok(installed.files.includes(file.replace(/\?.*/, "")), `${file} is not published`);
    }
    const foreign = inputs.flatMap(([file, { imports }]) =>
      imports.filter(({ external }) => external).map(({ path }) => `${file}: ${path}`),
    );
    assert.deepEqual(foreign, ["dist/node/shared.js: node:fs/promises"]);
  });
});

describe("tools that judge packages", () => {
  test("publint has nothing to say", async () => {
    const { publint } = await import("publint");
    const tarball = readFileSync(installed.tarball);
    const buffer = tarball.buffer.slice(
      tarball.byteOffset,
      tarball.byteOffset + tarball.byteLength,
    );
    const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
    assert.deepEqual(messages, []);
  });

  test("@arethetypeswrong/cli has nothing to say of an ESM-only package", () => {
    const attw = join(consumers, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
    const output = runs(attw, [installed.tarball, "--profile", "esm-only", "--format", "json"]);
    const { analysis } = JSON.parse(output);
    assert.deepEqual(Object.keys(analysis.entrypoints).sort(), [
      ".",
      "./core.wasm",
      "./in-order.wasm",
      "./inline",
      "./json",
      "./messages",
      "./package.json",
      "./schema.json",
      "./sve-json.wasm",
    ]);
    const ignored = ["node10", "node16-cjs"];
    const problems = analysis.problems.filter(
      (/** @type {any} */ { resolutionKind }) => !ignored.includes(resolutionKind),
    );
    assert.deepEqual(problems, []);
  });

  for (const resolution of ["bundler", "node16", "nodenext"]) {
    test(`a consumer's program compiles with moduleResolution ${resolution}`, () => {
      const folder = fixture("types");
      // The repository's, not the older one that attw brings.
      const tsc = join(root, "node_modules", "typescript", "lib", "tsc.js");
      const project = join(folder, `tsconfig.${resolution}.json`);
      const listed = runs(tsc, ["-p", project, "--listFiles"]);
      assert.ok(listed.includes(join(installed.folder, "types", "index.d.ts")));
      assert.ok(!listed.includes(join(root, "types")), "only the installed types are used");
    });
  }
});

describe("an import", () => {
  const entries = [
    ...["dist/node/index.js", "js/inline.js", "js/index.js", "js/messages.js"],
    ...["dist/node/json.js", "js/json/inline.js", "js/json/index.js"],
  ];
  for (const entry of entries) {
    test(`of ${entry} compiles, decodes and fetches nothing`, () => {
      const script = `
        const touched = (name) => () => { throw new Error(name + " was used"); };
        for (const name of ["atob", "fetch"]) globalThis[name] = touched(name);
        globalThis.WebAssembly = new Proxy({}, { get: touched("WebAssembly") });
        const names = Object.keys(await import(${JSON.stringify(`./node_modules/stored-value-engine/${entry}`)}));
        console.log(names.length);`;
      const args = ["--input-type=module", "-e", script];
      const output = execFileSync(process.execPath, args, { cwd: work, encoding: "utf8" });
      assert.ok(Number(output) >= 2);
    });
  }
});

test("npm run sbom tells what the package is made of", () => {
  const folder = join(work, "sbom");
  const file = join(folder, "sbom.json");
  runs(join(root, "scripts", "sbom.js"), [file], root);
  const sbom = JSON.parse(readFileSync(file, "utf8"));
  assert.equal(sbom.bomFormat, "CycloneDX");
  assert.equal(sbom.metadata.component.name, "stored-value-engine");
  assert.equal(sbom.metadata.component.version, manifest.version);
  const names = sbom.components.map((/** @type {any} */ { name }) => name);
  assert.deepEqual(names, [
    "emscripten",
    "dist/core.wasm",
    "dist/in-order.wasm",
    "dist/sve-json.wasm",
  ]);
  const [, core] = sbom.components;
  assert.match(core.hashes[0].content, /^[0-9a-f]{64}$/);
  const known = new Set(sbom.components.map((/** @type {any} */ part) => part["bom-ref"]));
  known.add(sbom.metadata.component["bom-ref"]);
  for (const { ref, dependsOn = [] } of sbom.dependencies) {
    for (const name of [ref, ...dependsOn]) assert.ok(known.has(name), name);
  }
});
