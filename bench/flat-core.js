// The parts of a call, by themselves, on an instance of core.wasm of their own; and the words of a document
// as files, for the native program. It knows js/ from inside, which nobody else should.

import { readFileSync, writeFileSync } from "node:fs";
import { readTables } from "../js/answer.js";
import { RequestBuffer } from "../js/buffer.js";
import { instantiate } from "../js/instance.js";
import { readQuote, readVerification } from "../js/read.js";
import { writeQuote, writeVerify } from "../js/write.js";

const bytes = readFileSync(new URL("../dist/core.wasm", import.meta.url));
const module = new WebAssembly.Module(bytes);

/**
 * The three parts of a call, each by itself: a document's words are written, judged and priced, and read.
 * @param {any} document
 * @param {boolean} isVerify
 * @returns {{ write: () => void, core: () => void, read: () => void }}
 */
export function partsOf(document, isVerify) {
  const instance = instantiate(module);
  const buffer = new RequestBuffer((words) => {
    const address = instance.sve_request(words) >>> 0; // which may make the memory another
    return new Int32Array(instance.memory.buffer, address, 2 * words);
  });
  const writer = isVerify ? writeVerify : writeQuote;
  const reader = isVerify ? readVerification : readQuote;
  const call = isVerify ? instance.sve_verify : instance.sve_quote;
  const words = writer(buffer, document);
  const first = (call(words) >>> 2) + 2; // behind the word that says it is an answer
  const { strings: names } = buffer.names;
  const tables = readTables();
  const answer = {
    words: new Int32Array(instance.memory.buffer),
    next: 0,
    names,
    tables,
    version: "",
  };
  return {
    write: () => writer(buffer, document),
    core: () => call(words),
    read() {
      answer.next = first;
      return reader(answer);
    },
  };
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
