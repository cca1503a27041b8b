// The corpus as data: reads tests/vectors/*.json, expands its shorthands and compares answers with
// what a case expects. Guarantees: names are unique over all files, every case has one input and one
// expectation, and inputs hold only own properties (a member named __proto__ too). It knows no host
// and runs nothing.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} ExpandedCase
 * @property {string} file the file's name
 * @property {string} section the section of the contract
 * @property {string} name unique over all files
 * @property {string} shows what the case shows, in one line
 * @property {"request" | "verify" | "text" | "bytes"} kind what `input` is
 * @property {any} input a JSON value, a string (text) or a Buffer (bytes)
 * @property {any} expect `{ quote }`, `{ verification }` or `{ error }`
 */

export const vectorsDir = fileURLToPath(new URL("../../vectors/", import.meta.url));

const inputMembers = ["request", "verify", "text", "base64"];
const expectMembers = ["quote", "verification", "error"];

/** The names of the case files in a directory, in the order in which they run. */
export function caseFiles(dir = vectorsDir) {
  return readdirSync(dir)
    .filter((name) => name.endsWith(".json") && name !== "schema.json")
    .sort();
}

/**
 * Yields every case of a directory, expanded.
 * @param {string} [dir]
 * @returns {Generator<ExpandedCase, void, void>}
 */
export function* expandCases(dir = vectorsDir) {
  const seen = new Map();
  for (const file of caseFiles(dir)) {
    const { section, cases } = JSON.parse(readFileSync(join(dir, file), "utf8"));
    for (const item of cases) {
      checkCase(file, item, seen);
      const { name, shows } = item;
      yield {
        file,
        section,
        name,
        shows,
        ...inputOf(item),
        expect: expand(item.expect),
      };
    }
  }
}

/** @param {string} file @param {any} item @param {Map<string, string>} seen */
function checkCase(file, item, seen) {
  const where = `${file}: ${JSON.stringify(item.name)}`;
  const refuse = (/** @type {string} */ what) => {
    throw new Error(`${where}: ${what}`);
  };
  if (typeof item.name !== "string" || item.name === "") refuse("a case needs a name");
  if (seen.has(item.name)) refuse(`the name is used in ${seen.get(item.name)} too`);
  seen.set(item.name, file);
  const has = (/** @type {any} */ value, /** @type {string[]} */ names) =>
    names.filter((name) => Object.hasOwn(value, name));
  if (has(item, inputMembers).length !== 1) refuse(`needs one of ${inputMembers.join(", ")}`);
  const expected = has(item.expect ?? {}, expectMembers);
  if (expected.length !== 1) refuse(`expect needs one of ${expectMembers.join(", ")}`);
  const isVerify = Object.hasOwn(item, "verify");
  if (expected[0] === (isVerify ? "quote" : "verification")) {
    refuse(`expects a ${expected[0]}, which its input does not give`);
  }
}

/** @param {any} item @returns {{ kind: ExpandedCase["kind"], input: any }} */
function inputOf(item) {
  if (Object.hasOwn(item, "request")) return { kind: "request", input: expand(item.request) };
  if (Object.hasOwn(item, "verify")) return { kind: "verify", input: expand(item.verify) };
  if (Object.hasOwn(item, "base64")) {
    return { kind: "bytes", input: Buffer.from(item.base64, "base64") };
  }
  const parts = Array.isArray(item.text) ? item.text : [item.text];
  const input = parts.map(expand).join("");
  // A lone surrogate would become U+FFFD on its way into a file: such text is spelt with escapes.
  if (!input.isWellFormed()) throw new Error(`${item.name}: text is not well-formed Unicode`);
  return { kind: "text", input };
}

/** @param {any} value @param {string[]} names @returns {boolean} exactly these own members */
function isShorthand(value, names) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === names.length && names.every((name) => Object.hasOwn(value, name));
}

/**
 * The value with $text and $repeat replaced by what they stand for.
 * @param {any} value
 * @returns {any}
 */
export function expand(value) {
  if (value === null || typeof value !== "object") return value;
  if (isShorthand(value, ["$text", "times"])) return value.$text.repeat(value.times);
  if (!Array.isArray(value)) return mapMembers(value, (_, member) => expand(member));
  const list = [];
  for (const element of value) {
    if (isShorthand(element, ["$repeat", "item"])) {
      for (let i = 0; i < element.$repeat; i++) list.push(expand(numbered(element.item, i)));
    } else {
      list.push(expand(element));
    }
  }
  return list;
}

/** @param {any} value @param {number} index @returns {any} # in `id` strings is the index */
function numbered(value, index) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((element) => numbered(element, index));
  return mapMembers(value, (name, member) =>
    name === "id" && typeof member === "string"
      ? member.replaceAll("#", String(index))
      : numbered(member, index),
  );
}

/** @param {any} object @param {(name: string, member: any) => any} map */
function mapMembers(object, map) {
  const result = {};
  for (const [name, member] of Object.entries(object)) {
    // Not an assignment, which would take __proto__ as the prototype.
    Object.defineProperty(result, name, {
      value: map(name, member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return result;
}

/**
 * The differences between what is expected and what came, as lines "path: expected …, got …".
 * Members that are not expected are not looked at; lists have the same length; a member
 * `violations` is compared whole, members and their order included.
 * @param {any} expected
 * @param {any} actual
 * @param {string} [path]
 * @returns {string[]}
 */
export function matchSubset(expected, actual, path = "") {
  if (Array.isArray(expected)) return matchLists(expected, actual, path);
  if (expected === null || typeof expected !== "object") {
    return Object.is(expected, actual) ? [] : [difference(path, expected, actual)];
  }
  if (actual === null || typeof actual !== "object" || Array.isArray(actual)) {
    return [difference(path, expected, actual)];
  }
  return Object.entries(expected).flatMap(([name, member]) => {
    const memberPath = `${path}/${name}`;
    if (!Object.hasOwn(actual, name)) return [difference(memberPath, member, undefined)];
    if (name !== "violations") return matchSubset(member, actual[name], memberPath);
    return JSON.stringify(member) === JSON.stringify(actual[name])
      ? []
      : [difference(memberPath, member, actual[name])];
  });
}

/** @param {any[]} expected @param {any} actual @param {string} path @returns {string[]} */
function matchLists(expected, actual, path) {
  if (!Array.isArray(actual)) return [difference(path, expected, actual)];
  if (actual.length !== expected.length) {
    return [`${path}: expected ${expected.length} elements, got ${actual.length}`];
  }
  return expected.flatMap((element, i) => matchSubset(element, actual[i], `${path}/${i}`));
}

/** @param {string} path @param {any} expected @param {any} actual */
function difference(path, expected, actual) {
  const shown = (/** @type {any} */ value) => {
    const text = JSON.stringify(value) ?? "nothing";
    return text.length > 300 ? `${text.slice(0, 300)}…` : text;
  };
  return `${path === "" ? "(root)" : path}: expected ${shown(expected)}, got ${shown(actual)}`;
}
