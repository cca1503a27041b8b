// docs/contract.md as data: its tables, the shapes in its code spans, its codes and reasons.
// Guarantees that what it gives stands in the document: a table, row or shape that is looked for
// and not found is an error. It knows how the document is written, and nothing of types, schema or
// core.

import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../../docs/contract.md", import.meta.url), "utf8");

/** @typedef {{ name: string, optional: boolean, members?: Member[] }} Member */
/** @typedef {{ title: string, section: string, rows: string[][] }} Table */

/** The text of a section by its number; "glance" is the list of codes behind the last one. */
const sections = new Map();
for (const part of text.split(/^## /m).slice(1)) {
  const number =
    /^(\d+)\. /.exec(part)?.[1] ?? (part.startsWith("Violation codes") ? "glance" : "");
  if (number === "" || sections.has(number))
    throw new Error(`a section too many: ${part.slice(0, 40)}`);
  sections.set(number, part);
}

/** @param {string} number @returns {string} */
export function section(number) {
  const found = sections.get(number);
  if (found === undefined) throw new Error(`docs/contract.md has no section ${number}`);
  return found;
}

/** @param {string} markdown @returns {string[]} what stands between backticks */
export function codeSpans(markdown) {
  return [...markdown.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
}

/**
 * @param {string} markdown @returns {string[]} its code spans that are written as codes and reasons
 * are
 */
export function codesIn(markdown) {
  return codeSpans(markdown).filter((span) => /^[A-Z]+(_[A-Z]+)+$/.test(span));
}

/** @param {string} line @returns {string[]} */
function cells(line) {
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

/** @returns {Table[]} every table, its title being the first cell of its head */
function readTables() {
  const tables = [];
  for (const [number, part] of sections) {
    for (const block of part.match(/(?:^\|.*\|\n)+/gm) ?? []) {
      const [head, , ...rows] = block.trimEnd().split("\n");
      tables.push({ title: cells(head)[0], section: number, rows: rows.map(cells) });
    }
  }
  return tables;
}

export const tables = readTables();

/** @param {string} title @returns {string[][]} */
export function table(title) {
  const found = tables.filter((candidate) => candidate.title === title);
  if (found.length !== 1) throw new Error(`docs/contract.md has ${found.length} tables "${title}"`);
  return found[0].rows;
}

/**
 * @param {string} title @returns {string[]} the fields that the rows of a table name, in its order
 */
export function fieldsOf(title) {
  return table(title).flatMap(([first]) => codeSpans(first));
}

/**
 * @param {string} title @param {string} kind @returns {string[]} the fields of one kind: "`kind`:
 * `a`, `b`"
 */
export function fieldsOfKind(title, kind) {
  return codeSpans(rowOf(title, kind)[0]).slice(1);
}

/**
 * @param {string} title @param {string} field @returns {string[]} the row that names a field first
 */
function rowOf(title, field) {
  const found = table(title).filter(([first]) => codeSpans(first).includes(field));
  if (found.length === 0) throw new Error(`docs/contract.md has no ${field} in "${title}"`);
  return found[0];
}

/**
 * @param {string} title @param {string} field @returns {Member[][]} the shapes in the row of a
 * field
 */
export function shapesIn(title, field) {
  return shapesOf(rowOf(title, field)[1]);
}

/**
 * @param {string} markdown @returns {Member[][]} the code spans that are shapes: `{ a, b?, c: [{ d
 * }] }`
 */
export function shapesOf(markdown) {
  return codeSpans(markdown)
    .filter((span) => /^(\w+\(|\w+: )?\[?\{ [a-z].*\}\]?\)?$/.test(span))
    .map(readShape);
}

/** @param {string} span @returns {Member[]} */
function readShape(span) {
  const words = span.match(/[A-Za-z]+|[{}?:]|…\w+|"[^"]*"|\d+/g) ?? [];
  let at = words.indexOf("{");
  const readMembers = () => {
    const members = [];
    at++;
    while (words[at] !== "}") {
      if (words[at] === undefined) throw new Error(`no shape: ${span}`);
      const name = words[at++];
      /** @type {Member} */
      const member = { name, optional: words[at] === "?" };
      if (member.optional) at++;
      if (words[at] === ":") {
        at++;
        if (words[at] === "{") member.members = readMembers();
        else at++;
      }
      if (!name.startsWith("…")) members.push(member);
    }
    at++;
    return members;
  };
  return readMembers();
}

/** @param {Member[]} members @param {string} name @returns {Member[]} the shape of a member */
export function within(members, name) {
  const found = members.find((member) => member.name === name);
  if (found?.members === undefined) throw new Error(`docs/contract.md has no shape of ${name}`);
  return found.members;
}

/**
 * The list of codes at the end of the document, in its order; a detail's name ends in ? where it is
 * optional.
 * @type {{ code: string, details: string[], section: string }[]}
 */
export const violations = tables
  .filter((candidate) => candidate.section === "glance")
  .flatMap(({ rows }) => rows)
  .map(([code, details, number]) => ({
    code: codeSpans(code)[0],
    details: codeSpans(details),
    section: number,
  }));

/** The reasons of section 12, in its order. */
export const reasons = table("reason").map(([reason]) => codeSpans(reason)[0]);
