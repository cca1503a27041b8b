// stored-value-engine/json for Vercel's edge runtime and Next's edge routes, which compile
// what is imported with ?module when they build. Nothing runs at import.

import json from "../../dist/sve-json.wasm?module";
import { createJsonLoaders } from "./loading.js";

export * from "./exports.js";

export const { loadJsonEngine, loadJsonEngineSync } = /* @__PURE__ */ createJsonLoaders(() => json);
