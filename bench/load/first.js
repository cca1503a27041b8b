// In a fresh process: how long the import of the package takes, and then the load and the first quote.

import { readFileSync } from "node:fs";

const request = JSON.parse(readFileSync(process.argv[2], "utf8"));
const start = performance.now();
const { loadEngine } = await import("stored-value-engine");
const imported = performance.now();
const engine = await loadEngine();
const { fingerprint } = engine.quote(request);
const quoted = performance.now();
if (!/^[0-9a-f]{16}$/.test(fingerprint)) throw new Error("there is no quote");
console.log(JSON.stringify({ imported: imported - start, quoted: quoted - imported }));
