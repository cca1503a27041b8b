// loadEngine and loadEngineSync, over core.wasm.

import { CHECKSUM, SIZE } from "../dist/core-info.js";
import { createEngine } from "./engine.js";
import { createCheck } from "./integrity.js";
import { createLoadersOf } from "./loading.js";

const kind = {
  createEngine,
  checkBytes: /* @__PURE__ */ createCheck("core.wasm", SIZE, CHECKSUM),
};

/**
 * @param {() => unknown} own the package's core.wasm: a module, bytes or a URL
 * @param {import("./loading.js").Open} [open]
 */
export const createLoaders = (own, open) => createLoadersOf(kind, own, open);
