// One worker of the comparison: answers its blocks of cases by every side and reports counts, digests and differences.
// Guarantees: what it reports for a block depends on the seed and the block alone, not on how many workers there are.
// Does not know: the other workers, beyond the least index at which any of them found a difference.
import { createHash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { caseAt, javaScriptCaseAt } from "../generate.js";
import { NativeStream } from "./native-stream.js";
import { isAboutText, loadWebAssembly, referenceAnswer, referenceAnswerTo } from "./sides.js";

/** How many cases are made between two looks at what the native command has answered. */
const BREATH = 32;

const { seed, blocks, native, hasWebAssembly, shapes, stopAt } = workerData;
const least = new Int32Array(stopAt);
const counts = {};
const times = { generate: 0, reference: 0, webAssembly: 0 };

const count = (name) => void (counts[name] = (counts[name] ?? 0) + 1);
const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** Runs a step and adds the milliseconds it took to a sum. */
function timed(name, step) {
  const start = performance.now();
  const result = step();
  times[name] += performance.now() - start;
  return result;
}

function report(difference) {
  const index = difference.item?.index ?? 0;
  for (let seen = Atomics.load(least, 0); index < seen; seen = Atomics.load(least, 0)) {
    if (Atomics.compareExchange(least, 0, seen, index) === seen) break;
  }
  parentPort.postMessage({ difference });
}

/** Counts what an answer is: a quote, a verification with its outcome, or the reason of an error. */
function tally(item, expected) {
  const reason = /^\{"error":\{"code":"INVALID_REQUEST","reason":"([A-Z_]+)"/.exec(expected)?.[1];
  if (reason) count(reason);
  else if (item.call === "quote") count("quotes");
  else count(expected.startsWith('{"ok":true') ? "claims confirmed" : "claims refused");
}

async function compareText(index, digest, answerByWebAssembly, streams) {
  const item = { index, source: "text", ...timed("generate", () => caseAt(seed, index, shapes)) };
  const expected = timed("reference", () => referenceAnswer(item));
  digest.update(expected).update("\n");
  tally(item, expected);
  if (streams) await streams[item.call].send(item, expected);
  if (!answerByWebAssembly || isAboutText(expected)) return;
  const value = JSON.parse(item.bytes.toString("utf8"));
  const actual = timed("webAssembly", () => answerByWebAssembly({ call: item.call, value }));
  if (actual !== expected) report({ side: "WebAssembly", item, expected, actual });
}

/** Getters and proxies may answer only once: each side has a value of its own. */
function compareJavaScript(index, digest, answerByWebAssembly) {
  const make = () => timed("generate", () => javaScriptCaseAt(seed, index));
  const own = make();
  const item = { index, source: "JavaScript", call: own.call, shape: own.shape };
  const expected = timed("reference", () => referenceAnswerTo(own));
  digest.update(expected).update("\n");
  tally(item, expected);
  count("of these from JavaScript values");
  if (!answerByWebAssembly) return;
  const others = make();
  const actual = timed("webAssembly", () => answerByWebAssembly(others));
  if (actual !== expected) report({ side: "WebAssembly", item, expected, actual });
}

async function run() {
  const answerByWebAssembly = hasWebAssembly ? await loadWebAssembly() : null;
  const fromNative = (found) => report({ side: "native", ...found });
  const streams = native && {
    quote: new NativeStream(native, "quote", fromNative),
    verify: new NativeStream(native, "verify", fromNative),
  };
  for (const { block, source, from, to } of blocks) {
    const digest = createHash("sha256");
    for (let index = from; index < to; index += 1) {
      if (index > Atomics.load(least, 0)) break;
      if (source === "text") await compareText(index, digest, answerByWebAssembly, streams);
      else compareJavaScript(index, digest, answerByWebAssembly);
      if (index % BREATH === 0) await breathe();
    }
    parentPort.postMessage({ block, digest: digest.digest("hex"), cases: to - from });
  }
  let otherSpellings = 0;
  for (const stream of Object.values(streams ?? {})) {
    await stream.finish();
    otherSpellings += stream.otherSpellings;
  }
  parentPort.postMessage({ counts, times, otherSpellings });
}

await run();
