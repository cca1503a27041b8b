// stored-value-engine/json for browsers, and for whatever no other entry is made for: sve-json.wasm is
// a file beside the JavaScript, fetched at the first loadJsonEngine().
//
// Bundlers know the file by the expression as it stands here. Nothing runs at import.

import { createJsonLoaders } from "./loading.js";

export * from "./exports.js";

export const { loadJsonEngine, loadJsonEngineSync } = /* @__PURE__ */ createJsonLoaders(
  () => new URL("../../dist/sve-json.wasm", import.meta.url),
);
