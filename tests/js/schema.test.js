// The JSON Schema says what the engine does: every checkout of the examples and every valid case of
// the corpus validates, and so does every answer to it; what is malformed in a way that a JSON
// Schema can express is refused by it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { loadEngine } from "stored-value-engine";
import { expandCases } from "./support/vectors.js";

const schema = JSON.parse(
  readFileSync(new URL("../../types/schema.json", import.meta.url), "utf8"),
);
// Strict: an unknown keyword or a keyword that does nothing is an error. Two of its rules are of
// style, and forbid conditions.
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
ajv.addSchema(schema);
const engine = await loadEngine();
const cases = [...expandCases()];

/**
 * Reasons that a JSON Schema cannot express: those of the text itself, and what compares values
 * with each other.
 * @type {Record<string, string>}
 */
const INEXPRESSIBLE = {
  NOT_JSON: "a JSON Schema is about a document that was read",
  DUPLICATE_KEY: "a JSON Schema is about a document that was read",
  DUPLICATE_ID: "two elements are the same by one of their members",
  UNKNOWN_REFERENCE: "a value stands elsewhere in the document",
  INCONSISTENT: "a number is above another",
  AMOUNT_OVERFLOW: "a product or a sum of numbers",
};

/**
 * @param {string} name @param {unknown} value @returns {string} what the definition finds wrong, ""
 * for nothing
 */
function refusal(name, value) {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`);
  if (validate === undefined) throw new Error(`the schema has no ${name}`);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

/** @param {string} name @param {any} value @param {string} what it is */
function validates(name, value, what) {
  assert.equal(refusal(name, value), "", what);
}

/**
 * @param {any} value @param {string} pointer @returns {any} what stands at a JSON Pointer,
 * undefined for nothing
 */
function at(value, pointer) {
  const steps = pointer.split("/").slice(1);
  return steps.reduce(
    (place, step) => place?.[step.replaceAll("~1", "/").replaceAll("~0", "~")],
    value,
  );
}

/** @param {any} token @returns {string} the kind that the schema takes it for */
function kindBySchema(token) {
  if (Object.hasOwn(token, "balance")) return "giftCard";
  if (Object.hasOwn(token, "items")) return "itemGiftCard";
  return Object.hasOwn(token, "punches") ? "punchcard" : "entryPass";
}

/**
 * Whether a JSON Schema cannot see what is wrong with a malformed case, though it can express the
 * reason.
 * @param {import("./support/vectors.js").ExpandedCase} malformed
 */
function isOutOfSight({ input, expect }) {
  const { reason, path } = expect.error;
  const value = at(input, path);
  // Σ quantity, unless the list itself is too long.
  if (reason === "TOO_MANY" && path.endsWith("/cart/lines")) return value.length <= 10000;
  // Bytes are not counted by a schema, which counts characters.
  if (
    reason === "INVALID_VALUE" &&
    [...String(value)].length <= 128 &&
    Buffer.byteLength(String(value)) > 128
  )
    return true;
  // Of which kind a token is stands in its type.
  const [, base, tokenPath] = /^(|\/request)(\/tokens\/\d+)\/./.exec(path) ?? [];
  if (tokenPath === undefined) return false;
  const token = at(input, base + tokenPath);
  const type = at(input, `${base}/tokenTypes`)?.find(
    (/** @type {any} */ { id }) => id === token.typeId,
  );
  return type !== undefined && type.kind !== kindBySchema(token);
}

test("every definition compiles, strictly", () => {
  for (const name of Object.keys(schema.$defs)) {
    assert.equal(typeof ajv.getSchema(`${schema.$id}#/$defs/${name}`), "function", name);
  }
  assert.equal(ajv.validateSchema(schema), true);
});

test("every object is closed, and every member is described", () => {
  const open = new Set();
  for (const union of ["Violation", "VerificationViolation"]) {
    assert.equal(schema.$defs[union].unevaluatedProperties, false);
    for (const { $ref } of schema.$defs[union].oneOf) open.add($ref.slice("#/$defs/".length));
  }
  assert.equal(schema.$defs.RejectionViolation.unevaluatedProperties, false);
  for (const [name, definition] of Object.entries(schema.$defs)) {
    assert.equal(typeof definition.description, "string", name);
    // Unions tell which of several closed objects a document is.
    if (definition.type !== "object" || definition.then?.$ref || definition.allOf) continue;
    if (!open.has(name)) assert.equal(definition.additionalProperties, false, name);
    for (const [member, value] of Object.entries(definition.properties)) {
      assert.ok("description" in value || "$ref" in value || "const" in value, `${name}.${member}`);
    }
  }
});

const checkouts = new URL("../../examples/checkouts/", import.meta.url);
for (const file of readdirSync(checkouts).filter((name) => name.endsWith(".json"))) {
  test(`the example ${file} and its quote validate`, () => {
    const request = JSON.parse(readFileSync(new URL(file, checkouts), "utf8"));
    validates("QuoteRequest", request, "the request");
    validates("Quote", engine.quote(request), "the quote");
  });
}

for (const { name, kind, input, expect } of cases) {
  if (expect.error !== undefined || (kind !== "request" && kind !== "verify")) continue;
  test(`valid: ${name}`, () => {
    if (kind === "request") {
      validates("QuoteRequest", input, "the request");
      validates("Quote", engine.quote(input), "the quote");
    } else {
      validates("VerifyInput", input, "the document to verify");
      validates("Claim", input.claim, "the claim");
      validates("Verification", engine.verify(input), "the verification");
    }
  });
}

const malformed = cases.filter(
  ({ kind, expect }) => expect.error && (kind === "request" || kind === "verify"),
);
for (const one of malformed) {
  const { name, kind, input, expect } = one;
  const { reason } = expect.error;
  if (reason in INEXPRESSIBLE || isOutOfSight(one)) continue;
  test(`refused, ${reason}: ${name}`, () => {
    assert.notEqual(refusal(kind === "request" ? "QuoteRequest" : "VerifyInput", input), "");
  });
}

test("each reason is refused in some case, or cannot be expressed and passes in some case", () => {
  const { enum: reasons } = schema.$defs.ErrorAnswer.properties.error.properties.reason;
  const ofText = ["NOT_JSON", "DUPLICATE_KEY"];
  const seen = new Map(
    reasons.map((/** @type {string} */ reason) => [reason, { passes: 0, refused: 0 }]),
  );
  for (const { kind, input, expect } of malformed) {
    const definition = kind === "request" ? "QuoteRequest" : "VerifyInput";
    seen.get(expect.error.reason)[refusal(definition, input) === "" ? "passes" : "refused"]++;
  }
  for (const [reason, { passes, refused }] of seen) {
    if (ofText.includes(reason)) assert.equal(passes + refused, 0, `${reason} is of the text`);
    else if (reason in INEXPRESSIBLE) assert.ok(passes > 0, `${reason} passes nowhere`);
    else assert.ok(refused > 0, `${reason} is refused nowhere`);
  }
});

test("every error that the corpus expects validates as an answer", () => {
  for (const { name, expect } of cases) {
    if (expect.error)
      validates("ErrorAnswer", { error: { code: "INVALID_REQUEST", ...expect.error } }, name);
  }
});

/** A document whose answer has everything: an applied token, a rejected one, two rates. */
function rich() {
  const request = {
    now: 1780000000000,
    cart: {
      currency: "DKK",
      lines: [
        { id: "kayak", unitPrice: 45000, quantity: 2, taxRateBp: 2500 },
        { id: "lunch", kind: "addon", unitPrice: 12500, quantity: 1, taxRateBp: 0 },
      ],
    },
    tokenTypes: [
      { id: "card", kind: "giftCard", currency: "DKK" },
      { id: "euro", kind: "giftCard", currency: "EUR" },
    ],
    tokens: [
      { id: "t1", typeId: "card", balance: 20000 },
      { id: "t2", typeId: "euro", balance: 20000 },
    ],
  };
  return engine.verify({ request, claim: { due: 0, tokens: [{ id: "t2", amountCovered: 5 }] } });
}

/** What no answer may be, each by a change of one that is right. */
const WRONG = {
  "a member too many": (v) => (v.quote.extra = 1),
  "a member that no quote has": (v) => (v.quote.optimum = {}),
  "an optimality without figures": (v) => (v.quote.optimality = {}),
  "a member too few": (v) => delete v.quote.due,
  "a fraction": (v) => (v.quote.due = 0.5),
  "a negative amount": (v) => (v.quote.lines[0].due = -1),
  "an amount past 2^53 - 1": (v) => (v.quote.total = 2 ** 53),
  "a fingerprint in capitals": (v) => (v.quote.fingerprint = "0123456789ABCDEF"),
  "another contract": (v) => (v.quote.engine.contract = 2),
  "what remains of another kind": (v) => (v.quote.tokens[0].remaining = { punches: 1 }),
  "items in a gift card's allocations": (v) => (v.quote.tokens[0].allocations[0].itemId = "a"),
  "units in a gift card's allocations": (v) => (v.quote.tokens[0].allocations[0].units = 1),
  "an applied token that covers nothing": (v) => (v.quote.tokens[0].allocations = []),
  "an applied token with a violation": (v) =>
    v.quote.tokens[0].violations.push({ code: "TOKEN_VOIDED" }),
  "a rejected token without a violation": (v) => (v.quote.tokens[1].violations = []),
  "a rejected token that covers": (v) => (v.quote.tokens[1].amountCovered = 1),
  "a code that there is not": (v) => (v.quote.tokens[1].violations[0].code = "CARD_DECLINED"),
  "a violation without its details": (v) => delete v.quote.tokens[1].violations[0].expected,
  "a violation with another's details": (v) => (v.quote.tokens[1].violations[0].limit = 1),
  "a violation of a quote with a token id": (v) => (v.quote.tokens[1].violations[0].tokenId = "t2"),
  "a violation of a claim without": (v) => delete v.violations[0].tokenId,
  "a mismatch without what was expected": (v) => delete v.violations.at(-1).expected,
  "ok with violations": (v) => (v.ok = true),
  "not ok without violations": (v) => (v.violations = []),
};

test("an answer that is right validates, and what no answer may be does not", () => {
  const answer = rich();
  assert.deepEqual(
    answer.violations.map(({ code }) => code),
    ["CURRENCY_MISMATCH", "TOKEN_NOT_IN_CLAIM", "DUE_MISMATCH"],
  );
  validates("Verification", answer, "as the engine gives it");
  for (const [what, change] of Object.entries(WRONG)) {
    const changed = rich();
    change(changed);
    assert.notEqual(refusal("Verification", changed), "", what);
  }
});
