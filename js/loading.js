// The loaders of an engine, over the package's own .wasm for it as a host has that: as a module, as
// bytes, or at an address. They serve both engines: that of objects and that of JSON text.
//
// Without a source there is one engine for all callers, made at the first call, also of several at
// once; a failure is forgotten, and a disposed engine is replaced at the next call. With a source
// every call makes an engine of its own. Whatever goes wrong is ENGINE_LOAD_FAILED and says what did.

import { loadFailed } from "./errors.js";

/**
 * @typedef {(address: string) => Promise<unknown>} Open gives a Response or bytes
 * @typedef {(source?: unknown) => Promise<WebAssembly.Module>} LoadWhole gives the module that has all
 * @typedef {import("./integrity.js").Check} Check
 */

/**
 * @template Engine
 * @param {object} kind
 * @param {(module: WebAssembly.Module, loadWhole: LoadWhole, onDispose?: () => void) => Engine} kind.createEngine
 * @param {Check} kind.checkBytes
 * @param {() => unknown} own the package's .wasm: a module, bytes or a URL
 * @param {Open} [open]
 * @param {() => unknown} [whole] where its own is a part: the .wasm that has all
 */
export function createLoadersOf(
  { createEngine, checkBytes },
  own,
  open = (address) => fetch(address),
  whole = own,
) {
  /** @type {WebAssembly.Module | undefined} */
  let ownModule;
  /** @type {Engine | undefined} */
  let shared;
  /** @type {Promise<Engine> | undefined} */
  let loading;

  /** @param {WebAssembly.Module} module */
  function share(module) {
    ownModule = module;
    shared ??= createEngine(module, loadWhole, () => {
      shared = undefined;
    });
    return shared;
  }

  /** @type {LoadWhole} */
  async function loadWhole(source = ownSource(whole)) {
    return moduleOf(await settled(source), open, checkBytes);
  }

  async function loadShared() {
    return share(ownModule ?? (await moduleOf(ownSource(own), open, checkBytes, isWhole)));
  }

  /** @param {unknown} [source] a module, bytes, a Response, a URL or a promise of one */
  async function loadEngine(source) {
    if (source !== undefined)
      return createEngine(await moduleOf(await settled(source), open, checkBytes), loadWhole);
    if (shared) return shared;
    loading ??= loadShared().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  /** @param {unknown} [source] a module or bytes */
  function loadEngineSync(source) {
    if (source !== undefined) return createEngine(moduleAtHand(source, checkBytes), loadWhole);
    return shared ?? share(ownModule ?? moduleAtHand(ownSource(own), checkBytes, isWhole));
  }

  return { loadEngine, loadEngineSync };
}

/**
 * Bytes that are part of the package's JavaScript are as whole as that is: to check them would only cost.
 * @type {Check}
 */
const isWhole = (bytes) => bytes;

/** @param {() => unknown} own */
function ownSource(own) {
  try {
    return own();
  } catch (cause) {
    throw loadFailed(cause, "NO_SOURCE");
  }
}

/** @param {unknown} source */
async function settled(source) {
  try {
    return await source;
  } catch (cause) {
    // A promise of a module was refused as one, or what it waited for did not come.
    const { name } = /** @type {any} */ (Object(cause));
    throw name === "CompileError"
      ? compileFailed(cause, "OTHER_MODULE")
      : loadFailed(cause, "NOT_FETCHED");
  }
}

/**
 * @param {any} source
 * @param {Open} open
 * @param {Check} checkBytes
 * @param {Check} [checked] where the source has the bytes
 */
async function moduleOf(source, open, checkBytes, checked = checkBytes) {
  if (isModule(source)) return source;
  const address = typeof source === "string" ? source : source?.href;
  const found = typeof address === "string" ? await opened(address, open) : source;
  if (typeof found?.arrayBuffer === "function") return moduleOfResponse(found, checkBytes);
  const bytes = bytesOf(found);
  if (bytes) return compile(checked(bytes));
  throw noSource("the source is no WebAssembly.Module, no bytes, no Response and no URL");
}

/**
 * @param {string} address
 * @param {Open} open
 * @returns {Promise<any>}
 */
async function opened(address, open) {
  try {
    return await open(address);
  } catch (cause) {
    throw loadFailed(cause, "NOT_FETCHED", address);
  }
}

/**
 * Compiled while it arrives where that is possible, whatever is said about its type; what arrived is
 * checked before it is used.
 * @param {any} response
 * @param {Check} checkBytes
 */
async function moduleOfResponse(response, checkBytes) {
  const { url = "", ok, status } = response;
  if (ok === false) throw loadFailed(new Error(`HTTP ${status}`), "NOT_FETCHED", url);
  let body = response;
  /** @type {Promise<WebAssembly.Module | void> | undefined} */
  let streamed;
  let bytes;
  try {
    if (canStream() && response instanceof Response) {
      body = response.clone();
      streamed = WebAssembly.compileStreaming(response).catch(() => {});
    }
    bytes = new Uint8Array(await body.arrayBuffer());
  } catch (cause) {
    throw loadFailed(cause, "NOT_FETCHED", url);
  }
  checkBytes(bytes, response.headers?.get("content-type"));
  return (await streamed) ?? compile(bytes);
}

const canStream = () => typeof globalThis.WebAssembly?.compileStreaming === "function";

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function compile(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw compileFailed(cause, "HOST_FAILED");
  }
}

/**
 * @param {unknown} source
 * @param {Check} checkBytes
 * @param {Check} [checked] where the source has the bytes
 */
function moduleAtHand(source, checkBytes, checked = checkBytes) {
  if (isModule(source)) return source;
  const bytes = bytesOf(source);
  if (!bytes) throw noSource("the source is neither a module nor bytes; loadEngine fetches");
  return compileSync(checked(bytes));
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function compileSync(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw compileFailed(cause, "HOST_FAILED");
  }
}

/**
 * Where not even an empty module can be compiled it is not ours that is wrong.
 * @param {unknown} cause
 * @param {import("../types/index.d.ts").LoadFailure} otherwise
 */
function compileFailed(cause, otherwise) {
  let failure = otherwise;
  try {
    if (typeof WebAssembly === "object") {
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    }
  } catch {
    failure = "BLOCKED_BY_POLICY";
  }
  return loadFailed(cause, failure);
}

/** @param {string} message */
const noSource = (message) => loadFailed(new TypeError(message), "NO_SOURCE");

/**
 * @param {unknown} source
 * @returns {source is WebAssembly.Module} of whatever realm
 */
function isModule(source) {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

/**
 * A copy of the bytes that an ArrayBuffer or a view of one holds: what is checked is what is compiled.
 * @param {any} source
 * @returns {Uint8Array<ArrayBuffer> | undefined}
 */
function bytesOf(source) {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
  }
  const tag = Object.prototype.toString.call(source);
  return tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]"
    ? new Uint8Array(new Uint8Array(source))
    : undefined;
}
