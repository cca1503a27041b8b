// One instance of sve-json.wasm, and a call to it: the text goes into its memory, the answer comes
// out of it. The exports are described in docs/servers.md.
//
// A call that fails inside the module leaves the instance damaged: it is then marked broken and must
// not be used again.

import { VERSION } from "../../dist/json-info.js";
import { invalidRequest, loadFailed, trapped } from "../errors.js";

const LEAST_ROOM = 4096;
const FUNCTIONS = [
  ...["sve_allocate", "sve_free", "sve_quote", "sve_verify", "sve_answer", "sve_answer_size"],
  "sve_version",
];

const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder();

export class JsonCore {
  /** Whether a call failed inside the module. */
  broken = false;
  #exports;
  /** All of the memory: made again when that grew. */
  #memory;
  #address = 0;
  #room = 0;

  /**
   * @param {WebAssembly.Module} module
   * @throws {StoredValueError} ENGINE_LOAD_FAILED
   */
  constructor(module) {
    try {
      this.#exports = instantiate(module);
      this.#memory = new Uint8Array(this.#exports.memory.buffer);
      const version = this.#text(this.#exports.sve_version(), VERSION.length);
      if (version !== VERSION) {
        throw new Error(`the module is of version ${version}, the package of version ${VERSION}`);
      }
    } catch (cause) {
      // The module is well: there is no memory, or the host lacks something.
      const isHost = /^(?:Range|Reference|Runtime)Error$/.test(/** @type {any} */ (cause).name);
      throw loadFailed(cause, isHost ? "HOST_FAILED" : "OTHER_MODULE");
    }
  }

  /** @param {unknown} text */
  quote(text) {
    return this.#answer(this.#exports.sve_quote, text);
  }

  /** @param {unknown} text */
  verify(text) {
    return this.#answer(this.#exports.sve_verify, text);
  }

  /**
   * @param {(address: number, bytes: number) => number} call
   * @param {unknown} text
   */
  #answer(call, text) {
    const bytes = bytesOf(text);
    try {
      const size = typeof bytes === "string" ? this.#write(bytes) : this.#copy(bytes);
      call(this.#address, size);
      const { sve_answer, sve_answer_size } = this.#exports;
      return this.#text(sve_answer(), sve_answer_size());
    } catch (cause) {
      this.broken = true;
      throw trapped(cause);
    }
  }

  /**
   * Most text is ASCII and needs a byte a character; other text needs up to three.
   * @param {string} text
   * @returns {number} its bytes in UTF-8
   */
  #write(text) {
    for (let room = text.length; ; room = 3 * text.length) {
      this.#reserve(room);
      const place = this.#memory.subarray(this.#address, this.#address + this.#room);
      const { read, written } = encoder.encodeInto(text, place);
      if (read === text.length) return written;
    }
  }

  /** @param {Uint8Array} bytes */
  #copy(bytes) {
    this.#reserve(bytes.length);
    this.#memory.set(bytes, this.#address);
    return bytes.length;
  }

  /** Room for that many bytes, at #address. */
  #reserve(/** @type {number} */ bytes) {
    if (bytes > this.#room) {
      this.#exports.sve_free(this.#address);
      this.#room = 0;
      const room = Math.max(bytes + (bytes >>> 1), LEAST_ROOM);
      this.#address = this.#exports.sve_allocate(room) >>> 0;
      if (this.#address === 0) throw new RangeError(`there is no memory for ${room} bytes`);
      this.#room = room;
    }
    this.#look();
  }

  /** A view of memory that grew has no length. */
  #look() {
    if (this.#memory.length === 0) this.#memory = new Uint8Array(this.#exports.memory.buffer);
  }

  /**
   * @param {number} address
   * @param {number} bytes
   */
  #text(address, bytes) {
    this.#look();
    const start = address >>> 0;
    return decoder.decode(this.#memory.subarray(start, start + bytes));
  }
}

/**
 * A string with a lone surrogate has no UTF-8: it is given as bytes that are none either, so that it
 * gets the answer of all text that is no JSON.
 * @param {any} text
 * @returns {string | Uint8Array}
 * @throws {StoredValueError} INVALID_REQUEST when it is no text
 */
function bytesOf(text) {
  if (typeof text === "string") return isWellFormed(text) ? text : Uint8Array.of(0xff);
  try {
    if (ArrayBuffer.isView(text)) {
      return new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
    }
    const tag = Object.prototype.toString.call(text);
    if (tag === "[object ArrayBuffer]") return new Uint8Array(text);
  } catch {
    // Its bytes were transferred to somebody else.
  }
  throw invalidRequest("WRONG_TYPE", "");
}

/** @param {string} text */
function isWellFormed(text) {
  const { isWellFormed: check } = /** @type {any} */ (String.prototype);
  return check ? check.call(text) : !/\p{Surrogate}/u.test(text);
}

/**
 * @param {WebAssembly.Module} module
 * @returns {Record<string, any>} the exports of a new instance, checked to be those of sve-json.wasm
 */
function instantiate(module) {
  const { exports } = new WebAssembly.Instance(module, {});
  for (const name of FUNCTIONS) {
    if (typeof exports[name] !== "function") throw new Error(`the module has no function ${name}`);
  }
  if (!(exports.memory instanceof WebAssembly.Memory)) throw new Error("the module has no memory");
  return exports;
}
