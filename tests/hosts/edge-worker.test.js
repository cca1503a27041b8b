// The edge worker over HTTP, on workerd: the engine's own answers, and the right refusal for whatever
// else is sent. On today's compatibility date, and on an old one, whose rules for WebAssembly are
// stricter.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { after, before, describe, test } from "node:test";
import { loadEngine } from "stored-value-engine";
import { buildWorker, latestDate, startWorker } from "../../examples/edge-worker/serve.js";
import { claimOf, requestOf } from "../../examples/edge-worker/shop/order.js";

const OLD_DATE = "2023-03-01";
/** Thursday, 4 June 2026, 9:00 in Stockholm: the shop's clock stands still. */
const CLOCK = Date.UTC(2026, 5, 4, 7);
const PAGE = "http://127.0.0.1:4173";

const engine = await loadEngine();
const modules = await buildWorker();

const checkoutFolder = new URL("../../examples/checkouts/", import.meta.url);
const checkouts = readdirSync(checkoutFolder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, text: readFileSync(new URL(name, checkoutFolder), "utf8") }));

/** @param {any} value */
const copyOf = (value) => JSON.parse(JSON.stringify(value));

/** @param {string} address @param {any} [body] @param {RequestInit} [more] */
async function post(address, body, more = {}) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    ...more,
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

/** @param {string} address */
async function get(address) {
  const answer = await fetch(address);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** What the engine says of a malformed request, in Node. @param {any} request */
function errorOf(request) {
  try {
    engine.quote(request);
  } catch (/** @type {any} */ error) {
    return { code: error.code, reason: error.reason, path: error.path };
  }
  return assert.fail("the request is not malformed");
}

for (const date of [OLD_DATE, latestDate]) {
  describe(`the contract's routes, compatibility date ${date}`, () => {
    /** @type {Awaited<ReturnType<typeof startWorker>>} */
    let worker;
    before(async () => {
      worker = await startWorker({ modules, compatibilityDate: date });
    });
    after(() => worker.close());

    for (const { name, text } of checkouts) {
      test(`quotes ${name} as Node does`, async () => {
        const { status, body } = await post(`${worker.url}/quote`, text);
        assert.equal(status, 200);
        assert.deepEqual(body, copyOf(engine.quote(JSON.parse(text))));
      });
    }

    test("confirms a claim that is right, and refuses one that is not, with the quote", async () => {
      const request = JSON.parse(checkouts[0].text);
      const quote = engine.quote(request);
      const right = await post(`${worker.url}/verify`, { request, claim: claimOf(quote) });
      assert.deepEqual(
        [right.status, right.body],
        [200, { ok: true, violations: [], quote: copyOf(quote) }],
      );

      const claim = { ...claimOf(quote), due: quote.due + 1 };
      const wrong = await post(`${worker.url}/verify`, { request, claim });
      assert.equal(wrong.status, 409);
      assert.deepEqual(wrong.body, {
        ok: false,
        violations: [{ code: "DUE_MISMATCH", claimed: quote.due + 1, expected: quote.due }],
        quote: copyOf(quote),
      });
    });

    test("answers a malformed request with the engine's error", async () => {
      const request = JSON.parse(checkouts[0].text);
      const malformed = [
        null,
        [],
        {},
        { ...request, cart: { ...request.cart, currency: "sek" } },
        {
          ...request,
          cart: { ...request.cart, lines: [{ id: "a", unitPrice: 1.5, quantity: 1 }] },
        },
        { ...request, "cupon/code": "X" },
      ];
      for (const each of malformed) {
        const { status, body } = await post(`${worker.url}/quote`, each);
        assert.deepEqual([status, body], [400, { error: errorOf(each) }]);
      }
      const claim = { due: -1, tokens: [] };
      const { status, body } = await post(`${worker.url}/verify`, { request, claim });
      const error = { code: "INVALID_REQUEST", reason: "OUT_OF_RANGE", path: "/claim/due" };
      assert.deepEqual([status, body], [400, { error }]);
    });

    test("answers 200 requests at once, each with its own quote", async () => {
      const requests = Array.from({ length: 200 }, (_, i) => {
        const request = JSON.parse(checkouts[i % checkouts.length].text);
        request.cart.lines[0].unitPrice += 10 * i;
        return request;
      });
      const answers = await Promise.all(
        requests.map((request) => post(`${worker.url}/quote`, request)),
      );
      answers.forEach(({ status, body }, i) => {
        assert.equal(status, 200);
        assert.deepEqual(body, copyOf(engine.quote(requests[i])));
      });
    });
  });
}

describe("what HTTP asks of it", () => {
  /** @type {Awaited<ReturnType<typeof startWorker>>} */
  let worker;
  before(async () => {
    worker = await startWorker({ modules, origins: [PAGE] });
  });
  after(() => worker.close());

  test("400 for a body that is not JSON in UTF-8", async () => {
    const bodies = [
      "",
      "{",
      "{} {}",
      "// no\n{}",
      new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
      new Uint8Array([0x22, 0xff, 0x22]),
    ];
    const error = { code: "INVALID_REQUEST", reason: "NOT_JSON", path: "" };
    for (const route of ["/quote", "/verify", "/checkout"]) {
      for (const body of bodies) {
        const answer = await post(worker.url + route, body);
        assert.deepEqual([answer.status, answer.body], [400, { error }]);
      }
    }
  });

  test("413 for a body that says that it is too long", async () => {
    const { status, body } = await post(`${worker.url}/quote`, " ".repeat(1_048_577));
    assert.deepEqual(
      [status, body],
      [413, { error: { code: "BODY_TOO_LARGE", limit: 1_048_576 } }],
    );
    const small = await post(`${worker.url}/checkout`, " ".repeat(65_537));
    assert.deepEqual([small.status, small.body.error.limit], [413, 65_536]);
  });

  test("413 for a body that shows it, in chunks of unknown number", async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(
        `${worker.url}/quote`,
        { method: "POST", headers: { "content-type": "application/json" } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.on("error", reject);
      for (let i = 0; i < 17; i++) sent.write(" ".repeat(65_536));
      sent.end();
    });
    assert.equal(status, 413);
  });

  test("a body just within the limit is read, also in chunks", async () => {
    const text = checkouts[0].text.padEnd(1_048_576, " ");
    const chunks = [text.slice(0, 700_000), text.slice(700_000)];
    const body = new ReadableStream({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
    });
    const whole = await post(`${worker.url}/quote`, text);
    const inChunks = await post(
      `${worker.url}/quote`,
      null,
      /** @type {any} */ ({ body, duplex: "half" }),
    );
    assert.deepEqual([whole.status, inChunks.status], [200, 200]);
    assert.deepEqual(inChunks.body, whole.body);
  });

  test("415 for another content type or encoding", async () => {
    const types = ["text/plain", "application/jsonp", "application/json; charset=utf-16", ""];
    for (const type of types) {
      const { status, body } = await post(`${worker.url}/quote`, "{}", {
        headers: { "content-type": type },
      });
      assert.deepEqual([status, body.error.code], [415, "UNSUPPORTED_MEDIA_TYPE"]);
    }
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    assert.equal((await post(`${worker.url}/quote`, "{}", { headers })).status, 415);
    const accepted = { "content-type": 'Application/JSON; charset="UTF-8"' };
    const answer = await post(`${worker.url}/quote`, checkouts[0].text, { headers: accepted });
    assert.equal(answer.status, 200);
  });

  test("405 with Allow for another method, 404 for another path", async () => {
    const wrong = [
      ["GET", "/quote", "POST, OPTIONS"],
      ["PUT", "/verify", "POST, OPTIONS"],
      ["DELETE", "/checkout", "POST, OPTIONS"],
      ["POST", "/catalogue", "GET, HEAD, OPTIONS"],
      ["POST", "/tokens", "GET, HEAD, OPTIONS"],
    ];
    for (const [method, path, allow] of wrong) {
      const answer = await fetch(worker.url + path, { method });
      assert.deepEqual([answer.status, answer.headers.get("allow")], [405, allow]);
      assert.deepEqual(await answer.json(), { error: { code: "METHOD_NOT_ALLOWED" } });
    }
    for (const path of ["/", "/quotes", "/quote/", "/constructor", "/demo/codes"]) {
      const answer = await fetch(worker.url + path);
      assert.equal(answer.status, 404, path);
      assert.deepEqual(await answer.json(), { error: { code: "NOT_FOUND" } });
    }
  });

  test("HEAD has the headers of GET, and no body", async () => {
    const answer = await fetch(`${worker.url}/catalogue`, { method: "HEAD" });
    assert.deepEqual([answer.status, await answer.text()], [200, ""]);
    assert.equal(answer.headers.get("content-type"), "application/json; charset=utf-8");
  });

  test("every answer, an error too, is JSON that nobody stores, sniffs or frames", async () => {
    const answers = await Promise.all([
      post(`${worker.url}/quote`, checkouts[0].text),
      post(`${worker.url}/quote`, "{"),
      get(`${worker.url}/nowhere`),
      get(`${worker.url}/catalogue`),
    ]);
    for (const { headers } of answers) {
      assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
      assert.equal(headers.get("cache-control"), "no-store");
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("referrer-policy"), "no-referrer");
      assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/);
      assert.match(headers.get("vary") ?? "", /origin/i);
      assert.equal(headers.get("access-control-allow-origin"), null);
    }
  });

  test("only the shop's own page may read answers from another origin", async () => {
    const from = (/** @type {string} */ origin, /** @type {string} */ path) =>
      fetch(worker.url + path, { headers: { origin } });
    for (const path of ["/catalogue", "/nowhere"]) {
      const own = await from(PAGE, path);
      assert.equal(own.headers.get("access-control-allow-origin"), PAGE);
      const other = await from("http://elsewhere.example", path);
      assert.equal(other.headers.get("access-control-allow-origin"), null);
    }
    const asked = await fetch(`${worker.url}/checkout`, {
      method: "OPTIONS",
      headers: {
        origin: PAGE,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get("access-control-allow-origin"), PAGE);
    assert.match(asked.headers.get("access-control-allow-methods") ?? "", /POST/);
    assert.equal(asked.headers.get("access-control-allow-headers"), "content-type");
  });
});

describe("the sample shop", () => {
  /** @type {Awaited<ReturnType<typeof startWorker>>} */
  let worker;
  before(async () => {
    worker = await startWorker({ modules, demo: true, clock: CLOCK });
  });
  after(() => worker.close());

  const codes = ["TWO-TRIPS", "KAYAK-10", "GIFT-500"];

  async function openShop() {
    const catalogue = JSON.parse((await get(`${worker.url}/catalogue`)).text);
    const cards = [];
    for (const code of codes) {
      cards.push(JSON.parse((await get(`${worker.url}/tokens?code=${code}`)).text));
    }
    const [experience] = catalogue.experiences;
    const selection = {
      experienceId: experience.id,
      sessionId: experience.sessions[0].id,
      guests: { adult: 3, child: 1 },
      addons: { picnic: 2 },
    };
    const quote = engine.quote(requestOf({ catalogue, selection, cards, now: catalogue.now }));
    return { catalogue, selection, quote };
  }

  /** @param {any} order */
  const checkOut = (order) => post(`${worker.url}/checkout`, order);

  /** @param {boolean} changed */
  async function changePrices(changed) {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ changed });
    const answer = await fetch(`${worker.url}/demo/prices`, { method: "PUT", headers, body });
    assert.equal(answer.status, 200);
  }

  test("its sessions are at the times that its own clock shows", async () => {
    const { catalogue } = await openShop();
    assert.equal(catalogue.now, CLOCK);
    const shown = new Intl.DateTimeFormat("sv-SE", {
      timeZone: catalogue.timeZone,
      dateStyle: "short",
      timeStyle: "short",
    });
    for (const { id, sessions } of catalogue.experiences) {
      assert.ok(sessions.length > 0);
      for (const session of sessions) {
        const [date, time] = shown.format(session.startsAt).split(" ");
        assert.equal(session.id, `${id}.${date}T${time.slice(0, 2)}`);
        assert.equal(session.utcOffsetMinutes, 120);
        assert.ok(session.startsAt > CLOCK);
      }
    }
  });

  test("every sample code is a card that the engine takes, of all four kinds, or is not valid", async () => {
    const { catalogue, selection } = await openShop();
    const samples = JSON.parse((await get(`${worker.url}/demo/codes`)).text);
    const kinds = new Set();
    const outcomes = new Map();
    for (const { code } of samples) {
      const { status, text } = await get(`${worker.url}/tokens?code=${code}`);
      if (status === 404) {
        outcomes.set(code, "NOT_VALID");
        continue;
      }
      const card = JSON.parse(text);
      kinds.add(card.tokenType.kind);
      const request = requestOf({ catalogue, selection, cards: [card], now: CLOCK });
      const [token] = engine.quote(request).tokens;
      outcomes.set(code, token.violations[0]?.code ?? token.outcome);
    }
    assert.deepEqual([...kinds].sort(), ["entryPass", "giftCard", "itemGiftCard", "punchcard"]);
    assert.deepEqual(Object.fromEntries(outcomes), {
      "GIFT-500": "applied",
      "GIFT-1200": "applied",
      "SPRING-150": "applied",
      "KAYAK-10": "applied",
      "CLAY-5": "EXPERIENCE_NOT_ELIGIBLE",
      "SEASON-2": "applied",
      "TWO-TRIPS": "applied",
      "CLAY-GIFT": "ITEM_NOT_ON_GIFT_CARD",
      "OLD-300": "TOKEN_EXPIRED",
      "LATER-400": "TOKEN_NOT_YET_VALID",
      "HOLD-200": "VALUE_ON_HOLD",
      "EMPTY-10": "TOKEN_DEPLETED",
      "EURO-50": "CURRENCY_MISMATCH",
      "STOP-250": "NOT_VALID",
      "ERIKS-PASS": "NOT_VALID",
    });
  });

  test("a look-up says no more than not valid, of whatever is not the customer's", async () => {
    const strange = ["NO-SUCH-CODE", "STOP-250", "ERIKS-PASS", "%F0%9F%8E%81", "X".repeat(65)];
    for (const code of strange) {
      const { status, text } = await get(`${worker.url}/tokens?code=${code}`);
      assert.deepEqual([status, text], [404, '{"error":{"code":"NOT_VALID"}}']);
    }
    for (const query of ["", "?code=", "?code=%20"]) {
      assert.equal((await get(`${worker.url}/tokens${query}`)).status, 400);
    }
    const typed = await get(`${worker.url}/tokens?code=%20kayak%2010%20`);
    assert.equal(JSON.parse(typed.text).token.code, "KAYAK-10");
  });

  test("a checkout that claims what the shop computes is confirmed, fingerprint and all", async () => {
    const { selection, quote } = await openShop();
    const { status, body } = await checkOut({ selection, codes, claim: claimOf(quote) });
    assert.deepEqual([status, body], [200, { ok: true, violations: [], quote: copyOf(quote) }]);
  });

  test("the cards are used as the shopper chose, in one of the two ways", async () => {
    const { catalogue, selection } = await openShop();
    const others = ["SPRING-150", "GIFT-500"];
    const cards = [];
    for (const code of others) {
      cards.push(JSON.parse((await get(`${worker.url}/tokens?code=${code}`)).text));
    }
    const order = { catalogue, selection, cards, now: catalogue.now };
    const best = engine.quote(requestOf({ ...order, strategy: "optimal" }));
    assert.ok(best.due < engine.quote(requestOf(order)).due);
    const sent = { selection, codes: others, claim: claimOf(best) };
    const { status, body } = await checkOut({ ...sent, strategy: "optimal" });
    assert.deepEqual([status, body.quote], [200, copyOf(best)]);
    assert.equal((await checkOut(sent)).status, 409);
    const unknown = await checkOut({ ...sent, strategy: "cheapest" });
    assert.deepEqual(
      [unknown.status, unknown.body],
      [400, { error: { code: "INVALID_ORDER", path: "/strategy" } }],
    );
  });

  test("a checkout that claims less is refused", async () => {
    const { selection, quote } = await openShop();
    const claim = { ...claimOf(quote), due: quote.due - 100 };
    const { status, body } = await checkOut({ selection, codes, claim });
    assert.equal(status, 409);
    assert.deepEqual(body.violations, [
      { code: "DUE_MISMATCH", claimed: quote.due - 100, expected: quote.due },
    ]);
  });

  test("a card that the checkout does not name, or that is not the customer's, pays nothing", async () => {
    const { selection, quote } = await openShop();
    for (const others of [codes.slice(1), ["STOP-250", ...codes.slice(1)]]) {
      const { status, body } = await checkOut({ selection, codes: others, claim: claimOf(quote) });
      assert.equal(status, 409);
      assert.deepEqual(body.violations[0], {
        code: "TOKEN_NOT_IN_REQUEST",
        tokenId: "t-two-trips",
      });
      assert.doesNotMatch(JSON.stringify(body), /t-stop/);
    }
  });

  test("prices are the shop's: one that changed meanwhile is found, and then accepted", async () => {
    const before = await openShop();
    await changePrices(true);
    try {
      const order = { selection: before.selection, codes, claim: claimOf(before.quote) };
      const refused = await checkOut(order);
      assert.equal(refused.status, 409);
      assert.ok(
        refused.body.violations.some((/** @type {any} */ each) => each.code === "DUE_MISMATCH"),
      );

      const now = await openShop();
      assert.deepEqual(refused.body.quote, copyOf(now.quote));
      assert.notEqual(now.quote.due, before.quote.due);
      const accepted = await checkOut({ ...order, claim: claimOf(now.quote) });
      assert.equal(accepted.status, 200);
    } finally {
      await changePrices(false);
    }
    assert.deepEqual((await openShop()).quote, before.quote);
  });

  test("a selection that the shop does not offer is refused at its place", async () => {
    const { selection, quote } = await openShop();
    const claim = claimOf(quote);
    /** @type {[any, number, string, string][]} */
    const wrong = [
      [undefined, 400, "INVALID_SELECTION", "/selection"],
      [
        { ...selection, experienceId: "constructor" },
        400,
        "INVALID_SELECTION",
        "/selection/experienceId",
      ],
      [
        { ...selection, sessionId: "tomorrow" },
        409,
        "SESSION_NOT_AVAILABLE",
        "/selection/sessionId",
      ],
      [
        { ...selection, guests: { adult: 0, child: 0 } },
        400,
        "INVALID_SELECTION",
        "/selection/guests",
      ],
      [
        { ...selection, guests: { adult: 1.5, child: 0 } },
        400,
        "INVALID_SELECTION",
        "/selection/guests/adult",
      ],
      [
        { ...selection, guests: { adult: 99, child: 0 } },
        400,
        "INVALID_SELECTION",
        "/selection/guests/adult",
      ],
      [{ ...selection, addons: { glaze: 1 } }, 400, "INVALID_SELECTION", "/selection/addons/glaze"],
      [
        { ...selection, addons: { picnic: -1 } },
        400,
        "INVALID_SELECTION",
        "/selection/addons/picnic",
      ],
      [{ ...selection, "unit/Price": 1 }, 400, "INVALID_SELECTION", "/selection/unit~1Price"],
    ];
    for (const [value, status, code, path] of wrong) {
      const answer = await checkOut({ selection: value, codes, claim });
      assert.deepEqual([answer.status, answer.body], [status, { error: { code, path } }]);
    }
    for (const [order, path] of [
      [[], ""],
      [{ selection, codes: "GIFT-500", claim }, "/codes"],
      [{ selection, codes: [5], claim }, "/codes/0"],
      [{ selection, codes: Array(11).fill("A"), claim }, "/codes"],
    ]) {
      const answer = await checkOut(order);
      assert.deepEqual(
        [answer.status, answer.body],
        [400, { error: { code: "INVALID_ORDER", path } }],
      );
    }
    const noClaim = await checkOut({ selection, codes });
    const error = { code: "INVALID_REQUEST", reason: "MISSING_FIELD", path: "/claim" };
    assert.deepEqual([noClaim.status, noClaim.body], [400, { error }]);
  });
});
