// The reference against figures worked out by hand, and the generator's determinism and reach.
// Guarantees: every violation code and every malformed reason comes out of the generator within a few thousand cases.
// Does not know: the engine; compare.test.js holds it against the reference.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { caseAt, javaScriptCaseAt } from "../reference/generate.js";
import { Random } from "../reference/generate/random.js";
import { InvalidRequest, quote, quoteJson, verify, verifyJson } from "../reference/index.js";
import {
  apportion,
  compareCodePoints,
  localDay,
  MAX_AMOUNT,
  round,
  vatIn,
  vatOn,
} from "../reference/values.js";

const NOW = 1_780_000_000_000;
const DAY = 86_400_000;

/** A request for a cart of DKK with these lines; `more` are further members of the request. */
function requestFor(lines, more = {}, cart = {}) {
  return { now: NOW, cart: { currency: "DKK", lines, ...cart }, ...more };
}

/** A request with one token for each of these types, `[type, token]`, ids filled in. */
function requestWith(lines, pairs, cart = {}, options = undefined) {
  const tokenTypes = pairs.map(([type], i) => ({ id: `type ${i}`, ...type }));
  const tokens = pairs.map(([, token], i) => ({ id: `token ${i}`, typeId: `type ${i}`, ...token }));
  return requestFor(lines, { tokenTypes, tokens, options }, cart);
}

const line = (id, unitPrice, quantity, more = {}) => ({ id, unitPrice, quantity, ...more });
const card = { kind: "giftCard", currency: "DKK" };
const codesOf = ({ violations }) => violations.map(({ code }) => code);

/** The reason and path with which a call refuses. */
function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof InvalidRequest, String(error));
    return `${error.reason} ${error.path}`;
  }
  return "accepted";
}

test("round goes to the nearest integer, halves up", () => {
  assert.deepEqual(
    [round(0n, 5n), round(1n, 2n), round(3n, 2n), round(5n, 4n), round(7n, 4n), round(4n, 9n)],
    [0n, 1n, 2n, 1n, 2n, 0n],
  );
  assert.equal(round(MAX_AMOUNT * 10_000n, 10_000n), MAX_AMOUNT);
});

test("vatIn takes VAT out of a gross amount and vatOn lays it on a base", () => {
  assert.deepEqual(
    [vatIn(12_500n, 2500n), vatIn(100n, 2500n), vatIn(99n, 2500n), vatIn(1n, 10_000n)],
    [2500n, 20n, 20n, 1n],
  );
  assert.deepEqual([vatOn(99n, 2500n), vatOn(2n, 2500n), vatOn(1n, 2500n)], [25n, 1n, 0n]);
});

test("apportion gives left-over units to the largest remainders, ties to the earlier", () => {
  assert.deepEqual(apportion(10n, [1n, 1n, 1n]), [4n, 3n, 3n]);
  assert.deepEqual(apportion(2n, [1n, 1n, 1n]), [1n, 1n, 0n]);
  // 5·3/7 = 2 remainder 1, twice; 5·1/7 = 0 remainder 5: the one unit left over goes to the last.
  assert.deepEqual(apportion(5n, [3n, 3n, 1n]), [2n, 2n, 1n]);
  assert.deepEqual(apportion(1n, [0n, 5n]), [0n, 1n]);
  assert.deepEqual(apportion(7n, [0n, 0n]), [0n, 0n]);
  assert.deepEqual(apportion(MAX_AMOUNT, [MAX_AMOUNT, 1n]), [MAX_AMOUNT - 1n, 1n]);
});

test("a local day is rounded down, before 1970 too", () => {
  assert.equal(localDay(0n, -1n), -1n);
  assert.equal(localDay(BigInt(DAY) - 1n, 0n), 0n);
  assert.equal(localDay(BigInt(DAY) - 60_000n, 1n), 1n);
});

test("names are ordered by code point, not by UTF-16 unit", () => {
  assert.equal(compareCodePoints("\uFFFD", "\u{1F6F6}"), -1);
  assert.equal(compareCodePoints("ab", "a"), 1);
  assert.equal(compareCodePoints("a", "a"), 0);
});

test("the fingerprint is that of the words worked out by another program", () => {
  assert.equal(quote(requestFor([])).fingerprint, "d9ab0307090be9d6");
  assert.equal(quote(requestFor([], {}, { currency: "EUR" })).fingerprint, "c83fe5acc33af1cb");
  // Two of three tickets by a punchcard that stands after a voided gift card.
  const punches = requestWith(
    [line("kayak", 10_000, 3, { taxRateBp: 2500 })],
    [
      [card, { balance: 5, status: "voided" }],
      [{ kind: "punchcard" }, { punches: 2 }],
    ],
  );
  assert.equal(quote(punches).fingerprint, "052e2450217e870b");
  // Two units at 800 by the second item of a card, quoted at 1000: 400 are forfeited.
  const item = { experienceId: "tour", quantityLeft: 2 };
  const items = [
    { ...item, id: "a", experienceId: "other", quotedPrice: 5 },
    { ...item, id: "b", quotedPrice: 1000 },
  ];
  const voucher = requestWith(
    [line("tour", 800, 2, { experienceId: "tour" })],
    [[{ kind: "itemGiftCard", currency: "DKK" }, { items }]],
  );
  assert.equal(quote(voucher).fingerprint, "3aeeba2a377d7f7b");
});

test("discounts come off in order and tax goes on top by rate or by line", () => {
  const lines = [
    line("a", 99, 1, { taxRateBp: 2500 }),
    line("b", 50, 1, { taxRateBp: 2500 }),
    line("c", 10, 1, { kind: "fee" }),
  ];
  const discounts = [
    { id: "d1", type: "percentage", value: 5000 }, // 99 → 49 (49.5 up is 50 off), 50 → 25
    { id: "d2", type: "fixed", value: 5 }, // 5·49/74 = 3 rest 23, 5·25/74 = 1 rest 51: 3 and 2
  ];
  const byLine = quote(
    requestFor(lines, {}, { discounts, pricesIncludeTax: false, taxRounding: "line" }),
  );
  // Bases 46, 23, 10. A quarter of them: 11.5 → 12 and 5.75 → 6.
  assert.deepEqual(
    byLine.lines.map(({ discount, tax, total }) => [discount, tax, total]),
    [
      [53, 12, 58],
      [27, 6, 29],
      [0, 0, 10],
    ],
  );
  // By rate: 69 / 4 = 17.25 → 17, laid on 46 and 23 as 11.33 and 5.67.
  const byRate = quote(requestFor(lines, {}, { discounts, pricesIncludeTax: false }));
  assert.deepEqual(
    byRate.lines.map(({ tax }) => tax),
    [11, 6, 0],
  );
});

test("the parts of what was paid for a punchcard add up to its price", () => {
  const sold = (punches) => ({ punches, sale: { faceValue: 3, pricePaid: 100 } });
  const considerations = [3, 2, 1].map((left) => {
    const request = requestWith([line("a", 50, 1)], [[{ kind: "punchcard" }, sold(left)]]);
    return quote(request).tokens[0].consideration;
  });
  assert.deepEqual(considerations, [33, 34, 33]); // 33.3, 66.7, 100 rounded: 33, 67, 100.
});

test("a punchcard and then a gift card, whichever stands first, unless the card is exclusive", () => {
  const lines = [line("a", 100, 2)];
  const pairs = (more) => [
    [{ ...card, ...more }, { balance: 500 }],
    [{ kind: "punchcard" }, { punches: 1 }],
  ];
  const amounts = (answer) => answer.tokens.map(({ amountCovered }) => amountCovered);
  assert.deepEqual(amounts(quote(requestWith(lines, pairs({})))), [100, 100]);
  const exclusive = quote(requestWith(lines, pairs({ exclusive: true })));
  assert.deepEqual(amounts(exclusive), [200, 0]);
  // A gift card covers what is due, not units: the punchcard still has candidates, and may not join.
  assert.deepEqual(exclusive.tokens[1].violations, [{ code: "NOT_COMBINABLE", with: "token 0" }]);
});

test("an entry pass counts guests by session and entries by local day", () => {
  const at = (startsAt, utcOffsetMinutes = 0) => ({ startsAt, utcOffsetMinutes });
  const midnight = 20_600 * DAY;
  const lines = [line("a", 100, 2, at(midnight - 1)), line("b", 90, 1, at(midnight))];
  const covered = (rules, token = {}) =>
    quote(requestWith(lines, [[{ kind: "entryPass", ...rules }, token]])).tokens[0];
  assert.equal(covered({}).unitsCovered, 2);
  assert.equal(covered({ maxGuestsPerSession: 2 }).unitsCovered, 3);
  assert.equal(covered({ maxGuestsPerSession: 2, maxEntriesPerDay: 1 }).unitsCovered, 2);
  const usedSessions = [{ ...at(midnight - 1, 1), guests: 1 }];
  const afterUse = covered({ maxEntriesPerDay: 1 }, { usedSessions });
  // Used: the session of line a, on the day of line b by the clock it was used at.
  assert.deepEqual(afterUse.violations, [{ code: "SESSION_LIMIT_REACHED", limit: 1 }]);
  const byDay = covered({ maxGuestsPerSession: 9, maxEntriesPerDay: 1 }, { usedSessions });
  assert.deepEqual([byDay.unitsCovered, byDay.amountCovered], [1, 100]);
});

test("a claim is compared token by token, then as a whole", () => {
  const request = requestWith(
    [line("a", 100, 2)],
    [
      [card, { balance: 150 }],
      [card, { balance: 10, status: "voided" }],
    ],
  );
  const { fingerprint } = quote(request);
  const right = { due: 50, tokens: [{ id: "token 0", amountCovered: 150 }], fingerprint };
  assert.equal(verify({ request, claim: right }).ok, true);
  const wrong = {
    due: 49,
    tokens: [
      { id: "token 1", amountCovered: 10 },
      { id: "x", amountCovered: 0 },
    ],
    fingerprint: "x",
  };
  assert.deepEqual(verify({ request, claim: wrong }).violations, [
    { code: "TOKEN_VOIDED", tokenId: "token 1" },
    { code: "TOKEN_NOT_IN_REQUEST", tokenId: "x" },
    { code: "TOKEN_NOT_IN_CLAIM", tokenId: "token 0" },
    { code: "DUE_MISMATCH", claimed: 49, expected: 50 },
  ]);
  const other = verify({ request, claim: { ...right, fingerprint: "x" } });
  assert.deepEqual(other.violations, [{ code: "FINGERPRINT_MISMATCH" }]);
});

test("each sum past 2^53 - 1 is an error at its own path", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const at = (lines, pairs = [], cart = {}) =>
    refusal(() => quote(requestWith(lines, pairs, cart)));
  const taxed = { pricesIncludeTax: false };
  assert.equal(at([line("a", most, 1)]), "accepted");
  assert.equal(at([line("a", 1, 1), line("b", most, 2)]), "AMOUNT_OVERFLOW /cart/lines/1");
  assert.equal(at([line("a", most, 1), line("b", 1, 1)]), "AMOUNT_OVERFLOW /cart/lines");
  const over = [line("a", most, 1, { taxRateBp: 1 })];
  assert.equal(at(over, [], taxed), "AMOUNT_OVERFLOW /cart/lines/0");
  const half = (id) => line(id, (most - 1) / 2, 1, { taxRateBp: 10 });
  assert.equal(at([half("a"), half("b")], [], taxed), "AMOUNT_OVERFLOW /cart/lines");
  const sold = (pricePaid) => [[card, { balance: 1, sale: { faceValue: 1, pricePaid } }]];
  assert.equal(at([line("a", 1, 1)], sold(most - 1)), "accepted");
  assert.equal(at([line("a", 1, 1)], sold(most)), "AMOUNT_OVERFLOW /tokens");
  const items = (quotedPrice, quantityLeft) => [
    [
      { kind: "itemGiftCard", currency: "DKK" },
      { items: [{ id: "i", experienceId: "e", quotedPrice, quantityLeft }] },
    ],
  ];
  assert.equal(at([line("a", 1, 1)], items(most - 1, 1)), "accepted");
  assert.equal(at([line("a", 1, 1)], items(most, 1)), "AMOUNT_OVERFLOW /tokens");
  assert.equal(at([line("a", 1, 1)], items(most, 2)), "AMOUNT_OVERFLOW /tokens/0/items");
});

test("values of JavaScript: own members, read once, Dates and bigints where they may stand", () => {
  const plain = requestFor([line("a", 100, 1, { startsAt: NOW })]);
  const dressed = requestFor([line("a", 100n, 1, { startsAt: new Date(NOW) })]);
  let reads = 0;
  Object.defineProperty(dressed, "now", { enumerable: true, get: () => (reads++ ? -1 : NOW) });
  assert.deepEqual(quote(dressed), quote(plain));
  assert.equal(reads, 1);
  const of = (more) => refusal(() => quote({ ...plain, ...more }));
  assert.equal(of({ now: new Date(NaN) }), "NOT_AN_INTEGER /now");
  assert.equal(of({ now: new Date(-1) }), "OUT_OF_RANGE /now");
  assert.equal(of({ now: BigInt(NOW) }), "WRONG_TYPE /now");
  assert.equal(of({ surprise: undefined }), "UNKNOWN_FIELD /surprise");
  assert.equal(of({ tokens: undefined, options: null }), "accepted");
  assert.equal(of({ tokens: new Array(1) }), "WRONG_TYPE /tokens/0");
  assert.equal(of({ cart: Object.create(plain.cart) }), "MISSING_FIELD /cart/currency");
  assert.equal(
    refusal(() => quote(requestFor([line("\ud800", 1, 1)]))),
    "INVALID_VALUE /cart/lines/0/id",
  );
  assert.equal(
    refusal(() => quote(requestFor([line("a", 2n ** 53n, 1)]))),
    "OUT_OF_RANGE /cart/lines/0/unitPrice",
  );
});

test("JSON text is read strictly, and repeated keys only in text that is JSON", () => {
  const of = (text) => {
    const { error } = quoteJson(text);
    return `${error.reason} ${error.path}`;
  };
  const nested = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  for (const text of ["", " ", "{", "{}x", "\uFEFF{}", '{"a":01}', '{"a":1e400}', "[1,]", "'a'"]) {
    assert.equal(of(text), "NOT_JSON ", text);
  }
  assert.equal(of('{"a":"\\ud800"}'), "NOT_JSON ");
  assert.equal(of('"\ud800"'), "NOT_JSON ");
  assert.equal(of(Buffer.from([0x22, 0xc3, 0x22])), "NOT_JSON ");
  assert.equal(of(nested(65)), "NOT_JSON ");
  assert.equal(of(nested(64)), "WRONG_TYPE ");
  assert.equal(of('{"a":[{"b/~":1,"\\u0062/~":2}],"a":3}'), "DUPLICATE_KEY /a/0/b~1~0");
  assert.equal(of('{"a":1,"a":2,}'), "NOT_JSON ");
  assert.equal(of('{"now":1.0,"cart":{"__proto__":1}}'), "MISSING_FIELD /cart/currency");
});

test("the generator's numbers and cases are the same every time and in any order", () => {
  const random = new Random(7, 3);
  const first = Array.from({ length: 4 }, () => random.next());
  assert.deepEqual(first, FIRST_NUMBERS);
  const digestOf = (index) => createHash("sha256").update(caseAt(7, index).bytes).digest("hex");
  const indices = Array.from({ length: 200 }, (_, i) => i);
  const forwards = indices.map(digestOf);
  const backwards = indices.reverse().map(digestOf).reverse();
  assert.deepEqual(backwards, forwards);
  assert.ok(new Set(forwards).size > 195);
  assert.notDeepEqual(caseAt(8, 0).bytes, caseAt(7, 0).bytes);
});

const FIRST_NUMBERS = [275_570_534, 2_010_475_780, 83_044_461, 2_623_299_540];

const VIOLATIONS = [
  ...["TOKEN_NOT_ACTIVE", "TOKEN_SUSPENDED", "TOKEN_VOIDED", "TOKEN_EXPIRED", "TOKEN_DEPLETED"],
  ...["TOKEN_NOT_YET_VALID", "CURRENCY_MISMATCH", "HOLDER_MISMATCH", "VALUE_ON_HOLD"],
  ...["INSUFFICIENT_UNITS", "LINE_KIND_NOT_ELIGIBLE", "EXPERIENCE_NOT_ELIGIBLE"],
  ...["TICKET_TYPE_NOT_ELIGIBLE", "ITEM_NOT_ON_GIFT_CARD", "SESSION_START_MISSING"],
  ...["SESSION_BEFORE_VALIDITY", "SESSION_AFTER_EXPIRY", "TAX_RATE_MISMATCH"],
  ...["MIN_ORDER_NOT_MET", "NOT_COMBINABLE", "TOO_MANY_OF_TYPE", "TOO_MANY_TOKENS"],
  ...["SESSION_LIMIT_REACHED", "DAY_LIMIT_REACHED", "PARTIAL_REDEMPTION_NOT_ALLOWED"],
  ...["BELOW_MIN_REDEMPTION", "TOKEN_NOT_IN_REQUEST", "AMOUNT_MISMATCH", "UNITS_MISMATCH"],
  ...["ITEMS_MISMATCH", "TOKEN_NOT_IN_CLAIM", "DUE_MISMATCH", "FINGERPRINT_MISMATCH"],
];
const REASONS = [
  ...["NOT_JSON", "DUPLICATE_KEY", "MISSING_FIELD", "UNKNOWN_FIELD", "WRONG_TYPE"],
  ...["NOT_AN_INTEGER", "OUT_OF_RANGE", "INVALID_VALUE", "TOO_MANY", "EMPTY_LIST"],
  ...["DUPLICATE_ID", "UNKNOWN_REFERENCE", "NOT_ALLOWED", "INCONSISTENT", "AMOUNT_OVERFLOW"],
];

test("6000 cases reach every code and reason, and keep what must always hold", () => {
  const codes = new Set();
  const reasons = new Set();
  let withTokens = 0;
  let withCover = 0;
  for (let index = 0; index < 6000; index += 1) {
    const { call, bytes } = caseAt(7, index);
    const answer = call === "verify" ? verifyJson(bytes) : quoteJson(bytes);
    if (answer.error) {
      reasons.add(answer.error.reason);
      continue;
    }
    const quoted = answer.quote ?? answer;
    for (const code of [answer, ...quoted.tokens].flatMap((one) =>
      codesOf({ violations: [], ...one }),
    )) {
      codes.add(code);
    }
    checkAlways(quoted);
    if (quoted.tokens.length > 0) withTokens += 1;
    if (quoted.covered > 0) withCover += 1;
  }
  assert.deepEqual([...codes].sort(), [...VIOLATIONS].sort());
  assert.deepEqual([...reasons].sort(), [...REASONS].sort());
  assert.ok(withCover / withTokens > 0.6, `${withCover} of ${withTokens} quotes cover anything`);
});

/** What contract 9 says of every quote. */
function checkAlways(quoted) {
  const sumOf = (list, name) => list.reduce((sum, one) => sum + one[name], 0);
  for (const name of ["subtotal", "discount", "tax", "total", "covered", "due"]) {
    assert.equal(sumOf(quoted.lines, name), quoted[name], name);
  }
  const allocations = quoted.tokens.flatMap((token) => token.allocations);
  assert.equal(sumOf(allocations, "amount"), quoted.covered);
  assert.equal(sumOf(quoted.tokens, "amountCovered"), quoted.covered);
  assert.equal(sumOf(quoted.tokens, "forfeited"), quoted.forfeited);
  assert.equal(quoted.subtotal - quoted.discount + quoted.tax, quoted.total);
  for (const one of quoted.lines) {
    const own = allocations.filter(({ lineId }) => lineId === one.id);
    assert.equal(sumOf(own, "amount"), one.covered);
    assert.ok(one.covered >= 0 && one.covered <= one.total && one.due === one.total - one.covered);
    assert.ok(one.vat.net >= 0 && one.vat.net + one.vat.vat === one.vat.taxable);
    assert.ok(sumOf(own, "units") <= one.quantity);
  }
  for (const token of quoted.tokens) {
    const { outcome, remaining } = token;
    assert.equal(outcome === "applied", token.amountCovered > 0);
    assert.equal(outcome === "rejected", token.violations.length > 0);
    const left = [remaining.balance, remaining.punches, remaining.entries];
    const items = (remaining.items ?? []).map(({ quantityLeft }) => quantityLeft);
    assert.ok([...left, ...items].every((figure) => figure === undefined || figure >= 0));
  }
}

test("JavaScript cases are right and wrong in about equal parts, and made anew each time", () => {
  let accepted = 0;
  for (let index = 0; index < 300; index += 1) {
    const call = (made) => refusal(() => (made.call === "verify" ? verify : quote)(made.value));
    const first = call(javaScriptCaseAt(7, index));
    assert.equal(call(javaScriptCaseAt(7, index)), first);
    if (first === "accepted") accepted += 1;
  }
  assert.ok(accepted > 90 && accepted < 210, String(accepted));
});
