// npm run coverage: which lines and branches of src/ and js/ the tests run, file by file.
//
//   node scripts/coverage.js [--n N] [--all] [native] [javascript]
//
// tests/coverage/native.js says what is run of src/, with N generated requests (default 3000), and
// tests/coverage/javascript.js what of js/. Prints every file of which something was not run; --all prints
// all. Fails when a line or a branch was not run that tests/coverage/exceptions.json does not except, with
// its reason, or an exception is none any more. Part of npm test.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildNative, buildWasm } from "./build.js";
import { setUp } from "./setup.js";
import { isMain, main, root, step, StepFailed } from "./steps.js";

/** @param {boolean} all @returns {(files: Map<string, any>, folder: string) => Promise<string>} */
function judged(all) {
  return async (files, folder) => {
    const { judge } = await import("../tests/coverage/judge.js");
    const file = join(root, "tests", "coverage", "exceptions.json");
    const exceptions = Object.entries(JSON.parse(readFileSync(file, "utf8")));
    const own = Object.fromEntries(exceptions.filter(([name]) => name.startsWith(folder)));
    for (const name of Object.keys(own)) {
      if (!files.has(name) && !name.endsWith("**")) throw new StepFailed(`there is no ${name}`);
    }
    const { problems, summary } = judge(files, own, all);
    if (problems.length > 0) throw new StepFailed([...problems, summary].join("\n"));
    return summary;
  };
}

/** @param {{ n?: number, all?: boolean }} [options] @returns {Promise<string>} how much was run */
export async function coverNative({ n = 3000, all = false } = {}) {
  const native = await import("../tests/coverage/native.js");
  await native.build();
  await native.exercise(n);
  return judged(all)(await native.collect(), "src/");
}

/** @param {{ all?: boolean }} [options] @returns {Promise<string>} how much was run */
export async function coverJavaScript({ all = false } = {}) {
  const javaScript = await import("../tests/coverage/javascript.js");
  const nothing = javaScript.instrument();
  await javaScript.exercise();
  return judged(all)(javaScript.collect(nothing), "js/");
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { values, positionals } = parseArgs({
      options: { n: { type: "string", default: "3000" }, all: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (positionals.some((name) => !["native", "javascript"].includes(name))) {
      console.error("npm run coverage -- [--n N] [--all] [native] [javascript]");
      return 2;
    }
    const both = positionals.length === 0;
    await setUp({ tests: true });
    await buildNative({ tests: true });
    await buildWasm();
    const { all } = values;
    let failed = 0;
    /** @param {string} title @param {() => Promise<string>} work */
    const told = async (title, work) => {
      await step(title, work, { beside: true }).catch((error) => {
        failed = 1;
        console.error(error instanceof StepFailed ? error.message : error);
      });
    };
    if (both || positionals.includes("native")) {
      await told("Coverage of src/", () => coverNative({ n: Number(values.n), all }));
    }
    if (both || positionals.includes("javascript")) {
      await told("Coverage of js/", () => coverJavaScript({ all }));
    }
    return failed;
  });
}
