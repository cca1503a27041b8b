// npm run reproduce: whether two clean builds give the same WebAssembly, byte for byte.
//
// Copies the sources into two fresh folders whose paths differ in text and in length, builds the modules
// in each from nothing, and compares them with one another and with dist/. Takes two full builds, some
// minutes; npm test checks only that dist/ names no place or time (tests/js/reproducible.test.js).

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { modules } from "./build.js";
import { emscripten, setUp } from "./setup.js";
import { main, root, run, step, StepFailed, which } from "./steps.js";

const FOLDERS = ["a", "another-and-a-much-longer-name"];

/** What a checkout has: neither what was built nor what was installed. */
function sources() {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, maxBuffer: 2 ** 26 });
  if (status !== 0) throw new StepFailed("git ls-files failed: the sources are what git knows");
  const names = stdout.toString("utf8").split("\0");
  return names.filter((name) => name !== "" && existsSync(join(root, name)));
}

/** @param {string} folder */
function copySources(folder) {
  for (const name of sources()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
}

/** @param {string} folder of sources @returns {Promise<Map<string, Buffer>>} what was built there */
async function build(folder) {
  const tools = emscripten();
  if (!tools) throw new StepFailed("Emscripten is missing: npm run setup");
  const built = join(folder, "built");
  const generator = which("ninja") ? "Ninja" : "Unix Makefiles";
  const configure = ["cmake", "-S", folder, "-B", built, "-G", generator];
  await run("reproduce-configure", tools.emcmake, configure, { env: tools.env });
  const targets = ["--parallel", "--target", ...modules];
  await run("reproduce-build", "cmake", ["--build", built, ...targets], { env: tools.env });
  const files = modules.map((name) => `${name}.wasm`);
  return new Map(files.map((name) => [name, readFileSync(join(built, name))]));
}

/** Where two buffers differ first. @param {Buffer} a @param {Buffer} b */
function firstDifference(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

await main(async () => {
  await setUp({ tests: false });
  const scratch = mkdtempSync(join(tmpdir(), "sve-reproduce-"));
  try {
    // Both before either is built: what is edited meanwhile makes no difference.
    for (const name of FOLDERS) copySources(join(scratch, name));
    /** @type {Map<string, Buffer>[]} */
    const builds = [];
    for (const name of FOLDERS) {
      await step(`A clean build in ${name}/`, async () => {
        builds.push(await build(join(scratch, name)));
      });
    }
    const [first, second] = builds;
    /** @type {string[]} */
    const problems = [];
    for (const [name, bytes] of first) {
      const other = /** @type {Buffer} */ (second.get(name));
      if (bytes.equals(other)) {
        const digest = createHash("sha256").update(bytes).digest("hex");
        console.log(`${name}: the same ${bytes.length} bytes twice, sha256 ${digest}`);
      } else {
        problems.push(`${name}: differs from byte ${firstDifference(bytes, other)} on`);
      }
      const own = join(root, "dist", name);
      if (existsSync(own) && !readFileSync(own).equals(bytes)) {
        problems.push(`dist/${name} is another: build again, then compare`);
      }
    }
    if (problems.length > 0) throw new StepFailed(problems.join("\n"));
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
