// npm run compare:optimal: the optimal strategy on random requests, against brute force, the rules, inOrder and itself.
// Guarantees: the first differences are printed with their requests and the exit status is 1; a seed and an index name
// one request for ever. Does not know: how anything is compared (tests/reference/optimal-compare.js).
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { nativeAnswers } from "../tests/reference/compare/sides.js";
import { compareOptimal } from "../tests/reference/optimal-compare.js";
import { optimalRequestAt, SIZES } from "../tests/reference/optimal-requests.js";

const HELP = `npm run compare:optimal -- [options]

  --n N           requests to compare (default 10000)
  --seed S        their seed (default 1)
  --from I        index of the first (default 0)
  --size SIZE     ${Object.keys(SIZES).join(", ")} (default small, the only one that brute force goes with)
  --native FILE   the native command (default build/sve)
  --show I        print request I and compare nothing
  --help          this text

Exit status: 0 no difference, 1 a difference, 2 wrong usage.
`;
const BLOCK = 250;
const MOST_SHOWN = 5;
const OPTIONS = {
  n: { type: "string", default: "10000" },
  seed: { type: "string", default: "1" },
  from: { type: "string", default: "0" },
  size: { type: "string", default: "small" },
  native: { type: "string", default: fileURLToPath(new URL("../build/sve", import.meta.url)) },
  show: { type: "string" },
  help: { type: "boolean", default: false },
};

function usage(message) {
  console.error(`${message}\n\n${HELP}`);
  process.exit(2);
}

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({ args: process.argv.slice(2), options: OPTIONS }));
  } catch (error) {
    usage(error.message);
  }
  for (const name of ["n", "seed", "from", "show"]) {
    if (values[name] === undefined) continue;
    if (!/^[0-9]{1,9}$/.test(values[name])) usage(`--${name} takes an integer`);
    values[name] = Number(values[name]);
  }
  if (!(values.size in SIZES)) usage(`--size knows ${Object.keys(SIZES).join(", ")}`);
  if (!existsSync(values.native)) usage(`there is no ${values.native}: build it first`);
  return values;
}

function main() {
  const { n, seed, from, size, native, show, help } = readOptions();
  if (help) return void process.stdout.write(HELP);
  if (show !== undefined) return console.log(JSON.stringify(optimalRequestAt(seed, show, size)));
  const ask = (requests) =>
    nativeAnswers(
      native,
      "quote",
      requests.map((one) => Buffer.from(JSON.stringify(one))),
    ).map((text) => JSON.parse(text));
  const sums = {};
  const start = performance.now();
  for (let done = 0; done < n; done += BLOCK) {
    const block = { seed, size, from: from + done, to: from + Math.min(n, done + BLOCK), ask };
    const { counts, differences } = compareOptimal(block);
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
    for (const { index, what } of differences.slice(0, MOST_SHOWN)) {
      console.log(
        `request ${index}: ${what}\n${JSON.stringify(optimalRequestAt(seed, index, size))}`,
      );
    }
    if (differences.length > 0) {
      process.exitCode = 1;
      return undefined;
    }
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${sums.requests} requests (${size}, seed ${seed}), ${sums.brute} by brute force: no difference; ` +
      `${sums.proven} proven, ${sums.better} better than in order (${seconds} s)`,
  );
  return undefined;
}

main();
