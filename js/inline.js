// The package's entry with core.wasm inside the JavaScript: for Deno and Bun, and for bundlers and
// pages that cannot have a file beside it. No file is looked up, nothing is fetched.
//
// Nothing runs at import: the bytes are decoded and compiled on first use.

import core from "../dist/core-bytes.js";
import { createLoaders } from "./core-loading.js";
import { decoded } from "./inlined-bytes.js";

export * from "./exports.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createLoaders(() => decoded(core));
