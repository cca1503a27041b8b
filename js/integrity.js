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
 * @param {string} file the module's name
 * @param {number} size
 * @param {number} checksum
 * @returns {Check}
 */
export const createCheck = (file, size, checksum) => (bytes, type) => {
  if (bytes.length === size) {
    if (checksumOf(bytes) === checksum) return bytes;
    throw loadFailed(new Error(`${file} was changed: its checksum is wrong`), "OTHER_MODULE");
  }
  // "\0asm": what begins otherwise is a page that says so, most often.
  if (bytes.length === 0 || [0, 97, 115, 109].every((byte, i) => bytes[i] === byte)) {
    const message = `${file} has ${bytes.length} bytes, the package's has ${size}`;
    throw loadFailed(new Error(message), "OTHER_MODULE");
  }
  const said = type ? ` of MIME type ${type}` : "";
  const message = `what came as ${file} are ${bytes.length} bytes${said}`;
  throw loadFailed(new Error(message), "NOT_WEBASSEMBLY");
};
