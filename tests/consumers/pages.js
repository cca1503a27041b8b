// The pages that bundlers build of app/, each into a folder of its own in work/.
//
// What a bundler is told here is what docs/hosts.md tells people to tell it, and no more.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { work } from "./install.js";

const require = createRequire(import.meta.url);

/** @param {string} name @returns {string} the page's folder */
function emptyPage(name) {
  const folder = join(work, "built", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const html = `<!doctype html><title>${name}</title><script type="module" src="./main.js"></script>`;
  writeFileSync(join(folder, "index.html"), html);
  return folder;
}

const app = (/** @type {string} */ file) => join(work, "app", file);

/** @type {Record<string, () => Promise<string>>} */
export const builders = {
  async "Vite, the default entry"() {
    const outDir = emptyPage("vite");
    const settings = { outDir, emptyOutDir: true, minify: false };
    await vite({
      configFile: false,
      root: app(""),
      base: "./",
      logLevel: "error",
      build: settings,
    });
    return outDir;
  },

  async "webpack, the default entry"() {
    const folder = emptyPage("webpack");
    const webpack = require("webpack");
    const compiler = webpack({
      mode: "production",
      entry: app("main.js"),
      output: { path: folder, filename: "main.js" },
    });
    const stats = await new Promise((resolve, reject) =>
      compiler.run((/** @type {any} */ error, /** @type {any} */ found) =>
        error ? reject(error) : resolve(found),
      ),
    );
    await new Promise((resolve) => compiler.close(resolve));
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    if (errors.length + warnings.length > 0) throw new Error(stats.toString());
    return folder;
  },

  async "Rollup with a plugin for assets, the default entry"() {
    const { importMetaAssets } = await import("@web/rollup-plugin-import-meta-assets");
    return rollUp("rollup-assets", "main.js", [importMetaAssets()]);
  },

  "Rollup, /inline": () => rollUp("rollup-inline", "inline.js", []),

  "esbuild, /inline": () => esBuild("esbuild-inline", "inline.js"),

  "esbuild with a loader for files, the default entry and /core.wasm": () =>
    esBuild("esbuild-file", "file.js", { ".wasm": "file" }),
};

/** @param {string} name @param {string} entry @param {any[]} plugins */
async function rollUp(name, entry, plugins) {
  const { rollup } = await import("rollup");
  const { nodeResolve } = await import("@rollup/plugin-node-resolve");
  const folder = emptyPage(name);
  const bundle = await rollup({
    input: app(entry),
    plugins: [nodeResolve({ browser: true }), ...plugins],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  await bundle.write({ dir: folder, entryFileNames: "main.js" });
  await bundle.close();
  return folder;
}

/** @param {string} name @param {string} entry @param {Record<string, "file">} [loader] */
async function esBuild(name, entry, loader) {
  const outdir = emptyPage(name);
  const { warnings } = await esbuild({
    entryPoints: { main: app(entry) },
    outdir,
    loader,
    bundle: true,
    format: "esm",
    logLevel: "silent",
  });
  if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
  return outdir;
}
