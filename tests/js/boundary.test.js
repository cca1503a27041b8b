// The two sides of the boundary in JavaScript, by themselves: the words that are written, the words
// that are read (docs/flat.md).
//
// Guarantees that every number crosses exactly, that markers cannot be mistaken for numbers, and that no
// word is lost wherever the request buffer grows. What the words mean is the core's and tested with it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import { requestOf } from "../../bench/requests.js";
import { readTables, wordAt } from "../../js/answer.js";
import { RequestBuffer, SLACK } from "../../js/buffer.js";
import { ABSENT, INVALID, NOT_AN_INTEGER, TOO_LARGE, WRONG_TYPE } from "../../js/flat.js";
import { smaller } from "../../js/members.js";
import { Names } from "../../js/names.js";
import { putAmount, putInstant, putNumber } from "../../js/words.js";
import { writeQuote, writeVerify } from "../../js/write.js";
import { fullClaim, fullRequest } from "./support/requests.js";

const MARKERS = [ABSENT, WRONG_TYPE, INVALID, NOT_AN_INTEGER, TOO_LARGE];
const MOST = Number.MAX_SAFE_INTEGER;
const LEAST = -(2 ** 30);

/** What a place holds as the core reads it: 64 bits, little-endian. @param {Int32Array} halves */
const wordsOf = (halves) => new BigInt64Array(halves.buffer, halves.byteOffset, halves.length >> 1);

/** The word that a storing function leaves. @param {(words: Int32Array) => void} store */
function stored(store) {
  const halves = new Int32Array(2).fill(0x55555555);
  store(halves);
  return wordsOf(halves)[0];
}

/** @type {Record<string, (value: any) => bigint>} */
const fields = {
  amount: (value) => stored((words) => putAmount(words, 0, value)),
  instant: (value) => stored((words) => putInstant(words, 0, value)),
  count: (value) => stored((words) => putNumber(words, 0, value)),
};

const small = [0, 1, 2, 10_000, 2 ** 30, 2 ** 31 - 1, -1, -1080, LEAST];
const large = [2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 33 + 1, 253_402_300_799_999, MOST - 1, MOST];
const tooLarge = [MOST + 1, -MOST, -MOST - 1, 2 ** 64, 1e300, Infinity, -Infinity, LEAST - 1];
const noIntegers = [NaN, 0.5, -0.5, 1e-300, 2 ** 31 + 0.5, -(2 ** 31) - 0.5, 2 ** 52 - 0.5];

describe("numbers", () => {
  for (const [name, word] of Object.entries(fields)) {
    test(`${name}: integers cross exactly, others as what they are`, () => {
      for (const value of small) assert.equal(word(value), BigInt(value), `${value}`);
      assert.equal(word(-0), 0n, "−0");
      for (const value of large) {
        assert.equal(word(value), BigInt(value), `${value}`);
      }
      for (const value of tooLarge) assert.equal(word(value), BigInt(TOO_LARGE), `${value}`);
      for (const value of noIntegers) assert.equal(word(value), BigInt(NOT_AN_INTEGER), `${value}`);
      for (const marker of MARKERS) {
        assert.equal(word(marker), BigInt(TOO_LARGE), `a number like the marker ${marker}`);
      }
    });
  }

  test("a bigint is an amount, a Date an instant, exactly or not at all", () => {
    for (const value of [0n, 1n, 2n ** 31n, 2n ** 53n - 1n]) {
      assert.equal(fields.amount(value), value);
      assert.equal(fields.instant(value), BigInt(WRONG_TYPE));
      assert.equal(fields.count(value), BigInt(WRONG_TYPE));
    }
    for (const value of [-1n, 2n ** 53n, 2n ** 64n, -(2n ** 70n)]) {
      assert.equal(fields.amount(value), BigInt(TOO_LARGE));
    }
    assert.equal(fields.instant(new Date(1_780_000_000_123)), 1_780_000_000_123n);
    assert.equal(fields.instant(new Date(NaN)), BigInt(NOT_AN_INTEGER));
    assert.equal(fields.amount(new Date(5)), BigInt(WRONG_TYPE));
  });

  test("what is no number is absent or of the wrong type", () => {
    for (const word of Object.values(fields)) {
      assert.equal(word(undefined), BigInt(ABSENT));
      assert.equal(word(null), BigInt(ABSENT));
      for (const value of ["1", true, [], {}, () => 1, Symbol("1")]) {
        assert.equal(word(value), BigInt(WRONG_TYPE));
      }
    }
  });

  test("an answer's words are read as they were written", () => {
    const values = [...small, ...large, ...MARKERS, -MOST, -(2 ** 31) - 1, -(2 ** 32), -(2 ** 40)];
    const halves = new Int32Array(2 * values.length);
    values.forEach((value, i) => (wordsOf(halves)[i] = BigInt(value)));
    values.forEach((value, i) => assert.equal(wordAt(halves, 2 * i), value));
  });

  test("a fingerprint is its two halves, without sign", () => {
    const buffer = new RequestBuffer((words) => new Int32Array(2 * words));
    const halves = (/** @type {unknown} */ fingerprint) => {
      // In front of what is unknown in the claim and in the document.
      const count = writeVerify(buffer, { claim: { fingerprint } });
      return [...wordsOf(buffer.words).slice(count - 4, count - 2)];
    };
    assert.deepEqual(halves("ffffffff80000000"), [0xffffffffn, 0x80000000n]);
    assert.deepEqual(halves("00000000deadbeef"), [0n, 0xdeadbeefn]);
    for (const other of ["", "FFFFFFFF80000000", "ffffffff8000000", "ffffffff80000000\n"]) {
      assert.deepEqual(halves(other), [-1n, 0n], JSON.stringify(other));
    }
    assert.deepEqual(halves(7), [BigInt(WRONG_TYPE), 0n]);
    assert.deepEqual(halves(undefined), [BigInt(ABSENT), 0n]);
  });
});

/** A buffer in memory of its own that was `warmed` by writing that before. @param {any} [warmed] */
function bufferOf(warmed) {
  let memory = new Int32Array(0);
  const buffer = new RequestBuffer((words) => {
    // As linear memory that moves when it grows; the old view is gone, and what is new is not clean.
    const larger = new Int32Array(2 * words).fill(0x2aaaaaaa);
    larger.set(memory);
    memory.fill(-1);
    return (memory = larger);
  });
  if (warmed !== undefined) writeQuote(buffer, warmed);
  return buffer;
}

/** @param {RequestBuffer} buffer @param {number} count */
const written = (buffer, count) => wordsOf(buffer.words).slice(1, count);

describe("the request buffer", () => {
  const largest = requestOf(2_000, 64);

  test("no word is lost wherever it grows", () => {
    for (let lines = 1; lines <= 330; lines++) {
      const request = requestOf(lines, lines % 9);
      const lineIds = request.cart.lines.map(({ id }) => id);
      Object.assign(request.cart.discounts[0], { lineIds });
      const growing = bufferOf();
      const large = bufferOf(largest);
      large.names = new Names();
      const count = writeQuote(growing, request);
      assert.equal(writeQuote(large, request), count);
      assert.deepEqual(written(growing, count), written(large, count), `${lines} lines`);
    }
  });

  test("between two questions for room no writer stores more than the slack", () => {
    const asked = class extends RequestBuffer {
      last = 2;
      most = 0;
      /** @override @param {number} at @param {number} [more] */
      room(at, more = 0) {
        this.most = Math.max(this.most, at - this.last);
        this.last = at + more;
        super.room(at, more);
      }
    };
    const buffer = new asked((words) => new Int32Array(2 * words));
    const end = 2 * writeVerify(buffer, { request: fullRequest(), claim: fullClaim() });
    assert.ok(Math.max(buffer.most, end - buffer.last) <= SLACK);
    assert.ok(buffer.most > 40, "a whole token type was measured");
  });

  test("a list above its limit is its length alone", () => {
    const buffer = bufferOf();
    const empty = writeQuote(buffer, { cart: { lines: [] } });
    for (const length of [10_001, 2 ** 31, 2 ** 32 - 1]) {
      const lines = [];
      lines.length = length;
      assert.equal(writeQuote(buffer, { cart: { lines } }), empty);
    }
  });
});

describe("names", () => {
  test("equal ids have equal numbers, within a request and from one to the next", () => {
    const names = new Names();
    const numbers = (/** @type {string[]} */ ...ids) => {
      names.begin();
      return ids.map((id) => names.word(id));
    };
    assert.deepEqual(numbers("a", "b", "a"), [0, 1, 0]);
    assert.deepEqual(numbers("b", "a", "c"), [1, 0, 2]);
    assert.deepEqual(numbers("b", "a", "c", "b"), [1, 0, 2, 1]);
    assert.deepEqual(names.strings, ["a", "b", "c"]);
  });

  test("what is no id has no number and takes nobody's place", () => {
    const names = new Names();
    for (let round = 0; round < 2; round++) {
      names.begin();
      assert.equal(names.word("a"), 0);
      assert.equal(names.word(""), INVALID);
      assert.equal(names.word("\udc00"), INVALID);
      assert.equal(names.word(undefined), ABSENT);
      assert.equal(names.word(7), WRONG_TYPE);
      assert.equal(names.word("b"), 1);
    }
    assert.deepEqual(names.strings, ["a", "b"]);
  });

  test("an id has 1 to 128 bytes of UTF-8, however they are spelt", () => {
    const names = new Names();
    const fits = ["x".repeat(128), "é".repeat(64), "€".repeat(42) + "xx", "😀".repeat(32)];
    for (const id of fits) {
      assert.ok(names.word(id) >= 0, id);
      assert.equal(names.word(`${id}x`), INVALID, id);
      assert.equal(names.word(id.slice(0, -1) + "\ud83d"), INVALID, "and no lone surrogate");
    }
  });
});

test("the names of codes, reasons and fields are the core's, number by number", () => {
  const sve = new URL("../../build/sve", import.meta.url).pathname;
  const core = JSON.parse(execFileSync(sve, ["codes", "--json"], { encoding: "utf8" }));
  const violations = core.violations.map(
    (/** @type {{ code: string, details: string[] }} */ { code, details }) => ({ code, details }),
  );
  assert.deepEqual(readTables(), { violations, reasons: core.reasons, fields: core.fields });
});

test("of two unknown names the smaller by code points counts, and a part of a name before the whole", () => {
  for (const [less, more] of [
    ["a", "b"],
    ["a", "ab"],
    ["", "a"],
    ["B", "a"],
    ["\uffff", "\u{10000}"],
    ["\u{10000}a", "\u{10000}b"],
    ["\uffffa", "\uffffb"],
    ["\u{1f600}", "\u{1f600}\u{1f600}"],
  ]) {
    assert.equal(smaller(less, more), less);
    assert.equal(smaller(more, less), less);
    assert.equal(smaller(less, less), less);
    assert.equal(smaller(less, undefined), less);
  }
});
