// The entries for Node as files that load at once: dist/node/, made of js/ by esbuild.
//
// Node looks up and reads each module of js/ by itself, which takes longer than all that they do until the
// first quote. So there an entry is one file, and one that both share, so that StoredValueError is the same
// class in both. Nothing is renamed: a stack trace reads as in js/.
//
// Node is also told to compile functions with the file that has them. By itself it compiles a function when it
// is first called, after it had looked for its end before: all of that would be part of the first quote, in
// a server of the first request.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root, StepFailed } from "./steps.js";

const folder = join(root, "dist", "node");

/** A function of a file's own scope, as esbuild prints it: it begins and ends at the margin. */
const DECLARATION = /^(async )?function (\w+)(\([^]*?^\})\n/gm;
const ARROW = /^var (\w+) = (\([^()\n]*\) => \{$[^]*?^\});$/gm;

/**
 * V8 compiles at once what stands in parentheses, as if it were called there. What was declared then has
 * to stand before all that uses it.
 * @param {string} text
 */
function compiledAtOnce(text) {
  /** @type {string[]} */
  const functions = [];
  const rest = text
    .replace(DECLARATION, (_, async = "", name, body) => {
      functions.push(`var ${name} = (${async}function${body});\n`);
      return "";
    })
    .replace(ARROW, (_, name, arrow) => `var ${name} = (${arrow});`);
  if (functions.length === 0 || /^(?:async )?function\b/m.test(rest)) {
    throw new StepFailed("esbuild no longer prints functions as scripts/bundle.js takes them");
  }
  return functions.join("") + rest;
}

/** Makes dist/node/ of js/ and dist/. */
export async function bundleForNode() {
  const { outputFiles } = await build({
    entryPoints: { index: join(root, "js/node.js"), json: join(root, "js/json/node.js") },
    outdir: folder,
    bundle: true,
    splitting: true,
    // There already, and a text as long as all the rest three times over.
    external: [join(root, "dist", "*-bytes.js")],
    chunkNames: "shared",
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, compiledAtOnce(text));
}
