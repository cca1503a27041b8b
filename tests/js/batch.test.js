// engine.quoteMany: the quotes of a batch are those of its requests one by one, whatever lists they
// share; a shared list is read once; what is malformed is told with its index. Every test compares
// with engine.quote, or counts what was read. It knows nothing of the figures themselves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine, StoredValueError } from "stored-value-engine";
import { groupRequest, requestOf, smallRequest, typicalRequest } from "../../bench/requests.js";
import { expandCases } from "./support/vectors.js";

const engine = await loadEngine();

/** @param {any} requests */
const oneByOne = (requests) => requests.map((/** @type {any} */ request) => engine.quote(request));

/**
 * @param {any} requests
 * @param {string} reason
 * @param {string} path
 */
function refuses(requests, reason, path) {
  assert.throws(
    () => engine.quoteMany(requests),
    (error) => {
      assert.ok(error instanceof StoredValueError);
      assert.deepEqual({ ...error }, { code: "INVALID_REQUEST", reason, path });
      assert.ok(path === "" || error.message.startsWith(`${path} `));
      return true;
    },
  );
}

/** A typical cart on another day, at another price. */
function onDay(/** @type {any} */ request, /** @type {number} */ day) {
  const lines = request.cart.lines.map((/** @type {any} */ line) => ({
    ...line,
    startsAt: line.startsAt + day * 86_400_000,
    unitPrice: line.unitPrice + 17 * day,
  }));
  return { ...request, cart: { ...request.cart, lines: lines.slice(0, 1 + (day % lines.length)) } };
}

test("a batch has the quotes of its requests, in their order", () => {
  assert.deepEqual(engine.quoteMany([]), []);
  const requests = Array.from({ length: 100 }, (_, day) => onDay(typicalRequest(), day));
  assert.deepEqual(engine.quoteMany(requests), oneByOne(requests));
});

test("shared lists, beside carts that grow and shrink, change no quote", () => {
  const base = typicalRequest();
  const requests = Array.from({ length: 100 }, (_, day) => onDay(base, day));
  assert.deepEqual(engine.quoteMany(requests), oneByOne(requests));
  const many = [base, groupRequest(), base, requestOf(3000, 8), base, smallRequest(), base];
  assert.deepEqual(engine.quoteMany(many), oneByOne(many));
});

test("types shared without tokens, tokens without types, and neither", () => {
  const { now, cart, tokenTypes, tokens } = typicalRequest();
  const otherTypes = tokenTypes.map((type) => ({ ...type, maxRedemption: 1 }));
  const otherTokens = tokens.slice(1).reverse();
  const pairs = [
    ...[
      [tokenTypes, tokens],
      [tokenTypes, otherTokens],
      [tokenTypes, otherTokens],
    ],
    ...[
      [otherTypes, otherTokens],
      [otherTypes, tokens],
      [tokenTypes, tokens],
      [otherTypes, tokens],
    ],
    ...[
      [tokenTypes, undefined],
      [tokenTypes, tokens],
      [null, null],
      [undefined, []],
    ],
    [tokenTypes, tokens],
  ];
  const requests = pairs.map(([types, own]) => ({ now, cart, tokenTypes: types, tokens: own }));
  const quotes = engine.quoteMany(/** @type {any} */ (requests));
  assert.deepEqual(quotes, oneByOne(requests));
  assert.ok(new Set(quotes.map(({ due }) => due)).size > 2, "the lists make a difference");
});

test("a kind that a shared list of types gives its tokens holds for other tokens too", () => {
  const { now, cart } = smallRequest();
  const tokenTypes = [
    { id: "a", kind: "giftCard", currency: "DKK" },
    { id: "b", kind: "punchcard" },
  ];
  const swapped = [
    { id: "b", kind: "giftCard", currency: "DKK" },
    { id: "a", kind: "punchcard" },
  ];
  const requests = [
    { now, cart, tokenTypes, tokens: [{ id: "t", typeId: "a", balance: 7 }] },
    { now, cart, tokenTypes, tokens: [{ id: "t", typeId: "b", punches: 1 }] },
    { now, cart, tokenTypes: swapped, tokens: [{ id: "t", typeId: "a", punches: 1 }] },
  ];
  assert.deepEqual(engine.quoteMany(/** @type {any} */ (requests)), oneByOne(requests));
});

test("tokens that are shared beside types that are not are read anew: another kind has other members", () => {
  const { now, cart } = smallRequest();
  const tokens = [{ id: "t", typeId: "a", punches: 3 }];
  const punchcards = { now, cart, tokens, tokenTypes: [{ id: "a", kind: "punchcard" }] };
  const card = { id: "a", kind: "giftCard", currency: cart.currency };
  const giftCards = { ...punchcards, tokenTypes: [card] };
  refuses([punchcards, giftCards], "MISSING_FIELD", "/1/tokens/0/balance");
});

test("every valid request of the corpus, each twice, in one batch", () => {
  const requests = [...expandCases()]
    .filter(({ kind, expect }) => kind === "request" && expect.quote)
    .flatMap(({ input }) => [input, input]);
  assert.ok(requests.length > 400);
  assert.deepEqual(engine.quoteMany(requests), oneByOne(requests));
});

test("the table of names may be emptied within a batch", () => {
  const { tokenTypes, tokens } = typicalRequest();
  const requests = Array.from({ length: 12 }, (_, day) => {
    const request = onDay(requestOf(2000, 0), 1999);
    for (const line of request.cart.lines) line.id = `${day}/${line.id}`;
    return { ...request, tokenTypes, tokens };
  });
  assert.deepEqual(engine.quoteMany(requests), oneByOne(requests));
});

test("a list that requests share is read once, any other thing once a request", () => {
  /** @type {Record<string, number>} */
  const reads = {};
  const counted = (/** @type {any} */ object, /** @type {string} */ name) =>
    new Proxy(object, {
      get(target, key, receiver) {
        const place = `${name}.${String(key)}`;
        reads[place] = (reads[place] ?? 0) + 1;
        return Reflect.get(target, key, receiver);
      },
    });
  const { now, cart, tokenTypes, tokens } = smallRequest();
  const request = {
    now,
    cart: counted(cart, "cart"),
    tokenTypes: [counted(tokenTypes[0], "type")],
    tokens: [counted(tokens[0], "token")],
  };
  const quotes = engine.quoteMany([request, request, request]);
  assert.deepEqual(quotes, oneByOne([smallRequest(), smallRequest(), smallRequest()]));
  assert.equal(reads["cart.lines"], 3);
  for (const name of ["type.id", "type.kind", "token.id", "token.typeId", "token.balance"]) {
    assert.equal(reads[name], 1, name);
  }
});

test("a getter sees shared lists as the batch first read them; the next call reads anew", () => {
  const base = smallRequest();
  const changing = {
    ...base,
    get cart() {
      base.tokens[0].balance = 1;
      return base.cart;
    },
  };
  const quotes = engine.quoteMany([base, changing]);
  assert.deepEqual(
    quotes.map(({ covered }) => covered),
    [4900, 4900],
  );
  assert.equal(engine.quote(base).covered, 1);
  assert.equal(engine.quoteMany([base])[0].covered, 1);
});

test("a getter may use the engine", () => {
  const base = typicalRequest();
  const group = groupRequest();
  const inside = {
    ...base,
    get cart() {
      assert.deepEqual(engine.quoteMany([group, group]), [
        engine.quote(group),
        engine.quote(group),
      ]);
      return base.cart;
    },
  };
  assert.deepEqual(engine.quoteMany([base, inside, base]), oneByOne([base, base, base]));
});

test("the first malformed request is told with its index, and there are no quotes", () => {
  const good = smallRequest();
  const bad = { ...good, cart: { ...good.cart, lines: [{ ...good.cart.lines[0], quantity: 0 }] } };
  refuses([good, bad, {}], "OUT_OF_RANGE", "/1/cart/lines/0/quantity");
  refuses([good, good, { ...good, "a/b": 1 }], "UNKNOWN_FIELD", "/2/a~1b");
  refuses([good, null], "WRONG_TYPE", "/1");
  refuses([{}], "MISSING_FIELD", "/0/now");
  const holes = [good, good];
  delete holes[0];
  refuses(holes, "WRONG_TYPE", "/0");
  const malformed = [{ id: "gift-card", kind: "giftCard", currency: "DKK", oops: 1 }];
  refuses([good, { ...good, tokenTypes: malformed }], "UNKNOWN_FIELD", "/1/tokenTypes/0/oops");
  refuses([{ ...good, tokenTypes: malformed }], "UNKNOWN_FIELD", "/0/tokenTypes/0/oops");
  assert.deepEqual(engine.quote(good), engine.quoteMany([good])[0]);
});

test("what is no list is refused", () => {
  for (const value of [undefined, null, 1, "[]", {}, new Set(), { length: 0 }]) {
    refuses(value, "WRONG_TYPE", "");
  }
});

test("what a getter throws comes out as it is", () => {
  const thrown = new Error("mine");
  const request = {
    get now() {
      throw thrown;
    },
  };
  assert.throws(
    () => engine.quoteMany(/** @type {any} */ ([smallRequest(), request])),
    (error) => error === thrown,
  );
  assert.deepEqual(engine.quoteMany([smallRequest()]), [engine.quote(smallRequest())]);
});
