// loadJsonEngine and loadJsonEngineSync, over sve-json.wasm.

import { CHECKSUM, SIZE } from "../../dist/json-info.js";
import { createCheck } from "../integrity.js";
import { createLoadersOf } from "../loading.js";
import { createJsonEngine } from "./engine.js";

const kind = {
  createEngine: createJsonEngine,
  checkBytes: /* @__PURE__ */ createCheck(["sve-json.wasm", SIZE, CHECKSUM]),
};

/**
 * @param {() => unknown} own the package's sve-json.wasm: a module, bytes or a URL
 * @param {import("../loading.js").Open} [open]
 */
export function createJsonLoaders(own, open) {
  const { loadEngine, loadEngineSync } = createLoadersOf(kind, own, open);
  return { loadJsonEngine: loadEngine, loadJsonEngineSync: loadEngineSync };
}
