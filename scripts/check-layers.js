// Checks the architecture of src/ by its text: includes point only to layers below, the core has no
// floating point, no clock, no I/O, no exceptions, and every C++ file is listed for the build.
// Run by `npm run lint`. Knows nothing of what the code does.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** From the ground up: a file may include its own layer and those before it. */
const layers = [
  "base",
  "money",
  "model",
  "flat",
  "pricing",
  "tokens",
  "optimal",
  "quote",
  ".",
  "json",
  "c",
  "cli",
];

/** Layers that make up the core, up to the engine itself: what is compiled to WebAssembly and prices requests. */
const core = new Set(layers.slice(0, layers.indexOf(".") + 1));

const forbiddenInCore = [
  [/\b(?:float|double|long double)\b/, "floating point"],
  [/#include <(?:chrono|ctime|time\.h|random|thread|mutex|atomic)>/, "a clock, chance or threads"],
  [/#include <(?:cstdio|stdio\.h|iostream|fstream|sstream|filesystem|string)>/, "I/O or text"],
  [/\b(?:throw|try|catch)\b\s*[({;]/, "exceptions"],
  [/\b(?:typeid|dynamic_cast)\b/, "type information at run time"],
  [
    /^\s*(?:static|thread_local)\s+(?!constexpr|const\b|bool\b.*\(|int\b.*\(|void\b.*\()\w+[^(]*;/,
    "global state",
  ],
];

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The text without comments and string literals, line by line. */
function codeLines(text) {
  const withoutBlocks = text.replace(/\/\*[\s\S]*?\*\//g, (block) => block.replace(/[^\n]/g, " "));
  return withoutBlocks.split("\n").map((line) => {
    const include = /^\s*#\s*include/.test(line);
    return (include ? line : line.replace(/"(?:[^"\\]|\\.)*"/g, '""')).replace(/\/\/.*$/, "");
  });
}

function layerOf(path) {
  const parts = relative(join(root, "src"), path).split(sep);
  return parts.length === 1 ? "." : parts[0];
}

function includedLayer(target) {
  const [first, second] = target.split("/");
  return second === undefined ? "." : first;
}

function checkFile(path, problems) {
  const name = relative(root, path);
  const layer = layerOf(path);
  const height = layers.indexOf(layer);
  if (height < 0) problems.push(`${name}: the folder is no layer of scripts/check-layers.js`);
  for (const [index, line] of codeLines(readFileSync(path, "utf8")).entries()) {
    const include = /^\s*#\s*include\s+"([^"]+)"/.exec(line);
    const elsewhere = /^sve_(?:version|schema|json)\.h$/; // generated, or in include/
    if (include && !elsewhere.test(include[1])) {
      if (layers.indexOf(includedLayer(include[1])) > height) {
        problems.push(`${name}:${index + 1}: ${layer} includes ${include[1]}, a layer above it`);
      }
    }
    if (!core.has(layer)) continue;
    for (const [pattern, what] of forbiddenInCore) {
      if (pattern.test(line)) problems.push(`${name}:${index + 1}: ${what} in the core`);
    }
  }
}

function checkListed(paths, problems) {
  const listed = new Set(
    readFileSync(join(root, "cmake/sources.cmake"), "utf8").match(/(?:src|wasm|tests)\/\S+\.cpp/g),
  );
  for (const path of paths.filter((file) => file.endsWith(".cpp"))) {
    const name = relative(root, path).split(sep).join("/");
    if (!listed.delete(name)) problems.push(`${name}: not listed in cmake/sources.cmake`);
  }
  for (const name of listed) problems.push(`${name}: listed in cmake/sources.cmake, but not there`);
}

const sources = filesBelow(join(root, "src")).filter((path) => /\.(?:h|cpp)$/.test(path));
const others = ["wasm", "tests/unit"].flatMap((folder) => filesBelow(join(root, folder)));
const problems = [];
for (const path of sources) checkFile(path, problems);
checkListed([...sources, ...others], problems);
for (const problem of problems) console.error(problem);
console.log(`${sources.length} files in ${layers.length} layers: ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
