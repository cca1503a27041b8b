// core.wasm (and sve-json.wasm), damaged on purpose: modules that load and then fail, as no sound one can be made to.
//
// Works on the binary format: sections are taken apart and put together again, so that what comes
// out is a valid module. It relies on the sections that it looks for being there, and says so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const MEMORY = 5;
const EXPORT = 7;
const IMPORT = 2;
const CODE = 10;
const HEADER = 8;

export const coreBytes = new Uint8Array(
  readFileSync(new URL("../../../dist/core.wasm", import.meta.url)),
);

export const jsonBytes = new Uint8Array(
  readFileSync(new URL("../../../dist/sve-json.wasm", import.meta.url)),
);

/** Reads bytes and integers one after the other. */
class Reader {
  at = 0;
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  /** An unsigned integer in LEB128. */
  integer() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return new TextDecoder().decode(this.take(this.integer()));
  }
}

/** @param {number} value @returns {number[]} in LEB128 */
function leb(value) {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...leb(Math.floor(value / 0x80))];
}

/** @param {(Uint8Array | number[])[]} parts */
const joined = (...parts) => new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

function sections(bytes = coreBytes) {
  const reader = new Reader(bytes);
  reader.take(HEADER);
  const found = [];
  while (reader.at < bytes.length) {
    const [id] = reader.take(1);
    found.push({ id, content: reader.take(reader.integer()) });
  }
  return found;
}

/** @param {number} wanted @returns {Uint8Array} */
function sectionOf(wanted, bytes = coreBytes) {
  const section = sections(bytes).find(({ id }) => id === wanted);
  assert.ok(section, `the module has a section ${wanted}`);
  return section.content;
}

/** @param {number} wanted @param {Uint8Array} content @returns the module with another section */
function withSection(wanted, content, bytes = coreBytes) {
  const parts = sections(bytes).map(({ id, content: old }) => {
    const now = id === wanted ? content : old;
    return joined([id], leb(now.length), now);
  });
  return new WebAssembly.Module(joined(bytes.subarray(0, HEADER), ...parts));
}

/**
 * The module with a lower limit for its memory.
 * @param {number} extraPages that it may grow by, of 64 KiB
 */
export function withLittleMemory(extraPages, bytes = coreBytes) {
  const reader = new Reader(sectionOf(MEMORY, bytes));
  assert.equal(reader.integer(), 1, "the module has one memory");
  assert.equal(reader.integer(), 1, "which has a maximum");
  const least = reader.integer();
  return withSection(MEMORY, joined([1, 1], leb(least), leb(least + extraPages)), bytes);
}

/** How many functions are imported: they come first in the numbering. */
function importedFunctions(bytes = coreBytes) {
  if (!sections(bytes).some(({ id }) => id === IMPORT)) return 0;
  const reader = new Reader(sectionOf(IMPORT, bytes));
  const count = reader.integer();
  for (let i = 0; i < count; i++) {
    reader.name();
    reader.name();
    assert.equal(reader.integer(), 0, "core.wasm imports functions alone");
    reader.integer();
  }
  return count;
}

/** @param {string} wanted @returns {number} the index of an exported function */
function functionIndex(wanted, bytes = coreBytes) {
  const reader = new Reader(sectionOf(EXPORT, bytes));
  const count = reader.integer();
  for (let i = 0; i < count; i++) {
    const name = reader.name();
    const kind = reader.integer();
    const index = reader.integer();
    if (name === wanted && kind === 0) return index;
  }
  throw new Error(`the module exports no function ${wanted}`);
}

/**
 * core.wasm with an instruction in front of a function that traps if its argument is above a bound.
 * @param {"sve_request" | "sve_quote" | "sve_verify"} name
 * @param {number} most
 */
export const withTrapAbove = (name, most) => trapping(coreBytes, name, 0, most);

/**
 * sve-json.wasm likewise: what is bounded is a number of bytes.
 * @param {"sve_allocate" | "sve_quote" | "sve_verify"} name
 * @param {number} most
 */
export const jsonWithTrapAbove = (name, most) =>
  trapping(jsonBytes, name, name === "sve_allocate" ? 0 : 1, most);

/** @param {Uint8Array} bytes @param {string} name of an export @param {number} argument its place @param {number} most */
function trapping(bytes, name, argument, most) {
  const wanted = functionIndex(name, bytes) - importedFunctions(bytes);
  const reader = new Reader(sectionOf(CODE, bytes));
  const count = reader.integer();
  const bodies = Array.from({ length: count }, () => reader.take(reader.integer()));
  const body = new Reader(bodies[wanted]);
  const groups = body.integer();
  for (let i = 0; i < groups; i++) {
    body.integer();
    body.take(1);
  }
  // if (argument > most, unsigned) unreachable. The extra zero keeps the constant positive.
  const constant = leb(most);
  if (constant[constant.length - 1] & 0x40) {
    constant[constant.length - 1] |= 0x80;
    constant.push(0);
  }
  const guard = [0x20, argument, 0x41, ...constant, 0x4b, 0x04, 0x40, 0x00, 0x0b];
  const locals = bodies[wanted].subarray(0, body.at);
  bodies[wanted] = joined(locals, guard, bodies[wanted].subarray(body.at));
  const parts = bodies.map((it) => joined(leb(it.length), it));
  return withSection(CODE, joined(leb(count), ...parts), bytes);
}

/**
 * The module with an export, of whatever kind, under a name that nobody asks for.
 * @param {string} name
 */
export function withoutExport(name, bytes = coreBytes) {
  const reader = new Reader(sectionOf(EXPORT, bytes));
  const count = reader.integer();
  const entries = Array.from({ length: count }, () => {
    const own = Buffer.from(reader.name());
    const named = own.equals(Buffer.from(name)) ? Buffer.from("nobody") : own;
    return joined(leb(named.length), named, reader.take(1), leb(reader.integer()));
  });
  return withSection(EXPORT, joined(leb(count), ...entries), bytes);
}

/**
 * The bytes with each occurrence of a text replaced by one of the same length.
 * @param {string} text
 * @param {string} other
 */
export function withText(text, other, original = coreBytes) {
  assert.equal(text.length, other.length);
  const changed = Buffer.from(original).toString("latin1").replaceAll(text, other);
  const bytes = new Uint8Array(Buffer.from(changed, "latin1"));
  assert.notDeepEqual(bytes, original, `the module holds ${text}`);
  return bytes;
}
