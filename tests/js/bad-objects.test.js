// Objects that JSON cannot make: getters and proxies that answer differently each time, polluted
// prototypes, holes, symbols, class instances, ids that are names of Object.prototype's members.
//
// WebAssembly and the reference answer alike: own enumerable members count, each is read once, and
// whatever prototypes hold is nobody's business. The native command has no such objects.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadEngine, loadEngineSync } from "stored-value-engine";
import * as reference from "../reference/index.js";
import { coreBytes } from "./support/damage.js";
import { answerOf, native, refusal } from "./support/hosts.js";
import { fullClaim, fullRequest, put, smallRequest } from "./support/requests.js";

const engine = /** @type {any} */ (await loadEngine());
const fullDocument = () => ({ request: fullRequest(), claim: fullClaim() });

/** @param {any} value @param {string} reason @param {string} path */
function refusedByBoth(value, reason, path) {
  assert.deepEqual(
    answerOf(() => engine.quote(value)),
    refusal(reason, path),
  );
  assert.deepEqual(
    reference.answer(() => reference.quote(value)),
    refusal(reason, path),
  );
}

/** @param {any} value @param {any} plain the same request as plain data */
function pricedAs(value, plain) {
  const expected = JSON.stringify(reference.quote(plain));
  assert.equal(JSON.stringify(engine.quote(value)), expected, "WebAssembly");
  assert.equal(JSON.stringify(reference.quote(value)), expected, "reference");
}

/**
 * Calls while members stand on a prototype.
 * @param {any} prototype
 * @param {PropertyDescriptorMap} members
 * @param {() => void} call
 */
function polluted(prototype, members, call) {
  for (const name of Object.keys(members)) assert.ok(!Object.hasOwn(prototype, name), name);
  const configurable = true;
  const length = prototype.length;
  try {
    for (const [name, member] of Object.entries(members)) {
      Object.defineProperty(prototype, name, { ...member, configurable });
    }
    call();
  } finally {
    for (const name of Object.keys(members)) delete prototype[name];
    if (Array.isArray(prototype)) prototype.length = length;
  }
}

describe("members that answer differently each time", () => {
  /**
   * The value with every member behind a getter that answers right once.
   * @param {any} value
   * @param {Map<string, number>} reads
   * @returns {any}
   */
  function behindGetters(value, reads, path = "") {
    if (typeof value !== "object" || value === null) return value;
    const result = Array.isArray(value) ? new Array(value.length) : {};
    for (const name of Object.keys(value)) {
      const member = behindGetters(value[name], reads, `${path}/${name}`);
      Object.defineProperty(result, name, {
        enumerable: true,
        get() {
          const before = reads.get(`${path}/${name}`) ?? 0;
          reads.set(`${path}/${name}`, before + 1);
          return before === 0 ? member : [undefined, "other", -1, {}][before % 4];
        },
      });
    }
    return result;
  }

  /**
   * The value with every object and list behind a proxy that answers right once.
   * @param {any} value
   * @param {Map<string, number>} reads
   * @returns {any}
   */
  function behindProxies(value, reads, path = "") {
    if (typeof value !== "object" || value === null) return value;
    const target = Array.isArray(value) ? [] : /** @type {any} */ ({});
    for (const name of Object.keys(value)) {
      target[name] = behindProxies(value[name], reads, `${path}/${name}`);
    }
    return new Proxy(target, {
      get(object, key) {
        assert.equal(typeof key, "string", "no symbol is asked for");
        const place = `${path}/${String(key)}`;
        const before = reads.get(place) ?? 0;
        reads.set(place, before + 1);
        return before === 0 ? object[key] : undefined;
      },
      set: () => assert.fail("nothing is written"),
      defineProperty: () => assert.fail("nothing is defined"),
      deleteProperty: () => assert.fail("nothing is deleted"),
    });
  }

  /** How many members there are, in lists and objects. @returns {number} */
  function membersOf(/** @type {any} */ value) {
    if (typeof value !== "object" || value === null) return 0;
    const members = Object.values(value);
    return members.reduce((sum, member) => sum + membersOf(member), members.length);
  }

  for (const [name, wrap] of Object.entries({ behindGetters, behindProxies })) {
    test(`${name}: each is read exactly once, and the first answer counts`, () => {
      for (const call of [engine, reference]) {
        const expected = JSON.stringify(reference.verify(fullDocument()));
        const reads = new Map();
        assert.equal(JSON.stringify(call.verify(wrap(fullDocument(), reads))), expected);
        const counted = [...reads].filter(([place]) => !place.endsWith("/length"));
        assert.equal(counted.length, membersOf(fullDocument()));
        const again = [...reads].filter(([, count]) => count !== 1);
        assert.deepEqual(again, []);
      }
    });
  }

  test("a proxy that throws, or whose members come and go, is an error or a price, no crash", () => {
    const own = new Error("mine");
    const traps = /** @type {const} */ (["get", "ownKeys", "getOwnPropertyDescriptor"]);
    for (const trap of traps) {
      const handler = {
        [trap]: () => {
          throw own;
        },
      };
      const request = { ...smallRequest(), cart: new Proxy(smallRequest().cart, handler) };
      assert.throws(
        () => engine.quote(request),
        (error) => error === own,
        trap,
      );
    }
    const vanishing = new Proxy(smallRequest(), {
      getOwnPropertyDescriptor: () => undefined,
    });
    refusedByBoth(vanishing, "MISSING_FIELD", "/now");
    const { proxy, revoke } = Proxy.revocable(smallRequest(), {});
    revoke();
    assert.throws(() => engine.quote(proxy), TypeError);
    pricedAs(smallRequest(), smallRequest());
  });

  test("a list that changes while it is read is read as long as it was at first", () => {
    for (const host of [engine, reference]) {
      const request = fullRequest();
      const { lines } = request.cart;
      const [first] = lines;
      Object.defineProperty(lines, 0, {
        enumerable: true,
        get() {
          lines.push({ ...first, id: "L3" });
          return first;
        },
      });
      assert.equal(
        JSON.stringify(host.quote(request)),
        JSON.stringify(reference.quote(fullRequest())),
      );
      assert.equal(lines.length, 3);
    }
    const shrinking = fullRequest();
    Object.defineProperty(shrinking.cart.lines[0], "id", {
      enumerable: true,
      get() {
        shrinking.cart.lines.length = 1;
        return "L1";
      },
    });
    assert.deepEqual(
      answerOf(() => engine.quote(shrinking)),
      refusal("WRONG_TYPE", "/cart/lines/1"),
    );
  });
});

describe("polluted prototypes", () => {
  const line = { id: "P", unitPrice: 1, quantity: 1 };
  const fields = {
    ...{ now: 1, cart: { currency: "DKK", lines: [] }, unitPrice: 1, quantity: 2, id: "P" },
    ...{ kind: "giftCard", currency: "USD", taxRateBp: 2500, metadata: 1, code: 5, misspelt: 1 },
    ...{ balance: 7, held: 7, due: 0, use: { amount: 1 }, tokenTypes: [], strategy: "optimal" },
    ...{ reason: "none", path: "none", status: "voided", maxTokens: 1, cause: 1, items: [] },
  };
  const described = (/** @type {PropertyDescriptor} */ how) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, { value, writable: true, ...how }]),
    );

  for (const enumerable of [true, false]) {
    test(`Object.prototype, ${enumerable ? "enumerable" : "not enumerable"}: own members count`, () => {
      const noPrice = put(smallRequest(), ["cart", "lines", "0"], { id: "L", quantity: 1 });
      const unknown = put(smallRequest(), ["cart", "lines", "0", "misspeld"], 1);
      const expected = JSON.stringify(reference.verify(fullDocument()));
      polluted(Object.prototype, described({ enumerable }), () => {
        for (const own of [engine, /** @type {any} */ (loadEngineSync(coreBytes))]) {
          const answer = own.verify(fullDocument());
          const errors = [noPrice, unknown, {}].map((it) => answerOf(() => own.quote(it)).error);
          assert.equal(JSON.stringify(answer), expected);
          assert.equal(errors[0].reason, "MISSING_FIELD");
          assert.equal(errors[0].path, "/cart/lines/0/unitPrice");
          assert.equal(errors[1].reason, "UNKNOWN_FIELD");
          assert.equal(errors[1].path, "/cart/lines/0/misspeld");
          assert.equal(errors[2].reason, "MISSING_FIELD");
          assert.equal(errors[2].path, "/now");
        }
        assert.deepEqual(
          reference.answer(() => reference.quote(noPrice)),
          refusal("MISSING_FIELD", "/cart/lines/0/unitPrice"),
        );
      });
    });
  }

  test("members of Object.prototype that cannot be assigned over, or that have setters", () => {
    const failing = { set: () => assert.fail("a setter was called"), get: () => 1 };
    for (const how of [{ value: 1, writable: false }, failing]) {
      const names = ["reason", "path", "code", "unitPrice", "lines", "due", "violations", "name"];
      const members = Object.fromEntries(names.map((name) => [name, how]));
      const request = put(smallRequest(), ["cart", "lines", "0"], { id: "L", quantity: 1 });
      const expected = JSON.stringify(reference.verify(fullDocument()));
      polluted(Object.prototype, members, () => {
        assert.equal(JSON.stringify(engine.verify(fullDocument())), expected);
        assert.deepEqual(
          answerOf(() => engine.quote(request)),
          refusal("MISSING_FIELD", "/cart/lines/0/unitPrice"),
        );
      });
    }
  });

  for (const enumerable of [true, false]) {
    for (const prototype of [Array.prototype, Object.prototype]) {
      const name = `${prototype === Array.prototype ? "Array" : "Object"}.prototype`;
      test(`a hole is a hole though ${name} has elements, enumerable: ${enumerable}`, () => {
        const request = put(smallRequest(), ["cart", "lines"], new Array(1));
        const ids = fullRequest();
        ids.tokenTypes[0].experienceIds = new Array(1);
        ids.cart.discounts[0].lineIds = new Array(1);
        polluted(prototype, { 0: { value: line, enumerable, writable: true } }, () => {
          refusedByBoth(request, "WRONG_TYPE", "/cart/lines/0");
        });
        polluted(prototype, { 0: { value: "L1", enumerable, writable: true } }, () => {
          refusedByBoth(ids, "WRONG_TYPE", "/cart/discounts/0/lineIds/0");
        });
      });
    }
  }

  test("a hole is a hole though the list's own prototype has elements", () => {
    const lines = Object.setPrototypeOf(new Array(1), Object.assign([], { 0: line }));
    assert.ok(Array.isArray(lines));
    refusedByBoth(put(smallRequest(), ["cart", "lines"], lines), "WRONG_TYPE", "/cart/lines/0");
  });
});

describe("objects of all kinds", () => {
  test("holes, undefined and null in lists are elements of the wrong type", () => {
    const lists = [["cart", "lines"], ["cart", "discounts"], ["tokenTypes"], ["tokens"]];
    lists.push(["tokenTypes", "0", "lineKinds"], ["tokenTypes", "0", "experienceIds"]);
    lists.push(["cart", "discounts", "0", "lineIds"], ["tokens", "1", "items"]);
    for (const path of lists) {
      for (const list of [new Array(1), [undefined], [null], new Array(3)]) {
        refusedByBoth(put(fullRequest(), path, list), "WRONG_TYPE", `/${path.join("/")}/0`);
      }
    }
  });

  test("an absent field, null and undefined are the same; one that is not enumerable is absent", () => {
    const plain = smallRequest();
    for (const nothing of [null, undefined]) {
      const request = /** @type {any} */ (smallRequest());
      Object.assign(request, { tokens: nothing, options: nothing, metadata: nothing });
      Object.assign(request.cart, { customerId: nothing, pricesIncludeTax: nothing });
      Object.assign(request.cart.lines[0], { kind: nothing, startsAt: nothing });
      pricedAs(request, plain);
      refusedByBoth({ ...plain, now: nothing }, "MISSING_FIELD", "/now");
    }
    const hidden = smallRequest();
    Object.defineProperty(hidden, "misspelt", { value: 1, enumerable: false });
    Object.defineProperty(hidden, Symbol("misspelt"), { value: 1, enumerable: true });
    pricedAs(hidden, plain);
    Object.defineProperty(hidden, "now", { enumerable: false });
    refusedByBoth(hidden, "MISSING_FIELD", "/now");
  });

  test("class instances and objects without prototype count by their own members", () => {
    class Base {
      unitPrice = 34_900;
      get misspelt() {
        return 1;
      }
      method() {
        return this.unitPrice;
      }
    }
    class Line extends Base {
      id = "L";
      quantity = 5;
      taxRateBp = 2500;
      #secret = 1;
      static of = () => new Line().#secret;
    }
    assert.equal(Line.of(), 1);
    const plain = smallRequest();
    pricedAs(put(smallRequest(), ["cart", "lines", "0"], new Line()), plain);
    pricedAs(Object.assign(Object.create(null), plain), plain);
    pricedAs(Object.assign(Object.create({ misspelt: 1, now: -1 }), plain), plain);
    class Lines extends Array {}
    pricedAs(put(smallRequest(), ["cart", "lines"], Lines.from([new Line()])), plain);
    class Priced {
      get unitPrice() {
        return 34_900;
      }
    }
    const inherited = Object.assign(new Priced(), { id: "L", quantity: 5 });
    const request = put(smallRequest(), ["cart", "lines", "0"], inherited);
    refusedByBoth(request, "MISSING_FIELD", "/cart/lines/0/unitPrice");
    for (const metadata of [new Map(), new Date(NaN), /x/, Object(1), Object.create(null)]) {
      pricedAs({ ...plain, metadata }, plain);
    }
    for (const metadata of [[], "{}", 1, () => ({}), Symbol("{}"), 1n]) {
      refusedByBoth({ ...plain, metadata }, "WRONG_TYPE", "/metadata");
    }
  });

  test("of several unknown members the first by code point is told", () => {
    // UTF-16 has U+FFFF behind U+10000, and code points have it before.
    const rows = [
      [["ab", "a"], "a"],
      [["a", "ab"], "a"],
      [["\u{10000}", "\uffff"], "\uffff"],
      [["\u{1f600}b", "\u{1f600}a", "\u{1f600}"], "\u{1f600}"],
      [["\u{1f600}b", "\u{1f600}a"], "\u{1f600}a"],
      [["\u{1f600}a", "\u{1f601}"], "\u{1f600}a"],
    ];
    for (const [names, first] of /** @type {[string[], string][]} */ (rows)) {
      const members = Object.fromEntries(names.map((name) => [name, 1]));
      const request = { ...smallRequest(), ...members };
      refusedByBoth(request, "UNKNOWN_FIELD", `/${first}`);
      const [answer] = native("quote", [JSON.stringify(request)]);
      assert.deepEqual(answer, refusal("UNKNOWN_FIELD", `/${first}`));
    }
  });

  test("metadata is not looked into", () => {
    const never = new Proxy(
      {},
      {
        get: () => assert.fail("read"),
        ownKeys: () => assert.fail("listed"),
      },
    );
    const request = fullRequest();
    const metadata = { enumerable: true, value: never };
    for (const owner of [request, request.cart, request.cart.lines[0], request.tokens[0]]) {
      Object.defineProperty(owner, "metadata", metadata);
    }
    assert.equal(
      JSON.stringify(engine.quote(request)),
      JSON.stringify(engine.quote(fullRequest())),
    );
  });

  test("__proto__, constructor and their like are ordinary ids", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "length"];
    const request = {
      now: 1,
      cart: {
        currency: "DKK",
        customerId: "__proto__",
        lines: names.map((id, i) => ({ id, experienceId: id, unitPrice: 100 + i, quantity: 2 })),
        discounts: names.map((id) => ({ id, type: "fixed", value: 10, lineIds: [id] })),
      },
      tokenTypes: names.map((id) => ({ id, kind: "punchcard", experienceIds: [id] })),
      tokens: names.map((id) => ({ id, typeId: id, holderId: "__proto__", punches: 1 })),
    };
    pricedAs(request, request);
    const quote = engine.quote(request);
    assert.deepEqual(
      quote.lines.map((/** @type {any} */ line) => line.id),
      names,
    );
    for (const token of quote.tokens) assert.equal(token.outcome, "applied", token.id);
    assert.deepEqual(
      native("quote", [JSON.stringify(request)])[0],
      JSON.parse(JSON.stringify(quote)),
    );
    const twice = structuredClone(request);
    twice.cart.lines[1].id = "__proto__";
    refusedByBoth(twice, "DUPLICATE_ID", "/cart/lines/1/id");
    assert.equal(Object.getPrototypeOf({}), Object.prototype);
  });

  test("ids that only differ in how Unicode spells them are different ids", () => {
    const request = put(
      smallRequest(),
      ["cart", "lines"],
      [
        { id: "\u00e9", unitPrice: 1, quantity: 1 },
        { id: "e\u0301", unitPrice: 2, quantity: 1 },
        { id: "e", unitPrice: 3, quantity: 1 },
        { id: "\u0000", unitPrice: 4, quantity: 1 },
      ],
    );
    pricedAs(request, request);
  });
});
