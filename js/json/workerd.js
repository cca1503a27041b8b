// stored-value-engine/json for Cloudflare's workerd: a static import of a .wasm is a module there,
// compiled when the worker was deployed. Nothing runs at import.

import json from "../../dist/sve-json.wasm";
import { createJsonLoaders } from "./loading.js";

export * from "./exports.js";

export const { loadJsonEngine, loadJsonEngineSync } = /* @__PURE__ */ createJsonLoaders(() => json);
