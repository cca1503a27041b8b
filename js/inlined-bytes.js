// The bytes of a module that are part of the JavaScript: a third larger than the file.

/**
 * @param {string} base64
 * @returns {Uint8Array}
 */
export function decoded(base64) {
  // Hosts that can decode them themselves take a hundredth of the time.
  const { fromBase64 } = /** @type {any} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const { Buffer } = /** @type {any} */ (globalThis);
  if (Buffer) return Buffer.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
