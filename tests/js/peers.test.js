// The engines that bench/ measures against: the plain one gives the corpus's answers wherever ordinary
// numbers hold them, and the money library's cart has the engine's figures. So that what is compared
// in time is comparable. It knows nothing of time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "stored-value-engine";
import * as dinero from "../../bench/peers/dinero.js";
import * as plain from "../../bench/peers/plain/index.js";
import * as shapes from "../../bench/requests.js";
import { expandCases } from "./support/vectors.js";

const engine = /** @type {any} */ (await loadEngine());

/** Two factors up to this have a product below 2^53. */
const SAFE = 90_000_000;
const INSTANTS = new Set(["now", "startsAt", "validFrom", "expiresAt"]);

/** Whether no amount in a value is too large to be multiplied. */
function isSafe(/** @type {any} */ value) {
  if (typeof value === "number") return Math.abs(value) <= SAFE;
  if (typeof value !== "object" || value === null) return typeof value !== "bigint";
  return Object.entries(value).every(([name, member]) => INSTANTS.has(name) || isSafe(member));
}

/** The answer, a refusal as data, without what the plain engine leaves out. */
function answerOf(/** @type {() => any} */ call) {
  try {
    const answer = call();
    const { fingerprint: _fingerprint, engine: _engine, ...quote } = answer.quote ?? answer;
    return answer.quote ? { ...answer, quote } : quote;
  } catch (/** @type {any} */ error) {
    if (error.code !== "INVALID_REQUEST") throw error;
    return { reason: error.reason, path: error.path };
  }
}

test("the plain engine answers the corpus as the engine does, where numbers are safe", () => {
  let [quotes, refusals, left] = [0, 0, 0];
  for (const { kind, name, input } of expandCases()) {
    if (kind !== "request" && kind !== "verify") continue;
    const call = kind === "verify" ? "verify" : "quote";
    const expected = answerOf(() => engine[call](input));
    const isOptimal = (input?.request ?? input)?.options?.strategy === "optimal";
    const isPrint = expected.violations?.some(
      (/** @type {any} */ { code }) => code === "FINGERPRINT_MISMATCH",
    );
    if ((isOptimal && !expected.reason) || isPrint || !isSafe([input, expected])) {
      left++;
      continue;
    }
    if (expected.reason) refusals++;
    else quotes++;
    assert.deepEqual(
      answerOf(() => /** @type {any} */ (plain)[call](input)),
      expected,
      name,
    );
  }
  assert.ok(quotes > 250 && refusals > 200, `${quotes} quotes, ${refusals} refusals, ${left} left`);
});

test("the plain engine answers the shapes that are measured", () => {
  const { smallRequest, typicalRequest, groupRequest, hugeRequest, requestOf } = shapes;
  const requests = [smallRequest(), typicalRequest(), groupRequest(), hugeRequest()];
  for (const request of [...requests, requestOf(1000, 3)]) {
    assert.ok(request.cart.lines.length > 1000 || isSafe(request));
    assert.deepEqual(
      answerOf(() => plain.quote(request)),
      answerOf(() => engine.quote(request)),
    );
  }
});

test("the money library's cart has the engine's figures", () => {
  const { smallRequest, typicalRequest, groupRequest } = shapes;
  for (const request of [smallRequest(), typicalRequest(), groupRequest()]) {
    const { cart } = request;
    const card = { id: "card", typeId: "card", balance: 20_000 };
    const quote = engine.quote({
      now: request.now,
      cart,
      tokenTypes: [{ id: "card", kind: "giftCard", currency: "DKK" }],
      tokens: [card],
    });
    const figures = dinero.price(dinero.cartOf(cart), card.balance);
    const { dues, ...sums } = figures;
    assert.equal(dues.length, cart.lines.length);
    assert.equal(
      dues.reduce((sum, due) => sum + due, 0),
      quote.due,
    );
    assert.deepEqual(sums, {
      subtotal: quote.subtotal,
      discount: quote.discount,
      total: quote.total,
      covered: quote.covered,
      due: quote.due,
      vat: quote.vat.map((/** @type {any} */ { rateBp, taxable, vat }) => ({
        rateBp,
        taxable,
        vat,
      })),
    });
  }
});
