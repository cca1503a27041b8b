// The engine of this worker: one for all requests, made at the first.
//
// A static import of the .wasm is a compiled WebAssembly.Module here: workers may instantiate one
// while they answer a request, but not compile bytes. The only place that knows how it is loaded.

import { loadEngineSync } from "stored-value-engine";
import core from "../../dist/core.wasm";

/** @type {import("stored-value-engine").Engine | undefined} */
let engine;

/** @throws {StoredValueError} ENGINE_LOAD_FAILED; the next call tries again */
export function openEngine() {
  engine ??= loadEngineSync(core);
  return engine;
}
