// npm run size: what the default entry weighs with gzip -9: its JavaScript, bundled and minified, with
// in-order.wasm, which a page loads, and with core.wasm, which loadOptimal() fetches in its place. Exits 1 when
// either is above its limit.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const LIMITS = { "in-order.wasm": 32_000, "core.wasm": 40_000 };
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
for (const [file, limit] of Object.entries(LIMITS)) {
  const wasm = zipped(readFileSync(join(root, "dist", file)));
  const total = javascript + wasm;
  console.log(`JavaScript ${javascript} + ${file} ${wasm} = ${total} bytes (limit ${limit})`);
  if (total > limit) process.exitCode = 1;
}
