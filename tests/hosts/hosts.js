// The hosts that the packed package is tried in: each answers the same blocks of cases and says by which
// entry of the package it did. Knows how a host is started, and nothing of what is right.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildWorker, latestDate, startWorker } from "../../examples/edge-worker/serve.js";
import { launchBrowser } from "../../examples/storefront/browser.js";
import { work } from "../consumers/install.js";
import { serve } from "../consumers/serve.js";

/**
 * @typedef {{ count: number, hash: string, difference?: object }} BlockResult
 * @typedef {{ folder: string, files: string[] }} Blocks
 * @typedef {{ version: string, entry: string, blocks: BlockResult[] }} Result what a host answered
 * @typedef {object} Host
 * @property {string} name
 * @property {string} entry of the package
 * @property {(blocks: Blocks) => Promise<Result>} run
 */

/** The rules for WebAssembly changed in between. */
export const workerdDates = ["2023-03-01", latestDate];
const runtimes = fileURLToPath(new URL("runtimes/node_modules/", import.meta.url));
const inside = join(work, "inside");
const coreFile = join(work, "node_modules", "stored-value-engine", "dist", "core.wasm");
const execute = promisify(execFile);

/** @param {string} file @param {string[]} args @returns {Promise<string>} */
async function output(file, args) {
  const env = { ...process.env, DENO_DIR: join(work, "deno"), DENO_NO_UPDATE_CHECK: "1" };
  const { stdout } = await execute(file, args, { cwd: inside, env, maxBuffer: 2 ** 28 });
  return stdout;
}

/**
 * @param {string} name
 * @param {string} entry
 * @param {string} file
 * @param {(folder: string) => string[]} args
 * @returns {Host & { file: string }}
 */
const onCommandLine = (name, entry, file, args) => ({
  name,
  entry,
  file,
  async run({ folder }) {
    const [version] = (await output(file, ["--version"])).split("\n");
    return { version, ...JSON.parse(await output(file, [...args(folder), "run.js", folder])) };
  },
});

export const nodes = ["20", "22", "24"].map((major) =>
  onCommandLine(
    `Node ${major}`,
    "dist/node/index.js",
    join(runtimes, `node-${major}/bin/node`),
    () => [],
  ),
);

/** @param {{ file: string }} node @returns {Promise<string>} what a program in CommonJS prints */
export const runRequired = ({ file }) => output(file, ["--no-warnings", "require.cjs"]);

const bun = onCommandLine(
  "Bun",
  "js/inline.js",
  join(runtimes, "@oven/bun-linux-x64/bin/bun"),
  () => [],
);

const deno = onCommandLine(
  "Deno",
  "js/inline.js",
  join(runtimes, "@deno/linux-x64-glibc/deno"),
  // The package needs no permission. What is read are the cases, and core.wasm as a source of its own.
  (folder) => ["run", "--no-prompt", "--cached-only", `--allow-read=${folder},${coreFile}`],
);

/** The worker that has the blocks posted to it, once it is built. @type {ReturnType<typeof buildWorker> | undefined} */
let blocksWorker;

/** @param {string} date @returns {Host} */
const workerd = (date) => ({
  name: `workerd, inside a request, compatibility date ${date}`,
  entry: "js/workerd.js",
  async run({ files }) {
    const modules = await (blocksWorker ??= buildWorker(join(inside, "worker.js")));
    const worker = await startWorker({ modules, compatibilityDate: date });
    try {
      const blocks = [];
      for (const file of files) {
        const body = readFileSync(file);
        const answer = await fetch(worker.url, { method: "POST", body });
        if (!answer.ok) throw new Error(await answer.text());
        blocks.push(/** @type {BlockResult} */ (await answer.json()));
      }
      // Only that entry has core.wasm imported as a module of the worker's.
      const isModule = modules.some(({ type }) => type === "CompiledWasm");
      const hasBytes = modules.some(({ contents }) => String(contents).includes("AGFzbQEAAAA"));
      const entry = isModule && !hasBytes ? "js/workerd.js" : "another";
      return { version: `workerd of ${latestDate}`, entry, blocks };
    } finally {
      await worker.close();
    }
  },
});

/** @param {string} date @returns {Promise<any>} what comes of compiling bytes inside a request */
export async function bytesInWorkerd(date) {
  const modules = await buildWorker(join(inside, "bytes-worker.js"));
  const worker = await startWorker({ modules, compatibilityDate: date });
  try {
    return await (await fetch(worker.url)).json();
  } finally {
    await worker.close();
  }
}

/** @type {Host} */
const chromium = {
  name: "Chromium, the published files as they are",
  entry: "js/index.js",
  async run({ files }) {
    const name = "stored-value-engine";
    const manifest = readFileSync(join(work, "node_modules", name, "package.json"), "utf8");
    const { exports } = JSON.parse(manifest);
    const entryOf = (/** @type {string} */ subpath) =>
      `/node_modules/${name}/${(exports[subpath].browser ?? exports[subpath]).default.replace("./", "")}`;
    const entry = entryOf(".");
    const imports = { [name]: entry, [`${name}/json`]: entryOf("./json") };
    const map = JSON.stringify({ imports });
    const server = await serve(work, {
      change(path, answer) {
        const block = files.find((file) => path === `/blocks/${files.indexOf(file)}`);
        if (path === "/index.html") {
          const page = `<!doctype html><title>Cases</title><script type="importmap">${map}</script>`;
          answer.writeHead(200, { "content-type": "text/html" }).end(page);
        } else if (block) answer.end(readFileSync(block));
        else return false;
        return true;
      },
    });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const blocks = await page.evaluate(
        async ({ count, own }) => {
          const load = (/** @type {string} */ specifier) => import(specifier);
          const { loadEngine } = await load("stored-value-engine");
          const { checkBlock } = await load("/inside/check.js");
          const { loadJsonEngine } = await load("stored-value-engine/json");
          const engine = await loadEngine();
          const whole = await loadEngine(new URL(own, /** @type {any} */ (globalThis).location));
          await whole.loadOptimal();
          const json = await loadJsonEngine();
          const results = [];
          for (let i = 0; i < count; i++) {
            const answer = await fetch(`/blocks/${i}`);
            results.push(await checkBlock(engine, json, await answer.text(), whole));
          }
          return results;
        },
        { count: files.length, own: entryOf("./in-order.wasm") },
      );
      return { version: `Chromium ${browser.version()}`, entry, blocks };
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

/** @type {Host[]} */
export const hosts = [...nodes, bun, deno, ...workerdDates.map(workerd), chromium];
