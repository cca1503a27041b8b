// npm run size: what the default entry weighs with gzip -9: its JavaScript, bundled and minified, and
// core.wasm. Exits 1 above the limit.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const LIMIT = 40_000;
const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {Uint8Array} bytes */
const zipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

const bundle = await build({
  entryPoints: [join(root, "js/index.js")],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  write: false,
});
const javascript = zipped(bundle.outputFiles[0].contents);
const wasm = zipped(readFileSync(join(root, "dist/core.wasm")));
const total = javascript + wasm;
console.log(`JavaScript ${javascript} + core.wasm ${wasm} = ${total} bytes (limit ${LIMIT})`);
if (total > LIMIT) process.exitCode = 1;
