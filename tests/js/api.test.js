// What the package's JavaScript promises besides prices: loading, sharing, disposing, calling.
//
// Guarantees the documented life of an engine on Node, each source that one can be made from, and that
// requests are only read. It does not judge prices; the corpus and the comparison do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import {
  StoredValueError,
  appliedPunchcards,
  loadEngine,
  loadEngineSync,
} from "stored-value-engine";
import * as reference from "../reference/index.js";
import { coreBytes } from "./support/damage.js";
import { answerOf, deepFreeze, refusal, watchingInstances } from "./support/hosts.js";
import { fullClaim, fullRequest, smallRequest } from "./support/requests.js";

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
const wasmUrl = new URL("../../dist/core.wasm", import.meta.url);
const index = new URL(import.meta.resolve("stored-value-engine"));

const disposedError = { name: "StoredValueError", code: "ENGINE_DISPOSED" };

/** The package's entry once more, with nothing loaded. @param {string} name */
const freshPackage = (name) => import(`${index}?${name}`);

/** @param {any} engine */
function priced(engine) {
  const quote = engine.quote(smallRequest());
  assert.equal(quote.total, 174_500);
  assert.equal(quote.due, 174_500);
}

describe("loading", () => {
  test("all callers without a source share one engine and one instance", async () => {
    const fresh = await freshPackage("shared");
    await watchingInstances(async (instances) => {
      const [first, second, third] = await Promise.all([
        fresh.loadEngine(),
        fresh.loadEngine(),
        fresh.loadEngine(),
      ]);
      assert.equal(first, second);
      assert.equal(first, third);
      assert.equal(await fresh.loadEngine(), first);
      assert.equal(fresh.loadEngineSync(), first);
      priced(first);
      assert.equal(instances.length, 1);
    });
  });

  test("an engine loaded at once while another call waits is the one that it gets", async () => {
    const fresh = await freshPackage("meanwhile");
    const waiting = fresh.loadEngine();
    const engine = fresh.loadEngineSync();
    priced(engine);
    assert.equal(await waiting, engine);
  });

  test("an engine disposed of while another call waits is not the one that it gets", async () => {
    const fresh = await freshPackage("disposed-meanwhile");
    const waiting = fresh.loadEngine();
    const engine = fresh.loadEngineSync();
    engine.dispose();
    assert.notEqual(await waiting, engine);
    priced(await waiting);
  });

  test("nothing is compiled or instantiated before the first load", async () => {
    await watchingInstances(async (instances) => {
      await freshPackage("lazy");
      assert.equal(instances.length, 0);
    });
  });

  test("a failure is forgotten: the next load tries again", async (t) => {
    const fresh = await freshPackage("failing");
    const compile = t.mock.method(WebAssembly, "compile", () =>
      Promise.reject(new WebAssembly.CompileError("no room for code")),
    );
    const failures = await Promise.allSettled([fresh.loadEngine(), fresh.loadEngine()]);
    compile.mock.restore();
    assert.equal(compile.mock.callCount(), 1, "once for both");
    for (const { reason } of /** @type {PromiseRejectedResult[]} */ (failures)) {
      assert.equal(reason.code, "ENGINE_LOAD_FAILED");
      assert.match(reason.message, /no room for code/);
      assert.ok(reason.cause instanceof WebAssembly.CompileError);
    }
    priced(await fresh.loadEngine());
  });

  test("version is the package's, in the engine and in its quotes", async () => {
    const engine = await loadEngine();
    assert.equal(engine.version, version);
    assert.deepEqual(engine.quote(smallRequest()).engine, {
      name: "stored-value-engine",
      version,
      contract: 1,
    });
  });

  test("an engine cannot be changed, and its methods need no this", async () => {
    const { quote, verify, dispose } = loadEngineSync(new WebAssembly.Module(coreBytes));
    assert.equal(quote(smallRequest()).due, 174_500);
    const claim = { due: 174_500, tokens: [] };
    assert.equal(verify({ request: smallRequest(), claim }).ok, true);
    dispose();
    assert.throws(() => quote(smallRequest()), disposedError);
    assert.ok(Object.isFrozen(await loadEngine()));
  });
});

describe("sources", () => {
  const response = () =>
    new Response(coreBytes, { headers: { "content-type": "application/wasm" } });
  const padded = new Uint8Array(coreBytes.length + 24);
  padded.set(coreBytes, 8);
  const sharedBytes = new Uint8Array(new SharedArrayBuffer(coreBytes.length));
  sharedBytes.set(coreBytes);

  /** @type {Record<string, () => any>} */
  const atOnce = {
    "a module": () => new WebAssembly.Module(coreBytes),
    bytes: () => coreBytes,
    "an ArrayBuffer": () => coreBytes.slice().buffer,
    "a part of a buffer": () => new DataView(padded.buffer, 8, coreBytes.length),
    "a Buffer": () => Buffer.from(coreBytes),
    "shared memory": () => sharedBytes,
    "a SharedArrayBuffer": () => sharedBytes.buffer,
  };
  /** @type {Record<string, () => any>} */
  const inTime = {
    "a Response": response,
    "a Response of another MIME type": () => new Response(coreBytes),
    "a URL of a file": () => wasmUrl,
    "the text of a URL of a file": () => wasmUrl.href,
    "the text of a data URL": () =>
      `data:application/wasm;base64,${Buffer.from(coreBytes).toString("base64")}`,
  };

  for (const [name, source] of Object.entries({ ...atOnce, ...inTime })) {
    test(`${name}, and a promise of it`, async () => {
      const engines = [await loadEngine(source()), await loadEngine(Promise.resolve(source()))];
      if (atOnce[name]) engines.push(loadEngineSync(source()));
      engines.push(await loadEngine());
      assert.equal(new Set(engines).size, engines.length, "each its own, none the shared one");
      engines.forEach(priced);
    });
  }

  test("bytes are not kept: changing them after the load changes nothing", async () => {
    const bytes = coreBytes.slice();
    const engine = await loadEngine(bytes);
    bytes.fill(0);
    priced(engine);
    assert.throws(() => loadEngineSync(bytes), { code: "ENGINE_LOAD_FAILED" });
  });

  test("disposing of an engine from a source leaves the shared one alone", async () => {
    const shared = await loadEngine();
    (await loadEngine(coreBytes)).dispose();
    assert.equal(await loadEngine(), shared);
    priced(shared);
  });

  const useless = [null, 1, {}, [], () => coreBytes, Symbol("core")];
  for (const source of useless) {
    test(`${String(typeof source)} ${source === null ? "null" : ""} is no source`, async () => {
      const code = "ENGINE_LOAD_FAILED";
      const failed = { name: "StoredValueError", code, failure: "NO_SOURCE", message: /source/ };
      await assert.rejects(loadEngine(/** @type {any} */ (source)), failed);
      assert.throws(() => loadEngineSync(/** @type {any} */ (source)), failed);
    });
  }

  test("loadEngineSync takes nothing that must be waited for", () => {
    for (const source of [response(), wasmUrl, wasmUrl.href, Promise.resolve(coreBytes)]) {
      assert.throws(() => loadEngineSync(/** @type {any} */ (source)), {
        code: "ENGINE_LOAD_FAILED",
        failure: "NO_SOURCE",
        message: /neither a module nor bytes/,
      });
    }
  });

  const html = { headers: { "content-type": "text/html; charset=utf-8" } };
  const brokenOff = () =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(coreBytes.slice(0, 1000));
        controller.error(new Error("the connection was lost"));
      },
    });
  const alreadyRead = async () => {
    const answer = response();
    await answer.arrayBuffer();
    return answer;
  };
  const failing = /** @type {[string, () => any, string, RegExp][]} */ ([
    ["a status", () => new Response("no", { status: 404 }), "NOT_FETCHED", /HTTP 404/],
    ["no file", () => new URL("none.wasm", wasmUrl), "NOT_FETCHED", /none\.wasm/],
    ["no such address", () => "dist/core.wasm", "NOT_FETCHED", /dist\/core\.wasm.*URL/],
    ["a promise", () => Promise.reject(new Error("it is down")), "NOT_FETCHED", /it is down/],
    ["half an answer", () => new Response(brokenOff()), "NOT_FETCHED", /connection was lost/],
    ["an answer that was read", alreadyRead, "NOT_FETCHED", /./],
    ["a page", () => new Response("<!doctype html>", html), "NOT_WEBASSEMBLY", /text\/html/],
    ["a truncated file", () => new Response(coreBytes.slice(0, -1)), "OTHER_MODULE", /bytes/],
    [
      "a promise of another module",
      () => WebAssembly.compile(new TextEncoder().encode("no module")),
      "OTHER_MODULE",
      /CompileError/,
    ],
  ]);
  for (const [name, source, failure, message] of failing) {
    test(`what fails and why: ${name}`, async () => {
      await assert.rejects(loadEngine(source()), (/** @type {any} */ error) => {
        assert.ok(error instanceof StoredValueError);
        assert.equal(error.code, "ENGINE_LOAD_FAILED");
        assert.equal(error.failure, failure);
        assert.match(error.message, message);
        assert.ok(error.cause instanceof Error);
        return true;
      });
    });
  }
});

describe("disposing", () => {
  test("calls afterwards are refused, to dispose again does nothing", async () => {
    const engine = await loadEngine(coreBytes);
    assert.equal(engine.dispose(), undefined);
    assert.equal(engine.dispose(), undefined);
    assert.throws(() => engine.quote(smallRequest()), disposedError);
    assert.throws(() => engine.quote(/** @type {any} */ (undefined)), disposedError);
    const input = { request: smallRequest(), claim: { due: 0, tokens: [] } };
    assert.throws(() => engine.verify(input), disposedError);
    assert.throws(() => engine.quoteMany([]), disposedError);
    assert.equal(engine.version, version);
  });

  test("Symbol.dispose is the same", async () => {
    assert.equal(typeof Symbol.dispose, "symbol", "this Node knows it");
    const engine = /** @type {any} */ (await loadEngine(coreBytes));
    engine[Symbol.dispose]();
    assert.throws(() => engine.quote(smallRequest()), disposedError);
    const shown = ["version", "quote", "quoteMany", "verify", "loadOptimal", "dispose"];
    assert.deepEqual(Object.keys(engine), shown, "and does not show");
  });

  test("a disposed shared engine is replaced at the next load, and only then", async () => {
    const first = await loadEngine();
    first.dispose();
    const second = await loadEngine();
    assert.notEqual(second, first);
    priced(second);
    first.dispose();
    assert.equal(await loadEngine(), second, "to dispose of the first again leaves the second");
    second.dispose();
    const third = loadEngineSync();
    assert.notEqual(third, second);
    priced(third);
  });

  test("a request whose getter disposes of the engine is still answered, the next is not", () => {
    const engine = loadEngineSync(coreBytes);
    const request = {
      get now() {
        engine.dispose();
        return smallRequest().now;
      },
      cart: smallRequest().cart,
    };
    assert.equal(engine.quote(request).due, 174_500);
    assert.throws(() => engine.quote(smallRequest()), disposedError);
  });
});

describe("calling", () => {
  test("without an argument, or with what is no object, the request is of the wrong type", async () => {
    const engine = /** @type {any} */ (await loadEngine());
    assert.deepEqual(
      answerOf(() => engine.quote()),
      refusal("WRONG_TYPE", ""),
    );
    assert.deepEqual(
      answerOf(() => engine.verify()),
      refusal("WRONG_TYPE", ""),
    );
    for (const value of [null, 0, "{}", true, [], 1n, Symbol("request"), () => ({})]) {
      assert.deepEqual(
        answerOf(() => engine.quote(value)),
        refusal("WRONG_TYPE", ""),
      );
      assert.deepEqual(
        answerOf(() => engine.verify(value)),
        refusal("WRONG_TYPE", ""),
      );
    }
    assert.deepEqual(
      answerOf(() => engine.verify({})),
      refusal("MISSING_FIELD", "/request"),
    );
  });

  test("an error tells its code, reason and path, also to people", async () => {
    const engine = /** @type {any} */ (await loadEngine());
    const request = smallRequest();
    /** @type {any} */ (request.cart.lines[0])["a/b~c"] = 1;
    assert.throws(
      () => engine.quote(request),
      (/** @type {any} */ error) => {
        assert.ok(error instanceof StoredValueError);
        assert.ok(error instanceof Error);
        assert.equal(error.name, "StoredValueError");
        assert.equal(error.code, "INVALID_REQUEST");
        assert.equal(error.reason, "UNKNOWN_FIELD");
        assert.equal(error.path, "/cart/lines/0/a~1b~0c");
        assert.match(error.message, /\/cart\/lines\/0\/a~1b~0c .*UNKNOWN_FIELD/);
        assert.equal(error.cause, undefined);
        assert.deepEqual(Object.keys(error).sort(), ["code", "path", "reason"]);
        return true;
      },
    );
  });

  test("requests and claims are read, never changed", async () => {
    const engine = await loadEngine();
    const request = deepFreeze(fullRequest());
    const claim = deepFreeze(fullClaim());
    assert.equal(
      JSON.stringify(engine.quote(request)),
      JSON.stringify(reference.quote(fullRequest())),
    );
    const document = deepFreeze({ request, claim });
    assert.equal(
      JSON.stringify(engine.verify(document)),
      JSON.stringify(reference.verify({ request: fullRequest(), claim: fullClaim() })),
    );
    const open = fullRequest();
    engine.quote(open);
    assert.deepEqual(open, fullRequest());
  });

  test("an answer is the caller's own: to change it changes no other", async () => {
    const engine = await loadEngine();
    const expected = JSON.stringify(reference.quote(fullRequest()));
    const quote = /** @type {any} */ (engine.quote(fullRequest()));
    quote.engine.version = "9";
    quote.lines.length = 0;
    quote.tokens[0].remaining.balance = 0;
    quote.vat.push(quote.vat[0]);
    assert.equal(JSON.stringify(engine.quote(fullRequest())), expected);
    const { engine: info, lines, tokens } = engine.quote(fullRequest());
    for (const part of [info, lines[0], tokens[0]]) {
      assert.equal(Object.getPrototypeOf(part), Object.prototype);
    }
  });

  test("a getter may call the same engine: both are answered", async () => {
    const engine = await loadEngine();
    /** @type {any} */
    let inner;
    const request = fullRequest();
    const expected = JSON.stringify(reference.quote(request));
    const { lines } = request.cart;
    Object.defineProperty(request.cart, "lines", {
      enumerable: true,
      get() {
        inner = engine.quote(smallRequest());
        return lines;
      },
    });
    assert.equal(JSON.stringify(engine.quote(request)), expected);
    assert.equal(inner.due, 174_500);
    priced(engine);
  });

  test("what a getter throws comes through as it is, and the next call is answered", async () => {
    const engine = await loadEngine();
    const own = new RangeError("mine");
    const request = fullRequest();
    Object.defineProperty(request.tokens[2], "punches", {
      enumerable: true,
      get() {
        throw own;
      },
    });
    for (const call of [
      () => engine.quote(request),
      () => engine.verify({ request, claim: fullClaim() }),
    ]) {
      assert.throws(call, (error) => error === own);
      priced(engine);
    }
  });

  test("appliedPunchcards lists what punchcards gave, in request order", async () => {
    const engine = await loadEngine();
    assert.deepEqual(appliedPunchcards(engine.quote(fullRequest())), [
      { tokenId: "T3", punches: 1, amountCoveredCents: 8_875 },
    ]);
    const request = {
      now: 1,
      cart: {
        currency: "DKK",
        lines: [{ id: "L", unitPrice: 1_000, quantity: 3 }],
      },
      tokenTypes: [
        { id: "two", kind: "punchcard", punchesPerUnit: 2 },
        { id: "one", kind: "punchcard", coverageCap: 600, currency: "DKK" },
        { id: "card", kind: "giftCard", currency: "DKK" },
      ],
      tokens: [
        { id: "B", typeId: "two", punches: 5 },
        { id: "empty", typeId: "one", punches: 0 },
        { id: "G", typeId: "card", balance: 100 },
        { id: "A", typeId: "one", punches: 9 },
        { id: "late", typeId: "one", punches: 9 },
      ],
    };
    const quote = engine.quote(/** @type {any} */ (request));
    assert.deepEqual(appliedPunchcards(quote), [
      { tokenId: "B", punches: 4, amountCoveredCents: 2_000 },
      { tokenId: "A", punches: 1, amountCoveredCents: 600 },
    ]);
    assert.deepEqual(appliedPunchcards(engine.quote(smallRequest())), []);
  });
});
