// Builds the worker and runs it on workerd, on loopback, without any service behind it.
//
// Vite bundles what the worker imports, by the conditions of Cloudflare's bundler, and leaves .wasm
// files for workerd, which compiles them when the worker is deployed.

import { readFileSync } from "node:fs";
import { basename, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { build } from "vite";
import { compatibilityDate as latestDate } from "workerd";

export { latestDate };

/** @returns {import("vite").Plugin & { files: Map<string, string> }} leaves .wasm imports alone */
function keepWasm() {
  const files = new Map();
  return {
    name: "keep-wasm",
    enforce: "pre",
    files,
    async resolveId(source, importer) {
      if (!source.endsWith(".wasm")) return null;
      const beside = importer && source.startsWith(".") ? resolve(importer, "..", source) : source;
      const found = isAbsolute(beside) ? beside : (await this.resolve(source, importer))?.id;
      if (!found) return null;
      files.set(basename(found), found);
      return { id: `./${basename(found)}`, external: true };
    },
  };
}

/**
 * @param {string} [entry] a worker's main module
 * @returns {Promise<{ type: string, path: string, contents: any }[]>} the modules to be deployed
 */
export async function buildWorker(entry = fileURLToPath(new URL("worker.js", import.meta.url))) {
  const wasm = keepWasm();
  const result = await build({
    configFile: false,
    logLevel: "warn",
    root: fileURLToPath(new URL(".", import.meta.url)),
    plugins: [wasm],
    resolve: { conditions: ["workerd", "worker", "module", "browser"] },
    build: {
      write: false,
      target: "es2022",
      lib: { entry, formats: ["es"], fileName: () => "worker.js" },
    },
  });
  const [bundle] = /** @type {any[]} */ (Array.isArray(result) ? result : [result]);
  const chunks = bundle.output.filter((/** @type {any} */ part) => part.type === "chunk");
  return [
    ...chunks.map((/** @type {any} */ { fileName, code }) => ({
      type: "ESModule",
      path: fileName,
      contents: code,
    })),
    ...[...wasm.files].map(([path, file]) => ({
      type: "CompiledWasm",
      path,
      contents: readFileSync(file),
    })),
  ];
}

/**
 * @param {object} [options]
 * @param {number} [options.port] 0 for any that is free
 * @param {string[]} [options.origins] of the pages that may call it
 * @param {boolean} [options.demo] whether to serve /demo
 * @param {number} [options.clock] an instant at which its clock stands still
 * @param {string} [options.compatibilityDate]
 * @param {Awaited<ReturnType<typeof buildWorker>>} [options.modules] when they are at hand
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startWorker(options = {}) {
  const { port = 0, origins = [], demo = false, clock, compatibilityDate = latestDate } = options;
  const bindings = {
    ALLOWED_ORIGINS: origins.join(" "),
    DEMO: demo ? "on" : "off",
    ...(clock === undefined ? {} : { CLOCK: String(clock) }),
  };
  const worker = new Miniflare({
    host: "127.0.0.1",
    port,
    // What it would look up about the place where it runs is not on this machine.
    cf: false,
    modules: /** @type {any} */ (options.modules ?? (await buildWorker())),
    compatibilityDate,
    bindings,
    kvNamespaces: ["SHOP"],
  });
  const url = await worker.ready;
  return { url: url.origin, close: () => worker.dispose() };
}
