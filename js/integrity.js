// Whether bytes are those of one of this package's modules.
//
// A module with one changed byte may well compile and price otherwise. The check finds damage and mixed-up
// versions, not malice: who can change the module can change this file.

import { loadFailed } from "./errors.js";

/**
 * @typedef {<T extends Uint8Array>(bytes: T, type?: string | null) => T} Check gives the bytes back,
 *   or throws ENGINE_LOAD_FAILED, saying what differs; knows the MIME type that they came with
 */

/**
 * FNV-1a over words of 32 bits, in the byte order of WebAssembly and of every host, and over the bytes
 * that are left: any one changed byte changes it.
 * @param {Uint8Array} bytes that begin at a multiple of 4
 */
export function checksumOf(bytes) {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i], 0x01000193);
  for (let i = 4 * words.length; i < bytes.length; i++) {
    hash = Math.imul(hash ^ bytes[i], 0x01000193);
  }
  return hash >>> 0;
}

/**
 * @typedef {readonly [file: string, size: number, checksum: number]} Known a module of the package
 */

/**
 * @param {Known[]} known the first is named where it is none of them
 * @returns {Check}
 */
export const createCheck =
  (...known) =>
  (bytes, type) => {
    const found = known.find(([, size]) => bytes.length === size);
    if (found) {
      const [file, , checksum] = found;
      if (checksumOf(bytes) === checksum) return bytes;
      throw loadFailed(new Error(`${file} was changed: its checksum is wrong`), "OTHER_MODULE");
    }
    const [[file, size]] = known;
    // "\0asm": what begins otherwise is a page that says so, most often.
    if (bytes.length === 0 || [0, 97, 115, 109].every((byte, i) => bytes[i] === byte)) {
      const message = `${file} has ${bytes.length} bytes, the package's has ${size}`;
      throw loadFailed(new Error(message), "OTHER_MODULE");
    }
    const said = type ? ` of MIME type ${type}` : "";
    const message = `what came as ${file} are ${bytes.length} bytes${said}`;
    throw loadFailed(new Error(message), "NOT_WEBASSEMBLY");
  };
