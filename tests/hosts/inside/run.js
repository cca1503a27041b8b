// The runner for Node, Bun and Deno: node run.js FOLDER, where the folder has the blocks of cases.
// Prints one line of JSON: which entry of the package this host has, and a result for each block.

import { readdirSync, readFileSync } from "node:fs";
import { loadEngine, loadEngineSync } from "stored-value-engine";
import { loadJsonEngine, loadJsonEngineSync } from "stored-value-engine/json";
import { checkBlock } from "./check.js";

const folder = process.argv[2];
const engine = await loadEngine();
if (loadEngineSync() !== engine) throw new Error("there are two shared engines");
const json = await loadJsonEngine();
if (loadJsonEngineSync() !== json) throw new Error("there are two shared engines of text");
const blocks = [];
for (const name of readdirSync(folder).sort()) {
  blocks.push(await checkBlock(engine, json, readFileSync(`${folder}/${name}`, "utf8")));
}
// A file is a source of its own, by its URL or the text of it.
const file = import.meta.resolve("stored-value-engine/core.wasm");
for (const source of [file, new URL(file)]) {
  const { version } = await loadEngine(source);
  if (version !== engine.version) throw new Error(`${source} is of version ${version}`);
}
const entry = import.meta.resolve("stored-value-engine");
console.log(JSON.stringify({ entry, blocks }));
