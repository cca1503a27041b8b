// stored-value-engine/json: JSON text in, JSON text out. For servers and workers that pass a body
// through; a program that has objects uses the main entry, which weighs less.

import type { EngineBytes, EngineModule, EngineSource } from "./index.js";

export { StoredValueError } from "./index.js";
export type {
  EngineBytes,
  EngineModule,
  EngineResponse,
  EngineSource,
  EngineURL,
  LoadFailure,
} from "./index.js";

/** What `using` needs, as the engine of the main entry has it. */
type DisposableWhereKnown = SymbolConstructor extends { readonly dispose: infer S extends symbol }
  ? { [K in S]: () => void }
  : object;

/** A JSON text: a string, or its bytes in UTF-8, as `await request.arrayBuffer()` gives them. */
export type JsonText = string | ArrayBuffer | ArrayBufferView;

/**
 * The engine behind its own JSON reader. The text is read as the contract has it (contract 12), more
 * strictly than `JSON.parse`: a key twice in one object and a misspelt field are errors, and
 * no number is rounded. Answers are the same bytes as those of the command `sve`.
 */
export interface JsonEngine extends DisposableWhereKnown {
  /** The package's version. */
  readonly version: string;
  /**
   * Prices the request that the text holds. Gives the quote's text (contract 9). Text that is
   * malformed in any way is answered, not thrown, since it is somebody else's, to be told so:
   * `{"error":{"code":"INVALID_REQUEST","reason":…,"path":…}}`. That, and nothing else, begins with
   * `{"error":`.
   * @throws {StoredValueError} `INVALID_REQUEST` when the argument is no text at all;
   * `ENGINE_TRAPPED` when there is no memory for it; `ENGINE_DISPOSED`
   */
  quoteJson(text: JsonText): string;
  /**
   * Prices the request of `{"request":…,"claim":…}` and compares. Gives the verification's text
   * (contract 10), which begins with `{"ok":true` or `{"ok":false`, or the error's, as `quoteJson` does.
   * @throws {StoredValueError} as `quoteJson`
   */
  verifyJson(text: JsonText): string;
  /**
   * Frees the engine, for everybody who has it. Later calls throw `ENGINE_DISPOSED`; to load again
   * gives a new one.
   */
  dispose(): void;
}

/**
 * Loads an engine, as `loadEngine` of the main entry does: without a source one for all callers, of
 * the package's own sve-json.wasm; with a source, one of its own for every call.
 * @throws {StoredValueError} `ENGINE_LOAD_FAILED`, whose `failure` says why; a later call tries again
 */
export function loadJsonEngine(
  source?: EngineSource | PromiseLike<EngineSource>,
): Promise<JsonEngine>;

/**
 * The same at once, where a module or its bytes are at hand: those of the package are in Node, Deno,
 * Bun and workers, and in a browser after the first `loadJsonEngine`.
 * @throws {StoredValueError} `ENGINE_LOAD_FAILED`, whose `failure` says why
 */
export function loadJsonEngineSync(source?: EngineModule | EngineBytes): JsonEngine;

export {};
