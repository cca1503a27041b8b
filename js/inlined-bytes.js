// The bytes of core.wasm that are part of the JavaScript: a third larger than the file.

import core from "../dist/core-bytes.js";

/** @returns {Uint8Array} */
export function inlinedBytes() {
  // Hosts that can decode them themselves take a hundredth of the time.
  const { fromBase64 } = /** @type {any} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, core);
  const { Buffer } = /** @type {any} */ (globalThis);
  if (Buffer) return Buffer.from(core, "base64");
  const text = atob(core);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
