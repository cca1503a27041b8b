// What one instance keeps: the memory of a million quotes, buffers that grow, the table of names.
//
// Guarantees that WebAssembly memory does not grow after warm-up, that the JavaScript heap does not
// either, and that answers are right across every change of size. It measures no time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadEngineSync } from "stored-value-engine";
import { hugeRequest, requestOf, smallRequest, typicalRequest } from "../../bench/requests.js";
import * as reference from "../reference/index.js";
import { coreBytes } from "./support/damage.js";
import { memoryOf, watchingInstances } from "./support/hosts.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const MILLION = 1_000_000;
const WARM_UP = 20_000;
const VARIANTS = 50;
/** What the heap may differ by when nothing leaks: code, and what the test runner keeps. */
const HEAP_SLACK = 2 ** 20;
/** More names than the table keeps (js/names.js). */
const MANY_NAMES = 8192;

/** An engine with one instance, and that instance's memory. */
function instrumented() {
  return watchingInstances((instances) => {
    const engine = /** @type {any} */ (loadEngineSync(new WebAssembly.Module(coreBytes)));
    assert.equal(instances.length, 1);
    return { engine, memory: memoryOf(instances[0]), instances };
  });
}

function heap() {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** @param {any} request */
const expected = (request) => JSON.stringify(reference.quote(request));

/** A typical cart with ids of its own. @param {any} name */
function withIds(name) {
  const request = /** @type {any} */ (structuredClone(typicalRequest()));
  for (const line of request.cart.lines) line.id = `${name}-${line.id}`;
  for (const token of request.tokens) token.id = `${name}-${token.id}`;
  return request;
}

test("a million quotes: WebAssembly memory grows by nothing, the heap by next to nothing", () => {
  const { engine, memory } = instrumented();
  const requests = Array.from({ length: VARIANTS }, (_, i) => {
    const request = /** @type {any} */ (typicalRequest());
    for (const line of request.cart.lines) line.unitPrice += i;
    return request;
  });
  const dues = requests.map((request) => reference.quote(request).due);
  const run = (/** @type {number} */ times) => {
    let wrong = 0;
    for (let i = 0; i < times; i++) {
      if (engine.quote(requests[i % VARIANTS]).due !== dues[i % VARIANTS]) wrong++;
    }
    return wrong;
  };
  assert.equal(run(WARM_UP), 0);
  const bytes = memory.buffer.byteLength;
  const before = heap();
  assert.equal(run(MILLION), 0, "every one of them is right");
  assert.equal(memory.buffer.byteLength, bytes, "bytes of WebAssembly memory");
  const grown = heap() - before;
  assert.ok(grown < HEAP_SLACK, `the heap grew by ${grown} bytes`);
  assert.equal(JSON.stringify(engine.quote(requests[7])), expected(requests[7]));
});

test("malformed requests leave nothing behind either", () => {
  const { engine, memory } = instrumented();
  const run = (/** @type {number} */ times) => {
    let refused = 0;
    for (let i = 0; i < times; i++) {
      const request = /** @type {any} */ (smallRequest());
      if (i % 3 === 0) request[`unknown-${i}`] = i;
      else if (i % 3 === 1) request.tokens[0].id = "\ud800";
      else request.cart.lines.push(request.cart.lines[0]);
      try {
        engine.quote(request);
      } catch (/** @type {any} */ error) {
        if (error.code === "INVALID_REQUEST") refused++;
      }
    }
    return refused;
  };
  assert.equal(run(3_000), 3_000);
  const bytes = memory.buffer.byteLength;
  const before = heap();
  assert.equal(run(30_000), 30_000);
  assert.equal(memory.buffer.byteLength, bytes);
  const grown = heap() - before;
  assert.ok(grown < HEAP_SLACK, `the heap grew by ${grown} bytes`);
});

test("ten thousand lines before and after small carts: the buffer grows once, answers are right", () => {
  const { engine, memory, instances } = instrumented();
  const small = smallRequest();
  const typical = typicalRequest();
  const huge = hugeRequest();
  const answers = [small, typical, huge].map(expected);
  const quoted = (/** @type {any} */ request) => JSON.stringify(engine.quote(request));
  const first = memory.buffer.byteLength;
  assert.equal(quoted(small), answers[0]);
  assert.equal(quoted(typical), answers[1]);
  assert.equal(quoted(huge), answers[2]);
  assert.ok(memory.buffer.byteLength > first, "such a cart needs more memory");
  assert.equal(quoted(small), answers[0]);
  assert.equal(quoted(typical), answers[1]);
  const grown = memory.buffer.byteLength;
  for (let round = 0; round < 3; round++) {
    assert.equal(quoted(huge), answers[2]);
    assert.equal(quoted(small), answers[0]);
  }
  assert.equal(memory.buffer.byteLength, grown, "once it is there it suffices");
  assert.equal(instances.length, 1, "all on one instance");
});

test("the buffer may grow at any element of any list", () => {
  // Each engine is fresh, so that each size makes the buffer grow somewhere else while it is written.
  const module = new WebAssembly.Module(coreBytes);
  for (let lines = 60; lines <= 90; lines++) {
    const request = requestOf(lines, 5);
    const engine = /** @type {any} */ (loadEngineSync(module));
    assert.equal(JSON.stringify(engine.quote(request)), expected(request), `${lines} lines`);
  }
  for (const ids of [100, 900, 960, 1000]) {
    for (const items of [1, 100]) {
      const request = listsRequest(ids, items);
      const engine = /** @type {any} */ (loadEngineSync(module));
      assert.equal(JSON.stringify(engine.quote(request)), expected(request), `${ids}, ${items}`);
    }
  }
});

/**
 * A cart whose rules and tokens have long lists.
 * @param {number} ids
 * @param {number} items
 */
function listsRequest(ids, items) {
  const many = (/** @type {string} */ name, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => `${name}-${i}`);
  return {
    now: 1_000,
    cart: {
      currency: "DKK",
      lines: [{ id: "L", experienceId: "e-0", ticketTypeId: "t-1", unitPrice: 999, quantity: 9 }],
      discounts: [{ id: "D", type: "fixed", value: 100, lineIds: Array(ids).fill("L") }],
    },
    tokenTypes: [
      { id: "items", kind: "itemGiftCard", currency: "DKK", experienceIds: many("e", ids) },
      { id: "pass", kind: "entryPass", excludedExperienceIds: many("x", ids) },
      { id: "card", kind: "giftCard", currency: "DKK", ticketTypeIds: many("t", ids) },
    ],
    tokens: [
      {
        id: "T1",
        typeId: "items",
        items: many("i", items).map((id, i) => ({
          id,
          experienceId: `e-${i}`,
          quotedPrice: 500,
          quantityLeft: 1,
        })),
      },
      {
        id: "T2",
        typeId: "pass",
        usedSessions: many("s", ids).map((_, i) => ({ startsAt: i, guests: 1 })),
      },
      { id: "T3", typeId: "card", balance: 1_500 },
    ],
  };
}

test("names that are new in every request: answers stay right while the table is emptied", () => {
  const { engine, memory } = instrumented();
  const perRequest = 13;
  const plain = JSON.stringify(engine.quote(withIds("x")));
  const check = (/** @type {number} */ i) => {
    const name = `order${i}`;
    const answer = JSON.stringify(engine.quote(withIds(name)));
    assert.equal(answer.replaceAll(`"${name}-`, '"x-'), plain, name);
  };
  const rounds = Math.ceil((2 * MANY_NAMES) / perRequest);
  for (let i = 0; i < rounds; i++) check(i);
  const bytes = memory.buffer.byteLength;
  const before = heap();
  for (let i = rounds; i < 4 * rounds; i++) check(i);
  assert.equal(memory.buffer.byteLength, bytes);
  const grown = heap() - before;
  // The table holds at most so many names, and a request's worth, at whatever moment.
  assert.ok(grown < 4 * HEAP_SLACK, `the heap grew by ${grown} bytes`);
});

test("one request with more names than the table keeps, then the same ids in other places", () => {
  const { engine } = instrumented();
  const request = requestOf(MANY_NAMES + 500, 3);
  const reversed = structuredClone(request);
  reversed.cart.lines.reverse();
  for (const each of [request, reversed, request]) {
    assert.equal(JSON.stringify(engine.quote(each)), expected(each));
    assert.equal(JSON.stringify(engine.quote(typicalRequest())), expected(typicalRequest()));
  }
});
