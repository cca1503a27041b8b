// stored-value-engine/json for Node: the inlined bytes, as in node.js of the main entry, and for the
// same reasons. Nothing runs at import.

import json from "../../dist/json-bytes.js";
import { decoded } from "../inlined-bytes.js";
import { openFile } from "../open-file.js";
import { createJsonLoaders } from "./loading.js";

export * from "./exports.js";

export const { loadJsonEngine, loadJsonEngineSync } = /* @__PURE__ */ createJsonLoaders(
  () => decoded(json),
  openFile,
);
