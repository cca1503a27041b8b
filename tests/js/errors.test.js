// The sentences of errors, and what an error shows as its own: for people who read a log, and for code that
// copies or prints errors. Which error comes when is tested with what causes it.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  disposed,
  invalidRequest,
  loadFailed,
  StoredValueError,
  trapped,
} from "../../js/errors.js";

test("a load that failed says why, from where, and what was thrown", () => {
  const sentence = (/** @type {any[]} */ ...args) =>
    /** @type {any} */ (loadFailed)(...args).message.replace("the engine did not load: ", "");
  assert.equal(
    sentence("no network", "NOT_FETCHED", "https://a.example/core.wasm"),
    ["not fetched (https://a.example/core.wasm)", "no network"].join(": "),
  );
  assert.equal(
    sentence(new TypeError("bad magic"), "NOT_WEBASSEMBLY"),
    "not webassembly: TypeError: bad magic",
  );
  for (const nothing of [undefined, null, {}, new Error("")]) {
    assert.equal(sentence(nothing, "HOST_FAILED"), "host failed: the cause is not known");
  }
  const blocked = sentence(new Error("no"), "BLOCKED_BY_POLICY", "https://a.example/core.wasm");
  assert.match(
    blocked,
    /^blocked by policy \(this place forbids .*'wasm-unsafe-eval'\): Error: no$/,
  );
});

test("a failure that is named already keeps its name; another error of ours is a cause", () => {
  const first = loadFailed("x", "OTHER_MODULE");
  assert.equal(loadFailed(first, "HOST_FAILED"), first);
  const other = disposed();
  const second = /** @type {any} */ (loadFailed(other, "HOST_FAILED"));
  assert.notEqual(second, other);
  assert.equal(second.cause, other);
  assert.equal(second.failure, "HOST_FAILED");
});

test("a refusal and a trap in words", () => {
  assert.equal(
    invalidRequest("NOT_AN_INTEGER", "/cart/lines/0/quantity").message,
    "/cart/lines/0/quantity is refused: not an integer (NOT_AN_INTEGER)",
  );
  assert.equal(
    invalidRequest("WRONG_TYPE", "").message,
    "the document is refused: wrong type (WRONG_TYPE)",
  );
  const cause = new RangeError("deep");
  const error = trapped(cause);
  assert.equal(error.cause, cause);
  assert.equal(
    error.message,
    "the engine stopped (RangeError: deep); its next call runs on a new instance",
  );
});

test("an error shows its code, reason and path as its own, like any member; its name is the class's", () => {
  const error = invalidRequest("OUT_OF_RANGE", "/now");
  assert.deepEqual(Object.keys(error), ["code", "reason", "path"]);
  for (const [name, value] of Object.entries({ reason: "OUT_OF_RANGE", path: "/now" })) {
    assert.deepEqual(Object.getOwnPropertyDescriptor(error, name), {
      ...{ value, enumerable: true, writable: true, configurable: true },
    });
  }
  assert.deepEqual(Object.getOwnPropertyDescriptor(StoredValueError.prototype, "name"), {
    ...{ value: "StoredValueError", enumerable: false, writable: true, configurable: true },
  });
  assert.equal(
    String(disposed()),
    "StoredValueError: the engine was disposed of; load another one",
  );
});
