// Properties of every quote, over requests that fast-check makes up and shrinks to the smallest that
// fails: contract 9 "Always", and how quotes of like requests are alike.
//
// The seed is fixed: a run is the same everywhere. SVE_PROPERTY_RUNS=20000 and SVE_PROPERTY_SEED=… look
// further. It computes no price.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadEngine } from "stored-value-engine";
import { amount, lineOf, positive, requests } from "./support/arbitraries.js";

const engine = await loadEngine();
const parameters = {
  seed: Number(process.env.SVE_PROPERTY_SEED ?? 20_260_601),
  numRuns: Number(process.env.SVE_PROPERTY_RUNS ?? 400),
};

/** @param {string} title @param {any[]} args arbitraries, then the property of their values */
function always(title, ...args) {
  const property = args.pop();
  test(title, () => fc.assert(fc.property(.../** @type {[any]} */ (args), property), parameters));
}

/** @param {any[]} list @param {string} name */
const sum = (list, name) => list.reduce((total, one) => total + one[name], 0);
const cost = (/** @type {any} */ quote) => quote.due + quote.forfeited;
const strategy = (/** @type {string} */ name) => fc.constant({ strategy: name });
const applied = (/** @type {any} */ quote) =>
  quote.tokens.filter((/** @type {any} */ token) => token.outcome === "applied");

/** Figures of a quote that belong to no line. @param {any} quote */
function sums({ subtotal, discount, tax, total, covered, due, forfeited, tokens }) {
  const ofTokens = tokens.map((/** @type {any} */ token) => [
    ...[token.id, token.outcome, token.amountCovered, token.unitsCovered, token.unitsConsumed],
    ...[token.forfeited, token.consideration, token.remaining],
  ]);
  return { subtotal, discount, tax, total, covered, due, forfeited, tokens: ofTokens };
}

/** Contract 9, Always. @param {any} quote @param {any} request */
function checkAlways(quote, request) {
  for (const name of ["subtotal", "discount", "tax", "total", "covered", "due"]) {
    assert.equal(sum(quote.lines, name), quote[name], name);
  }
  assert.equal(quote.total, quote.subtotal - quote.discount + quote.tax);
  assert.equal(quote.due, quote.total - quote.covered);
  assert.equal(sum(quote.tokens, "amountCovered"), quote.covered);
  assert.equal(sum(quote.tokens, "forfeited"), quote.forfeited);
  const allocations = quote.tokens.flatMap((/** @type {any} */ token) => token.allocations);
  for (const line of quote.lines) {
    assert.ok(line.covered >= 0 && line.covered <= line.total, line.id);
    const here = allocations.filter((/** @type {any} */ one) => one.lineId === line.id);
    assert.equal(sum(here, "amount"), line.covered, line.id);
    assert.ok(sum(here, "units") <= line.quantity, line.id);
  }
  quote.tokens.forEach((/** @type {any} */ token, /** @type {number} */ i) => {
    checkToken(token, request.tokens[i]);
  });
}

/** No token gives more than it has. @param {any} result @param {any} token */
function checkToken(result, token) {
  assert.equal(sum(result.allocations, "amount"), result.amountCovered);
  assert.equal(sum(result.allocations, "units"), result.unitsCovered);
  assert.equal(result.outcome === "applied", result.amountCovered > 0);
  assert.equal(result.outcome === "rejected", result.violations.length > 0);
  const given = result.kind === "giftCard" ? result.amountCovered : result.unitsConsumed;
  const left = ({ balance, punches, entries, items }) =>
    balance ?? punches ?? entries ?? sum(items, "quantityLeft");
  assert.ok(left(result.remaining) >= 0);
  assert.equal(left(result.remaining), left(token) - given);
  for (const item of result.remaining.items ?? []) assert.ok(item.quantityLeft >= 0);
}

always("what contract 9 says of always, in order", requests(), (request) => {
  checkAlways(engine.quote(request), request);
});

always(
  "the same with the best use, which costs no more",
  requests({ options: strategy("optimal") }),
  (request) => {
    const best = engine.quote(request);
    checkAlways(best, request);
    const inOrder = engine.quote({ ...request, options: {} });
    assert.equal(best.optimality.inOrderCost, cost(inOrder));
    assert.ok(cost(best) <= cost(inOrder));
    assert.ok(best.optimality.proven);
    assert.equal(best.optimality.costLowerBound, cost(best));
  },
);

always(
  "another token never raises the cost of the best use",
  requests({ options: strategy("optimal") }),
  fc.nat(),
  (request, which) => {
    if (request.tokens.length === 0) return;
    const place = which % request.tokens.length;
    const without = { ...request, tokens: request.tokens.toSpliced(place, 1) };
    const [fewer, more] = [engine.quote(without), engine.quote(request)];
    assert.ok(fewer.optimality.proven && more.optimality.proven);
    assert.ok(cost(more) <= cost(fewer), `${cost(fewer)} without, ${cost(more)} with`);
  },
);

/** A request whose line at a place (if it has several units) is two, one after the other. */
function split(/** @type {any} */ request, /** @type {number} */ which) {
  const { lines } = request.cart;
  if (lines.length === 0) return undefined;
  const place = which % lines.length;
  const line = lines[place];
  if (line.quantity === 1) return undefined;
  const first = 1 + (which % (line.quantity - 1));
  const parts = [
    { ...line, quantity: first },
    { ...line, id: "rest", quantity: line.quantity - first },
  ];
  return { ...request, cart: { ...request.cart, lines: lines.toSpliced(place, 1, ...parts) } };
}

// Nothing is rounded by line: no discount, tax once a rate, gift cards from one line to the next.
const unrounded = requests({
  discounts: "none",
  pricesIncludeTax: fc.constant(true),
  options: fc.constant({ allocation: "sequential" }),
});

always("a line split in two changes no sum", unrounded, fc.nat(), (request, which) => {
  const parts = split(request, which);
  if (!parts) return;
  assert.deepEqual(sums(engine.quote(parts)), sums(engine.quote(request)));
});

always(
  "a line split in two: one unit for each percentage, one for each card laid in proportion",
  requests({
    cliffs: false,
    discounts: "percentages",
    pricesIncludeTax: fc.constant(true),
    options: fc.constant({ allocation: "proportional" }),
    tokens: 0,
  }),
  fc.array(positive, { maxLength: 3 }),
  fc.nat(),
  (request, cards, which) => {
    const withCards = {
      ...request,
      tokenTypes: [{ id: "card", kind: "giftCard", currency: "DKK", lineKinds: ["ticket"] }],
      tokens: cards.map((balance, i) => ({ id: `k${i}`, typeId: "card", balance })),
    };
    const parts = split(withCards, which);
    if (!parts) return;
    const [whole, halves] = [engine.quote(withCards), engine.quote(parts)];
    const percentages = request.cart.discounts.length;
    assert.equal(halves.subtotal, whole.subtotal);
    assert.ok(Math.abs(halves.discount - whole.discount) <= percentages);
    assert.ok(Math.abs(halves.total - whole.total) <= percentages);
    assert.ok(Math.abs(halves.covered - whole.covered) <= percentages + cards.length);
    assert.ok(Math.abs(halves.due - whole.due) <= percentages + cards.length);
  },
);

always(
  "the order of lines changes no sum of a cart, nor its VAT",
  requests({ discounts: "percentages", tokens: 0 }).chain((request) =>
    fc.tuple(
      fc.constant(request),
      fc.shuffledSubarray(request.cart.lines, { minLength: request.cart.lines.length }),
    ),
  ),
  ([request, lines]) => {
    const other = engine.quote({ ...request, cart: { ...request.cart, lines } });
    const quote = engine.quote(request);
    assert.deepEqual(sums(other), sums(quote));
    assert.deepEqual(other.vat, quote.vat);
  },
);

always(
  "lines that no token may cover change nothing for the tokens, wherever they stand",
  requests({ kinds: ["ticket"], discounts: "any", pricesIncludeTax: fc.constant(true) }),
  fc.array(fc.tuple(lineOf(["fee"]), fc.nat()), { minLength: 1, maxLength: 3 }),
  (request, fees) => {
    const tokenTypes = request.tokenTypes.map((/** @type {any} */ type) => ({
      ...type,
      lineKinds: ["ticket"],
    }));
    const lines = [...request.cart.lines];
    fees.forEach((/** @type {any[]} */ [fee, at], /** @type {number} */ i) => {
      lines.splice(at % (lines.length + 1), 0, { id: `fee${i}`, ...fee });
    });
    const without = engine.quote({ ...request, tokenTypes });
    const among = engine.quote({ ...request, tokenTypes, cart: { ...request.cart, lines } });
    // In an empty cart a token is unused, beside a fee alone it has no eligible line.
    if (request.cart.lines.length === 0) return;
    assert.deepEqual(among.tokens, without.tokens);
    const paid = fees.reduce(
      (/** @type {number} */ total, /** @type {any[]} */ [fee]) =>
        total + fee.unitPrice * fee.quantity,
      0,
    );
    assert.equal(among.due, without.due + paid);
  },
);

always(
  "ids are only compared: others give the same figures and the same fingerprint",
  requests(),
  fc.constantFrom("æ", "__proto__", "\u{1F6F6}", "/~"),
  (request, prefix) => {
    const renamed = (/** @type {string} */ _, /** @type {string} */ id) =>
      `:${JSON.stringify(prefix + id)}`;
    const text = JSON.stringify(request).replace(/:"([ldyki]\d+)"/g, renamed);
    const [quote, other] = [engine.quote(request), engine.quote(JSON.parse(text))];
    assert.equal(other.fingerprint, quote.fingerprint);
    assert.deepEqual(other.vat, quote.vat);
    assert.equal(JSON.stringify(other), JSON.stringify(quote).replace(/:"([ldyki]\d+)"/g, renamed));
  },
);

always(
  "the parts of what was paid for a card add up, in however many orders it is used",
  positive,
  amount,
  fc.array(positive, { minLength: 1, maxLength: 6 }),
  fc.constantFrom("multiPurpose", "singlePurpose"),
  (balance, pricePaid, prices, treatment) => {
    const vat = treatment === "singlePurpose" ? { treatment, rateBp: 2500 } : { treatment };
    const left = { balance };
    let consideration = 0;
    for (const unitPrice of [...prices, balance]) {
      const quote = engine.quote({
        now: 0,
        cart: {
          currency: "DKK",
          lines: [{ id: "l", unitPrice, quantity: 1, taxRateBp: 2500 }],
        },
        tokenTypes: [{ id: "card", kind: "giftCard", currency: "DKK", vat }],
        tokens: [{ id: "k", typeId: "card", ...left, sale: { faceValue: balance, pricePaid } }],
      });
      const [token] = quote.tokens;
      assert.equal(token.amountCovered, Math.min(left.balance, unitPrice));
      consideration += token.consideration;
      Object.assign(left, token.remaining);
    }
    assert.equal(left.balance, 0);
    assert.equal(consideration, pricePaid);
  },
);

/** What a client would claim. @param {any} quote */
const claimOf = (quote) => ({
  due: quote.due,
  tokens: applied(quote).map((/** @type {any} */ token) => ({
    id: token.id,
    amountCovered: token.amountCovered,
    unitsConsumed: token.unitsConsumed,
  })),
  fingerprint: quote.fingerprint,
});

always("the quote's own claim is accepted, with the same quote", requests(), (request) => {
  const quote = engine.quote(request);
  const result = engine.verify({ request, claim: claimOf(quote) });
  assert.deepEqual(result, { ok: true, violations: [], quote });
});

always(
  "a claim that differs in one figure is not, and the figure is named",
  requests(),
  fc.nat(),
  fc.integer({ min: 1, max: 5 }),
  (request, which, by) => {
    const quote = engine.quote(request);
    const claim = claimOf(quote);
    const count = claim.tokens.length;
    const changes = [
      () => ((claim.due += by), ["DUE_MISMATCH", undefined, quote.due + by, quote.due]),
      ...(count === 0 ? [] : [() => change("amountCovered", "AMOUNT_MISMATCH")]),
      ...(count === 0 ? [] : [() => change("unitsConsumed", "UNITS_MISMATCH")]),
    ];
    const change = (/** @type {string} */ name, /** @type {string} */ code) => {
      const token = claim.tokens[which % count];
      token[name] += by;
      return [code, token.id, token[name], token[name] - by];
    };
    const expected = changes[which % changes.length]?.();
    const { ok, violations } = engine.verify({ request, claim });
    assert.equal(ok, false);
    assert.deepEqual(
      violations.map((/** @type {any} */ one) => [
        ...[one.code, one.tokenId, one.claimed, one.expected],
      ]),
      [expected],
    );
  },
);

test("requests of the properties apply tokens of every kind, reject some and leave some unused", () => {
  const seen = new Map();
  for (const request of fc.sample(requests(), { ...parameters, numRuns: 400 })) {
    for (const { kind, outcome } of engine.quote(request).tokens) {
      const name = `${kind} ${outcome}`;
      seen.set(name, (seen.get(name) ?? 0) + 1);
    }
  }
  for (const kind of ["giftCard", "itemGiftCard", "punchcard", "entryPass"]) {
    for (const outcome of ["applied", "unused", "rejected"]) {
      assert.ok(seen.get(`${kind} ${outcome}`) >= 10, `${kind} ${outcome}: ${[...seen].join(" ")}`);
    }
  }
});
