// Hooks for node:module's register, for runs that are about js/ itself: where Node takes an entry from dist/node/
// (scripts/bundle.js) they give the one that it is made of.

/** @type {import("node:module").ResolveHook} */
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  const url = found.url
    .replace("/dist/node/index.js", "/js/node.js")
    .replace("/dist/node/json.js", "/js/json/node.js");
  return { ...found, url };
}
