// The package's entry for Cloudflare's workerd: a static import of a .wasm is a module there, compiled
// when the worker was deployed. Bytes cannot be compiled while a request is answered, a module can be
// instantiated. Nothing runs at import.

import core from "../dist/core.wasm";
import { createLoaders } from "./core-loading.js";

export * from "./exports.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createLoaders(() => core);
