// The package's entry for Vercel's edge runtime and Next's edge routes, which compile what is imported
// with ?module when they build, and no bytes afterwards. Nothing runs at import.

import core from "../dist/core.wasm?module";
import { createLoaders } from "./core-loading.js";

export * from "./exports.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createLoaders(() => core);
