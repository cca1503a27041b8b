// The package's entry for Node: the inlined bytes, because a file beside the JavaScript is what
// bundlers and output tracing lose there. A source may be the URL of a file, which Node's fetch does
// not read.
//
// Nothing runs at import, and no file is looked up unless one is asked for.

import { inlinedBytes } from "./inlined-bytes.js";
import { createLoaders } from "./loading.js";

export * from "./exports.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createLoaders(
  inlinedBytes,
  async (address) => {
    if (!/^file:/i.test(address)) return fetch(address);
    const { readFile } = await import("node:fs/promises");
    return readFile(new URL(address));
  },
);
