// Memory of a quote: what the answer keeps, what the call allocates besides, and whether WebAssembly's memory
// grows. Bytes of this Node; it needs no flag, the collector is asked for here.

import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadEngineSync } from "stored-value-engine";
import { median } from "./measure.js";
import { hugeRequest } from "./requests.js";

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = runInNewContext("gc");
setFlagsFromString("--no-expose-gc");

const CALLS = 100;
const core = readFileSync(new URL("../dist/core.wasm", import.meta.url));

/** Bytes of the heap that `work` takes, a call: with what is garbage by then, and without. */
function heapOf(/** @type {() => unknown} */ work) {
  const kept = new Array(CALLS);
  for (let i = 0; i < CALLS; i++) kept[i] = work();
  kept.fill(undefined);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < CALLS; i++) kept[i] = work();
  const after = process.memoryUsage().heapUsed;
  collect();
  const left = process.memoryUsage().heapUsed;
  // Looked at once more, so that what was measured was there.
  if (kept.includes(undefined)) throw new Error("a call answered nothing");
  return { allocated: (after - before) / CALLS, kept: (left - before) / CALLS };
}

/** The memory of the one instance that loading makes, caught on its way. */
function catchMemory() {
  /** @type {WebAssembly.Memory[]} */
  const found = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = /** @type {any} */ (
    function (/** @type {any} */ module, /** @type {any} */ imports) {
      const instance = new Instance(module, imports);
      for (const value of Object.values(instance.exports)) {
        if (value instanceof WebAssembly.Memory) found.push(value);
      }
      return instance;
    }
  );
  try {
    const engine = loadEngineSync(core);
    return { engine, memory: found[0] };
  } finally {
    WebAssembly.Instance = Instance;
  }
}

/**
 * @param {any} engine
 * @param {any} request
 */
export function memoryOf(engine, request) {
  const heap = Array.from({ length: 15 }, () => heapOf(() => engine.quote(request)));
  const figure = (/** @type {"allocated" | "kept"} */ name) =>
    Math.round(median(heap.map((one) => one[name])));
  const own = catchMemory();
  own.engine.quote(/** @type {any} */ (hugeRequest()));
  const wasmBytes = own.memory.buffer.byteLength;
  for (let i = 0; i < 20_000; i++) own.engine.quote(request);
  return {
    answerBytes: figure("kept"),
    allocatedBytes: figure("allocated"),
    wasmBytes,
    grownBytes: own.memory.buffer.byteLength - wasmBytes,
  };
}
