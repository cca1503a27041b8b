// npm run build: the native command (build/sve) and the WebAssembly package parts (dist/).
//
//   node scripts/build.js [native] [tests] [wasm] [-O2|-O3|-Os|-Oz]
//
// Both go through CMake and so compile only what changed; the same sources give the same bytes.
// dist/ is what js/ imports: core.wasm; core-bytes.js, the same bytes as text for hosts that compile them
// themselves; core-info.js, by which a host knows them. And the same of sve-json.wasm. in-order.wasm is the
// core without the search of the best use, for pages. dist/node/ is js/ for Node (bundle.js).

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { emscripten, setUp } from "./setup.js";
import { isMain, main, root, run, step, StepFailed, which } from "./steps.js";

const nativeFolder = join(root, "build");
const wasmFolder = join(root, "build", "wasm");
const dist = join(root, "dist");
/** The WebAssembly modules, by their targets. */
export const modules = ["core", "in-order", "sve-json"];
const wasmFiles = modules.map((name) => `${name}.wasm`);
const distFiles = [
  ...wasmFiles,
  ...["core-bytes.js", "core-info.js", "json-bytes.js", "json-info.js"],
];

/** @param {{ tests?: boolean }} [options] whether to build the unit tests too */
export async function buildNative({ tests = false } = {}) {
  await step(tests ? "Building build/sve and its tests" : "Building build/sve", async () => {
    const option = `-DSVE_BUILD_TESTS=${tests ? "ON" : "OFF"}`;
    const configure = ["--preset", "default", ...generatorFor(nativeFolder), option];
    await run("native-configure", "cmake", configure);
    await run("native-build", "cmake", ["--build", nativeFolder, "--parallel"]);
  });
}

/** @param {{ optimization?: string }} [options] e.g. -Oz; default: cmake/wasm.cmake's */
export async function buildWasm({ optimization } = {}) {
  await step("Building core.wasm, in-order.wasm and sve-json.wasm in dist/", async () => {
    const tools = emscripten();
    if (!tools) throw new StepFailed("Emscripten is missing: npm run setup");
    const option = optimization
      ? `-DSVE_WASM_OPTIMIZATION=${optimization}`
      : "-USVE_WASM_OPTIMIZATION";
    const configure = ["cmake", "-S", root, "-B", wasmFolder, ...generatorFor(wasmFolder), option];
    await run("wasm-configure", tools.emcmake, configure, { env: tools.env });
    const build = ["--build", wasmFolder, "--parallel", "--target", ...modules];
    await run("wasm-build", "cmake", build, { env: tools.env });
    await writeDist();
    writeDeclarations();
    // It needs what setUp installed.
    const { bundleForNode } = await import("./bundle.js");
    await bundleForNode();
    return sizes();
  });
}

/** Ninja where there is one, for a folder that is new or came from somewhere else. */
function generatorFor(/** @type {string} */ folder) {
  const cache = join(folder, "CMakeCache.txt");
  if (existsSync(cache)) {
    const home = /^CMAKE_HOME_DIRECTORY:INTERNAL=(.*)$/m.exec(readFileSync(cache, "utf8"))?.[1];
    if (home && existsSync(home) && realpathSync(home) === realpathSync(root)) return [];
    rmSync(cache);
    rmSync(join(folder, "CMakeFiles"), { recursive: true, force: true });
  }
  return which("ninja") ? ["-G", "Ninja"] : ["-G", "Unix Makefiles"];
}

function packageVersion() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
}

/** Makes dist/ of what Emscripten built, unless it is of just that. */
async function writeDist() {
  const core = readFileSync(join(wasmFolder, "core.wasm"));
  const inOrder = readFileSync(join(wasmFolder, "in-order.wasm"));
  const json = readFileSync(join(wasmFolder, "sve-json.wasm"));
  const stamp = join(wasmFolder, "dist.stamp");
  const own = readFileSync(new URL(import.meta.url));
  const inputs = [core, inOrder, json, packageVersion(), tableInfo().join("\n"), own];
  const digest = inputs.reduce((hash, input) => hash.update(input), createHash("sha256"));
  const wanted = digest.digest("hex");
  const current = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (current && distFiles.every((name) => existsSync(join(dist, name)))) return;

  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, "in-order.wasm"), inOrder);
  const pages = moduleInfo(inOrder, "IN_ORDER_");
  writeModule("core.wasm", "core", core, [...pages, ...tableInfo()]);
  writeModule("sve-json.wasm", "json", json, []);
  for (const name of ["core.wasm", "in-order.wasm"]) await checkBound(name);
  checkJson();
  writeFileSync(stamp, wanted);
}

/** Beside what is built, for checking js/ against it (js/tsconfig.json); they are not published. */
function writeDeclarations() {
  for (const name of distFiles.map((file) => file.replace(/\.js$/, ".d.ts"))) {
    const declaration = join(root, "types", "dist", name);
    if (existsSync(declaration)) copyFileSync(declaration, join(dist, name));
  }
}

/**
 * A module, the same as text, and what it is known by.
 * @param {string} file
 * @param {string} name
 * @param {Buffer} wasm
 * @param {string[]} more lines
 */
function writeModule(file, name, wasm, more) {
  writeFileSync(join(dist, file), wasm);
  writeFileSync(join(dist, `${name}-bytes.js`), `export default "${wasm.toString("base64")}";\n`);
  const version = `export const VERSION = ${JSON.stringify(packageVersion())};`;
  const lines = [version, ...moduleInfo(wasm), ...more, ""];
  writeFileSync(join(dist, `${name}-info.js`), lines.join("\n"));
}

/** A module's size and checksum, as js/integrity.js computes it. @param {Buffer} wasm @param {string} [prefix] */
function moduleInfo(wasm, prefix = "") {
  const words = wasm.length >>> 2;
  let checksum = 0x811c9dc5;
  for (let i = 0; i < words; i++) {
    checksum = Math.imul(checksum ^ wasm.readInt32LE(4 * i), 0x01000193);
  }
  for (const byte of wasm.subarray(4 * words)) checksum = Math.imul(checksum ^ byte, 0x01000193);
  return [
    `export const ${prefix}CHECKSUM = ${checksum >>> 0};`,
    `export const ${prefix}SIZE = ${wasm.length};`,
  ];
}

/** What the numbers of an answer stand for: the tables of src/model, each a text that is split. */
function tableInfo() {
  const table = (/** @type {string} */ file) =>
    readFileSync(join(root, "src", "model", file), "utf8");
  const namesIn = (/** @type {string} */ text, /** @type {RegExp} */ entry) =>
    [...text.matchAll(entry)].map(([, name = "", details = ""]) =>
      [name, ...[...details.matchAll(/\w+[?$@]?/g)].map(([detail]) => detail)].join(" "),
    );
  const codes = table("codes.def");
  const violations = namesIn(codes, /^SVE_VIOLATION\((\w+), "[^"]*", \w+, "(.*)"\)$/gm);
  const reasons = namesIn(codes, /^SVE_REASON\((\w+)\)$/gm);
  const fields = namesIn(table("fields.def"), /^SVE_FIELD\((\w+)\)$/gm);
  return [
    `export const VIOLATIONS = ${JSON.stringify(violations.join(";"))};`,
    `export const REASONS = ${JSON.stringify(reasons.join(" "))};`,
    `export const FIELDS = ${JSON.stringify(fields.join(" "))};`,
  ];
}

/** What every host relies on: all that the module asks for is what Embind registers, and it works. */
async function checkBound(/** @type {string} */ name) {
  const module = new WebAssembly.Module(readFileSync(join(dist, name)));
  const imports = WebAssembly.Module.imports(module).map(({ name }) => name);
  const strange = imports.filter((name) => !name.startsWith("_embind_register_"));
  if (strange.length > 0) throw new StepFailed(`dist/${name} imports ${strange.join(", ")}`);
  const { instantiate } = await import("../js/instance.js");
  instantiate(module);
}

/** What hosts without JavaScript rely on: there is nothing to import, and the functions work. */
function checkJson() {
  const module = new WebAssembly.Module(readFileSync(join(dist, "sve-json.wasm")));
  const imports = WebAssembly.Module.imports(module).map(({ name }) => name);
  if (imports.length > 0) throw new StepFailed(`dist/sve-json.wasm imports ${imports.join(", ")}`);
  const { exports } = new WebAssembly.Instance(module);
  const json = /** @type {Record<string, any>} */ (exports);
  const text = Buffer.from('{ "now": 0, "cart": { "currency": "DKK", "lines": [] } }');
  const address = json.sve_allocate(text.length);
  new Uint8Array(json.memory.buffer).set(text, address);
  const status = json.sve_quote(address, text.length);
  const answer = Buffer.from(json.memory.buffer, json.sve_answer(), json.sve_answer_size());
  const version = status === 0 && JSON.parse(answer.toString()).engine.version;
  if (version !== packageVersion()) {
    throw new StepFailed(`dist/sve-json.wasm answers ${answer.toString()}`);
  }
}

function sizes() {
  const packed = wasmFiles.map((name) => {
    const bytes = gzipSync(readFileSync(join(dist, name)), { level: 9 }).length;
    return `${name} ${(bytes / 1000).toFixed(1)} kB`;
  });
  return `with gzip: ${packed.join(", ")}`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const given = process.argv.slice(2);
    const optimization = given.find((argument) => argument.startsWith("-O"));
    const targets = given.filter((argument) => argument !== optimization);
    const unknown = targets.filter((target) => !["native", "tests", "wasm"].includes(target));
    if (unknown.length > 0) {
      console.error(
        `Unknown: ${unknown.join(", ")}. Known: native, tests, wasm, -O2, -O3, -Os, -Oz`,
      );
      return 2;
    }
    const all = targets.length === 0;
    const tests = targets.includes("tests");
    await setUp({ tests });
    if (all || tests || targets.includes("native")) await buildNative({ tests });
    if (all || targets.includes("wasm")) await buildWasm({ optimization });
    return 0;
  });
}
