// The corpus, tests/vectors/*.json, through every host: the native command, WebAssembly and the
// reference. Guarantees that each expectation holds on each of them, that their whole answers are
// the same text, and that every violation code and every malformed reason occurs in some case.
// It does not judge whether the corpus is right: its figures come from the contract, by hand.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { TextDecoder } from "node:util";
import Ajv2020 from "ajv/dist/2020.js";
import { StoredValueError, loadEngine } from "stored-value-engine";
import * as reference from "../reference/index.js";
import { caseFiles, expand, expandCases, matchSubset, vectorsDir } from "./support/vectors.js";

const command = fileURLToPath(new URL("../../build/sve", import.meta.url));

const reasons = [
  ...["NOT_JSON", "DUPLICATE_KEY", "MISSING_FIELD", "UNKNOWN_FIELD", "WRONG_TYPE"],
  ...["NOT_AN_INTEGER", "OUT_OF_RANGE", "INVALID_VALUE", "TOO_MANY", "EMPTY_LIST", "DUPLICATE_ID"],
  ...["UNKNOWN_REFERENCE", "NOT_ALLOWED", "INCONSISTENT", "AMOUNT_OVERFLOW"],
];

const violationCodes = [
  // contract 4
  ...["LINE_KIND_NOT_ELIGIBLE", "EXPERIENCE_NOT_ELIGIBLE", "TICKET_TYPE_NOT_ELIGIBLE"],
  ...["ITEM_NOT_ON_GIFT_CARD", "SESSION_START_MISSING", "SESSION_BEFORE_VALIDITY"],
  ...["SESSION_AFTER_EXPIRY", "TAX_RATE_MISMATCH"],
  // contract 5
  ...["TOKEN_NOT_ACTIVE", "TOKEN_SUSPENDED", "TOKEN_VOIDED", "TOKEN_EXPIRED", "TOKEN_DEPLETED"],
  ...["TOKEN_NOT_YET_VALID", "CURRENCY_MISMATCH", "HOLDER_MISMATCH", "VALUE_ON_HOLD"],
  ...["INSUFFICIENT_UNITS", "MIN_ORDER_NOT_MET"],
  // contract 6
  ...["NOT_COMBINABLE", "TOO_MANY_OF_TYPE", "TOO_MANY_TOKENS", "SESSION_LIMIT_REACHED"],
  ...["DAY_LIMIT_REACHED", "PARTIAL_REDEMPTION_NOT_ALLOWED", "BELOW_MIN_REDEMPTION"],
  // contract 10
  ...["TOKEN_NOT_IN_REQUEST", "AMOUNT_MISMATCH", "UNITS_MISMATCH", "ITEMS_MISMATCH"],
  ...["TOKEN_NOT_IN_CLAIM", "DUE_MISMATCH", "FINGERPRINT_MISMATCH"],
];

const cases = [...expandCases()];
const scratch = mkdtempSync(join(tmpdir(), "sve-vectors-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const engine = await loadEngine();
const nativeAnswers = runNative();

/** The bytes that the native command reads for a case. */
function bytesOf(/** @type {any} */ { kind, input }) {
  if (kind === "bytes") return input;
  return Buffer.from(kind === "text" ? input : JSON.stringify(input), "utf8");
}

/** The answers of `sve <verb> --jsonl` to one line each. */
function runBatch(/** @type {string} */ verb, /** @type {Buffer[]} */ lines) {
  const newline = Buffer.from("\n");
  const input = Buffer.concat(lines.flatMap((line) => [line, newline]));
  const run = spawnSync(command, [verb, "--jsonl"], {
    input,
    maxBuffer: 2 ** 30,
  });
  if (run.error) throw run.error;
  assert.equal(run.stderr.toString(), "", `sve ${verb} --jsonl is silent on stderr`);
  assert.equal(run.status, 0, `sve ${verb} --jsonl exits 0`);
  const answers = run.stdout.toString("utf8").split("\n");
  assert.equal(answers.pop(), "", "the last line ends in a newline");
  assert.equal(answers.length, lines.length, "one line out for each line in");
  return answers;
}

/** The answer of `sve quote FILE`, whose exit status tells whether the request was malformed. */
function runFile(/** @type {Buffer} */ bytes) {
  const file = join(scratch, "request.json");
  writeFileSync(file, bytes);
  const run = spawnSync(command, ["quote", file], { maxBuffer: 2 ** 30 });
  if (run.error) throw run.error;
  const answer = run.stdout.toString("utf8").replace(/\n$/, "");
  assert.equal(run.status, answer.startsWith('{"error":') ? 65 : 0, `exit status of ${answer}`);
  return answer;
}

/** Every case's answer as text: batches by verb, and one file each where a line cannot hold it. */
function runNative() {
  const answers = new Map();
  const batches = {
    quote: /** @type {any[]} */ ([]),
    verify: /** @type {any[]} */ ([]),
  };
  for (const item of cases) {
    if (item.kind === "verify") batches.verify.push(item);
    else if (!bytesOf(item).includes(0x0a)) batches.quote.push(item);
    else answers.set(item.name, runFile(bytesOf(item)));
  }
  for (const [verb, items] of Object.entries(batches)) {
    const lines = runBatch(verb, items.map(bytesOf));
    items.forEach((item, i) => answers.set(item.name, lines[i]));
  }
  return answers;
}

/** The answer of a function that throws on malformed input, the throw as `{ error }`. */
function answerOf(/** @type {() => any} */ call, /** @type {Function | undefined} */ errorClass) {
  try {
    return call();
  } catch (/** @type {any} */ error) {
    if (error.code !== "INVALID_REQUEST") throw error;
    if (errorClass) assert.ok(error instanceof errorClass, "of the class that the package exports");
    return {
      error: { code: error.code, reason: error.reason, path: error.path },
    };
  }
}

/**
 * What a JavaScript caller would hold: the case's value, or its text parsed. Undefined where text
 * says more than the value: text that is no JSON, also by the contract alone, or has a key twice.
 */
function valueOf(/** @type {any} */ { kind, input, expect, name }) {
  if (kind === "request" || kind === "verify") return { value: input };
  const reason = expect.error?.reason;
  try {
    const text =
      kind === "text"
        ? input
        : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(input);
    const value = JSON.parse(text);
    return reason === "NOT_JSON" || reason === "DUPLICATE_KEY" ? undefined : { value };
  } catch {
    assert.equal(reason, "NOT_JSON", `${name}: JSON.parse refuses the text`);
    return undefined;
  }
}

/** The differences between a case's expectation and an answer, none when it holds. */
function judge(/** @type {any} */ expect, /** @type {any} */ answer) {
  if (expect.error) {
    const { reason, path } = expect.error;
    const error = { code: "INVALID_REQUEST", reason, path };
    return matchSubset({ error }, answer);
  }
  if (answer.error) return [`expected an answer, got ${JSON.stringify(answer)}`];
  return matchSubset(expect.quote ?? expect.verification, answer);
}

/** Runs one case on every host it fits and compares expectation and whole text. */
function checkCase(/** @type {any} */ item) {
  const verb = item.kind === "verify" ? "verify" : "quote";
  const texts = new Map([["native", nativeAnswers.get(item.name)]]);
  const readText = verb === "verify" ? reference.verifyJson : reference.quoteJson;
  texts.set("reference, JSON", JSON.stringify(readText(bytesOf(item))));

  const held = valueOf(item);
  if (held) {
    const before = JSON.stringify(held.value);
    const quoted = answerOf(() => engine[verb](held.value), StoredValueError);
    texts.set("WebAssembly", JSON.stringify(quoted));
    const checked = answerOf(() => reference[verb](held.value), undefined);
    texts.set("reference", JSON.stringify(checked));
    assert.equal(JSON.stringify(held.value), before, "the input is left as it was");
  }
  for (const [host, text] of texts) {
    assert.deepEqual(judge(item.expect, JSON.parse(text)), [], `${host} against the expectation`);
  }
  for (const [host, text] of texts) assert.equal(text, texts.get("native"), `${host} = native`);
}

for (const file of caseFiles()) {
  const items = cases.filter((item) => item.file === file);
  describe(`${file}: contract ${items[0].section}`, () => {
    for (const item of items) test(`${item.name}: ${item.shows}`, () => checkCase(item));
  });
}

/** Calls `visit` with each `code` of a violations list anywhere in an expectation. */
function visitCodes(/** @type {any} */ value, /** @type {(code: string) => void} */ visit) {
  if (value === null || typeof value !== "object") return;
  for (const violation of Array.isArray(value.violations) ? value.violations : []) {
    visit(violation.code);
  }
  for (const member of Object.values(value)) visitCodes(member, visit);
}

describe("the corpus itself", () => {
  test("every file fits tests/vectors/schema.json", () => {
    const schema = JSON.parse(readFileSync(join(vectorsDir, "schema.json"), "utf8"));
    const validate = new Ajv2020({
      allErrors: true,
      strictRequired: false,
    }).compile(schema);
    for (const file of caseFiles()) {
      validate(JSON.parse(readFileSync(join(vectorsDir, file), "utf8")));
      assert.deepEqual(validate.errors, null, file);
    }
  });

  test("there are at least 300 cases", () => {
    assert.ok(cases.length >= 300, `there are ${cases.length}`);
  });

  test("every malformed reason occurs, and no other", () => {
    const found = new Set(cases.flatMap(({ expect }) => expect.error?.reason ?? []));
    assert.deepEqual([...found].sort(), [...reasons].sort());
  });

  test("every violation code occurs, and no other", () => {
    const found = new Set();
    for (const { expect } of cases) visitCodes(expect, (code) => found.add(code));
    assert.deepEqual([...found].sort(), [...violationCodes].sort());
  });
});

describe("the corpus's helpers", () => {
  test("$repeat numbers ids at every depth, and nothing else", () => {
    const item = { id: "L#", name: "#", items: [{ id: "i#.#" }] };
    assert.deepEqual(expand(["x", { $repeat: 2, item }, { $repeat: 0, item }]), [
      "x",
      { id: "L0", name: "#", items: [{ id: "i0.0" }] },
      { id: "L1", name: "#", items: [{ id: "i1.1" }] },
    ]);
  });

  test("$text is repeated text; other members are kept, __proto__ too", () => {
    assert.deepEqual(expand({ id: { $text: "ab", times: 3 } }), { id: "ababab" });
    const kept = expand(JSON.parse('{"__proto__":{"a":1},"$text":"x"}'));
    assert.deepEqual(Object.keys(kept), ["__proto__", "$text"]);
    assert.equal(Object.getPrototypeOf(kept), Object.prototype);
  });

  test("a subset match sees what differs, and only that", () => {
    const actual = { due: 1, tokens: [{ id: "a", violations: [{ code: "X", limit: 1 }] }] };
    assert.deepEqual(matchSubset({ tokens: [{ id: "a" }] }, actual), []);
    const differs = (/** @type {any} */ expected) => matchSubset(expected, actual).length > 0;
    assert.ok(differs({ due: 2 }));
    assert.ok(differs({ due: null }));
    assert.ok(differs({ covered: 0 }), "a member that is absent");
    assert.ok(differs({ tokens: [] }), "a list of another length");
    assert.ok(differs({ tokens: [{}, {}] }), "a list of another length");
    assert.ok(differs({ tokens: { 0: {} } }), "a list is no object");
    const violations = (/** @type {any[]} */ ...list) => ({ tokens: [{ violations: list }] });
    assert.ok(!differs(violations({ code: "X", limit: 1 })));
    assert.ok(differs(violations({ code: "X" })), "details are not left out");
    assert.ok(differs(violations({ limit: 1, code: "X" })), "members come in their order");
    assert.ok(differs(violations()));
  });
});
