// The bytes of core.wasm that are part of the JavaScript: a third larger than the file.

import core from "../dist/core-bytes.js";

export function inlinedBytes() {
  const text = atob(core);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
