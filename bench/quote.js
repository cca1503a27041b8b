// npm run bench: what a quote costs, beside what a shop would use otherwise.
//
//   node bench/quote.js [--rounds N] [--only SHAPE]
//
// Every figure is the median of several rounds, in each of which all sides of a shape have their turn; the
// native rounds are of the very words that JavaScript writes. Tables for people, and a last line of
// JSON with medians and least figures. It builds nothing but the native program that it times. That the
// sides answer the same is tested in tests/js/peers.test.js.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadEngine } from "stored-value-engine";
import { loadJsonEngine } from "stored-value-engine/json";
import * as reference from "../tests/reference/index.js";
import { partsOf, writeWords } from "./flat-core.js";
import { measure, median, readable } from "./measure.js";
import { memoryOf } from "./memory.js";
import * as dinero from "./peers/dinero.js";
import * as plain from "./peers/plain/index.js";
import * as shapes from "./requests.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "build", "bench");
const DAYS = 1000;
const GROWTH = [1, 10, 100, 1000, 10_000];
const BALANCE = 20_000;

const engine = /** @type {any} */ (await loadEngine());
const json = await loadJsonEngine();

/** What a malformed request gives is thrown. */
function attempt(/** @type {() => void} */ call) {
  try {
    call();
  } catch (/** @type {any} */ error) {
    if (error.code !== "INVALID_REQUEST") throw error;
  }
}

/** The sides of a shape that is one request. @returns {Record<string, () => void>} */
function sidesOf(/** @type {any} */ request) {
  const text = JSON.stringify(request);
  return {
    ...partsOf(request, false),
    javascript: () => engine.quote(request),
    plain: () => plain.quote(request),
    reference: () => reference.quote(request),
    dinero: () => dinero.price(dinero.cartOf(request.cart), BALANCE),
    json: () => json.quoteJson(text),
    "plain json": () => JSON.stringify(plain.quote(JSON.parse(text))),
  };
}

function sidesOfVerify(/** @type {any} */ document) {
  const text = JSON.stringify(document);
  return {
    ...partsOf(document, true),
    javascript: () => engine.verify(document),
    plain: () => plain.verify(document),
    reference: () => reference.verify(document),
    json: () => json.verifyJson(text),
    "plain json": () => JSON.stringify(plain.verify(JSON.parse(text))),
  };
}

function sidesOfMalformed(/** @type {any} */ request) {
  const { write, core, read: _read, json: answer, ...throwing } = sidesOf(request);
  const { dinero: _dinero, ...sides } = Object.fromEntries(
    Object.entries(throwing).map(([name, call]) => [name, () => attempt(call)]),
  );
  return { write, core, ...sides, json: answer };
}

/** One call prices all; figures are divided by how many. */
function sidesOfBatch(/** @type {any[]} */ requests) {
  return {
    javascript: () => engine.quoteMany(requests),
    singly: () => requests.map((request) => engine.quote(request)),
    plain: () => requests.map((request) => plain.quote(request)),
    reference: () => requests.map((request) => reference.quote(request)),
    dinero: () => requests.map(({ cart }) => dinero.price(dinero.cartOf(cart), BALANCE)),
  };
}

/** The claim of a client that charged what the quote says. */
function verifyDocument(/** @type {any} */ request) {
  const { due, tokens } = engine.quote(request);
  const claimed = tokens.map((/** @type {any} */ { id, amountCovered, unitsConsumed }) => ({
    id,
    amountCovered,
    unitsConsumed,
  }));
  return { request, claim: { due, tokens: claimed } };
}

/** @param {Record<string, string>} files @param {number} rounds */
function nativeFigures(files, rounds) {
  const options = /** @type {const} */ ({ encoding: "utf8" });
  const build = ["--build", join(root, "build"), "--target", "sve_bench"];
  execFileSync("cmake", build, { stdio: "ignore" });
  const program = join(root, "build", "sve_bench");
  const output = execFileSync(program, [String(rounds), ...Object.values(files)], options);
  const lines = output.trim().split("\n");
  return Object.fromEntries(
    Object.keys(files).map((name, i) => {
      const figures = lines[i].split(" ").map(Number);
      return [
        name,
        { median: Math.round(median(figures)), least: Math.round(Math.min(...figures)) },
      ];
    }),
  );
}

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "61" }, only: { type: "string" } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes an integer above 0");

const typical = shapes.typicalRequest();
const verified = verifyDocument(typical);
const single = {
  small: shapes.smallRequest(),
  typical,
  group: shapes.groupRequest(),
  huge: shapes.hugeRequest(),
  refused: shapes.refusedRequest(),
};
/** @type {Record<string, () => Record<string, () => void>>} */
const plans = Object.fromEntries(
  Object.entries(single).map(([name, request]) => [name, () => sidesOf(request)]),
);
plans.malformed = () => sidesOfMalformed(shapes.malformedRequest());
plans.verify = () => sidesOfVerify(verified);
plans.batch = () => sidesOfBatch(shapes.batchRequests(DAYS));
for (const lines of GROWTH) {
  const request = shapes.requestOf(lines, 3);
  plans[`lines-${lines}`] = () => ({
    ...partsOf(request, false),
    javascript: () => engine.quote(request),
  });
}

mkdirSync(folder, { recursive: true });
/** @type {Record<string, string>} */
const files = {};
for (const [name, request] of Object.entries(single)) {
  files[name] = writeWords(join(folder, `${name}.words`), request, false);
}
for (const lines of GROWTH) {
  const name = `lines-${lines}`;
  files[name] = writeWords(join(folder, `${name}.words`), shapes.requestOf(lines, 3), false);
}
const malformed = shapes.malformedRequest();
files.malformed = writeWords(join(folder, "malformed.malformed"), malformed, false);
files.verify = writeWords(join(folder, "verify.verify"), verified, true);

const native = nativeFigures(files, rounds);
/** @type {Record<string, Record<string, { median: number, least: number }>>} */
const figures = {};
for (const [name, sides] of Object.entries(plans)) {
  if (values.only !== undefined && values.only !== name) continue;
  const measured = measure(sides(), rounds);
  if (name === "batch") {
    for (const figure of Object.values(measured)) {
      figure.median = Math.round(figure.median / DAYS);
      figure.least = Math.round(figure.least / DAYS);
    }
  }
  figures[name] = native[name] ? { native: native[name], ...measured } : measured;
}

const columns = ["native", "core", "write", "read", "javascript", "singly", "plain", "reference"];
columns.push("dinero", "json", "plain json");

/** @param {(side: { median: number }, sides: Record<string, { median: number }>) => string} show */
function table(show) {
  console.log("".padEnd(12) + columns.map((name) => name.padStart(11)).join(""));
  for (const [name, sides] of Object.entries(figures)) {
    const cells = columns.map((column) => (sides[column] ? show(sides[column], sides) : ""));
    console.log(name.padEnd(12) + cells.map((cell) => cell.padStart(11)).join(""));
  }
}

console.log(`Medians of ${rounds} rounds, a quote:\n`);
table((side) => readable(side.median));
console.log("\nTimes what JavaScript to answer takes (batch: quoteMany):\n");
table((side, sides) => (side.median / sides.javascript.median).toFixed(2));
const memory = memoryOf(engine, typical);
console.log(
  `\nA typical answer keeps ${memory.answerBytes} bytes; the call allocates ${memory.allocatedBytes} in all. ` +
    `WebAssembly memory after a huge quote: ${memory.wasmBytes} bytes, and ${memory.grownBytes} more after 20 000 quotes.`,
);
console.log(`\n${JSON.stringify({ bench: "quote", rounds, nanoseconds: figures, memory })}`);
