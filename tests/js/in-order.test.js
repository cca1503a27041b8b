// in-order.wasm, which pages load: it answers as core.wasm does, but gives no best use of tokens before
// core.wasm is there, and never another use in its place.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { loadEngine, loadEngineSync } from "stored-value-engine";
import { answerOf, having } from "./support/hosts.js";
import { fullClaim, fullRequest, smallRequest } from "./support/requests.js";
import { expandCases } from "./support/vectors.js";

const files = {
  "in-order.wasm": readFileSync(new URL("../../dist/in-order.wasm", import.meta.url)),
  "core.wasm": readFileSync(new URL("../../dist/core.wasm", import.meta.url)),
};
const whole = await loadEngine();
const optimal = { strategy: "optimal" };
const notLoaded = { name: "StoredValueError", code: "OPTIMAL_NOT_LOADED", message: /loadOptimal/ };
const best = () => ({ ...fullRequest(), options: optimal });

const open = () => loadEngineSync(files["in-order.wasm"]);

/**
 * The page's entry with nothing loaded, over files that `fetch` finds; `asked` names those that were.
 * @param {string} name of the try
 * @param {(entry: any, asked: string[], served: Record<string, Uint8Array | undefined>) => Promise<void>} body
 */
function onAPage(name, body) {
  /** @type {string[]} */
  const asked = [];
  /** @type {Record<string, Uint8Array | undefined>} */
  const served = { ...files };
  const fetchServed = async (/** @type {URL | string} */ address) => {
    const file = String(address).replace(/.*\//, "");
    asked.push(file);
    const bytes = served[file];
    return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 });
  };
  return having(globalThis, "fetch", fetchServed, async () =>
    body(await import(`../../js/index.js?${name}`), asked, served),
  );
}

test("the corpus: as core.wasm answers, or a refusal where it has a best use to give", () => {
  const engine = open();
  let refused = 0;
  for (const { kind, input, name } of expandCases()) {
    if (kind === "text" || kind === "bytes" || Buffer.isBuffer(input)) continue;
    const call = kind === "verify" ? "verify" : "quote";
    const expected = answerOf(() => whole[call](input));
    const quote = call === "verify" ? expected.quote : expected;
    if (quote?.optimality) {
      assert.throws(() => engine[call](input), notLoaded, name);
      refused += 1;
    } else {
      assert.deepEqual(
        answerOf(() => engine[call](input)),
        expected,
        name,
      );
    }
  }
  assert.ok(refused >= 20, `${refused} of them`);
});

test("a batch with one that asks for the best use is refused; the next call is right", () => {
  const engine = open();
  assert.throws(() => engine.quoteMany([smallRequest(), best()]), notLoaded);
  assert.deepEqual(engine.quote(fullRequest()), whole.quote(fullRequest()));
});

describe("loadOptimal", () => {
  test("on a page: core.wasm is fetched once, and every call is answered from then on", () =>
    onAPage("once", async ({ loadEngine }, asked) => {
      const engine = await loadEngine();
      assert.deepEqual(asked, ["in-order.wasm"]);
      assert.throws(() => engine.quote(best()), notLoaded);
      assert.throws(() => engine.verify({ request: best(), claim: fullClaim() }), notLoaded);
      const [first, second] = [engine.loadOptimal(), engine.loadOptimal()];
      assert.deepEqual(engine.quote(smallRequest()), whole.quote(smallRequest()), "meanwhile");
      assert.equal(await first, undefined);
      await second;
      await engine.loadOptimal();
      assert.deepEqual(asked, ["in-order.wasm", "core.wasm"]);
      assert.deepEqual(engine.quote(best()), whole.quote(best()));
      const document = { request: best(), claim: fullClaim() };
      assert.deepEqual(engine.verify(document), whole.verify(document));
      assert.equal(await loadEngine(), engine);
    }));

  test("that fails leaves the engine as it was, and may be called again", () =>
    onAPage("again", async ({ loadEngine }, _asked, served) => {
      const engine = await loadEngine();
      for (const [bytes, failure] of /** @type {const} */ ([
        [undefined, "NOT_FETCHED"],
        [files["core.wasm"].subarray(0, 1000), "OTHER_MODULE"],
        [files["in-order.wasm"], "OTHER_MODULE"],
        [Buffer.from("<!doctype html>"), "NOT_WEBASSEMBLY"],
      ])) {
        served["core.wasm"] = bytes;
        await assert.rejects(engine.loadOptimal(), { code: "ENGINE_LOAD_FAILED", failure });
        assert.throws(() => engine.quote(best()), notLoaded);
        assert.deepEqual(engine.quote(smallRequest()), whole.quote(smallRequest()));
      }
      served["core.wasm"] = files["core.wasm"];
      await engine.loadOptimal();
      assert.deepEqual(engine.quote(best()), whole.quote(best()));
    }));

  test("takes core.wasm from elsewhere", () =>
    onAPage("elsewhere", async ({ loadEngine }, asked) => {
      const engine = await loadEngine(files["in-order.wasm"]);
      await engine.loadOptimal(Promise.resolve(files["core.wasm"]));
      assert.deepEqual(asked, []);
      assert.deepEqual(engine.quote(best()), whole.quote(best()));
    }));

  test("does nothing where the search is there from the start", async () => {
    const before = whole.quote(best());
    await whole.loadOptimal("nowhere");
    assert.deepEqual(whole.quote(best()), before);
  });

  test("in Node, on in-order.wasm: what the package has at hand", async () => {
    const engine = open();
    await engine.loadOptimal();
    assert.deepEqual(engine.quote(best()), whole.quote(best()));
  });

  test("of an engine that was disposed of, before or meanwhile, is refused", () =>
    onAPage("disposed", async ({ loadEngine }, asked) => {
      const disposed = { name: "StoredValueError", code: "ENGINE_DISPOSED" };
      const engine = await loadEngine();
      const loading = engine.loadOptimal();
      engine.dispose();
      await assert.rejects(loading, disposed);
      asked.length = 0;
      await assert.rejects(engine.loadOptimal(), disposed);
      assert.deepEqual(asked, [], "nothing is fetched for it");
      assert.throws(() => engine.quote(smallRequest()), disposed);
    }));
});
