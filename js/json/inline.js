// stored-value-engine/json with sve-json.wasm inside the JavaScript: for Deno and Bun. No file is
// looked up, nothing is fetched. Nothing runs at import.

import json from "../../dist/json-bytes.js";
import { decoded } from "../inlined-bytes.js";
import { createJsonLoaders } from "./loading.js";

export * from "./exports.js";

export const { loadJsonEngine, loadJsonEngineSync } = /* @__PURE__ */ createJsonLoaders(() =>
  decoded(json),
);
