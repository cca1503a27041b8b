// loadEngine and loadEngineSync over what a host has: where the module comes from, what is kept.
//
// Without a source there is one engine for all callers, made at the first call, also of several at
// once; a failure is forgotten, and a disposed engine is replaced at the next call. With a source
// every call makes an engine of its own. Whatever goes wrong is ENGINE_LOAD_FAILED and names its cause.

import { createEngine } from "./engine.js";
import { loadFailed } from "./errors.js";
import { checkBytes } from "./integrity.js";

/**
 * @typedef {object} Host
 * @property {() => Uint8Array<ArrayBuffer>} bytes the package's core.wasm
 * @property {(url: URL) => Promise<Uint8Array<ArrayBuffer>>} fetchBytes
 *
 * @typedef {import("../types/index.d.ts").Engine} Engine
 */

/** @param {Host} host */
export function createLoaders(host) {
  /** @type {WebAssembly.Module | undefined} */
  let ownModule;
  /** @type {Engine | undefined} */
  let shared;
  /** @type {Promise<Engine> | undefined} */
  let loading;

  /** @param {WebAssembly.Module} module */
  function share(module) {
    ownModule = module;
    shared ??= createEngine(module, () => {
      shared = undefined;
    });
    return shared;
  }

  async function loadShared() {
    try {
      return share(ownModule ?? (await compile(host.bytes())));
    } catch (cause) {
      throw loadFailed(cause);
    }
  }

  /** @param {unknown} [source] a module, bytes, a Response, a URL or a promise of one */
  async function loadEngine(source) {
    if (source === undefined) {
      if (shared) return shared;
      loading ??= loadShared().finally(() => {
        loading = undefined;
      });
      return loading;
    }
    try {
      return createEngine(await moduleOf(await source, host));
    } catch (cause) {
      throw loadFailed(cause);
    }
  }

  /** @param {unknown} [source] a module or bytes */
  function loadEngineSync(source) {
    try {
      if (source === undefined) return shared ?? share(ownModule ?? compileSync(host.bytes()));
      if (isModule(source)) return createEngine(source);
      const bytes = bytesOf(source);
      if (bytes === undefined) throw new TypeError("the source is neither a module nor bytes");
      return createEngine(compileSync(bytes));
    } catch (cause) {
      throw loadFailed(cause);
    }
  }

  return { loadEngine, loadEngineSync };
}

/**
 * @param {unknown} source
 * @param {Host} host
 */
async function moduleOf(source, host) {
  if (isModule(source)) return source;
  const bytes = bytesOf(source) ?? (await fetchedBytes(source, host));
  if (bytes !== undefined) return compile(bytes);
  throw new TypeError("the source is no WebAssembly.Module, no bytes, no Response and no URL");
}

/**
 * @param {any} source
 * @param {Host} host
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
async function fetchedBytes(source, host) {
  if (source instanceof URL) return host.fetchBytes(source);
  return typeof source?.arrayBuffer === "function" ? bodyOf(source) : undefined;
}

/**
 * @param {Response} response
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function bodyOf(response) {
  if (response.ok === false) throw new Error(`core.wasm: the answer was HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function compile(bytes) {
  checkBytes(bytes);
  return WebAssembly.compile(bytes);
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function compileSync(bytes) {
  checkBytes(bytes);
  return new WebAssembly.Module(bytes);
}

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
