// npm run compare: the same random requests through the native command, the WebAssembly and the reference.
// Guarantees: whole answers are compared, member order included; the first difference is shrunk and printed and the exit
// status is 1. The digest at the end covers all the reference's answers and does not depend on the number of workers.
// Does not know: how any side works, or how requests are made (tests/reference).
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { explain, itemAt, showCase } from "../tests/reference/compare/explain.js";
import {
  isAboutText,
  loadWebAssembly,
  nativeAnswers,
  referenceAnswer,
  referenceAnswerTo,
} from "../tests/reference/compare/sides.js";
import { javaScriptCaseAt, SHAPES } from "../tests/reference/generate.js";

const HELP = `npm run compare -- [options]

  --n N           text cases to compare (default 100000)
  --js N          cases of JavaScript values that JSON cannot say (default a tenth of n)
  --seed S        seed of the cases (default 1)
  --from I        index of the first case (default 0)
  --sides LIST    what to compare with the reference: native,wasm (default both)
  --kinds LIST    shapes of text: ${Object.keys(SHAPES).join(",")} (default all)
  --workers W     worker threads (default: one a core)
  --native FILE   the native command (default build/sve)
  --no-shrink     print the first difference as it was found
  --show I        print case I and what each side answers, compare nothing else
  --javascript    with --show: the case of JavaScript values
  --help          this text

Exit status: 0 no difference, 1 a difference, 2 wrong usage.
`;
const BLOCK = 500;
const MAX_INDEX = 2 ** 31 - 1;
const WORK = new URL("../tests/reference/compare/work.js", import.meta.url);
const OPTIONS = {
  n: { type: "string", default: "100000" },
  js: { type: "string" },
  seed: { type: "string", default: "1" },
  from: { type: "string", default: "0" },
  sides: { type: "string", default: "native,wasm" },
  kinds: { type: "string", default: Object.keys(SHAPES).join(",") },
  workers: { type: "string", default: String(availableParallelism()) },
  native: { type: "string", default: fileURLToPath(new URL("../build/sve", import.meta.url)) },
  "no-shrink": { type: "boolean", default: false },
  show: { type: "string" },
  javascript: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};

class Usage extends Error {}

function integer(name, text, least) {
  const value = Number(text);
  if (!/^[0-9]+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new Usage(`--${name} takes an integer of at least ${least}`);
  }
  return value;
}

function subset(name, text, choices) {
  const chosen = text.split(",");
  const unknown = chosen.find((choice) => !choices.includes(choice));
  if (unknown !== undefined) throw new Usage(`--${name} knows ${choices.join(", ")}`);
  return chosen;
}

function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: OPTIONS }));
  } catch (error) {
    throw new Usage(error.message);
  }
  if (values.help) return { help: true };
  const n = integer("n", values.n, 0);
  const sides = subset("sides", values.sides, ["native", "wasm"]);
  const kinds = subset("kinds", values.kinds, Object.keys(SHAPES));
  const options = {
    help: false,
    n,
    js: values.js === undefined ? Math.ceil(n / 10) : integer("js", values.js, 0),
    seed: integer("seed", values.seed, 0),
    from: integer("from", values.from, 0),
    native: sides.includes("native") ? values.native : null,
    hasWebAssembly: sides.includes("wasm"),
    shapes: Object.fromEntries(kinds.map((kind) => [kind, SHAPES[kind]])),
    workers: integer("workers", values.workers, 1),
    mayShrink: !values["no-shrink"],
    show: values.show === undefined ? null : integer("show", values.show, 0),
    source: values.javascript ? "JavaScript" : "text",
  };
  if (options.from + Math.max(options.n, options.js) > MAX_INDEX) {
    throw new Usage(`case indices go up to ${MAX_INDEX}`);
  }
  if (options.native !== null && !existsSync(options.native)) {
    throw new Usage(`there is no ${options.native}: build it first, or name it by --native`);
  }
  return options;
}

/** The work in blocks of one size, so that the digest of each is the same whoever does it. */
function blocksOf({ n, js, from }) {
  const blocks = [];
  const add = (source, length) => {
    for (let done = 0; done < length; done += BLOCK) {
      const to = from + Math.min(done + BLOCK, length);
      blocks.push({ block: blocks.length, source, from: from + done, to });
    }
  };
  add("text", n);
  add("JavaScript", js);
  return blocks;
}

/** Runs all blocks; gives the counts, the times, the digests and the differences. */
async function compareAll(options) {
  const blocks = blocksOf(options);
  const stopAt = new SharedArrayBuffer(4);
  new Int32Array(stopAt)[0] = MAX_INDEX;
  const result = { counts: {}, times: {}, otherSpellings: 0, digests: [], differences: [] };
  const { seed, native, hasWebAssembly, shapes } = options;
  const shares = Array.from({ length: options.workers }, (_, w) =>
    blocks.filter(({ block }) => block % options.workers === w),
  ).filter((share) => share.length > 0);
  await Promise.all(
    shares.map((share) => {
      const workerData = { seed, native, hasWebAssembly, shapes, stopAt, blocks: share };
      return runWorker(workerData, (message) => gather(result, message));
    }),
  );
  return { ...result, cases: options.n + options.js, blocks: blocks.length };
}

function runWorker(workerData, onMessage) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORK, { workerData });
    worker.on("message", onMessage);
    worker.on("error", reject);
    worker.on("exit", resolve);
  });
}

function gather(result, message) {
  if (message.difference) {
    const { item } = message.difference;
    if (item?.bytes) item.bytes = Buffer.from(item.bytes);
    result.differences.push(message.difference);
  }
  if (message.digest) result.digests[message.block] = message.digest;
  if (message.counts === undefined) return;
  addUp(result.counts, message.counts);
  addUp(result.times, message.times);
  result.otherSpellings += message.otherSpellings;
}

function addUp(sums, figures) {
  for (const [name, figure] of Object.entries(figures)) sums[name] = (sums[name] ?? 0) + figure;
}

/** The first difference by index; a side that failed as a whole comes before all. */
function firstOf(differences) {
  const indexOf = ({ item }) => item?.index ?? -1;
  return [...differences].sort((a, b) => indexOf(a) - indexOf(b))[0];
}

function printSummary(result, options, seconds) {
  const { counts, times, cases } = result;
  const names = Object.keys(counts).sort((a, b) => counts[b] - counts[a]);
  for (const name of names) console.log(`${String(counts[name]).padStart(9)}  ${name}`);
  const each = (name) => `${((1000 * times[name]) / cases).toFixed(0)} µs`;
  const sides = [options.native && "native", options.hasWebAssembly && "WebAssembly"];
  console.log(
    `a case takes: making ${each("generate")}, reference ${each("reference")}` +
      (options.hasWebAssembly ? `, WebAssembly ${each("webAssembly")}` : ""),
  );
  if (result.otherSpellings > 0) {
    console.log(
      `${result.otherSpellings} native answers were spelt otherwise than by JSON.stringify`,
    );
  }
  const digest = createHash("sha256").update(result.digests.join("\n")).digest("hex");
  console.log(
    `${cases} cases, seed ${options.seed}, ${sides.filter(Boolean).join(" and ")} against the reference: ` +
      `no difference (${seconds.toFixed(1)} s, ${Math.round(cases / seconds)} a second)`,
  );
  console.log(`sha256 of all answers: ${digest}`);
}

/** Prints one case and what each side answers to it. */
async function show({ seed, show: index, source, shapes, native, hasWebAssembly }) {
  const item = itemAt(seed, index, source, shapes);
  console.log(showCase(item, seed).join("\n"));
  const isText = source === "text";
  const fresh = () => (isText ? null : javaScriptCaseAt(seed, index));
  const expected = isText ? referenceAnswer(item) : referenceAnswerTo(fresh());
  console.log(`reference: ${expected}`);
  if (native && isText) console.log(`native: ${nativeAnswers(native, item.call, [item.bytes])[0]}`);
  if (!hasWebAssembly || (isText && isAboutText(expected))) return;
  const answerByWebAssembly = await loadWebAssembly();
  const { call } = item;
  const asked = isText ? { call, value: JSON.parse(item.bytes.toString("utf8")) } : fresh();
  console.log(`WebAssembly: ${answerByWebAssembly(asked)}`);
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.show !== null) {
    await show(options);
    return 0;
  }
  const start = performance.now();
  const result = await compareAll(options);
  const difference = firstOf(result.differences);
  if (difference !== undefined) {
    console.log((await explain(difference, options)).join("\n"));
    return 1;
  }
  if (result.digests.filter(Boolean).length !== result.blocks)
    throw new Error("a block is missing");
  printSummary(result, options, (performance.now() - start) / 1000);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Usage)) throw error;
  console.error(`${error.message}\n\n${HELP}`);
  process.exitCode = 2;
}
