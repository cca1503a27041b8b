// What all writers share: walking the members of an object and the elements of a list.
//
// Own enumerable string keys only, as contract 12 judges objects; lists are what Array.isArray says.
// Of several unknown names the smallest by code point counts, which is the order of UTF-8 bytes.

import * as flat from "./flat.js";
import { choiceWord, isObject, otherWord, put, putAmount, putInstant, putNumber } from "./words.js";

const ABSENT = flat.ABSENT;
const MOST_LENGTH = 2 ** 30;

/**
 * @typedef {import("./buffer.js").RequestBuffer} RequestBuffer
 * @typedef {(buffer: RequestBuffer, value: any, at: number) => number} Writer gives the place behind
 *   what it wrote
 */

/**
 * The smaller of two names by code point. UTF-16 puts U+E000 to U+FFFF behind all that surrogates
 * spell, code points put them before.
 * @param {string} name
 * @param {string | undefined} other
 * @returns {string}
 */
export function smaller(name, other) {
  if (other === undefined) return name;
  for (let i = 0; ; i++) {
    const point = name.codePointAt(i);
    const otherPoint = other.codePointAt(i);
    if (otherPoint === undefined) return other;
    if (point === undefined) return name;
    if (point !== otherPoint) return point < otherPoint ? name : other;
    if (point > 0xffff) i++;
  }
}

/**
 * The smallest of the unknown names, and of those that only other kinds have.
 * @param {readonly string[]} names
 * @param {number} foreign those of them that are there, as bits
 * @param {string | undefined} unknown the smallest so far
 */
export function smallestForeign(names, foreign, unknown) {
  for (let i = 0; foreign >> i !== 0; i++) {
    if ((foreign >> i) & 1) unknown = smaller(names[i], unknown);
  }
  return unknown;
}

/**
 * The word of an object's unknown members.
 * @param {RequestBuffer} buffer
 * @param {string | undefined} unknown the smallest name among them, if there is one
 */
export function unknownWord(buffer, unknown) {
  return unknown === undefined ? ABSENT : buffer.unknownNames.push(unknown) - 1;
}

/**
 * The writer of an object that a usual quote has not, or has once: its members are told by name, in the
 * contract's order. It takes longer than what is written out.
 * @param {Record<string, Writer>} members
 * @returns {Writer}
 */
export function writerOf(members) {
  const names = Object.keys(members);
  const writers = Object.values(members);
  const none = writers.map(() => /** @type {unknown} */ (undefined));
  return (buffer, value, at) => {
    const found = none.slice();
    let unknown;
    let next = 0;
    for (const key in value) {
      if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
      const member = value[key];
      // Mostly they stand in that order.
      const i = names[next] === key ? next : names.indexOf(key);
      if (i < 0) unknown = smaller(key, unknown);
      else found[i] = member;
      next = i + 1;
    }
    put(buffer.words, at, 1);
    at += 2;
    for (let i = 0; i < names.length; i++) at = writers[i](buffer, found[i], at);
    put(buffer.words, at, unknownWord(buffer, unknown));
    return at + 2;
  };
}

/** @type {Writer} */
export function writeId(buffer, value, at) {
  put(buffer.words, at, buffer.names.word(value));
  return at + 2;
}

/** @type {Writer} */
export function writeNumber(buffer, value, at) {
  putNumber(buffer.words, at, value);
  return at + 2;
}

/** @type {Writer} */
export function writeAmount(buffer, value, at) {
  putAmount(buffer.words, at, value);
  return at + 2;
}

/** @type {Writer} */
export function writeInstant(buffer, value, at) {
  putInstant(buffer.words, at, value);
  return at + 2;
}

/**
 * @param {readonly string[]} values
 * @returns {Writer}
 */
export const choiceOf =
  (...values) =>
  (buffer, value, at) => {
    put(buffer.words, at, choiceWord(value, values));
    return at + 2;
  };

/**
 * @param {Writer} writeElement
 * @param {number} most
 * @returns {Writer}
 */
export const listOf = (writeElement, most) => (buffer, value, at) =>
  writeList(buffer, value, at, most, writeElement);

/**
 * @param {RequestBuffer} buffer
 * @param {any} value
 * @param {number} at
 * @param {Writer} write its members
 */
export function writeObject(buffer, value, at, write) {
  if (value === undefined) {
    put(buffer.words, at, ABSENT);
    return at + 2;
  }
  if (isObject(value)) return write(buffer, value, at);
  put(buffer.words, at, otherWord(value));
  return at + 2;
}

/**
 * @param {readonly unknown[]} list
 * @returns {number} its length as a list may have it, also where a proxy claims another
 */
export const lengthOf = (list) => Math.min(list.length >>> 0, MOST_LENGTH);

/** Where this has an element, Array.prototype or Object.prototype holds it. */
const EMPTY = /** @type {unknown[]} */ ([]);

/** @param {readonly unknown[]} list */
export const isPlain = (list) => Object.getPrototypeOf(list) === Array.prototype;

/**
 * An element of a list, undefined for a hole: that would show what some prototype holds in its place.
 * @param {readonly unknown[]} list
 * @param {number} index
 * @param {boolean} plain isPlain of the list
 */
export function elementOf(list, index, plain) {
  const value = list[index];
  if (plain && EMPTY[index] === undefined) return value;
  return Object.prototype.hasOwnProperty.call(list, index) ? value : undefined;
}

/**
 * A list of objects.
 * @param {RequestBuffer} buffer
 * @param {unknown} value
 * @param {number} at
 * @param {number} most elements that are written out: of what is longer only the length
 * @param {Writer} writeElement
 * @returns {number} the place behind what was written, as of every writer
 */
export function writeList(buffer, value, at, most, writeElement) {
  if (!Array.isArray(value)) {
    put(buffer.words, at, otherWord(value));
    return at + 2;
  }
  const length = lengthOf(value);
  put(buffer.words, at, length);
  at += 2;
  if (length > most) return at;
  const plain = isPlain(value);
  for (let i = 0; i < length; i++) {
    const element = elementOf(value, i, plain);
    buffer.room(at);
    if (isObject(element)) {
      at = writeElement(buffer, element, at);
    } else {
      put(buffer.words, at, flat.WRONG_TYPE);
      at += 2;
    }
  }
  buffer.room(at);
  return at;
}

/**
 * A list of ids, or of values that a field can have.
 * @param {RequestBuffer} buffer
 * @param {unknown} value
 * @param {number} at
 * @param {number} most
 * @param {readonly string[]} [values]
 */
export function writeWords(buffer, value, at, most, values) {
  if (value === undefined) {
    put(buffer.words, at, ABSENT);
    return at + 2;
  }
  return writeWordList(buffer, value, at, most, values);
}

/**
 * @param {RequestBuffer} buffer
 * @param {unknown} value
 * @param {number} at
 * @param {number} most
 * @param {readonly string[]} [values]
 */
function writeWordList(buffer, value, at, most, values) {
  if (!Array.isArray(value)) {
    put(buffer.words, at, otherWord(value));
    return at + 2;
  }
  let length = lengthOf(value);
  put(buffer.words, at, length);
  at += 2;
  if (length > most) return at;
  // With one more than there are values, one repeats or is none of them: the core stops there.
  if (values) length = Math.min(length, values.length + 1);
  buffer.room(at, 2 * length);
  const { words, names } = buffer;
  const plain = isPlain(value);
  for (let i = 0; i < length; i++, at += 2) {
    const element = elementOf(value, i, plain);
    const word = values ? choiceWord(element, values) : names.word(element);
    // In a list nothing is optional: null is a value of the wrong type.
    put(words, at, word === ABSENT ? flat.WRONG_TYPE : word);
  }
  return at;
}
