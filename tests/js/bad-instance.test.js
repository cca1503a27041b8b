// What can befall an instance while it works, of both engines: traps at every call, memory that runs
// out up to the module's own maximum, memory that somebody else wrote to, a host that has no memory for
// another instance. Each is a typed error, and the next call is right on a fresh instance.
//
// Modules that are not the package's, and policies, are in bad-engine.test.js.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { StoredValueError, loadEngineSync } from "stored-value-engine";
import { loadJsonEngineSync } from "stored-value-engine/json";
import { requestOf } from "../../bench/requests.js";
import * as reference from "../reference/index.js";
import {
  coreBytes,
  jsonBytes,
  jsonWithTrapAbove,
  withLittleMemory,
  withText,
  withTrapAbove,
  withoutExport,
} from "./support/damage.js";
import { memoryOf, watchingInstances } from "./support/hosts.js";
import { fullClaim, fullRequest, smallRequest } from "./support/requests.js";

const command = fileURLToPath(new URL("../../build/sve", import.meta.url));
const large = requestOf(100, 3);
const documentOf = (/** @type {any} */ request) => ({ request, claim: fullClaim() });
const quoted = JSON.stringify(reference.quote(fullRequest()));
const verified = JSON.stringify(reference.verify(documentOf(fullRequest())));

/** @param {any} error */
function trapError(error) {
  assert.ok(error instanceof StoredValueError, String(error));
  assert.equal(error.code, "ENGINE_TRAPPED");
  assert.ok(error.message.includes(/** @type {any} */ (error.cause).message));
  return true;
}

/** @param {string} failure @param {RegExp} message */
const loadError = (failure, message) => (/** @type {any} */ error) => {
  assert.ok(error instanceof StoredValueError, String(error));
  assert.deepEqual([error.code, error.failure], ["ENGINE_LOAD_FAILED", failure], error.message);
  assert.match(error.message, message);
  return true;
};

/**
 * The two engines, called alike: requests in, text out.
 * @param {WebAssembly.Module | Uint8Array} source
 */
function coreEngine(source) {
  const engine = /** @type {any} */ (loadEngineSync(/** @type {any} */ (source)));
  return {
    quote: (/** @type {any} */ request) => JSON.stringify(engine.quote(request)),
    verify: (/** @type {any} */ document) => JSON.stringify(engine.verify(document)),
  };
}

/** @param {WebAssembly.Module | Uint8Array} source */
function jsonEngine(source) {
  const engine = loadJsonEngineSync(/** @type {any} */ (source));
  return {
    quote: (/** @type {any} */ request) => engine.quoteJson(JSON.stringify(request)),
    verify: (/** @type {any} */ document) => engine.verifyJson(JSON.stringify(document)),
  };
}

/** @param {ReturnType<typeof coreEngine>} engine */
function isRight(engine) {
  assert.equal(engine.quote(fullRequest()), quoted);
  assert.equal(engine.verify(documentOf(fullRequest())), verified);
}

const sides = /** @type {const} */ ([
  ["core.wasm", coreEngine, coreBytes],
  ["sve-json.wasm", jsonEngine, jsonBytes],
]);

/** A bound between the bytes or words of the full document and of one with a hundred lines. */
const places = /** @type {[string, () => ReturnType<typeof coreEngine>][]} */ ([
  ["core.wasm, sve_request", () => coreEngine(withTrapAbove("sve_request", 1024))],
  ["core.wasm, sve_quote", () => coreEngine(withTrapAbove("sve_quote", 400))],
  ["core.wasm, sve_verify", () => coreEngine(withTrapAbove("sve_verify", 400))],
  ["sve-json.wasm, sve_allocate", () => jsonEngine(jsonWithTrapAbove("sve_allocate", 8000))],
  ["sve-json.wasm, sve_quote", () => jsonEngine(jsonWithTrapAbove("sve_quote", 6000))],
  ["sve-json.wasm, sve_verify", () => jsonEngine(jsonWithTrapAbove("sve_verify", 6000))],
]);

describe("a trap", () => {
  for (const [name, make] of places) {
    test(`in ${name}: a typed error, and a fresh instance for the next call`, () => {
      watchingInstances((instances) => {
        const engine = make();
        isRight(engine);
        const before = instances.length;
        for (let round = 1; round <= 3; round++) {
          const traps = [() => engine.quote(large), () => engine.verify(documentOf(large))].filter(
            (call) => {
              try {
                call();
                return false;
              } catch (error) {
                return trapError(error);
              }
            },
          );
          assert.equal(traps.length, /request|allocate/.test(name) ? 2 : 1);
          isRight(engine);
          assert.equal(instances.length, before + round * traps.length);
        }
      });
    });
  }

  test("in the middle of a batch: an error for the batch, and the next batch is right", () => {
    const engine = /** @type {any} */ (loadEngineSync(withTrapAbove("sve_quote", 400)));
    const batch = [fullRequest(), fullRequest(), large, fullRequest()];
    assert.throws(() => engine.quoteMany(batch), trapError);
    const quotes = engine.quoteMany([fullRequest(), smallRequest()]);
    assert.deepEqual(quotes, [fullRequest(), smallRequest()].map(reference.quote));
  });

  test("in a call that a getter makes: the call around it is right all the same", () => {
    const engine = /** @type {any} */ (loadEngineSync(withTrapAbove("sve_quote", 400)));
    let trapped = 0;
    const request = {
      ...fullRequest(),
      get now() {
        assert.throws(() => engine.quote(large), trapError);
        trapped++;
        return fullRequest().now;
      },
    };
    assert.equal(JSON.stringify(engine.quote(request)), quoted);
    assert.equal(trapped, 1);
    assert.equal(JSON.stringify(engine.quote(fullRequest())), quoted);
  });
});

describe("memory", () => {
  const growing = [300, 3000, 10_000].map((lines) => {
    const request = requestOf(lines, 8);
    return { request, expected: reference.quote(request).due };
  });

  for (const [name, make, bytes] of sides) {
    test(`${name}: where it ends, at whatever place, quotes and verifications fail by name`, () => {
      let failed = 0;
      let answered = 0;
      for (const extraPages of [0, 1, 2, 3, 5, 9, 17, 40, 80]) {
        const engine = make(withLittleMemory(extraPages, bytes));
        for (const { request, expected } of growing) {
          for (const call of /** @type {const} */ (["quote", "verify"])) {
            const document =
              call === "quote" ? request : { request, claim: { due: 0, tokens: [] } };
            try {
              const { due, quote } = JSON.parse(engine[call](document));
              assert.equal(due ?? quote.due, expected);
              answered++;
            } catch (error) {
              failed++;
              trapError(error);
            }
          }
          isRight(engine);
        }
      }
      assert.ok(failed > 10 && answered > 4, `${failed} failed, ${answered} were answered`);
    });

    test(`${name}: a host without memory for another instance says so until it has`, () => {
      const trap = name === "core.wasm" ? "core.wasm, sve_quote" : "sve-json.wasm, sve_quote";
      const engine = /** @type {any} */ (places.find(([place]) => place === trap))[1]();
      const { Instance } = WebAssembly;
      assert.throws(() => engine.quote(large), trapError);
      WebAssembly.Instance = /** @type {any} */ (
        class {
          constructor() {
            throw new RangeError("WebAssembly.Instance(): Out of memory");
          }
        }
      );
      try {
        for (let round = 0; round < 3; round++) {
          assert.throws(() => engine.quote(fullRequest()), loadError("HOST_FAILED", /memory/));
          assert.throws(() => make(new WebAssembly.Module(bytes)), { failure: "HOST_FAILED" });
        }
      } finally {
        WebAssembly.Instance = Instance;
      }
      isRight(engine);
    });
  }

  test("sve-json.wasm: a text that passes the module's own maximum", () => {
    const engine = loadJsonEngineSync();
    // More with the room for what comes next than the 256 MiB that the module may have.
    const long = " ".repeat(180_000_000);
    for (const text of [long, Buffer.alloc(180_000_000, 32)]) {
      assert.throws(() => engine.quoteJson(text), trapError);
      assert.throws(() => engine.verifyJson(text), trapError);
      assert.equal(engine.quoteJson(JSON.stringify(fullRequest())), quoted);
    }
  });

  test("the native command without memory ends by a signal, and answers nothing", () => {
    const input = JSON.stringify(requestOf(10_000, 8));
    const limited = (/** @type {number} */ kilobytes) =>
      spawnSync("sh", ["-c", `ulimit -c 0; ulimit -v ${kilobytes}; exec "$0" quote`, command], {
        input,
        maxBuffer: 2 ** 28,
      });
    const { status, stdout } = limited(1_000_000);
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout.toString()).due, reference.quote(JSON.parse(input)).due);
    // Too little to read it into, then too little to price it.
    for (const kilobytes of [10_000, 20_000]) {
      const run = limited(kilobytes);
      assert.match(String(run.signal), /^SIG(?:ABRT|ILL|TRAP)$/, `status ${run.status}`);
      assert.equal(run.stdout.toString(), "");
    }
  });
});

describe("memory that somebody else wrote to", () => {
  test("core.wasm: words that are no request are noticed, and the next call is right", () => {
    watchingInstances((instances) => {
      const engine = /** @type {any} */ (loadEngineSync(new WebAssembly.Module(coreBytes)));
      assert.equal(JSON.stringify(engine.quote(fullRequest())), quoted);
      for (let round = 1; round <= 3; round++) {
        const request = {
          ...fullRequest(),
          options: {
            // Read last: the words in front are in their places by then.
            get maxTokens() {
              const { buffer } = memoryOf(/** @type {any} */ (instances.at(-1)));
              overwrite(new BigInt64Array(buffer), BigInt(fullRequest().now));
              return undefined;
            },
          },
        };
        assert.throws(() => engine.quote(request), trapError);
        assert.equal(JSON.stringify(engine.quote(fullRequest())), quoted);
        assert.equal(instances.length, 1 + round);
      }
    });

    /** Where a request says that it is there, and when, it says something else. @param {BigInt64Array} words @param {bigint} now */
    function overwrite(words, now) {
      let found = 0;
      for (let i = 2; i < words.length; i++) {
        if (words[i] !== now || words[i - 1] !== 1n) continue;
        words[i - 1] = 77n;
        found++;
      }
      assert.ok(found > 0, "the request is in linear memory");
    }
  });
});

describe("a module that lacks what is called", () => {
  test("core.wasm: a function, at loading, or at the call of the very version of the package", () => {
    for (const name of ["sve_request", "sve_verify", "_initialize"]) {
      const module = withoutExport(name);
      assert.throws(() => loadEngineSync(module), loadError("OTHER_MODULE", /./), name);
    }
    const engine = /** @type {any} */ (loadEngineSync(withoutExport("sve_quote")));
    assert.throws(() => engine.quote(fullRequest()), trapError);
    assert.equal(JSON.stringify(engine.verify(documentOf(fullRequest()))), verified);
  });

  test("sve-json.wasm: a function, its memory, or the version", () => {
    const functions = ["allocate", "free", "quote", "verify", "answer", "answer_size", "version"];
    for (const name of functions.map((word) => `sve_${word}`)) {
      const module = withoutExport(name, jsonBytes);
      const message = new RegExp(`no function ${name}$`);
      assert.throws(() => loadJsonEngineSync(module), loadError("OTHER_MODULE", message));
    }
    const bare = withoutExport("memory", jsonBytes);
    assert.throws(() => loadJsonEngineSync(bare), loadError("OTHER_MODULE", /no memory$/));
    const other = new WebAssembly.Module(withText("0.1.0", "0.1.9", jsonBytes));
    const message = /module is of version 0\.1\.9, the package of version 0\.1\.0$/;
    assert.throws(() => loadJsonEngineSync(other), loadError("OTHER_MODULE", message));
  });
});
