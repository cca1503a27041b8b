// Reading one value or one object of a request (contract 1, 2, 12), with the reason and path of what is wrong.
// Guarantees: own enumerable members only, each read once; the checks of one value come in the contract's order.
// Does not know: which fields there are and in what order they come; that is read.js.
import { types } from "node:util";
import {
  compareCodePoints,
  MAX_AMOUNT,
  MAX_COUNT,
  MAX_ID_BYTES,
  MAX_INSTANT,
  MAX_RATE,
  MAX_UTC_OFFSET_MINUTES,
} from "./values.js";

/** A request, claim or document that breaks the contract. */
export class InvalidRequest extends Error {
  constructor(reason, path) {
    super(`${reason} at "${path}"`);
    this.name = "InvalidRequest";
    this.code = "INVALID_REQUEST";
    this.reason = reason;
    this.path = path;
  }
}

/** The JSON Pointer of a member of any name. */
export function pointer(path, name) {
  return `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The members of one object, taken one by one; what is never taken is unknown. */
export class Fields {
  #object;
  #untaken;
  #path;

  constructor(value, path) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new InvalidRequest("WRONG_TYPE", path);
    }
    this.#object = value;
    this.#untaken = new Set(Object.keys(value));
    this.#path = path;
  }

  /** Reads a member that must be there. */
  required(name, read) {
    const value = this.#take(name);
    const path = `${this.#path}/${name}`;
    if (value === null) throw new InvalidRequest("MISSING_FIELD", path);
    return read(value, path);
  }

  /** Reads a member that may be absent, null or undefined, which all mean the default. */
  optional(name, read, byDefault = null) {
    const value = this.#take(name);
    return value === null ? byDefault : read(value, `${this.#path}/${name}`);
  }

  /** Refuses a member that other fields rule out, whatever its value. */
  notAllowed(name) {
    if (this.#take(name) !== null) throw new InvalidRequest("NOT_ALLOWED", `${this.#path}/${name}`);
    return null;
  }

  /** Accepts `metadata` and ignores what is in it. */
  metadata() {
    this.optional("metadata", (value, path) => void new Fields(value, path));
  }

  /** Refuses what is left: the unknown member whose name is smallest. */
  finish() {
    const unknown = [...this.#untaken].sort(compareCodePoints);
    if (unknown.length > 0) {
      throw new InvalidRequest("UNKNOWN_FIELD", pointer(this.#path, unknown[0]));
    }
  }

  #take(name) {
    if (!this.#untaken.delete(name)) return null;
    return this.#object[name] ?? null;
  }
}

/** A list of least to most elements, each read by `readElement`. */
export function list(leastLength, mostLength, readElement) {
  return (value, path) => {
    if (!Array.isArray(value)) throw new InvalidRequest("WRONG_TYPE", path);
    const { length } = value;
    if (length > mostLength) throw new InvalidRequest("TOO_MANY", path);
    if (length < leastLength) throw new InvalidRequest("EMPTY_LIST", path);
    const elements = [];
    for (let i = 0; i < length; i += 1) {
      const element = Object.hasOwn(value, i) ? value[i] : null;
      elements.push(readElement(element, `${path}/${i}`));
    }
    return elements;
  };
}

/** An integer from least to most; any other number is refused for the first of the contract's causes. */
function integer(leastValue, mostValue) {
  return (value, path) => {
    if (typeof value !== "number") throw new InvalidRequest("WRONG_TYPE", path);
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new InvalidRequest("OUT_OF_RANGE", path);
    if (!Number.isInteger(value)) throw new InvalidRequest("NOT_AN_INTEGER", path);
    return inRange(BigInt(value), leastValue, mostValue, path);
  };
}

function inRange(figure, leastValue, mostValue, path) {
  if (figure < leastValue || figure > mostValue) throw new InvalidRequest("OUT_OF_RANGE", path);
  return figure;
}

/** An amount of at least `leastValue`; a bigint is taken too. */
export function amount(leastValue = 0n) {
  return (value, path) =>
    typeof value === "bigint"
      ? inRange(value, leastValue, MAX_AMOUNT, path)
      : integer(leastValue, MAX_AMOUNT)(value, path);
}

/** A count of at least `leastValue`. */
export function count(leastValue = 0n) {
  return integer(leastValue, MAX_COUNT);
}

/** A rate in basis points. */
export const rate = integer(0n, MAX_RATE);

/** Minutes that a local clock is ahead of UTC. */
export const utcOffset = integer(-MAX_UTC_OFFSET_MINUTES, MAX_UTC_OFFSET_MINUTES);

/** An instant; a Date is taken too, an invalid one as NaN. */
export function instant(value, path) {
  const milliseconds = types.isDate(value) ? Date.prototype.getTime.call(value) : value;
  return integer(0n, MAX_INSTANT)(milliseconds, path);
}

export function boolean(value, path) {
  if (typeof value !== "boolean") throw new InvalidRequest("WRONG_TYPE", path);
  return value;
}

export function string(value, path) {
  if (typeof value !== "string") throw new InvalidRequest("WRONG_TYPE", path);
  return value;
}

/** One of some words. */
export function oneOf(...words) {
  return (value, path) => {
    if (!words.includes(string(value, path))) throw new InvalidRequest("INVALID_VALUE", path);
    return value;
  };
}

/** Three capitals. Whether ISO 4217 lists them is not asked. */
export function currency(value, path) {
  if (!/^[A-Z]{3}$/.test(string(value, path))) throw new InvalidRequest("INVALID_VALUE", path);
  return value;
}

/** A non-empty string of well-formed Unicode of at most 128 UTF-8 bytes. */
export function id(value, path) {
  const text = string(value, path);
  const valid = text !== "" && text.isWellFormed() && Buffer.byteLength(text) <= MAX_ID_BYTES;
  if (!valid) throw new InvalidRequest("INVALID_VALUE", path);
  return text;
}

/** An id that no earlier element of the list has; `seen` collects them. */
export function uniqueId(seen) {
  return (value, path) => {
    const text = id(value, path);
    if (seen.has(text)) throw new InvalidRequest("DUPLICATE_ID", path);
    seen.add(text);
    return text;
  };
}

/** The id of something already read. */
export function reference(known) {
  return (value, path) => {
    const text = id(value, path);
    if (!known.has(text)) throw new InvalidRequest("UNKNOWN_REFERENCE", path);
    return text;
  };
}

/** A list whose elements have ids of their own, no two the same. */
export function withUniqueIds(leastLength, mostLength, readElement) {
  return (value, path) => {
    const seen = new Set();
    const read = (element, elementPath) => readElement(element, elementPath, uniqueId(seen));
    return list(leastLength, mostLength, read)(value, path);
  };
}
