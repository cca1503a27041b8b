// What the requests of one batch have in common: the very same list of token types, or of tokens.
//
// A list that stood in the request before is not read again: its words are, which a token's also are
// only where the types are the same. It serves one batch, whose requests were all priced so far, so
// no list that was refused is ever taken over. It knows nothing of what the words mean.

import * as flat from "./flat.js";
import { writeList } from "./members.js";
import { writeTokenType } from "./write-token-types.js";
import { writeToken } from "./write-tokens.js";

const { MOST_TOKENS, MOST_TOKEN_TYPES } = flat;

/** @typedef {import("./buffer.js").RequestBuffer} RequestBuffer */

/**
 * @param {RequestBuffer} buffer
 * @param {unknown} tokenTypes
 * @param {number} at
 */
export function writeTokenTypes(buffer, tokenTypes, at) {
  buffer.typeCount = 0;
  return writeList(buffer, tokenTypes, at, MOST_TOKEN_TYPES, writeTokenType);
}

/**
 * @param {RequestBuffer} buffer
 * @param {unknown} tokens
 * @param {number} at
 */
export function writeTokens(buffer, tokens, at) {
  return writeList(buffer, tokens, at, MOST_TOKENS, writeToken);
}

class SharedList {
  /** @type {unknown} */
  #list;
  #from = -1;
  #to = 0;
  /** @type {Int32Array | undefined} */
  #copy;
  #write;

  /** @param {(buffer: RequestBuffer, list: unknown, at: number) => number} write */
  constructor(write) {
    this.#write = write;
  }

  /**
   * Keeps the words if the list is the last request's, while they still stand where it had them.
   * @param {RequestBuffer} buffer
   * @param {unknown} list
   * @param {boolean} valid whether its words may be taken over
   * @returns {boolean} whether they will be
   */
  keep(buffer, list, valid) {
    if (valid && this.#from >= 0 && this.#list === list) {
      this.#copy ??= buffer.words.slice(this.#from, this.#to);
      return true;
    }
    this.#list = list;
    this.#copy = undefined;
    return false;
  }

  /**
   * @param {RequestBuffer} buffer
   * @param {number} at
   * @returns {number} the place behind the list's words
   */
  put(buffer, at) {
    const copy = this.#copy;
    if (copy === undefined) {
      this.#from = at;
      this.#to = this.#write(buffer, this.#list, at);
      return this.#to;
    }
    buffer.room(at, copy.length);
    buffer.words.set(copy, at);
    return at + copy.length;
  }
}

export class Shared {
  #types = new SharedList(writeTokenTypes);
  #tokens = new SharedList(writeTokens);
  /** @type {readonly string[] | undefined} */
  #strings;

  /**
   * Before anything of a request is written behind its first members.
   * @param {RequestBuffer} buffer
   * @param {unknown} tokenTypes
   * @param {unknown} tokens
   */
  begin(buffer, tokenTypes, tokens) {
    // Numbers of names are good for as long as the table is not emptied.
    const { strings } = buffer.names;
    const same = this.#types.keep(buffer, tokenTypes, strings === this.#strings);
    this.#tokens.keep(buffer, tokens, same);
    this.#strings = strings;
  }

  /**
   * @param {RequestBuffer} buffer
   * @param {number} at
   */
  put(buffer, at) {
    return this.#tokens.put(buffer, this.#types.put(buffer, at));
  }
}
