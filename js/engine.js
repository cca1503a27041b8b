// The engine: what loadEngine gives.
//
// It holds a compiled module and one instance of it, and keeps nothing from one call to the next but
// working memory. An instance that fails is dropped, and the next call makes another. A call made
// while a request is being read, by one of its getters, runs on an instance of its own.

import { Core } from "./core.js";
import { VERSION } from "../dist/core-info.js";
import { disposed, loadFailed } from "./errors.js";

/**
 * @param {WebAssembly.Module} module
 * @param {import("./loading.js").LoadWhole} loadWhole gives the module that can search for the best use
 * @param {() => void} [onDispose]
 * @returns {import("../types/index.d.ts").Engine}
 * @throws {StoredValueError} ENGINE_LOAD_FAILED when it is not this package's core
 */
export function createEngine(module, loadWhole, onDispose) {
  /** @type {Core | undefined} */
  let idle = new Core(module);
  let { isWhole } = idle;
  let isDisposed = false;

  /**
   * Has the instance make an answer, out of reach of whatever runs meanwhile.
   * @template Answer
   * @param {(core: Core) => Answer} make
   */
  function answer(make) {
    if (isDisposed) throw disposed();
    const core = idle ?? new Core(module);
    idle = undefined;
    try {
      return make(core);
    } finally {
      if (!core.broken && !isDisposed) idle = core;
    }
  }

  /** @type {Promise<void> | undefined} */
  let loading;

  /** Goes on with a module that can search. @param {unknown} source */
  async function change(source) {
    const whole = await loadWhole(source);
    const core = new Core(whole);
    if (!core.isWhole) {
      throw loadFailed(new Error("in-order.wasm has no search either"), "OTHER_MODULE");
    }
    if (isDisposed) throw disposed();
    module = whole;
    idle = core;
    isWhole = true;
  }

  const engine = {
    version: VERSION,

    /** @param {any} request */
    quote: (request) => answer((core) => core.quote(request)),

    /** @param {any} requests */
    quoteMany: (requests) => answer((core) => core.quoteMany(requests)),

    /** @param {any} document */
    verify: (document) => answer((core) => core.verify(document)),

    /** @param {any} [source] */
    async loadOptimal(source) {
      if (isDisposed) throw disposed();
      if (isWhole) return;
      loading ??= change(source).finally(() => {
        loading = undefined;
      });
      await loading;
    },

    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      idle = undefined;
      onDispose?.();
    },
  };
  if (Symbol.dispose) Object.defineProperty(engine, Symbol.dispose, { value: engine.dispose });
  return /** @type {any} */ (Object.freeze(engine));
}
