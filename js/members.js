// What all writers share: walking the members of an object and the elements of a list.
//
// Own enumerable string keys only, as contract 12 judges objects; lists are what Array.isArray says.
// Of several unknown names the smallest by code point counts, which is the order of UTF-8 bytes.

import * as flat from "./flat.js";
import { enumWord, otherWord, put, putAbsent } from "./words.js";

const { ABSENT, WRONG_TYPE } = flat;
const MOST_LENGTH = 2 ** 30;

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

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
 * The word of an object's unknown members.
 * @param {RequestBuffer} buffer
 * @param {string | undefined} unknown the smallest name among them, if there is one
 */
export function unknownWord(buffer, unknown) {
  return unknown === undefined ? ABSENT : buffer.unknownNames.push(unknown) - 1;
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
 * @param {number} most elements that are written out
 * @param {(buffer: RequestBuffer, value: any, at: number) => number} writeElement
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
    buffer.room(at);
    at = writeElement(buffer, elementOf(value, i, plain), at);
  }
  buffer.room(at);
  return at;
}

/**
 * A list of ids.
 * @param {RequestBuffer} buffer
 * @param {unknown} value
 * @param {number} at
 * @param {number} most
 */
export function writeIds(buffer, value, at, most) {
  return value === undefined ? putAbsent(buffer.words, at) : writeIdList(buffer, value, at, most);
}

/**
 * @param {RequestBuffer} buffer
 * @param {unknown} value
 * @param {number} at
 * @param {number} most
 */
function writeIdList(buffer, value, at, most) {
  if (!Array.isArray(value)) {
    put(buffer.words, at, otherWord(value));
    return at + 2;
  }
  const length = lengthOf(value);
  put(buffer.words, at, length);
  at += 2;
  if (length > most) return at;
  buffer.room(at, 2 * length);
  const { words, names } = buffer;
  const plain = isPlain(value);
  for (let i = 0; i < length; i++, at += 2) {
    put(words, at, elementWord(names.word(elementOf(value, i, plain))));
  }
  return at;
}

/**
 * A list of enumeration values, short enough to need no room of its own.
 * @param {RequestBuffer} buffer
 * @param {unknown} value
 * @param {number} at
 * @param {readonly string[]} members
 */
export function writeChoices(buffer, value, at, members) {
  return value === undefined
    ? putAbsent(buffer.words, at)
    : writeChoiceList(buffer, value, at, members);
}

/**
 * @param {RequestBuffer} buffer
 * @param {unknown} value
 * @param {number} at
 * @param {readonly string[]} members
 */
function writeChoiceList(buffer, value, at, members) {
  const words = buffer.words;
  if (!Array.isArray(value)) {
    put(words, at, otherWord(value));
    return at + 2;
  }
  const length = lengthOf(value);
  put(words, at, length);
  at += 2;
  // With one more than there are members, one repeats or is none of them: the core stops there.
  const most = Math.min(length, members.length + 1);
  const plain = isPlain(value);
  for (let i = 0; i < most; i++, at += 2) {
    put(words, at, elementWord(enumWord(elementOf(value, i, plain), members)));
  }
  return at;
}

/**
 * In a list nothing is optional: null is a value of the wrong type.
 * @param {number} word
 */
const elementWord = (word) => (word === ABSENT ? WRONG_TYPE : word);
