// The request buffer: room in linear memory for the words of one flat document.
//
// Writers store words at places that they count themselves, in halves of words. What holds between
// them and the buffer: nobody stores more than SLACK halves from where room() was last asked for. So room is asked for
// once an element, not once a word; only plain lists of ids ask for more. What was stored stays when
// the buffer grows. It knows nothing of what the words mean.

import { INVALID } from "./flat.js";
import { Names } from "./names.js";

/** More halves of words than any writer stores between two calls of room(). */
export const SLACK = 128;
const INITIAL_WORDS = 1024;

export class RequestBuffer {
  /** Ids and their numbers. */
  names = new Names();
  /** Names of unknown members of this request. @type {string[]} */
  unknownNames = [];
  /** How many token types this request has had so far, and their ids' and kinds' words. */
  typeCount = 0;
  /** @type {number[]} */
  #typeIds = [];
  /** @type {number[]} */
  #typeKinds = [];
  /**
   * Within a batch, the lists that its last request had, and their words.
   * @type {Map<unknown, { list: unknown, words: Int32Array }> | undefined}
   */
  shared;
  /** Whether this request had the last one's lists so far. */
  isSame = true;
  /** What is written: a view of linear memory, made again whenever that grows. */
  words;
  /** The last place from which SLACK halves may be stored. */
  limit = 0;
  #capacity = INITIAL_WORDS;
  #allocate;

  /** @param {(words: number) => Int32Array} allocate gives a view of that many, keeping what was written */
  constructor(allocate) {
    this.#allocate = allocate;
    this.words = this.#view();
  }

  /** Before the first word of a document. */
  begin() {
    if (this.words.length === 0) this.words = this.#view();
    // Words hold numbers of names.
    if (!this.names.begin()) this.shared?.clear();
    this.isSame = true;
    if (this.unknownNames.length !== 0) this.unknownNames = [];
  }

  /**
   * @param {number} id
   * @param {number} kind the words of a token type
   */
  addType(id, kind) {
    this.#typeIds[this.typeCount] = id;
    this.#typeKinds[this.typeCount++] = kind;
  }

  /**
   * @param {number} id
   * @returns {number} the kind's word of the token type whose id has this one; INVALID when there is none
   */
  kindOf(id) {
    for (let i = 0; i < this.typeCount; i++) if (this.#typeIds[i] === id) return this.#typeKinds[i];
    return INVALID;
  }

  /**
   * Makes room for SLACK halves of words at `at`, and as many more as asked for.
   * @param {number} at
   * @param {number} [more]
   */
  room(at, more = 0) {
    if (at + more > this.limit) this.#grow((at + more + SLACK) / 2);
  }

  /** @param {number} wanted */
  #grow(wanted) {
    this.#capacity = Math.max(wanted, this.#capacity * 2);
    this.words = this.#view();
  }

  #view() {
    this.limit = 2 * this.#capacity - SLACK;
    return this.#allocate(this.#capacity);
  }
}
