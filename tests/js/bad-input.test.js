// Bad input, and what it must get: the same code, reason and path from the native command, WebAssembly by
// objects and by text, and the reference. One request holds every field of the contract, and each is made
// wrong in turn.
//
// What JSON text cannot say (NaN, bigints, getters, prototypes) goes to WebAssembly and the reference;
// what only text can say goes to the native command, /json and the reference.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { loadEngine, loadEngineSync } from "stored-value-engine";
import { loadJsonEngine } from "stored-value-engine/json";
import * as reference from "../reference/index.js";
import { coreBytes } from "./support/damage.js";
import { answerOf, memoryOf, native, refusal, watchingInstances } from "./support/hosts.js";
import {
  fullClaim,
  fullRequest,
  placesOf,
  pointerOf,
  put,
  smallRequest,
} from "./support/requests.js";

const engine = /** @type {any} */ (await loadEngine());
const { quoteJson, verifyJson } = await loadJsonEngine();
/** What /json answers to a text. @param {"quote" | "verify"} verb @param {any} text */
const textAnswer = (verb, text) => JSON.parse((verb === "quote" ? quoteJson : verifyJson)(text));
const MAX = Number.MAX_SAFE_INTEGER;

/** @typedef {{ name: string, reason: string, path: string, value: any, verb?: "quote" | "verify" }} Row */

/** A value in a place of the full request, or of a claim on it. @returns {Row} */
function bad(/** @type {string[]} */ path, /** @type {any} */ value, /** @type {string} */ reason) {
  const inClaim = path[0] === "claim";
  const document = inClaim ? { request: fullRequest(), claim: fullClaim() } : fullRequest();
  const pointer = pointerOf(path);
  return {
    name: `${pointer}: ${reason}`,
    reason,
    path: pointer,
    value: put(document, path, value),
    verb: inClaim ? "verify" : "quote",
  };
}

/** WebAssembly and the reference refuse each row alike. @param {Row[]} rows */
function refusedByBoth(rows) {
  for (const { name, reason, path, value, verb = "quote" } of rows) {
    const expected = refusal(reason, path);
    assert.deepEqual(
      answerOf(() => engine[verb](value)),
      expected,
      `WebAssembly: ${name}`,
    );
    assert.deepEqual(
      reference.answer(() => reference[verb](value)),
      expected,
      `reference: ${name}`,
    );
  }
  assert.ok(rows.length > 0);
}

/** All refuse each row alike. @param {Row[]} rows */
function refusedByAll(rows) {
  for (const verb of /** @type {const} */ (["quote", "verify"])) {
    const own = rows.filter((row) => (row.verb ?? "quote") === verb);
    const texts = own.map(({ value }) => JSON.stringify(value));
    const answers = own.length > 0 ? native(verb, texts) : [];
    own.forEach(({ name, reason, path, value }, i) => {
      assert.deepEqual(JSON.parse(texts[i]), value, `JSON can say it: ${name}`);
      assert.deepEqual(answers[i], refusal(reason, path), `native: ${name}`);
      assert.deepEqual(textAnswer(verb, texts[i]), refusal(reason, path), `/json: ${name}`);
    });
  }
  refusedByBoth(rows);
}

const inRequest = placesOf(fullRequest());
const inClaim = placesOf(fullClaim()).map(({ path, value }) => ({
  path: ["claim", ...path],
  value,
}));
const places = [...inRequest, ...inClaim].filter(({ path }) => path.length > 0);
const nameOf = (/** @type {string[]} */ path) => /** @type {string} */ (path.at(-1));
const isElement = (/** @type {string[]} */ path) => /^\d+$/.test(nameOf(path));

const INSTANTS = ["now", "startsAt", "validFrom", "expiresAt"];
const AMOUNTS = [
  ...["unitPrice", "minOrderAmount", "coverageCap", "balance", "quotedPrice", "amount"],
  ...["pricePaid", "due", "amountCovered"],
];
const FREE_TEXT = ["code", "fingerprint"];
const ENUMS = [
  ...["taxRounding", "kind", "type", "validityBasis", "treatment", "priceChange", "selection"],
  ...["status", "strategy", "allocation", "currency"],
];

const numbers = places.filter(({ value }) => typeof value === "number");
const strings = places.filter(({ value }) => typeof value === "string");
const isWord = (/** @type {string[]} */ path) =>
  ENUMS.includes(nameOf(path)) || path.includes("lineKinds");
const ids = strings.filter(({ path }) => !FREE_TEXT.includes(nameOf(path)) && !isWord(path));
const words = strings.filter(({ path }) => isWord(path));
const objects = places.filter(({ value }) => typeof value === "object" && !Array.isArray(value));
const lists = places.filter(({ value }) => Array.isArray(value));

/** Whether a field takes an amount, and so a bigint too. */
function isAmount(/** @type {string[]} */ path) {
  const place = pointerOf(path);
  return (
    AMOUNTS.includes(nameOf(path)) ||
    /^\/cart\/discounts\/1\/value$/.test(place) ||
    /^\/tokenTypes\/0\/m(?:in|ax)Redemption$/.test(place) ||
    /^\/tokens\/0\/held$/.test(place) ||
    /^\/tokens\/[01]\/sale\/faceValue$/.test(place)
  );
}

test("the request in which one thing is wrong at a time is right, on all three", () => {
  const expected = JSON.stringify(reference.quote(fullRequest()));
  assert.equal(JSON.stringify(engine.quote(fullRequest())), expected);
  assert.deepEqual(native("quote", [JSON.stringify(fullRequest())]), [JSON.parse(expected)]);
  const counts = [numbers, ids, words, objects, lists].map((list) => list.length);
  counts.forEach((count) => assert.ok(count > 10, counts.join()));
});

describe("text that is no document", () => {
  const small = JSON.stringify(smallRequest());
  const withPrice = (/** @type {string} */ number) => small.replace("34900", number);
  const deep = (/** @type {number} */ depth) => "[".repeat(depth) + "]".repeat(depth);
  /** @type {Record<string, string | Uint8Array>} */
  const texts = {
    empty: "",
    "white space alone": " \t",
    truncated: small.slice(0, -1),
    "truncated in a number": small.slice(0, 8),
    "trailing bytes": `${small}x`,
    "a trailing comma": `${small.slice(0, -1)},}`,
    "a trailing zero byte": `${small}\0`,
    "two documents": small + small,
    "a comment in front": `// first\r${small}`,
    "a comment within": small.replace(":", ":/* now */"),
    "a byte order mark": `\ufeff${small}`,
    "a byte order mark of UTF-16": Buffer.from(`\ufeff${small}`, "utf16le"),
    "a byte that UTF-8 has not": Buffer.from(small.replace('"L"', '"\u00ff"'), "latin1"),
    "an overlong form": Buffer.from(small.replace('"L"', '"\u00c0\u0080"'), "latin1"),
    "a surrogate in UTF-8": Buffer.from(small.replace('"L"', '"\u00ed\u00a0\u0080"'), "latin1"),
    "a character cut off": Buffer.from(small.replace('"L"', '"\u00e2\u0082"'), "latin1"),
    "a lone high surrogate": small.replace('"L"', String.raw`"\ud800"`),
    "a lone low surrogate": small.replace('"L"', String.raw`"\udc00x"`),
    "a lone surrogate in metadata": small.replace("{", String.raw`{"metadata":{"\udfff":1},`),
    "single quotes": small.replaceAll('"', "'"),
    "a bare key": small.replace('"now"', "now"),
    "a raw control character": small.replace('"L"', '"\u0001"'),
    "an unknown escape": small.replace('"L"', String.raw`"\x41"`),
  };
  for (const number of ["01", "+1", "0x10", "NaN", "Infinity", "-", "1.", ".5", "1e", "1e400"]) {
    texts[`the number ${number}`] = withPrice(number);
  }
  texts["the number -1e400 in metadata"] = small.replace("{", '{"metadata":{"n":-1e400},');
  texts["ten thousand lists"] = deep(10_000);
  texts["ten thousand lists that never end"] = "[".repeat(10_000);
  texts["ten thousand objects"] = '{"metadata":'.repeat(10_000) + "1" + "}".repeat(10_000);
  texts["sixty-five lists"] = deep(65);

  test("is NOT_JSON, and what comes next in the same process, or instance, is right", () => {
    const lines = Object.values(texts).filter((text) => !Buffer.from(text).includes(10));
    assert.equal(lines.length, Object.keys(texts).length, "every text fits on a line");
    const answers = native(
      "quote",
      lines.flatMap((line) => [line, small]),
    );
    const right = JSON.parse(JSON.stringify(reference.quote(smallRequest())));
    Object.entries(texts).forEach(([name, text], i) => {
      assert.deepEqual(answers[2 * i], refusal("NOT_JSON", ""), `native: ${name}`);
      assert.deepEqual(answers[2 * i + 1], right, `native, after ${name}`);
      assert.deepEqual(textAnswer("quote", text), refusal("NOT_JSON", ""), `/json: ${name}`);
      assert.deepEqual(textAnswer("verify", text), refusal("NOT_JSON", ""), `/json: ${name}`);
      assert.deepEqual(textAnswer("quote", small), right, `/json, after ${name}`);
      assert.deepEqual(reference.quoteJson(Buffer.from(text)), refusal("NOT_JSON", ""), name);
    });
    assert.deepEqual(native("verify", ["", deep(10_000)]), [
      refusal("NOT_JSON", ""),
      refusal("NOT_JSON", ""),
    ]);
  });

  test("the same key twice is DUPLICATE_KEY at its path", () => {
    const twice = /** @type {[string, string][]} */ ([
      [small.replace("{", '{"now":1,'), "/now"],
      [small.replace('"quantity"', '"unitPrice":1,"quantity"'), "/cart/lines/0/unitPrice"],
      [
        small.replace('"quantity"', String.raw`"unit\u0050rice":1,"quantity"`),
        "/cart/lines/0/unitPrice",
      ],
      [small.replace("{", '{"metadata":{"a/b":[{"~":1,"~":2}]},'), "/metadata/a~1b/0/~0"],
      [small.replace("{", '{"metadata":{"__proto__":1,"__proto__":2},'), "/metadata/__proto__"],
      [`{"x":{"y":1,"y":1},"x":1}`, "/x/y"],
    ]);
    const answers = native(
      "quote",
      twice.map(([text]) => text),
    );
    twice.forEach(([text, path], i) => {
      assert.deepEqual(answers[i], refusal("DUPLICATE_KEY", path), text);
      assert.deepEqual(textAnswer("quote", text), refusal("DUPLICATE_KEY", path), text);
      assert.deepEqual(reference.quoteJson(text), refusal("DUPLICATE_KEY", path), text);
    });
  });

  test("objects ten thousand deep are judged without recursion", () => {
    /** @type {any} */
    let nested = {};
    for (let i = 0; i < 10_000; i++) nested = { metadata: nested, lines: [nested] };
    const fine = { ...smallRequest(), metadata: nested };
    assert.equal(engine.quote(fine).due, 174_500);
    refusedByBoth([
      {
        name: "deep cart",
        value: { now: 1, cart: nested },
        reason: "MISSING_FIELD",
        path: "/cart/currency",
      },
      bad(["cart", "lines", "0", "unitPrice"], nested, "WRONG_TYPE"),
      bad(["tokens", "0", "deep"], nested, "UNKNOWN_FIELD"),
    ]);
  });
});

describe("every field of the contract", () => {
  test("a misspelt field anywhere is UNKNOWN_FIELD at its path, null too", () => {
    const owners = [[], ["claim"], ...objects.map(({ path }) => path)];
    const known = owners.filter((path) => nameOf(path) !== "metadata");
    refusedByAll(
      known.flatMap((path) =>
        [null, 1].map((value) => bad([...path, "unitprice"], value, "UNKNOWN_FIELD")),
      ),
    );
    refusedByBoth(known.map((path) => bad([...path, "quantitiy"], undefined, "UNKNOWN_FIELD")));
    const own = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    refusedByAll(own.map((name) => bad(["tokens", "1", name], 1, "UNKNOWN_FIELD")));
  });

  test("a number that is none, a fraction, or of another type", () => {
    refusedByAll(
      numbers.flatMap(({ path }) => [
        bad(path, 1.5, "NOT_AN_INTEGER"),
        bad(path, 1e-300, "NOT_AN_INTEGER"),
        bad(path, "1", "WRONG_TYPE"),
        bad(path, "", "WRONG_TYPE"),
        bad(path, true, "WRONG_TYPE"),
        bad(path, [], "WRONG_TYPE"),
        bad(path, [1], "WRONG_TYPE"),
        bad(path, {}, "WRONG_TYPE"),
      ]),
    );
    refusedByBoth(
      numbers.flatMap(({ path }) => [
        bad(path, NaN, "NOT_AN_INTEGER"),
        bad(path, Infinity, "OUT_OF_RANGE"),
        bad(path, -Infinity, "OUT_OF_RANGE"),
        bad(path, Symbol("1"), "WRONG_TYPE"),
        bad(path, () => 1, "WRONG_TYPE"),
        bad(path, Object(1), "WRONG_TYPE"),
        bad(path, { valueOf: () => 1 }, "WRONG_TYPE"),
      ]),
    );
  });

  test("a number outside the field's range", () => {
    const signed = (/** @type {string[]} */ path) => nameOf(path) === "utcOffsetMinutes";
    refusedByAll(
      numbers.flatMap(({ path }) => [
        bad(path, 2 ** 53, "OUT_OF_RANGE"),
        bad(path, -(2 ** 53), "OUT_OF_RANGE"),
        bad(path, -MAX, "OUT_OF_RANGE"),
        bad(path, -(2 ** 31), "OUT_OF_RANGE"),
        bad(path, -(2 ** 31) + 3, "OUT_OF_RANGE"),
        bad(path, 1e300, "OUT_OF_RANGE"),
        bad(path, signed(path) ? -1081 : -1, "OUT_OF_RANGE"),
      ]),
    );
    refusedByAll([
      bad(["cart", "lines", "0", "quantity"], 0, "OUT_OF_RANGE"),
      bad(["cart", "lines", "0", "quantity"], 100_001, "OUT_OF_RANGE"),
      bad(["cart", "lines", "0", "taxRateBp"], 10_001, "OUT_OF_RANGE"),
      bad(["cart", "lines", "0", "utcOffsetMinutes"], 1081, "OUT_OF_RANGE"),
      bad(["cart", "discounts", "0", "value"], 10_001, "OUT_OF_RANGE"),
      bad(["tokenTypes", "1", "vat", "rateBp"], 10_001, "OUT_OF_RANGE"),
      bad(["tokenTypes", "0", "maxRedemption"], 0, "OUT_OF_RANGE"),
      bad(["tokens", "0", "use", "amount"], 0, "OUT_OF_RANGE"),
      bad(["tokens", "0", "sale", "faceValue"], 0, "OUT_OF_RANGE"),
      bad(["tokens", "2", "punches"], 100_001, "OUT_OF_RANGE"),
      bad(["options", "maxTokens"], 0, "OUT_OF_RANGE"),
      bad(["now"], 253_402_300_800_000, "OUT_OF_RANGE"),
      bad(["claim", "tokens", "1", "unitsConsumed"], 100_001, "OUT_OF_RANGE"),
    ]);
  });

  test("a bigint stands for an amount and for nothing else, exactly or not at all", () => {
    const amounts = numbers.filter(({ path }) => isAmount(path));
    const others = numbers.filter(({ path }) => !isAmount(path));
    assert.ok(amounts.length > 15 && others.length > 15);
    for (const { path, value } of amounts) {
      const { value: document, verb } = bad(path, BigInt(value), "");
      const plain = bad(path, value, "").value;
      const expected = JSON.stringify(reference[verb ?? "quote"](plain));
      assert.equal(JSON.stringify(engine[verb ?? "quote"](document)), expected, pointerOf(path));
    }
    refusedByBoth([
      ...amounts.flatMap(({ path }) =>
        [2n ** 53n, -1n, 2n ** 64n, 2n ** 64n + 1n, 10n ** 400n, -(2n ** 63n)].map((value) =>
          bad(path, value, "OUT_OF_RANGE"),
        ),
      ),
      ...others.map(({ path, value }) => bad(path, BigInt(value), "WRONG_TYPE")),
      ...others.map(({ path }) => bad(path, 2n ** 64n, "WRONG_TYPE")),
      ...strings.map(({ path }) => bad(path, 1n, "WRONG_TYPE")),
    ]);
  });

  test("a Date stands for an instant and for nothing else", () => {
    class Later extends Date {}
    const instants = numbers.filter(({ path }) => INSTANTS.includes(nameOf(path)));
    const others = numbers.filter(({ path }) => !INSTANTS.includes(nameOf(path)));
    assert.ok(instants.length >= 5);
    const expected = JSON.stringify(reference.quote(fullRequest()));
    for (const { path, value } of instants) {
      const elsewhere = runInNewContext(`new Date(${value})`);
      assert.ok(!(elsewhere instanceof Date));
      const lying = Object.assign(new Date(value), { getTime: () => 0, valueOf: () => 0 });
      for (const date of [new Date(value), new Later(value), elsewhere, lying]) {
        const answer = engine.quote(bad(path, date, "").value);
        assert.equal(JSON.stringify(answer), expected, pointerOf(path));
      }
    }
    refusedByBoth(
      [
        ...instants.map(({ path }) => bad(path, new Date(NaN), "NOT_AN_INTEGER")),
        ...instants.map(({ path }) => bad(path, new Date(-1), "OUT_OF_RANGE")),
        ...instants.map(({ path }) => bad(path, new Date(8.64e15), "OUT_OF_RANGE")),
        ...instants.map(({ path }) => bad(path, Object.create(Date.prototype), "WRONG_TYPE")),
        ...instants.map(({ path }) => bad(path, new Proxy(new Date(0), {}), "WRONG_TYPE")),
        ...instants.map(({ path }) => bad(path, { [Symbol.toStringTag]: "Date" }, "WRONG_TYPE")),
        ...others.map(({ path }) => bad(path, new Date(5), "WRONG_TYPE")),
        bad(["cart"], new Date(5), "MISSING_FIELD"),
      ].map((row) => (row.path === "/cart" ? { ...row, path: "/cart/currency" } : row)),
    );
  });

  test("an id that is empty, too long or not well-formed", () => {
    const long = "\u00e6".repeat(64);
    refusedByAll(
      ids.flatMap(({ path }) => [
        bad(path, "", "INVALID_VALUE"),
        bad(path, "x".repeat(129), "INVALID_VALUE"),
        bad(path, `${long}x`, "INVALID_VALUE"),
        bad(path, `x${"\u20ac".repeat(43)}`, "INVALID_VALUE"),
        bad(path, `${"\u{1f6f6}".repeat(32)}x`, "INVALID_VALUE"),
        bad(path, 1, "WRONG_TYPE"),
        bad(path, true, "WRONG_TYPE"),
        bad(path, ["L1"], "WRONG_TYPE"),
        bad(path, {}, "WRONG_TYPE"),
      ]),
    );
    refusedByBoth(
      ids.flatMap(({ path }) => [
        bad(path, "\ud800", "INVALID_VALUE"),
        bad(path, "a\udc00", "INVALID_VALUE"),
        bad(path, "\udc00\ud800", "INVALID_VALUE"),
        bad(path, `${"x".repeat(126)}\ud83d`, "INVALID_VALUE"),
        bad(path, Object("L1"), "WRONG_TYPE"),
        bad(path, Symbol("L1"), "WRONG_TYPE"),
        bad(path, { toString: () => "L1" }, "WRONG_TYPE"),
      ]),
    );
    for (const id of [long, "x".repeat(128), "\u{1f6f6}".repeat(32)]) {
      const request = put(smallRequest(), ["cart", "lines", "0", "id"], id);
      assert.equal(engine.quote(request).lines[0].id, id);
      assert.equal(native("quote", [JSON.stringify(request)])[0].lines[0].id, id);
    }
  });

  test("a word that is none of the field's, a currency that is none", () => {
    refusedByAll([
      ...words.flatMap(({ path }) => [
        bad(path, "", "INVALID_VALUE"),
        bad(path, "usd", "INVALID_VALUE"),
        bad(path, "US", "INVALID_VALUE"),
        bad(path, "US\u200b", "INVALID_VALUE"),
        bad(path, "US1", "INVALID_VALUE"),
        bad(path, "\uff35\uff33\uff24", "INVALID_VALUE"),
        bad(path, "toString", "INVALID_VALUE"),
        bad(path, 0, "WRONG_TYPE"),
        bad(path, ["active"], "WRONG_TYPE"),
      ]),
      ...places
        .filter(({ value }) => typeof value === "boolean")
        .flatMap(({ path }) =>
          ["false", 0, 1, [], {}].map((value) => bad(path, value, "WRONG_TYPE")),
        ),
    ]);
    const text = strings.filter(({ path }) => FREE_TEXT.includes(nameOf(path)));
    assert.equal(text.length, 2);
    refusedByAll(text.flatMap(({ path }) => [1, [], {}].map((it) => bad(path, it, "WRONG_TYPE"))));
  });

  test("an object or a list where the other stands, or neither", () => {
    refusedByAll([
      ...objects.flatMap(({ path }) =>
        ["{}", 1, true, []].map((value) => bad(path, value, "WRONG_TYPE")),
      ),
      ...lists.flatMap(({ path }) =>
        ["[]", 1, false, {}, { length: 0 }].map((value) => bad(path, value, "WRONG_TYPE")),
      ),
      ...places
        .filter(({ path }) => isElement(path))
        .map(({ path }) => bad(path, null, "WRONG_TYPE")),
    ]);
    refusedByBoth([
      ...objects.map(({ path }) => bad(path, () => ({}), "WRONG_TYPE")),
      ...lists.map(({ path }) => bad(path, new Set(), "WRONG_TYPE")),
      ...lists.map(({ path }) => bad(path, new Uint8Array(3), "WRONG_TYPE")),
      ...lists.map(({ path }) => bad(path, "abc", "WRONG_TYPE")),
    ]);
  });
});

describe("sums and lists", () => {
  const line = (/** @type {object} */ other) => ({
    id: "L",
    unitPrice: MAX,
    quantity: 1,
    ...other,
  });
  const cart = (/** @type {any[]} */ lines, other = {}) => ({
    now: 1,
    cart: { currency: "DKK", lines, ...other },
  });

  test("amounts past 2^53 - 1 are AMOUNT_OVERFLOW, and up to it exact", () => {
    const card = { id: "card", kind: "giftCard", currency: "DKK" };
    const items = { id: "items", kind: "itemGiftCard", currency: "DKK" };
    const item = { id: "I", experienceId: "e", quotedPrice: MAX, quantityLeft: 1 };
    const itemsToken = (/** @type {any[]} */ list) => ({ id: "T", typeId: "items", items: list });
    const sold = { id: "T", typeId: "card", balance: 1, sale: { faceValue: 1, pricePaid: MAX } };
    const onTop = { pricesIncludeTax: false };
    const rows = /** @type {[any, string][]} */ ([
      [cart([line({ quantity: 2 })]), "/cart/lines/0"],
      [cart([line({ id: "A", unitPrice: 1 }), line({ quantity: 100_000 - 1 })]), "/cart/lines/1"],
      [cart([line({ id: "A", unitPrice: 2 ** 37, quantity: 65_536 })]), "/cart/lines/0"],
      [cart([line({}), line({ id: "M", unitPrice: 1 })]), "/cart/lines"],
      [cart([line({ taxRateBp: 1 })], { ...onTop, taxRounding: "line" }), "/cart/lines/0"],
      [cart([line({ taxRateBp: 10_000 })], onTop), "/cart/lines/0"],
      [
        { ...cart([]), tokenTypes: [items], tokens: [itemsToken([{ ...item, quantityLeft: 2 }])] },
        "/tokens/0/items",
      ],
      [
        { ...cart([]), tokenTypes: [items], tokens: [itemsToken([item, { ...item, id: "J" }])] },
        "/tokens/0/items",
      ],
      [{ ...cart([line({ unitPrice: 1 })]), tokenTypes: [card], tokens: [sold] }, "/tokens"],
      [
        { ...cart([line({ unitPrice: 1 })]), tokenTypes: [items], tokens: [itemsToken([item])] },
        "/tokens",
      ],
    ]);
    refusedByAll(
      rows.map(([value, path]) => ({
        name: path,
        reason: "AMOUNT_OVERFLOW",
        path,
        value,
      })),
    );
    const most = [
      cart([line({})]),
      cart([line({ unitPrice: MAX - 1 }), line({ id: "M", unitPrice: 1 })]),
      { ...cart([]), tokenTypes: [card, items], tokens: [sold] },
      { ...cart([]), tokenTypes: [items], tokens: [itemsToken([item])] },
    ];
    const answers = native(
      "quote",
      most.map((request) => JSON.stringify(request)),
    );
    most.forEach((request, i) => {
      const expected = reference.quote(request);
      assert.equal(JSON.stringify(engine.quote(request)), JSON.stringify(expected));
      assert.deepEqual(answers[i], JSON.parse(JSON.stringify(expected)));
    });
    assert.equal(engine.quote(most[0]).due, MAX);
  });

  test("the same id twice is DUPLICATE_ID at the second", () => {
    const twice = (/** @type {string[]} */ path, /** @type {any} */ element) => {
      const row = bad(path, element, "DUPLICATE_ID");
      return { ...row, path: `${row.path}/id` };
    };
    const request = fullRequest();
    // Nothing else of the second element is judged any more.
    refusedByAll([
      twice(["cart", "lines", "1"], { id: "L1", unitPrice: -1 }),
      twice(["cart", "discounts", "1"], { id: "D1" }),
      twice(["tokenTypes", "3"], { id: "card", kind: "none" }),
      twice(["tokens", "4"], structuredClone(request.tokens[0])),
      twice(["tokens", "1", "items", "1"], structuredClone(request.tokens[1].items[0])),
      twice(["claim", "tokens", "2"], { id: "T1", amountCovered: 1 }),
      twice(["claim", "tokens", "1", "items", "1"], { id: "I1", units: 0 }),
    ]);
  });

  test("too long a list is TOO_MANY, whatever is in it; too short a one is EMPTY_LIST", () => {
    const limits = /** @type {[string[], number][]} */ ([
      [["cart", "lines"], 10_000],
      [["cart", "discounts"], 64],
      [["cart", "discounts", "0", "lineIds"], 10_000],
      [["tokenTypes"], 64],
      [["tokenTypes", "0", "experienceIds"], 1000],
      [["tokenTypes", "0", "excludedExperienceIds"], 1000],
      [["tokenTypes", "0", "ticketTypeIds"], 1000],
      [["tokens"], 64],
      [["tokens", "1", "items"], 100],
      [["tokens", "3", "usedSessions"], 10_000],
      [["claim", "tokens"], 64],
      [["claim", "tokens", "1", "items"], 100],
    ]);
    refusedByAll(limits.map(([path, most]) => bad(path, new Array(most + 1).fill(0), "TOO_MANY")));
    refusedByAll(
      limits.map(([path, most]) => {
        const row = bad(path, new Array(most).fill(0), "WRONG_TYPE");
        return { ...row, path: `${row.path}/0` };
      }),
    );
    const never = ["lineIds", "lineKinds", "experienceIds", "excludedExperienceIds"];
    const empty = lists.filter(({ path }) =>
      [...never, "ticketTypeIds", "items"].includes(nameOf(path)),
    );
    refusedByAll(
      empty
        .filter(({ path }) => path[0] !== "claim")
        .map(({ path }) => bad(path, [], "EMPTY_LIST")),
    );
    const units = { id: "M", unitPrice: 1, quantity: 99_997 };
    const tooManyUnits = bad(["cart", "lines", "1"], units, "TOO_MANY");
    refusedByAll([{ ...tooManyUnits, path: "/cart/lines" }]);
  });

  test("too long a list is refused before anything is read or allocated for it", () => {
    watchingInstances((instances) => {
      const own = /** @type {any} */ (loadEngineSync(coreBytes));
      own.quote(fullRequest());
      const memory = memoryOf(instances[0]);
      const bytes = memory.buffer.byteLength;
      for (const { path } of lists) {
        if (nameOf(path) === "lineKinds") continue;
        let reads = 0;
        const huge = new Proxy(new Array(2 ** 32 - 1), {
          get(target, key, receiver) {
            if (key !== "length") reads++;
            return Reflect.get(target, key, receiver);
          },
        });
        const { value, verb = "quote", path: pointer } = bad(path, huge, "");
        const answer = answerOf(() => own[verb](value));
        assert.deepEqual(answer, refusal("TOO_MANY", pointer));
        assert.equal(reads, 0, pointer);
      }
      assert.equal(memory.buffer.byteLength, bytes);
    });
  });
});
