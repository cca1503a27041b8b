// npm run mutate: whether the tests notice when the core or the JavaScript is changed.
//
//   node scripts/mutate.js [core | js] [FOLDER…]
//   node scripts/mutate.js again [core | js]
//
// core: changes one operator, bound, constant or statement of src/FOLDER (default money pricing tokens quote
// optimal) at a time and lets the cases, generated requests, the fuzz corpus and the unit tests judge: a mutant is
// killed by another answer, a check that does not hold, a trap, or by taking twenty times as long. All
// mutants are compiled in at once (tests/mutation/), so each costs a run of those inputs that come by it.
// js: Stryker over js/ (tests/mutation/js/). SVE_MUTATE_EVERY=4 judges every fourth change only.
//
// Prints the share that was killed and every survivor. tests/mutants.json has those that nobody can
// notice, with the reason. Fails below the score, and when what is explained there was killed. `again` holds
// what was judged last against that file once more.

import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  allMutants,
  buildSingle,
  buildTogether,
  folder,
  singleTree,
  togetherTree,
  withSingle,
} from "../tests/mutation/build.js";
import { writeJudgesInputs } from "../tests/mutation/inputs.js";
import { judgedMutants, runStryker } from "../tests/mutation/js/run.js";
import { named, report } from "../tests/mutation/report.js";
import { buildNative, buildWasm } from "./build.js";
import { setUp } from "./setup.js";
import { main, step, StepFailed } from "./steps.js";

/** @typedef {import("../tests/mutation/changes.js").Mutant} Mutant */
/** @typedef {"killed" | "survived" | "unreached" | "none"} Verdict */

const FOLDERS = ["money", "pricing", "tokens", "quote", "optimal"];
const coreResults = join(folder, "core.json");
const LEAST_SCORE = { core: 95, js: 90 };

/** @typedef {import("../tests/mutation/build.js").Tree} Tree */

/** @param {Tree} tree @param {string[]} args @param {string} input @param {"pipe" | number} output */
function judges({ judge }, args, input, output = "pipe") {
  return spawnSync(judge, args, { input, encoding: "utf8", stdio: ["pipe", output, "pipe"] });
}

/** Whether the unit tests still pass. @param {Tree} tree @param {number} id */
function passesUnitTests({ unitTests }, id) {
  const env = { ...process.env, SVE_MUTANT: String(id) };
  return spawnSync(unitTests, [], { env, stdio: "ignore", timeout: 120_000 }).status === 0;
}

/**
 * @param {Mutant[]} together
 * @param {Mutant[]} alone
 * @returns {Promise<Map<number, Verdict>>} by the mutant's number
 */
async function judgeAll(together, alone) {
  /** @type {Map<number, Verdict>} */
  const verdicts = new Map();
  const inputs = writeJudgesInputs(folder);
  const answers = join(folder, "answers");
  const file = join(folder, "verdicts.txt");
  rmSync(file, { force: true });
  const most = Math.max(...[...together, ...alone].map(({ id }) => id));
  await step("Judging the mutants", async () => {
    // A file that several processes append to, and that says meanwhile how far they are.
    const output = openSync(file, "a");
    const { status, stderr } = judges(togetherTree, ["all", answers, String(most)], inputs, output);
    closeSync(output);
    const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
    if (status !== 0) throw new StepFailed(`the core as it is does not pass: ${lines[0]}${stderr}`);
    for (const line of lines) {
      const [id, verdict] = line.split(" ");
      verdicts.set(Number(id), /** @type {Verdict} */ (verdict));
    }
  });
  // In constant expressions no mutant is on; some are merely in what no input runs.
  const apart = [...alone, ...together.filter(({ id }) => verdicts.get(id) === "unreached")];
  await step(`Judging ${apart.length} mutants by themselves`, async () => {
    buildSingle();
    for (const mutant of apart) {
      const killed = withSingle(mutant, () => {
        const { status } = judges(singleTree, ["one", answers], inputs);
        return status !== 0 || !passesUnitTests(singleTree, 0);
      });
      verdicts.set(mutant.id, killed === undefined ? "none" : killed ? "killed" : "survived");
    }
  });
  const left = together.filter(
    ({ id }) => verdicts.get(id) === "survived" && !apart.some((one) => one.id === id),
  );
  await step(`Running the unit tests against ${left.length} survivors`, async () => {
    for (const { id } of left) {
      if (!passesUnitTests(togetherTree, id)) verdicts.set(id, "killed");
    }
  });
  return verdicts;
}

/** @param {string[]} folders @returns {Promise<boolean>} whether it is good enough */
async function mutateCore(folders) {
  const mutants = allMutants(folders);
  /** @type {ReturnType<typeof buildTogether> | undefined} */
  let built;
  await step(`Compiling ${mutants.length} mutants of ${folders.join(", ")}`, async () => {
    built = buildTogether(mutants);
  });
  const { together = [], alone = [] } = built ?? {};
  const verdicts = await judgeAll(together, alone);
  const seen = mutants.map((mutant) => ({ ...mutant, verdict: verdicts.get(mutant.id) ?? "none" }));
  writeFileSync(coreResults, JSON.stringify(named(seen)));
  return report(seen, LEAST_SCORE.core);
}

/** @returns {import("../tests/mutation/report.js").Judged[]} as they were judged last */
const judgedCore = () => JSON.parse(readFileSync(coreResults, "utf8"));

/** @returns {Promise<boolean>} whether it is good enough */
async function mutateJs() {
  await buildNative({ tests: true });
  await buildWasm();
  /** @type {import("../tests/mutation/report.js").Judged[]} */
  let seen = [];
  await step("Changing js/", async () => {
    seen = await runStryker();
  });
  return report(seen, LEAST_SCORE.js);
}

await main(async () => {
  const again = process.argv[2] === "again";
  const [which, ...folders] = process.argv.slice(again ? 3 : 2);
  if (which !== undefined && which !== "core" && which !== "js") {
    console.error("node scripts/mutate.js [again] [core | js] [FOLDER…]");
    return 2;
  }
  if (again) {
    const core = which === "js" || report(judgedCore(), LEAST_SCORE.core);
    const js = which === "core" || report(judgedMutants(), LEAST_SCORE.js);
    return core && js ? 0 : 1;
  }
  await setUp({ tests: true, mutation: which !== "core" });
  const good = [];
  if (which !== "js") good.push(await mutateCore(folders.length > 0 ? folders : FOLDERS));
  if (which !== "core") good.push(await mutateJs());
  return good.every(Boolean) ? 0 : 1;
});
