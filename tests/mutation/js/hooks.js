// Gives test files runner.js's functions where they import node:test, and each file modules of its own, as
// in a process of its own: what is imported from `…?suite=NAME` has that at its end too.

const source = [
  "export const { test, it, describe, after } = globalThis.__tests__;",
  "export default test;",
].join("\n");

/** @type {import("node:module").ResolveHook} */
export async function resolve(specifier, context, next) {
  const suite = /[?&](suite=.*)$/.exec(context.parentURL ?? "")?.[1];
  if (suite === undefined) return next(specifier, context);
  if (specifier === "node:test") return { url: "tests:node-test", shortCircuit: true };
  const found = await next(specifier, context);
  const own = /^file:(?!.*\/node_modules\/).*\.js(?:\?|$)/.test(found.url);
  if (!own || found.url.includes("suite=")) return found;
  return { ...found, url: `${found.url}${found.url.includes("?") ? "&" : "?"}${suite}` };
}

/** @type {import("node:module").LoadHook} */
export async function load(url, context, next) {
  if (url !== "tests:node-test") return next(url, context);
  return { format: "module", source, shortCircuit: true };
}
