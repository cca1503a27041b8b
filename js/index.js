// The package's entry for browsers, and for whatever no other entry is made for: in-order.wasm is a file
// beside the JavaScript, fetched at the first loadEngine() and compiled while it arrives. It cannot search
// for the best use of tokens, which most pages never ask for; core.wasm can, and is fetched by the engine's
// loadOptimal().
//
// Bundlers know the files by the expressions as they stand here, and hosts without one by their addresses.
// Nothing runs at import.

import { createPageLoaders } from "./core-loading.js";

export * from "./exports.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createPageLoaders(
  () => new URL("../dist/in-order.wasm", import.meta.url),
  () => new URL("../dist/core.wasm", import.meta.url),
);
