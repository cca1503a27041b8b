// The core without its JavaScript: words into a fresh instance of core.wasm, and the call alone; and the
// same words as files, for the native program. It knows js/ from inside, which nobody else should.

import { readFileSync, writeFileSync } from "node:fs";
import createCore from "../dist/core.js";
import { RequestBuffer } from "../js/buffer.js";
import { writeQuote, writeVerify } from "../js/write.js";

const bytes = readFileSync(new URL("../dist/core.wasm", import.meta.url));
const module = new WebAssembly.Module(bytes);

/**
 * @param {any} document
 * @param {boolean} isVerify
 * @returns {() => void} judges and prices the document's words, which are written once
 */
export function coreCall(document, isVerify) {
  const glue = createCore({
    instantiateWasm(/** @type {any} */ imports, /** @type {any} */ receive) {
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance, module);
      return instance.exports;
    },
  });
  const room = (/** @type {number} */ words) => {
    const address = glue._sve_request(words) >>> 0; // which may make the memory another
    return new Int32Array(glue.HEAP32.buffer, address, 2 * words);
  };
  const words = (isVerify ? writeVerify : writeQuote)(new RequestBuffer(room), document);
  const call = isVerify ? glue._sve_verify : glue._sve_quote;
  return () => call(words);
}

/**
 * Writes the words of a document where the native program reads them.
 * @param {string} file
 * @param {any} document
 * @param {boolean} isVerify
 */
export function writeWords(file, document, isVerify) {
  /** @type {Int32Array} */
  let all = new Int32Array(0);
  const buffer = new RequestBuffer((words) => {
    const grown = new Int32Array(2 * words);
    grown.set(all);
    return (all = grown);
  });
  const count = (isVerify ? writeVerify : writeQuote)(buffer, document);
  writeFileSync(file, new Uint8Array(all.buffer, 0, 8 * count));
  return file;
}
