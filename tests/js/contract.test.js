// docs/contract.md, the types, the JSON Schema and the core name the same things: every field,
// code, detail, reason and word of a vocabulary that one of them has, the others have, and none has
// one more. The document is the measure, read as it stands.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as api from "stored-value-engine";
import {
  codesIn,
  codeSpans,
  fieldsOf,
  fieldsOfKind,
  reasons,
  section,
  shapesIn,
  shapesOf,
  table,
  tables,
  violations,
  within,
} from "./support/contract.js";
import * as types from "./support/declarations.js";

const schema = JSON.parse(
  readFileSync(new URL("../../types/schema.json", import.meta.url), "utf8"),
);
const command = fileURLToPath(new URL("../../build/sve", import.meta.url));
const core = JSON.parse(execFileSync(command, ["codes", "--json"], { encoding: "utf8" }));

const KINDS = ["giftCard", "itemGiftCard", "punchcard", "entryPass"];
/** Interfaces of the API that are no part of a document. */
const API_ONLY = ["AppliedPunchcard", "Engine", "EngineResponse", "EngineURL"];

const sorted = (/** @type {Iterable<string>} */ list) => [...list].sort();
const unique = (/** @type {string[]} */ list) => sorted(new Set(list));
const capital = (/** @type {string} */ name) => name[0].toUpperCase() + name.slice(1);

/**
 * @param {string} code @returns {string} the name of its interface: TOO_MANY_TOKENS is
 * TooManyTokens
 */
const interfaceOf = (code) => code.toLowerCase().split("_").map(capital).join("");

const metadata = { name: "metadata", optional: true };
const named = (/** @type {string[]} */ names) =>
  names.map((name) => ({ name, optional: undefined }));

/**
 * What the document says that goes into the engine, by the name of its interface and definition:
 * members in order; whether one is optional where the document marks that with a question mark.
 * @returns {Record<string, { name: string, optional: boolean | undefined }[]>}
 */
function inputShapes() {
  const line = [...named(fieldsOf("Line")), metadata];
  const discount = [...named(fieldsOf("Discount")), metadata];
  const [vat] = shapesIn("every kind of type", "vat");
  const [amountUse, unitsUse] = shapesIn("every kind of token", "use");
  const [sale] = shapesIn("every kind of token", "sale");
  const [claim] = shapesOf(section("10")).filter((shape) => shape[0].name === "due");
  const [input] = shapesOf(section("10")).filter((shape) => shape[0].name === "request");
  const ofKinds = KINDS.flatMap((kind) => [
    [
      `${capital(kind)}Type`,
      [
        ...named(fieldsOf("every kind of type")),
        ...named(fieldsOfKind("one kind of type only", kind)),
        metadata,
      ],
    ],
    [
      `${capital(kind)}Token`,
      [
        ...named(fieldsOf("every kind of token")),
        ...named(fieldsOfKind("one kind of token only", kind)),
        metadata,
      ],
    ],
  ]);
  return {
    QuoteRequest: [...named(fieldsOf("QuoteRequest")), metadata],
    Cart: [...named(fieldsOf("Cart")), metadata],
    PayableLine: line,
    TokenLine: line,
    PercentageDiscount: discount,
    FixedDiscount: discount,
    Options: named(fieldsOf("Options")),
    ...Object.fromEntries(ofKinds),
    MultiPurposeVat: named(vat.map(({ name }) => name)),
    SinglePurposeVat: named(vat.map(({ name }) => name)),
    AmountUse: amountUse,
    UnitsUse: unitsUse,
    AmountSale: sale,
    CountSale: sale,
    GiftCardItem: shapesIn("one kind of token only", "itemGiftCard")[0],
    UsedSession: shapesIn("one kind of token only", "entryPass")[0],
    VerifyInput: input,
    Claim: claim,
    ClaimToken: within(claim, "tokens"),
    ClaimItem: within(within(claim, "tokens"), "items"),
  };
}

/** What the document says that comes out, likewise; of a violation, its details. */
function outputShapes() {
  const [line] = shapesIn("Quote", "lines");
  const [allocation] = shapesIn("token result", "allocations");
  const [optimality] = shapesOf(section("7"));
  const [verification] = shapesOf(section("10")).filter((shape) => shape[0].name === "ok");
  const ofToken = new Set([
    "TOKEN_NOT_IN_REQUEST",
    "AMOUNT_MISMATCH",
    "UNITS_MISMATCH",
    "ITEMS_MISMATCH",
    "TOKEN_NOT_IN_CLAIM",
  ]);
  return {
    Quote: named(fieldsOf("Quote")),
    LineQuote: line,
    VatSummary: within(line, "vat"),
    EngineInfo: shapesIn("Quote", "engine")[0],
    Optimality: optimality,
    ...Object.fromEntries(
      KINDS.map((kind) => [`${capital(kind)}Result`, named(fieldsOf("token result"))]),
    ),
    TokenAllocation: allocation.filter(({ name }) => name !== "itemId"),
    ItemAllocation: allocation,
    ...Object.fromEntries(
      violations.map(({ code, details }) => [
        interfaceOf(code),
        [
          { name: "code", optional: false },
          ...(ofToken.has(code) ? [{ name: "tokenId", optional: false }] : []),
          ...details.map((name) => ({ name: name.replace("?", ""), optional: name.endsWith("?") })),
        ],
      ]),
    ),
    Verification: verification,
    ErrorAnswer: [{ name: "error", optional: false }],
  };
}

const inputs = inputShapes();
const shapes = { ...inputs, ...outputShapes() };

/** The definitions of the schema that are objects, and not one of several. */
const objectDefs = Object.keys(schema.$defs).filter((name) => {
  const { type, properties, oneOf, allOf, if: condition, then } = schema.$defs[name];
  return type === "object" && properties && !oneOf && !allOf && !(condition && then?.$ref);
});

test("the document, the types and the schema have the same objects", () => {
  const wire = types.interfaces.filter(
    (name) => !API_ONLY.includes(name) && name !== "StoredValueError",
  );
  assert.deepEqual(sorted(wire), sorted(Object.keys(shapes)));
  assert.deepEqual(
    sorted(objectDefs.filter((name) => name !== "Token")),
    sorted(Object.keys(shapes)),
  );
});

for (const [name, members] of Object.entries(shapes)) {
  test(`${name} has the same members in the document, the types and the schema`, () => {
    const declared = types.membersOf(name);
    const { properties, required = [] } = schema.$defs[name];
    const expected = members.map((member) => member.name);
    assert.deepEqual(Object.keys(properties), expected, "the schema's, in the document's order");
    assert.deepEqual(sorted(declared.keys()), sorted(expected), "the types'");
    for (const member of members) {
      const optional = declared.get(member.name)?.optional;
      assert.equal(optional, !required.includes(member.name), `${member.name} is optional in both`);
      if (member.optional !== undefined) assert.equal(optional, member.optional, member.name);
    }
  });
}

test("what remains of a token, and an error, have the same members everywhere", () => {
  const remaining = shapesIn("token result", "remaining");
  assert.equal(remaining.length, KINDS.length);
  const inPlace = [
    ["GiftCardResult", "remaining", remaining[0]],
    ["PunchcardResult", "remaining", remaining[1]],
    ["EntryPassResult", "remaining", remaining[2]],
    ["ItemGiftCardResult", "remaining", remaining[3]],
    ["ErrorAnswer", "error", shapesOf(section("12"))[0]],
  ];
  for (const [name, member, shape] of inPlace) {
    const declared = types.membersOf(name).get(member)?.members;
    const { properties } = schema.$defs[name].properties[member];
    sameInPlace(shape, declared, properties, `${name}.${member}`);
  }
});

/**
 * @param {any[]} shape @param {Map<string, types.Declared> | undefined} declared @param {any}
 * properties @param {string} where
 */
function sameInPlace(shape, declared, properties, where) {
  const expected = shape.map((member) => member.name);
  assert.deepEqual(sorted(declared?.keys() ?? []), sorted(expected), `${where} in the types`);
  assert.deepEqual(Object.keys(properties), expected, `${where} in the schema`);
  for (const { name, members } of shape) {
    if (members)
      sameInPlace(members, declared?.get(name)?.members, properties[name].items.properties, name);
  }
}

/**
 * @param {any} definition of a field @returns {string[]} the words that it may be, or that its
 * elements may be
 */
function words(definition) {
  const { const: only, enum: list = [], items = {} } = definition;
  return [only, ...list, ...(items.enum ?? [])].filter((value) => typeof value === "string");
}

test("the vocabularies of a field are the same in types and schema", () => {
  for (const name of Object.keys(shapes)) {
    for (const [field, { values }] of types.membersOf(name)) {
      const inSchema = words(schema.$defs[name].properties[field]);
      // The name of the engine is any string for the types.
      if (name !== "EngineInfo")
        assert.deepEqual(sorted(inSchema), sorted(values), `${name}.${field}`);
    }
  }
});

test("the words of all vocabularies are those of the document", () => {
  const quoted = ["2", "9"].flatMap((number) =>
    codeSpans(section(number)).map((span) => /^"(\w+)"$/.exec(span)?.[1] ?? ""),
  );
  const inDocument = unique(quoted.filter((word) => word !== ""));
  const inTypes = Object.keys(shapes)
    .filter((name) => name !== "ErrorAnswer")
    .flatMap((name) => [...types.membersOf(name)])
    .flatMap(([field, { values }]) => (field === "code" ? [] : values));
  assert.deepEqual(unique(inTypes), inDocument);
});

test("violation codes are the same everywhere, with their details, sections and order", () => {
  const plain = core.violations.map((/** @type {any} */ { code, details, section: number }) => ({
    code,
    details: details.map((/** @type {string} */ detail) => detail.replace(/[$@]$/, "")),
    section: number,
  }));
  assert.deepEqual(plain, violations);

  const ofTokens = violations.filter((entry) => entry.section !== "10").map((entry) => entry.code);
  const all = violations.map((entry) => entry.code);
  assert.deepEqual(sorted(types.codesOf("Violation")), sorted(ofTokens));
  assert.deepEqual(sorted(types.codesOf("RejectionViolation")), sorted(ofTokens));
  assert.deepEqual(sorted(types.codesOf("VerificationViolation")), sorted(all));
  assert.deepEqual(sorted(types.literalsOf("ViolationCode")), sorted(all));

  const codesIn = (/** @type {string} */ name) =>
    schema.$defs[name].oneOf.map(
      (/** @type {any} */ { $ref }) =>
        schema.$defs[$ref.slice("#/$defs/".length)].properties.code?.const,
    );
  assert.deepEqual(codesIn("Violation"), ofTokens);
  assert.deepEqual(codesIn("RejectionViolation"), ofTokens);
  assert.deepEqual(codesIn("VerificationViolation"), [undefined, ...all.slice(ofTokens.length)]);
});

test("each violation code stands in its section, with its details, and no other does", () => {
  for (const number of ["4", "5", "6", "10"]) {
    const here = violations.filter((entry) => entry.section === number).map((entry) => entry.code);
    assert.deepEqual(unique(codesIn(section(number))), sorted(here), `section ${number}`);
  }
  const inTable = table("code").filter(([first]) => codesIn(first).length === 1);
  const inText = ["6", "10"].flatMap((number) => [
    ...section(number).matchAll(/`([A-Z_]+)`\s+\(([^)]*)/g),
  ]);
  const described = new Map([
    ...inTable.map(
      ([first, , details]) => /** @type {[string, string]} */ ([codesIn(first)[0], details]),
    ),
    ...inText.map((match) => /** @type {[string, string]} */ ([match[1], match[2]])),
  ]);
  for (const { code, details } of violations) {
    const named = codeSpans(described.get(code) ?? "").filter(
      (name) => /^[a-z]\w*$/.test(name) && name !== "tokenId",
    );
    assert.deepEqual(
      named,
      details.map((name) => name.replace("?", "")),
      code,
    );
  }
});

test("reasons are the same everywhere, in one order", () => {
  assert.deepEqual(core.reasons, reasons);
  assert.deepEqual(schema.$defs.ErrorAnswer.properties.error.properties.reason.enum, reasons);
  assert.deepEqual(sorted(types.literalsOf("MalformedReason")), sorted(reasons));
});

test("the document names no code and no reason that is not in its own lists", () => {
  const known = new Set([...violations.map((entry) => entry.code), ...reasons, "INVALID_REQUEST"]);
  const everywhere = [
    ...new Set(tables.map(({ section: number }) => number)),
    "3",
    "7",
    "8",
    "11",
  ].flatMap((number) => codesIn(section(number)));
  assert.deepEqual(
    everywhere.filter((code) => !known.has(code)),
    [],
  );
});

test("the fields of the core are those of the documents that go in", () => {
  const fields = Object.values(inputs).flatMap((members) => members.map(({ name }) => name));
  assert.deepEqual(sorted(core.fields), unique(fields));
});

test("the package exports what the types say", () => {
  assert.deepEqual(sorted(Object.keys(api)), sorted(types.values));
});
