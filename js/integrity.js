// Whether bytes are those of this package's core.wasm.
//
// A module with one changed byte may well compile and price otherwise. The check finds damage and mixed-up
// versions, not malice: who can change the module can change this file.

import { CHECKSUM, SIZE } from "../dist/core-info.js";

/**
 * FNV-1a of 32 bits: any one changed byte changes it.
 * @param {Uint8Array} bytes
 */
export function checksumOf(bytes) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) {
    hash = Math.imul(hash ^ /** @type {number} */ (bytes[i]), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * @param {Uint8Array} bytes
 * @throws {Error} saying what differs
 */
export function checkBytes(bytes) {
  if (bytes.length !== SIZE) {
    throw new Error(`core.wasm has ${bytes.length} bytes, the package's has ${SIZE}`);
  }
  if (checksumOf(bytes) !== CHECKSUM)
    throw new Error("core.wasm was changed: its checksum is wrong");
}
