// The package's entry for Node: the inlined bytes, because a file beside the JavaScript is what
// bundlers and output tracing lose there. A source may be the URL of a file, which Node's fetch does
// not read.
//
// Nothing runs at import, and no file is looked up unless one is asked for.

import core from "../dist/core-bytes.js";
import { createLoaders } from "./core-loading.js";
import { decoded } from "./inlined-bytes.js";
import { openFile } from "./open-file.js";

export * from "./exports.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createLoaders(
  () => decoded(core),
  openFile,
);
