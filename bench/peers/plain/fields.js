// Reading one field: its value, or the reason why it has none. Paths are put together only for errors.
//
// A reader takes the value and the field's name; what is absent, null or undefined is `missing`.

import { MAX_AMOUNT, MAX_COUNT, MAX_RATE } from "./values.js";

const MAX_INSTANT = 253_402_300_799_999;

/** A request that breaks the contract. */
export class Malformed extends Error {
  constructor(reason, path) {
    super(`${reason} at "${path}"`);
    this.code = "INVALID_REQUEST";
    this.reason = reason;
    this.path = path;
  }
}

export function fail(reason, name) {
  throw new Malformed(reason, name === undefined ? "" : `/${name}`);
}

/** What is read within a field or an element: an error's path begins there. */
export function within(name, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) error.path = `/${name}${error.path}`;
    throw error;
  }
}

export const isMissing = (value) => value === undefined || value === null;

export function checkObject(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail("WRONG_TYPE");
}

/** By code point, as UTF-8 sorts. */
function isSmaller(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}

/** Refuses what the object has beside its known members: of several the smallest name. */
export function checkUnknown(object, known) {
  let smallest;
  for (const name of Object.keys(object)) {
    if (known.has(name)) continue;
    if (smallest === undefined || isSmaller(name, smallest)) smallest = name;
  }
  if (smallest !== undefined) {
    fail("UNKNOWN_FIELD", smallest.replaceAll("~", "~0").replaceAll("/", "~1"));
  }
}

export function checkMetadata({ metadata }) {
  if (!isMissing(metadata)) within("metadata", () => checkObject(metadata));
}

function integer(value, name, least, most) {
  if (isMissing(value)) fail("MISSING_FIELD", name);
  if (typeof value !== "number") fail("WRONG_TYPE", name);
  if (Math.abs(value) > MAX_AMOUNT) fail("OUT_OF_RANGE", name);
  if (!Number.isInteger(value)) fail("NOT_AN_INTEGER", name);
  if (value < least || value > most) fail("OUT_OF_RANGE", name);
  return value + 0;
}

export const amount = (value, name, least = 0) => integer(value, name, least, MAX_AMOUNT);
export const count = (value, name, least = 0) => integer(value, name, least, MAX_COUNT);
export const rate = (value, name) => integer(value, name, 0, MAX_RATE);
export const offset = (value, name) => (isMissing(value) ? 0 : integer(value, name, -1080, 1080));

export function instant(value, name) {
  return integer(value instanceof Date ? value.getTime() : value, name, 0, MAX_INSTANT);
}

export const optional = (value, name, read, byDefault = null) =>
  isMissing(value) ? byDefault : read(value, name);

export function boolean(value, name, byDefault) {
  if (isMissing(value)) return byDefault;
  if (typeof value !== "boolean") fail("WRONG_TYPE", name);
  return value;
}

export function text(value, name) {
  if (isMissing(value)) fail("MISSING_FIELD", name);
  if (typeof value !== "string") fail("WRONG_TYPE", name);
  return value;
}

export function oneOf(value, name, words, byDefault) {
  if (byDefault !== undefined && isMissing(value)) return byDefault;
  if (!words.includes(text(value, name))) fail("INVALID_VALUE", name);
  return value;
}

export function currency(value, name) {
  if (!/^[A-Z]{3}$/.test(text(value, name))) fail("INVALID_VALUE", name);
  return value;
}

export function id(value, name) {
  const { length } = text(value, name);
  // Short ids need no look at their bytes: no character has more than three for a unit.
  const fits = length <= 42 || Buffer.byteLength(value) <= 128;
  if (length === 0 || !fits || !value.isWellFormed()) fail("INVALID_VALUE", name);
  return value;
}

export function uniqueId(value, seen) {
  id(value, "id");
  if (seen.has(value)) fail("DUPLICATE_ID", "id");
  seen.add(value);
  return value;
}

export function reference(value, name, known) {
  if (!known.has(id(value, name))) fail("UNKNOWN_REFERENCE", name);
  return value;
}

/** A list; `read` gets each element and its index. Null and holes are elements of a wrong type. */
export function list(value, name, least, most, read) {
  if (isMissing(value)) fail("MISSING_FIELD", name);
  if (!Array.isArray(value)) fail("WRONG_TYPE", name);
  if (value.length > most) fail("TOO_MANY", name);
  if (value.length < least) fail("EMPTY_LIST", name);
  const elements = new Array(value.length);
  let i = 0;
  try {
    for (; i < value.length; i++) elements[i] = read(value[i], i);
  } catch (error) {
    if (error instanceof Malformed) error.path = `/${name}/${i}${error.path}`;
    throw error;
  }
  return elements;
}

/** A list of ids as a set, null when it is not given. */
export function idSet(value, name) {
  if (isMissing(value)) return null;
  return new Set(list(value, name, 1, 1000, element));
}

/** An id in a list: null is no missing one there. */
export function element(value) {
  if (isMissing(value)) fail("WRONG_TYPE");
  return id(value);
}
