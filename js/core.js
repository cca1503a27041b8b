// One instance of the WebAssembly module, and a call to it: write, price, read.
//
// A call that fails inside the module leaves the instance damaged: it is then marked broken and must
// not be used again; whoever holds it decides what comes next. While a document is written, foreign
// code may run (getters, proxies): nobody may use the same instance meanwhile (engine.js).

import createCore from "../dist/core.js";
import { VERSION } from "../dist/core-info.js";
import { takeSmall } from "./answer.js";
import { RequestBuffer } from "./buffer.js";
import { invalidRequest, loadFailed, trapped } from "./errors.js";
import { elementOf, isPlain, lengthOf } from "./members.js";
import { readError, readQuote, readVerification } from "./read.js";
import { writeQuote, writeVerify } from "./write.js";

/** The first word of an answer (docs/flat.md). */
const ANSWER = 0;
const ERROR = 1;

export class Core {
  /** Whether a call failed inside the module. */
  broken = false;
  #glue;
  // The functions by themselves: the glue is too large an object to look into at every call.
  #sveQuote;
  #sveVerify;
  #buffer;
  /** @type {import("./answer.js").Answer} */
  #answer;

  /**
   * @param {WebAssembly.Module} module
   * @throws {StoredValueError} ENGINE_LOAD_FAILED
   */
  constructor(module) {
    try {
      this.#glue = instantiate(module);
      this.#sveQuote = this.#glue._sve_quote;
      this.#sveVerify = this.#glue._sve_verify;
      this.#buffer = new RequestBuffer((words) => this.#allocate(words));
      this.#answer = {
        words: this.#glue.HEAP32,
        next: 0,
        names: this.#buffer.names.strings,
        tables: JSON.parse(this.#glue.tables()),
        version: VERSION,
      };
    } catch (cause) {
      // The module is well: there is no memory, or the host lacks something.
      const isHost = /^(?:Range|Reference|Runtime)Error$/.test(/** @type {any} */ (cause)?.name);
      throw loadFailed(cause, isHost ? "HOST_FAILED" : "OTHER_MODULE");
    }
  }

  /**
   * @param {unknown} request
   * @param {string} [path] of the request itself
   */
  quote(request, path = "") {
    const words = writeQuote(this.#buffer, request);
    let address;
    try {
      address = this.#sveQuote(words);
    } catch (cause) {
      throw this.#break(cause);
    }
    return readQuote(this.#open(address, path));
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
    let address;
    try {
      address = this.#sveVerify(words);
    } catch (cause) {
      throw this.#break(cause);
    }
    return readVerification(this.#open(address, ""));
  }

  /**
   * @param {number} address of an answer, in bytes
   * @param {string} place that the paths of errors start from
   * @throws {StoredValueError} INVALID_REQUEST when that is the answer
   */
  #open(address, place) {
    const answer = this.#answer;
    // A view of memory that grew has no length.
    if (answer.words.length === 0) answer.words = this.#glue.HEAP32;
    answer.names = this.#buffer.names.strings;
    answer.next = address >>> 2;
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
      const address = this.#glue._sve_request(words) >>> 0;
      return new Int32Array(this.#glue.HEAP32.buffer, address, 2 * words);
    } catch (cause) {
      throw this.#break(cause);
    }
  }

  /** @param {unknown} cause */
  #break(cause) {
    this.broken = true;
    return trapped(cause);
  }
}

/**
 * @param {WebAssembly.Module} module
 * @returns the exports of a new instance, checked to be those of this package's core
 */
function instantiate(module) {
  // The glue would put what the hook throws on the console, so the hook keeps it to itself.
  /** @type {{ error: unknown } | undefined} */
  let failure;
  const glue = createCore({
    instantiateWasm(imports, receive) {
      try {
        const instance = new WebAssembly.Instance(module, imports);
        if (!Object.values(instance.exports).some((value) => value instanceof WebAssembly.Memory)) {
          throw new Error("the module is not core.wasm");
        }
        receive(instance, module);
        return instance.exports;
      } catch (error) {
        failure = { error };
        return {};
      }
    },
  });
  if (failure) throw failure.error;
  for (const name of ["version", "tables", "_sve_request", "_sve_quote", "_sve_verify"]) {
    if (typeof glue[name] !== "function") throw new Error(`the module has no function ${name}`);
  }
  const version = glue.version();
  if (version !== VERSION) {
    throw new Error(`the module is of version ${version}, the package of version ${VERSION}`);
  }
  return glue;
}
