// Every entry of the package, loaded as its host would: each gives the same exports, one shared engine
// and the same answers. The hosts themselves are tried in tests/hosts; here is what Node can stand
// in for: a .wasm that is imported as a module, a fetch that finds the file, a host without Buffer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { describe, test } from "node:test";
import * as reference from "../reference/index.js";
import { having } from "./support/hosts.js";
import { fullRequest } from "./support/requests.js";
import { wasmModules } from "./support/wasm-modules.js";

register(wasmModules);

const expected = JSON.stringify(reference.quote(fullRequest()));
/** @param {string} name @returns {Promise<any>} with nothing loaded yet */
const entry = (name) =>
  import(new URL(`../../js/${name}${name.includes("?") ? "" : "?entries"}`, import.meta.url).href);

/** @param {any} entry @param {any} engine */
function answers({ loadEngine }, engine) {
  return loadEngine ? JSON.stringify(engine.quote(fullRequest())) : quotedText(engine);
}

/** @param {any} engine */
const quotedText = (engine) => engine.quoteJson(JSON.stringify(fullRequest()));

/** A fetch that reads the package's own files. @param {URL | string} address */
async function fetchFile(address) {
  const headers = { "content-type": "application/wasm" };
  return new Response(await readFile(new URL(address)), { headers });
}

for (const folder of ["", "json/"]) {
  const [load, loadSync] = folder
    ? ["loadJsonEngine", "loadJsonEngineSync"]
    : ["loadEngine", "loadEngineSync"];
  const names = [load, loadSync, "StoredValueError", ...(folder ? [] : ["appliedPunchcards"])];

  describe(folder || "the main entry", () => {
    for (const name of ["node", "inline", "workerd", "edge-light"]) {
      test(`${name}: at once, and one engine for all`, async () => {
        const own = await entry(`${folder}${name}.js`);
        assert.deepEqual(Object.keys(own).sort(), names.sort());
        const engine = own[loadSync]();
        assert.equal(await own[load](), engine);
        assert.equal(answers(own, engine), expected);
      });
    }

    test("index: fetched where it stands, and then at once", () =>
      having(globalThis, "fetch", fetchFile, async () => {
        const own = await entry(`${folder}index.js`);
        assert.deepEqual(Object.keys(own).sort(), names.sort());
        assert.throws(() => own[loadSync](), { code: "ENGINE_LOAD_FAILED", failure: "NO_SOURCE" });
        const [engine, same] = await Promise.all([own[load](), own[load]()]);
        assert.equal(engine, same);
        assert.equal(own[loadSync](), engine);
        assert.equal(answers(own, engine), expected);
      }));
  });
}

describe("a host that", () => {
  const bytes = () => readFile(new URL("../../dist/core.wasm", import.meta.url));
  const { Module } = WebAssembly;
  /** @param {string} failure */
  const failing = (failure) => ({ name: "StoredValueError", code: "ENGINE_LOAD_FAILED", failure });

  test("forbids compiling: BLOCKED_BY_POLICY", async () => {
    const { loadEngineSync } = await entry("inline.js");
    class Forbidden {
      constructor() {
        throw new WebAssembly.CompileError("blocked by the page's policy");
      }
    }
    await having(WebAssembly, "Module", Forbidden, () =>
      assert.throws(() => loadEngineSync(new Uint8Array(0)), failing("OTHER_MODULE")),
    );
    const own = await bytes();
    await having(WebAssembly, "Module", Forbidden, () =>
      assert.throws(() => loadEngineSync(own), failing("BLOCKED_BY_POLICY")),
    );
  });

  test("compiles small modules alone, or none at all: HOST_FAILED", async () => {
    const { loadEngine, loadEngineSync } = await entry("inline.js");
    const own = await bytes();
    class Small extends Module {
      constructor(/** @type {any} */ source) {
        if (source.length > 100) throw new RangeError("out of memory");
        super(source);
      }
    }
    await having(WebAssembly, "Module", Small, () =>
      assert.throws(() => loadEngineSync(own), failing("HOST_FAILED")),
    );
    await having(globalThis, "WebAssembly", undefined, async () => {
      assert.throws(() => loadEngineSync(own), failing("HOST_FAILED"));
      await assert.rejects(loadEngine(own), failing("HOST_FAILED"));
      await assert.rejects(loadEngine(new Response(own)), failing("HOST_FAILED"));
    });
  });

  test("has no compileStreaming, or answers that are no Response of its own", async () => {
    const { loadEngine } = await entry("inline.js");
    const own = await bytes();
    await having(WebAssembly, "compileStreaming", undefined, async () => {
      const engine = await loadEngine(new Response(own));
      assert.equal(JSON.stringify(engine.quote(fullRequest())), expected);
    });
    const engine = await loadEngine({ arrayBuffer: async () => new Uint8Array(own).buffer });
    assert.equal(JSON.stringify(engine.quote(fullRequest())), expected);
    await assert.rejects(loadEngine({ ok: false, status: 500, async arrayBuffer() {} }), {
      ...failing("NOT_FETCHED"),
      message: /HTTP 500/,
    });
  });

  test("cannot decode the bytes, or make the address: NO_SOURCE", async () => {
    const { loadEngine, loadEngineSync } = await entry("inline.js?none");
    await having(globalThis, "Buffer", undefined, () =>
      having(globalThis, "atob", undefined, async () => {
        const cannot = { ...failing("NO_SOURCE"), message: /TypeError: .*atob/ };
        assert.throws(() => loadEngineSync(), cannot);
        await assert.rejects(loadEngine(), cannot);
      }),
    );
    assert.equal(JSON.stringify(loadEngineSync().quote(fullRequest())), expected);
  });

  test("throws whatever it likes: the error has it as its cause, and its words", async () => {
    const { loadEngine } = await entry("inline.js");
    const rejected = /** @type {[unknown, RegExp][]} */ ([
      ["no network", /: no network$/],
      [undefined, /: the cause is not known$/],
      [{}, /: the cause is not known$/],
      [new TypeError("no network"), /: TypeError: no network$/],
    ]);
    for (const [cause, message] of rejected) {
      const error = await loadEngine(Promise.reject(cause)).catch((/** @type {any} */ e) => e);
      assert.deepEqual([error.code, error.failure], ["ENGINE_LOAD_FAILED", "NOT_FETCHED"]);
      assert.equal(error.cause, cause);
      assert.match(error.message, message);
    }
    const first = await loadEngine(new Uint8Array(3)).catch((/** @type {any} */ error) => error);
    await assert.rejects(loadEngine(Promise.reject(first)), (error) => error === first);
  });
});

describe("bytes inside the JavaScript", () => {
  const ways = /** @type {const} */ ({
    "a host that has fromBase64": (/** @type {any} */ host) => {
      const { Buffer } = globalThis;
      host.Uint8Array.fromBase64 = (/** @type {string} */ text) => Buffer.from(text, "base64");
      return () => delete host.Uint8Array.fromBase64;
    },
    "a host with nothing but atob": (/** @type {any} */ host) => {
      const { Buffer } = host;
      const { fromBase64 } = host.Uint8Array;
      delete host.Uint8Array.fromBase64;
      host.Buffer = undefined;
      return () => {
        host.Buffer = Buffer;
        if (fromBase64) host.Uint8Array.fromBase64 = fromBase64;
      };
    },
  });
  for (const [name, prepare] of Object.entries(ways)) {
    test(name, async () => {
      const { loadEngineSync } = await import(
        new URL(`../../js/inline.js?${encodeURIComponent(name)}`, import.meta.url).href
      );
      const restore = prepare(globalThis);
      let engine;
      try {
        engine = loadEngineSync();
      } finally {
        restore();
      }
      assert.equal(JSON.stringify(engine.quote(fullRequest())), expected);
    });
  }
});
