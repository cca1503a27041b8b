// One instance of a WebAssembly module, and a call to it: write, price, read.
//
// A call that fails inside the module leaves the instance damaged: it is then marked broken and must
// not be used again; whoever holds it decides what comes next. While a document is written, foreign
// code may run (getters, proxies): nobody may use the same instance meanwhile (engine.js).

import { VERSION } from "../dist/core-info.js";
import { readTables, takeSmall } from "./answer.js";
import { RequestBuffer } from "./buffer.js";
import { invalidRequest, loadFailed, trapped } from "./errors.js";
import { instantiate } from "./instance.js";
import { elementOf, isPlain, lengthOf } from "./members.js";
import { readError, readQuote, readVerification } from "./read.js";
import { writeQuote, writeVerify } from "./write.js";

/** The first word of an answer (docs/flat.md). */
const ANSWER = 0;
const ERROR = 1;

export class Core {
  /** Whether a call failed inside the module. */
  broken = false;
  /** Whether it can search for the best use. */
  isWhole;
  #instance;
  #buffer;
  /** @type {import("./answer.js").Answer} */
  #answer;

  /**
   * @param {WebAssembly.Module} module
   * @throws {StoredValueError} ENGINE_LOAD_FAILED
   */
  constructor(module) {
    try {
      this.#instance = instantiate(module);
      this.isWhole = !this.#instance.sve_in_order_only;
      this.#buffer = new RequestBuffer((words) => this.#allocate(words));
      this.#answer = {
        words: this.#wordsAt(0),
        next: 0,
        names: this.#buffer.names.strings,
        tables: readTables(),
        version: VERSION,
      };
    } catch (cause) {
      // The module is well: there is no memory, or the host lacks something.
      const { name } = /** @type {any} */ (cause).cause ?? cause;
      const isHost = /^(?:Range|Reference|Runtime)Error$/.test(name);
      throw loadFailed(cause, isHost ? "HOST_FAILED" : "OTHER_MODULE");
    }
  }

  /**
   * @param {unknown} request
   * @param {string} [place] of the request itself
   */
  quote(request, place = "") {
    const words = writeQuote(this.#buffer, request);
    return readQuote(this.#answerOf(this.#instance.sve_quote, words, place));
  }

  /** @param {unknown} requests */
  quoteMany(requests) {
    if (!Array.isArray(requests)) throw invalidRequest("WRONG_TYPE", "");
    const plain = isPlain(requests);
    const quotes = [];
    this.#buffer.shared = new Map();
    try {
      for (let i = 0, length = lengthOf(requests); i < length; i++) {
        quotes.push(this.quote(elementOf(requests, i, plain), `/${i}`));
      }
    } finally {
      this.#buffer.shared = undefined;
    }
    return quotes;
  }

  /** @param {unknown} document */
  verify(document) {
    const words = writeVerify(this.#buffer, document);
    return readVerification(this.#answerOf(this.#instance.sve_verify, words, ""));
  }

  /**
   * @param {(words: number) => number} call
   * @param {number} words
   * @param {string} place that the paths of errors start from
   * @throws {StoredValueError} INVALID_REQUEST when that is the answer
   */
  #answerOf(call, words, place) {
    const answer = this.#answer;
    try {
      answer.next = call(words) >>> 2;
    } catch (cause) {
      throw this.#break(cause);
    }
    // A view of memory that grew has no length.
    if (answer.words.length === 0) answer.words = this.#wordsAt(0);
    answer.names = this.#buffer.names.strings;
    const status = takeSmall(answer);
    if (status === ANSWER) return answer;
    if (status !== ERROR) throw this.#break(new Error("the core could not read the request"));
    const { reason, path } = readError(answer, this.#buffer.unknownNames);
    throw invalidRequest(reason, place + path);
  }

  /**
   * @param {number} words
   * @returns {Int32Array} room for so many in linear memory; what stood in it before stays
   */
  #allocate(words) {
    try {
      return this.#wordsAt(this.#instance.sve_request(words) >>> 0, 2 * words);
    } catch (cause) {
      throw this.#break(cause);
    }
  }

  /**
   * @param {number} address in bytes
   * @param {number} [length] without it, all from there on
   */
  #wordsAt(address, length) {
    return new Int32Array(this.#instance.memory.buffer, address, length);
  }

  /** @param {unknown} cause */
  #break(cause) {
    this.broken = true;
    return trapped(cause);
  }
}
