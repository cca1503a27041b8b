// Text in, text out: sve-json.wasm as a host without JavaScript calls it, and stored-value-engine/json,
// against the command `sve`, byte for byte.
//
// Over the whole corpus, random requests and texts that are no JSON; then what only this entry can
// meet: no text at all, lone surrogates, bytes instead of strings, a lack of memory.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadEngineSync } from "stored-value-engine";
import { StoredValueError, loadJsonEngine, loadJsonEngineSync } from "stored-value-engine/json";
import { requestOf, typicalRequest } from "../../bench/requests.js";
import { caseAt } from "../reference/generate.js";
import * as reference from "../reference/index.js";
import { coreBytes, jsonBytes, withLittleMemory } from "./support/damage.js";
import { memoryOf, watchingInstances } from "./support/hosts.js";
import { fullClaim, fullRequest } from "./support/requests.js";
import { expandCases } from "./support/vectors.js";

const command = fileURLToPath(new URL("../../build/sve", import.meta.url));
const refused = { code: "INVALID_REQUEST", reason: "WRONG_TYPE", path: "" };
const NOT_JSON = '{"error":{"code":"INVALID_REQUEST","reason":"NOT_JSON","path":""}}';

/** @typedef {{ name: string, call: "quote" | "verify", bytes: Buffer }} Item */

/** @param {"quote" | "verify"} call @param {string[]} options @param {Buffer} input */
function sve(call, options, input) {
  const run = spawnSync(command, [call, ...options], { input, maxBuffer: 2 ** 30 });
  if (run.error) throw run.error;
  assert.equal(run.stderr.toString(), "");
  const lines = run.stdout.toString("utf8").split("\n");
  assert.equal(lines.pop(), "", "the last line ends");
  return lines;
}

/** What the command answers to each. @param {Item[]} items @returns {string[]} */
function nativeAnswers(items) {
  /** @type {string[]} */
  const answers = new Array(items.length);
  const places = items.map((item, place) => ({ ...item, place }));
  for (const call of /** @type {const} */ (["quote", "verify"])) {
    const own = places.filter((item) => item.call === call);
    const lines = own.filter(({ bytes }) => !bytes.includes("\n"));
    const input = Buffer.concat(lines.flatMap(({ bytes }) => [bytes, Buffer.from("\n")]));
    const found = sve(call, ["--jsonl"], input);
    assert.equal(found.length, lines.length);
    lines.forEach(({ place }, i) => (answers[place] = found[i]));
    for (const { bytes, place } of own.filter((item) => item.bytes.includes("\n"))) {
      answers[place] = sve(call, [], bytes).join("\n");
    }
  }
  return answers;
}

/** The module by itself, called on numbers alone. */
function bareInstance() {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(jsonBytes));
  const json = /** @type {Record<string, any>} */ (exports);
  return (/** @type {Item} */ { call, bytes }) => {
    const address = json.sve_allocate(bytes.length);
    Buffer.from(json.memory.buffer).set(bytes, address);
    const malformed = json[`sve_${call}`](address, bytes.length);
    json.sve_free(address);
    const answer = Buffer.from(json.memory.buffer, json.sve_answer(), json.sve_answer_size());
    const text = answer.toString("utf8");
    assert.equal(malformed, text.startsWith('{"error":') ? 1 : 0, text);
    return text;
  };
}

const engine = await loadJsonEngine();
const bare = bareInstance();

/** @param {Item} item @param {any} [text] */
const ours = ({ call, bytes }, text = bytes) =>
  call === "quote" ? engine.quoteJson(text) : engine.verifyJson(text);

/** The module, the package with bytes and the package with a string answer as the command does. */
function sameAsNative(/** @type {Item[]} */ items) {
  const answers = nativeAnswers(items);
  items.forEach((item, i) => {
    assert.equal(bare(item), answers[i], `sve-json.wasm: ${item.name}`);
    assert.equal(ours(item), answers[i], `/json, bytes: ${item.name}`);
    const text = item.bytes.toString("utf8");
    if (!Buffer.from(text).equals(item.bytes)) return;
    assert.equal(ours(item, text), answers[i], `/json, a string: ${item.name}`);
  });
  return answers;
}

const quoteOf = (/** @type {string | Buffer} */ text, name = String(text)) =>
  /** @type {Item} */ ({ name, call: "quote", bytes: Buffer.from(text) });

test("sve-json.wasm imports nothing and exports what it says", () => {
  const module = new WebAssembly.Module(jsonBytes);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  for (const name of [
    ...["memory", "sve_allocate", "sve_free", "sve_quote", "sve_verify", "sve_answer"],
    ...["sve_answer_size", "sve_version"],
  ]) {
    assert.ok(names.includes(name), `it exports ${name}`);
  }
});

test("the corpus", () => {
  const items = [...expandCases()].map(({ name, kind, input }) => {
    const bytes = kind === "bytes" ? input : kind === "text" ? input : JSON.stringify(input);
    return { ...quoteOf(bytes, name), ...(kind === "verify" && { call: kind }) };
  });
  assert.ok(items.length > 1000);
  const answers = sameAsNative(/** @type {Item[]} */ (items));
  assert.ok(answers.some((answer) => answer.startsWith('{"error":')));
  assert.ok(answers.some((answer) => answer.startsWith('{"ok":true')));
  assert.ok(answers.some((answer) => answer.startsWith('{"ok":false')));
});

describe("random requests", () => {
  for (const [name, shapes] of Object.entries({
    "of all shapes": undefined,
    "spelt in many ways, and broken": /** @type {any} */ ({ spelt: 50, broken: 50 }),
  })) {
    test(name, () => {
      const items = Array.from({ length: 1500 }, (_, i) => ({
        name: `case ${i}`,
        ...caseAt(20_261, i, shapes),
      }));
      sameAsNative(/** @type {any} */ (items));
    });
  }
});

describe("text that is no JSON", () => {
  const request = '{"now":0,"cart":{"currency":"DKK","lines":[]}}';
  const wrong = [
    ...["", " ", "{", "[1", "nul", "{} x", "{}{}", "// note\n{}", "{/**/}", "[1,]", "{'a':1}"],
    ...[
      `${request},`,
      `${request}\n${request}`,
      `\uFEFF${request}`,
      `${request}\0`,
      `\0${request}`,
    ],
    ...["01", "+1", "0x10", "NaN", "-Infinity", "1.", ".5", "1e", "1e400", "-1e400", "1_0"],
    ...['"\\ud800"', '"\\udc00"', '"\\ud800\\u0041"', '"\\x41"', '"\t"', '"a', "undefined"],
    ...["[".repeat(65) + "]".repeat(65), "[".repeat(10_000), '{"a":'.repeat(10_000)],
    "[".repeat(10_000) + "]".repeat(10_000),
    '{"a":'.repeat(10_000) + "1" + "}".repeat(10_000),
    ...["\x80", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"].map((bytes) =>
      Buffer.from(`"${bytes}"`, "latin1"),
    ),
  ];

  test("is answered so, as by the command, and the next text is right", () => {
    const items = wrong.map((text) => quoteOf(text, JSON.stringify(String(text).slice(0, 40))));
    for (const answer of sameAsNative(items)) assert.equal(answer, NOT_JSON);
    assert.equal(engine.quoteJson(request), JSON.stringify(reference.quote(JSON.parse(request))));
  });

  test("in a string, a lone surrogate too", () => {
    for (const text of ['"\ud800"', `${request}\udc00`, `{"\ud83d":1}`]) {
      assert.equal(engine.quoteJson(text), NOT_JSON);
      assert.equal(engine.verifyJson(text), NOT_JSON);
    }
  });

  test("a lone surrogate is found by hosts that have no isWellFormed", () => {
    const prototype = /** @type {any} */ (String.prototype);
    const { isWellFormed } = prototype;
    delete prototype.isWellFormed;
    try {
      assert.equal(engine.quoteJson('"\ud800"'), NOT_JSON);
      assert.equal(engine.quoteJson('"\ud83d\udef6"'), engine.quoteJson('"x"'));
    } finally {
      Object.defineProperty(prototype, "isWellFormed", {
        value: isWellFormed,
        writable: true,
        configurable: true,
      });
    }
  });
});

test("the answers are those of the main entry, as text", () => {
  const request = fullRequest();
  const document = { request, claim: fullClaim() };
  const main = /** @type {any} */ (loadEngineSync());
  assert.equal(engine.quoteJson(JSON.stringify(request)), JSON.stringify(main.quote(request)));
  assert.equal(engine.verifyJson(JSON.stringify(document)), JSON.stringify(main.verify(document)));
  assert.equal(engine.version, main.version);
});

test("a text may be a string, an ArrayBuffer, or a view of a part of one", () => {
  const request = /** @type {any} */ (typicalRequest());
  request.cart.lines[0].id = "håndværk €🛶".repeat(3);
  request.metadata = { note: "€".repeat(5000) };
  const text = JSON.stringify(request);
  const expected = JSON.stringify(reference.quote(request));
  const bytes = new TextEncoder().encode(text);
  const part = new Uint8Array(bytes.length + 7);
  part.set(bytes, 3);
  const fresh = loadJsonEngineSync(jsonBytes);
  assert.equal(fresh.quoteJson(text), expected);
  for (const given of [
    ...[text, bytes, bytes.buffer, new DataView(part.buffer, 3, bytes.length)],
    part.subarray(3, 3 + bytes.length),
  ]) {
    assert.equal(engine.quoteJson(given), expected);
  }
});

test("what is no text is refused, not priced", () => {
  const moved = new ArrayBuffer(8);
  const view = new Uint8Array(moved);
  structuredClone(moved, { transfer: [moved] });
  const wrong = [undefined, null, 0, {}, [], new Date(), Promise.resolve("{}"), new String("{}")];
  for (const value of /** @type {any[]} */ ([...wrong, moved, view, Symbol("{}")])) {
    for (const call of /** @type {const} */ (["quoteJson", "verifyJson"])) {
      assert.throws(
        () => engine[call](value),
        (/** @type {any} */ error) => {
          assert.ok(error instanceof StoredValueError);
          const { code, reason, path } = /** @type {any} */ (error);
          assert.deepEqual({ code, reason, path }, refused);
          return true;
        },
      );
    }
  }
});

test("an engine is shared until it is disposed of", async () => {
  const [first, second] = await Promise.all([loadJsonEngine(), loadJsonEngine()]);
  assert.equal(first, second);
  const own = await loadJsonEngine(jsonBytes);
  assert.notEqual(own, first);
  own.dispose();
  own.dispose();
  assert.throws(() => own.quoteJson("{}"), { code: "ENGINE_DISPOSED" });
  const same = JSON.stringify(typicalRequest());
  assert.equal(first.quoteJson(same), JSON.stringify(reference.quote(typicalRequest())));
  first.dispose();
  const next = await loadJsonEngine();
  assert.notEqual(next, first);
  first.dispose();
  assert.equal(await loadJsonEngine(), next, "what was disposed of takes no other with it");
});

test("another module, or one that was changed, is a load error", async () => {
  const changed = jsonBytes.slice();
  changed[changed.length >> 1] ^= 1;
  for (const source of [
    coreBytes,
    changed,
    jsonBytes.subarray(1),
    new WebAssembly.Module(coreBytes),
  ]) {
    await assert.rejects(loadJsonEngine(source), { code: "ENGINE_LOAD_FAILED" });
    assert.throws(() => loadJsonEngineSync(source), { code: "ENGINE_LOAD_FAILED" });
  }
});

test("without memory a text gets a typed error, and the next call is right", () => {
  const small = JSON.stringify(typicalRequest());
  const expected = JSON.stringify(reference.quote(typicalRequest()));
  const messages = [];
  for (const extraPages of [1, 8, 40]) {
    const limited = loadJsonEngineSync(withLittleMemory(extraPages, jsonBytes));
    for (const lines of [10, 1000, 10_000, 500]) {
      const text = JSON.stringify(requestOf(lines, 4));
      try {
        assert.equal(JSON.parse(limited.quoteJson(text)).lines.length, lines);
      } catch (/** @type {any} */ error) {
        messages.push(error.message);
        assert.equal(error.code, "ENGINE_TRAPPED");
      }
      assert.equal(limited.quoteJson(small), expected);
    }
  }
  assert.ok(messages.length >= 3, `${messages.length} failed`);
  assert.ok(messages.some((message) => /there is no memory for \d+ bytes/.test(message)));
});

test("a hundred thousand quotes: memory does not grow", () => {
  watchingInstances((instances) => {
    const own = loadJsonEngineSync(new WebAssembly.Module(jsonBytes));
    const text = JSON.stringify(typicalRequest());
    const answer = own.quoteJson(text);
    for (let i = 0; i < 1000; i++) own.quoteJson(text);
    const { byteLength } = memoryOf(instances[0]).buffer;
    for (let i = 0; i < 100_000; i++) own.quoteJson(text);
    assert.equal(memoryOf(instances[0]).buffer.byteLength, byteLength);
    assert.equal(own.quoteJson(text), answer);
    assert.equal(instances.length, 1);
  });
});
