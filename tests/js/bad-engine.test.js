// What can befall an engine itself: a module that is not the package's, a page that forbids WebAssembly,
// memory that runs out, a trap, a full stack, a host of another language or time zone.
//
// Each is a typed error that names its cause, after which the next call is right; none prices
// otherwise in silence. The failures are real: modules are damaged (support/damage.js), not mocked.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { buildSync } from "esbuild";
import { StoredValueError, loadEngine, loadEngineSync } from "stored-value-engine";
import { requestOf } from "../../bench/requests.js";
import * as reference from "../reference/index.js";
import { coreBytes, withLittleMemory, withText, withTrapAbove } from "./support/damage.js";
import { native, watchingInstances } from "./support/hosts.js";
import { fullClaim, fullRequest, smallRequest } from "./support/requests.js";

const index = new URL(import.meta.resolve("stored-value-engine"));

/** @param {any} engine */
function isRight(engine) {
  const expected = JSON.stringify(reference.quote(fullRequest()));
  assert.equal(JSON.stringify(engine.quote(fullRequest())), expected);
}

/** @param {RegExp} message @param {string} [failure] */
const loadError =
  (message, failure = "OTHER_MODULE") =>
  (/** @type {any} */ error) => {
    assert.ok(error instanceof StoredValueError, String(error));
    assert.equal(error.code, "ENGINE_LOAD_FAILED");
    assert.equal(error.failure, failure);
    assert.match(error.message, message);
    assert.ok(error.cause instanceof Error);
    assert.ok(error.message.includes(error.cause.message), "the message names the cause");
    return true;
  };

const trapError = (/** @type {any} */ error) => {
  assert.ok(error instanceof StoredValueError, String(error));
  assert.equal(error.code, "ENGINE_TRAPPED");
  assert.ok(error.cause instanceof WebAssembly.RuntimeError, String(error.cause));
  assert.ok(error.message.includes(error.cause.message), "the message names the cause");
  return true;
};

describe("a module that is not the package's", () => {
  const truncated = coreBytes.subarray(0, -1);
  const longer = new Uint8Array(coreBytes.length + 1);
  longer.set(coreBytes);
  const bytes = /** @type {[string, Uint8Array, RegExp, string?][]} */ ([
    ["no bytes", new Uint8Array(), /0 bytes/],
    ["truncated", truncated, new RegExp(`${truncated.length} bytes`)],
    ["half", coreBytes.subarray(0, coreBytes.length >> 1), /bytes/],
    ["a byte more", longer, new RegExp(`${longer.length} bytes`)],
    [
      "a page of HTML",
      new TextEncoder().encode("<!doctype html><p>Not found"),
      /bytes/,
      "NOT_WEBASSEMBLY",
    ],
    ["another version", withText("0.1.0", "0.1.9"), /changed|version/],
  ]);
  for (const [name, source, message, failure] of bytes) {
    test(`bytes: ${name}`, async () => {
      await assert.rejects(loadEngine(source), loadError(message, failure));
      await assert.rejects(loadEngine(new Response(source)), loadError(message, failure));
      assert.throws(() => loadEngineSync(source), loadError(message, failure));
    });
  }

  test("bytes: any one altered byte is noticed, wherever it stands", () => {
    // Nothing may be made of such bytes, so nothing may compile.
    const places = Array.from({ length: 97 }, (_, i) =>
      Math.floor((i * (coreBytes.length - 1)) / 96),
    );
    watchingInstances((instances) => {
      for (const at of places) {
        const altered = coreBytes.slice();
        altered[at] ^= 1 << (at % 8);
        assert.throws(() => loadEngineSync(altered), loadError(/changed/), `byte ${at}`);
      }
      assert.equal(instances.length, 0);
    });
  });

  test("modules: another version, another program, another program with a memory", async () => {
    const empty = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const memory = [5, 3, 1, 0, 1, 7, 5, 1, 1, 0x6e, 2, 0];
    const name = (/** @type {string} */ text) => [text.length, ...Buffer.from(text)];
    /** A program that asks its host for a function. */
    const importing = (/** @type {string} */ wanted) => {
      const content = [1, ...name("env"), ...name(wanted), 0, 0];
      return new Uint8Array([...empty, 1, 4, 1, 0x60, 0, 0, 2, content.length, ...content]);
    };
    const modules = /** @type {[Uint8Array, RegExp][]} */ ([
      [withText("0.1.0", "0.1.9"), /module is of version 0\.1\.9, the package of version 0\.1\.0/],
      [new Uint8Array(empty), /not core\.wasm/],
      [new Uint8Array([...empty, ...memory]), /./],
      [importing("clock"), /clock/],
      [importing("_embind_register_clock"), /not core\.wasm/],
    ]);
    for (const [source, message] of modules) {
      const module = new WebAssembly.Module(source);
      await assert.rejects(loadEngine(module), loadError(message));
      assert.throws(() => loadEngineSync(module), loadError(message));
    }
  });

  test("a failed load leaves the shared engine as it was", async () => {
    const shared = await loadEngine();
    await assert.rejects(loadEngine(truncated));
    assert.equal(await loadEngine(), shared);
    isRight(shared);
  });
});

test("where WebAssembly is forbidden the load fails and names it, and nothing is priced", async () => {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(index)],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "sve",
    platform: "node",
  });
  const [{ text }] = outputFiles;
  const globals = () => ({ atob, console, TextDecoder });
  const load = "sve.loadEngine().then(() => 'loaded', (error) => error)";
  const loadSync = "(() => { try { sve.loadEngineSync(); } catch (error) { return error; } })()";

  const forbidden = createContext(globals(), { codeGeneration: { strings: false, wasm: false } });
  runInContext(text, forbidden);
  for (const code of [load, loadSync]) {
    const error = await runInContext(code, forbidden);
    assert.equal(error.name, "StoredValueError");
    assert.equal(error.code, "ENGINE_LOAD_FAILED");
    assert.equal(error.failure, "BLOCKED_BY_POLICY");
    assert.match(error.message, /wasm-unsafe-eval.*CompileError.*disallowed/);
    assert.equal(error.cause.name, "CompileError");
  }

  const without = createContext(globals());
  runInContext("delete globalThis.WebAssembly", without);
  runInContext(text, without);
  for (const code of [load, loadSync]) {
    const error = await runInContext(code, without);
    assert.equal(error.code, "ENGINE_LOAD_FAILED");
    assert.equal(error.failure, "HOST_FAILED");
    assert.match(error.message, /WebAssembly/);
  }

  // The same where it is allowed: what failed above is the policy.
  const allowed = createContext(globals(), { codeGeneration: { strings: false, wasm: true } });
  runInContext(text, allowed);
  assert.equal(await runInContext(load, allowed), "loaded");
});

describe("a trap", () => {
  const words = 300;
  const large = requestOf(100, 3);

  test("in quote is a typed error, and the next call is right on a new instance", () => {
    const module = withTrapAbove("sve_quote", words);
    watchingInstances((instances) => {
      const engine = /** @type {any} */ (loadEngineSync(module));
      isRight(engine);
      assert.equal(instances.length, 1);
      for (let round = 1; round <= 3; round++) {
        assert.throws(() => engine.quote(large), trapError);
        isRight(engine);
        isRight(engine);
        assert.equal(instances.length, 1 + round, "one new instance for each trap, when needed");
      }
    });
  });

  test("in verify likewise, with quote unharmed", () => {
    const engine = /** @type {any} */ (loadEngineSync(withTrapAbove("sve_verify", words)));
    const document = () => ({ request: fullRequest(), claim: fullClaim() });
    const expected = JSON.stringify(reference.verify(document()));
    const claim = { due: 0, tokens: [] };
    for (let round = 0; round < 3; round++) {
      assert.equal(JSON.stringify(engine.verify(document())), expected);
      assert.throws(() => engine.verify({ request: large, claim }), trapError);
      isRight(engine);
    }
    assert.equal(engine.quote(large).due, reference.quote(large).due);
  });

  test("while the request is written likewise", () => {
    const engine = /** @type {any} */ (loadEngineSync(withTrapAbove("sve_request", 1024)));
    for (let round = 0; round < 3; round++) {
      isRight(engine);
      assert.throws(() => engine.quote(large), trapError);
    }
    isRight(engine);
  });

  test("when a new instance cannot even be made: an error at each call, and at loading", () => {
    assert.throws(
      () => loadEngineSync(withTrapAbove("sve_request", 0)),
      loadError(/unreachable/, "HOST_FAILED"),
    );
  });

  test("does not harm an engine that is disposed of afterwards, or others of the module", () => {
    const module = withTrapAbove("sve_quote", words);
    const one = /** @type {any} */ (loadEngineSync(module));
    const other = /** @type {any} */ (loadEngineSync(module));
    assert.throws(() => one.quote(large), trapError);
    isRight(other);
    one.dispose();
    assert.throws(() => one.quote(smallRequest()), { code: "ENGINE_DISPOSED" });
    isRight(other);
  });
});

test("memory that runs out is a typed error, and the next call is right", () => {
  let failed = 0;
  let answered = 0;
  for (const extraPages of [1, 4, 8, 20]) {
    const engine = /** @type {any} */ (loadEngineSync(withLittleMemory(extraPages)));
    for (const lines of [100, 1000, 2000, 4000, 10_000, 500]) {
      const request = requestOf(lines, 4);
      try {
        const quote = engine.quote(request);
        answered++;
        assert.equal(JSON.stringify(quote), JSON.stringify(reference.quote(request)));
      } catch (error) {
        failed++;
        trapError(error);
      }
      isRight(engine);
    }
  }
  assert.ok(failed >= 8 && answered >= 8, `${failed} failed, ${answered} were answered`);
});

test("a full stack is an error, and the next call is right", () => {
  const engine = /** @type {any} */ (loadEngineSync(coreBytes));
  const expected = JSON.stringify(reference.quote(fullRequest()));
  const request = fullRequest();
  /** @type {any[]} */
  const errors = [];
  let wrong = 0;
  let attempts = 0;
  // Every frame on the way back tries, so that the stack ends at many a place of the call.
  const dive = () => {
    try {
      dive();
    } catch {
      // Here there is hardly room for anything.
    }
    if (attempts > 400) return;
    attempts++;
    let quote;
    try {
      quote = engine.quote(request);
    } catch (error) {
      errors.push(error);
      return;
    }
    if (quote.due !== 53_875 || quote.tokens.length !== 4) wrong++;
  };
  dive();
  assert.ok(errors.length > 0 && errors.length < attempts, `${errors.length} of ${attempts}`);
  assert.equal(wrong, 0);
  for (const error of errors) {
    const typed = ["ENGINE_TRAPPED", "ENGINE_LOAD_FAILED"].includes(error.code);
    assert.ok(typed || error instanceof RangeError, String(error));
  }
  assert.equal(JSON.stringify(engine.quote(fullRequest())), expected);
});

test("no figure depends on time zone or language", () => {
  const requests = [fullRequest(), smallRequest(), requestOf(30, 8)];
  const expected = requests.map((request) => JSON.stringify(reference.quote(request)));
  const script = `
    import { loadEngineSync } from ${JSON.stringify(index.href)};
    const engine = loadEngineSync();
    const requests = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(requests.map((request) => JSON.stringify(engine.quote(request)))));
    console.log(new Date(0).getTimezoneOffset());`;
  const offsets = new Set();
  const places = [
    { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    { TZ: "America/St_Johns", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", LC_NUMERIC: "de_DE" },
    { TZ: "Pacific/Apia", LANG: "C", LC_ALL: "C" },
    { TZ: "nowhere", LANG: "nothing", LC_ALL: "nothing" },
  ];
  for (const env of places) {
    const texts = requests.map((request) => JSON.stringify(request));
    const answers = native("quote", texts, env).map((answer) => JSON.stringify(answer));
    assert.deepEqual(answers, expected, `native: ${env.TZ}`);
    const args = ["--input-type=module", "-e", script, JSON.stringify(requests)];
    const output = execFileSync(process.execPath, args, {
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    const [quotes, offset] = output.split("\n");
    assert.deepEqual(JSON.parse(quotes), expected, `WebAssembly: ${env.TZ}`);
    offsets.add(offset);
  }
  assert.ok(offsets.size > 2, "the time zones were in force");
});
