// The one error that the package throws on purpose, and the sentences that it says.
//
// A malformed request is told by the contract's reason and path (contract 12); the message repeats
// both for people. Faults of the engine itself carry their cause.

/**
 * What is wrong at the path, for those reasons that an object can give rise to: text that is no JSON
 * or has a key twice never becomes one.
 * @type {Record<string, string>}
 */
const SENTENCES = {
  MISSING_FIELD: "is required",
  UNKNOWN_FIELD: "is not a field that the contract knows here",
  WRONG_TYPE: "has a type that this field does not take",
  NOT_AN_INTEGER: "is not an integer",
  OUT_OF_RANGE: "is outside the range of this field",
  INVALID_VALUE: "is not a value that this field can have",
  TOO_MANY: "holds more than is allowed",
  EMPTY_LIST: "is an empty list",
  DUPLICATE_ID: "is already the id of another element of the list",
  UNKNOWN_REFERENCE: "refers to something that is not in the request",
  NOT_ALLOWED: "is not allowed together with the other fields",
  INCONSISTENT: "contradicts another field",
  AMOUNT_OVERFLOW: "leads to an amount above 2^53 - 1",
};

/** Why an engine did not load. */
const FAILURES = {
  BLOCKED_BY_POLICY:
    "this place forbids compiling WebAssembly (a page's Content-Security-Policy allows it by 'wasm-unsafe-eval')",
  NOT_FETCHED: "the .wasm was not fetched",
  NOT_WEBASSEMBLY: "something came that is no WebAssembly",
  OTHER_MODULE: "this is not the module of this package",
  NO_SOURCE: "there is nothing to load it from",
  HOST_FAILED: "this host cannot run it",
};

export class StoredValueError extends Error {
  // Fields are defined, not assigned: no setter of a prototype sees them.
  code;

  /**
   * @param {"INVALID_REQUEST" | "ENGINE_DISPOSED" | "ENGINE_TRAPPED" | "ENGINE_LOAD_FAILED"} code
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

/**
 * @param {string} reason
 * @param {string} path a JSON Pointer
 */
export function invalidRequest(reason, path) {
  const place = path === "" ? "the document" : path;
  const error = new StoredValueError(
    "INVALID_REQUEST",
    `${place} ${SENTENCES[reason]} (${reason})`,
  );
  return Object.defineProperties(error, { reason: member(reason), path: member(path) });
}

/** @param {string} value */
const member = (value) => ({ value, enumerable: true, writable: true, configurable: true });

export function disposed() {
  return new StoredValueError("ENGINE_DISPOSED", "the engine was disposed of; load another one");
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
export function loadFailed(cause, failure, address) {
  if (cause instanceof StoredValueError && cause.code === "ENGINE_LOAD_FAILED") return cause;
  const where = address ? ` (${address})` : "";
  const message = `the engine did not load: ${FAILURES[failure]}${where}: ${textOf(cause)}`;
  const error = new StoredValueError("ENGINE_LOAD_FAILED", message, { cause });
  return Object.defineProperty(error, "failure", member(failure));
}

/**
 * Whatever was thrown, in words.
 * @param {any} cause
 */
function textOf(cause) {
  if (typeof cause === "string") return cause;
  return cause?.message ? `${cause.name}: ${cause.message}` : "the cause is not known";
}
