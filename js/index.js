// The package's entry for Node: the module's bytes are part of the package and compiled on first use.
//
// Nothing runs at import, no file is looked up, nothing is fetched.

import core from "../dist/core-bytes.js";
import { bodyOf, createLoaders } from "./loading.js";

export { appliedPunchcards } from "./punchcards.js";
export { StoredValueError } from "./errors.js";

export const { loadEngine, loadEngineSync } = /* @__PURE__ */ createLoaders({
  bytes() {
    const text = atob(core);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  },

  async fetchBytes(url) {
    if (url.protocol !== "file:") return bodyOf(await fetch(url));
    // fetch of Node does not read files.
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(url));
  },
});
