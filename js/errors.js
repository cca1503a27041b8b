// The one error that the package throws on purpose, and the sentences that it says.
//
// A malformed request is told by the contract's reason and path (contract 12); the message repeats
// both for people. Faults of the engine itself carry their cause.

/** What a page's owner cannot know of a failure by its name. */
const POLICY =
  " (this place forbids compiling WebAssembly; a page's Content-Security-Policy allows it by 'wasm-unsafe-eval')";

export class StoredValueError extends Error {
  // Fields are defined, not assigned: no setter of a prototype sees them.
  code;

  /**
   * @param {import("../types/index.d.ts").StoredValueErrorCode} code
   * @param {string} message
   * @param {{ cause?: unknown }} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
}

// On the prototype, as the built-in errors have it: what an error shows as its own members is data.
Object.defineProperty(StoredValueError.prototype, "name", {
  value: "StoredValueError",
  writable: true,
  configurable: true,
});

/** @param {string} name of a reason or a failure, in capitals @returns {string} the same in words */
const inWords = (name) => name.toLowerCase().replaceAll("_", " ");

/**
 * @template {StoredValueError} Kind
 * @param {Kind} error
 * @param {string} name of a member of its own
 * @param {string} value
 */
const tell = (error, name, value) =>
  Object.defineProperty(error, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });

/**
 * @param {string} reason
 * @param {string} path a JSON Pointer
 */
export function invalidRequest(reason, path) {
  const message = `${path || "the document"} is refused: ${inWords(reason)} (${reason})`;
  const error = new StoredValueError("INVALID_REQUEST", message);
  return tell(tell(error, "reason", reason), "path", path);
}

export function disposed() {
  return new StoredValueError("ENGINE_DISPOSED", "the engine was disposed of; load another one");
}

export function optimalNotLoaded() {
  return new StoredValueError(
    "OPTIMAL_NOT_LOADED",
    "the best use is searched for by a module that is not here yet: await engine.loadOptimal() first",
  );
}

/** @param {unknown} cause */
export function trapped(cause) {
  return new StoredValueError(
    "ENGINE_TRAPPED",
    `the engine stopped (${textOf(cause)}); its next call runs on a new instance`,
    { cause },
  );
}

/**
 * @param {unknown} cause
 * @param {import("../types/index.d.ts").LoadFailure} failure
 * @param {string} [address] that the .wasm was fetched from
 */
export function loadFailed(cause, failure, address = "") {
  if (cause instanceof StoredValueError && cause.code === "ENGINE_LOAD_FAILED") return cause;
  const where = failure === "BLOCKED_BY_POLICY" ? POLICY : address && ` (${address})`;
  const message = `the engine did not load: ${inWords(failure)}${where}: ${textOf(cause)}`;
  return tell(new StoredValueError("ENGINE_LOAD_FAILED", message, { cause }), "failure", failure);
}

/**
 * Whatever was thrown, in words.
 * @param {any} cause
 */
function textOf(cause) {
  if (typeof cause === "string") return cause;
  return cause?.message ? `${cause.name}: ${cause.message}` : "the cause is not known";
}
