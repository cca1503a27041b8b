// The engine of JSON text: what loadJsonEngine gives.
//
// It holds a compiled module and one instance of it. An instance that fails is dropped, and the next
// call makes another. Malformed text is answered, not thrown; what is no text at all is thrown.

import { VERSION } from "../../dist/json-info.js";
import { disposed } from "../errors.js";
import { JsonCore } from "./core.js";

/**
 * @param {WebAssembly.Module} module
 * @param {unknown} _loadWhole it has all
 * @param {() => void} [onDispose]
 * @returns {import("../../types/json.d.ts").JsonEngine}
 * @throws {StoredValueError} ENGINE_LOAD_FAILED when it is not this package's sve-json.wasm
 */
export function createJsonEngine(module, _loadWhole, onDispose) {
  let core = new JsonCore(module);
  let isDisposed = false;

  /** The instance that answers: a sound one. */
  function sound() {
    if (isDisposed) throw disposed();
    if (core.broken) core = new JsonCore(module);
    return core;
  }

  const engine = {
    version: VERSION,

    /** @param {any} text */
    quoteJson(text) {
      return sound().quote(text);
    },

    /** @param {any} text */
    verifyJson(text) {
      return sound().verify(text);
    },

    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      // The instance goes with its memory.
      core = /** @type {any} */ (undefined);
      onDispose?.();
    },
  };
  if (Symbol.dispose) Object.defineProperty(engine, Symbol.dispose, { value: engine.dispose });
  return /** @type {any} */ (Object.freeze(engine));
}
