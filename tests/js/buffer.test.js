// The request buffer by itself: what is left of one request when the next begins, and that its view of
// memory is a good one then.

import assert from "node:assert/strict";
import { test } from "node:test";
import { RequestBuffer, SLACK } from "../../js/buffer.js";

test("a request begins without the unknown names of the one before", () => {
  const buffer = new RequestBuffer((words) => new Int32Array(2 * words));
  buffer.begin();
  buffer.unknownNames.push("colour");
  buffer.begin();
  assert.deepEqual(buffer.unknownNames, []);
});

test("where memory grew meanwhile, a request begins with a view of all of it", () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const buffer = new RequestBuffer((words) => new Int32Array(memory.buffer, 0, 2 * words));
  const { length } = buffer.words;
  memory.grow(1);
  assert.equal(buffer.words.length, 0);
  buffer.begin();
  assert.equal(buffer.words.length, length);
});

test("lists that are shared go with the numbers of their ids, and not before", () => {
  const buffer = new RequestBuffer((words) => new Int32Array(2 * words));
  buffer.shared = new Map([["lines", { list: [], words: new Int32Array(0) }]]);
  buffer.begin();
  assert.equal(buffer.shared.size, 1);
  for (let i = 0; i < 100_000; i += 1) buffer.names.word(`id ${i}`);
  buffer.begin();
  assert.equal(buffer.shared.size, 0);
});

test("room is made for as much as is asked for, however much, and what stood there stays", () => {
  const memory = new WebAssembly.Memory({ initial: 16 });
  const buffer = new RequestBuffer((words) => new Int32Array(memory.buffer, 0, 2 * words));
  buffer.begin();
  buffer.words[7] = 42;
  buffer.room(100, 50_000);
  assert.equal(buffer.limit, 50_100);
  assert.equal(buffer.words.length, 50_100 + SLACK);
  assert.equal(buffer.words[7], 42);
});
