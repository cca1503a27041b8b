// What the packed package is held against: the native command's own answers.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const checkouts = new URL("../../examples/checkouts/", import.meta.url);
const command = fileURLToPath(new URL("../../build/sve", import.meta.url));

/**
 * Every example checkout and the native command's quote of it.
 * @param {object} [options] of the requests
 */
export function checkoutsAndQuotes(options) {
  const names = readdirSync(checkouts).filter((name) => name.endsWith(".json"));
  const requests = names.map((name) => {
    const request = JSON.parse(readFileSync(new URL(name, checkouts), "utf8"));
    return options ? { ...request, options } : request;
  });
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
  const { stdout, error } = spawnSync(command, ["quote", "--jsonl"], { input, encoding: "utf8" });
  if (error) throw error;
  const quotes = stdout.trimEnd().split("\n");
  return requests.map((request, i) => ({ request, quote: JSON.parse(quotes[i]) }));
}
