// npm run hosts: sets up what is missing, builds, and runs the packed package in every host that it is
// made for, on the whole corpus and 10 000 random requests, each answer held against the native one.
//
//   node scripts/hosts.js [NUMBER]      so many random requests

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildNative, buildWasm } from "./build.js";
import { setUp } from "./setup.js";
import { main, root } from "./steps.js";

await main(async () => {
  const [count = "10000"] = process.argv.slice(2);
  if (!/^[1-9]\d{0,6}$/.test(count)) {
    console.error("usage: npm run hosts [-- NUMBER]");
    return 2;
  }
  await setUp({ tests: true });
  await buildNative();
  await buildWasm();
  const test = join(root, "tests", "hosts", "hosts.test.js");
  const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=spec", test], {
    stdio: "inherit",
    env: { ...process.env, HOST_CASES: count },
  });
  return status ?? 1;
});
