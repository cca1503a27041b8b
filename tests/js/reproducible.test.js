// What a build must not leave in the WebAssembly: where it was made, and what names that. Two clean
// builds are compared, byte for byte, by `npm run reproduce`, which takes some minutes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

for (const name of ["core.wasm", "in-order.wasm", "sve-json.wasm"]) {
  test(`dist/${name} names no place`, () => {
    const text = readFileSync(new URL(`../../dist/${name}`, import.meta.url)).toString("latin1");
    for (const place of [root, homedir(), tmpdir(), "/usr/", "/build/", ".cpp", ".h\0"]) {
      // A name of one or two letters stands in any bytes.
      if (place.length > 2) assert.ok(!text.includes(place), `${name} holds ${place}`);
    }
    const module = new WebAssembly.Module(Buffer.from(text, "latin1"));
    for (const section of ["name", "producers", "sourceMappingURL", ".debug_info", "build_id"]) {
      assert.deepEqual(
        WebAssembly.Module.customSections(module, section),
        [],
        `${name}: ${section}`,
      );
    }
  });
}
