// The package's entry for browsers, and for whatever no other entry is made for: core.wasm is a file
// beside the JavaScript, fetched at the first loadEngine() and compiled while it arrives.
//
// Bundlers know the file by the expression as it stands here, and hosts without one by its address.
// Nothing runs at import.

import { createLoaders } from "./core-loading.js";

export * from "./exports.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createLoaders(
  () => new URL("../dist/core.wasm", import.meta.url),
);
