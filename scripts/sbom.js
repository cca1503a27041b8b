// npm run sbom: a bill of materials of the published package, in CycloneDX: build/sbom.cdx.json.
//
//   node scripts/sbom.js [FILE]
//
// The package has no dependencies; what others wrote is in what the build makes of it, and the
// compiler's own libraries are that. dist/ must be built. Nothing is asked of the network.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { modules } from "./build.js";
import { main, npmCommand, root, StepFailed } from "./steps.js";

/** The parts of the package that hold code of the compiler's libraries. */
const built = modules.map((name) => `dist/${name}.wasm`);

function bareBill() {
  const [command = "npm", ...first] = npmCommand();
  const options = ["--sbom-format=cyclonedx", "--sbom-type=library", "--omit=dev"];
  const args = [...first, "sbom", ...options, "--package-lock-only", "--loglevel=error"];
  return JSON.parse(execFileSync(command, args, { cwd: root, encoding: "utf8" }));
}

/** The version that the build wrote down when it was configured. */
function emscriptenVersion() {
  const cache = readFileSync(join(root, "build", "wasm", "CMakeCache.txt"), "utf8");
  const folder = /^EMSCRIPTEN_ROOT_PATH:\w+=(.*)$/m.exec(cache)?.[1];
  const toolchain = /^CMAKE_TOOLCHAIN_FILE:\w+=(.*)\/cmake\/Modules\/Platform\//m.exec(cache)?.[1];
  const place = folder ?? toolchain;
  if (!place) throw new StepFailed("build/wasm does not say by which Emscripten it was made");
  const text = readFileSync(join(place, "emscripten-version.txt"), "utf8");
  return text.replaceAll(/["\s]/g, "");
}

/** @param {string} path in the package */
function fileComponent(path) {
  const content = createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex");
  return { "bom-ref": path, type: "file", name: path, hashes: [{ alg: "SHA-256", content }] };
}

function bill() {
  const sbom = bareBill();
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // npm calls it by the folder that it is in.
  Object.assign(sbom.metadata.component, { name, version });
  const emscripten = emscriptenVersion();
  const compiler = `emscripten@${emscripten}`;
  sbom.components = [
    {
      "bom-ref": compiler,
      type: "framework",
      name: "emscripten",
      version: emscripten,
      description:
        "Its C library (musl), C++ library (LLVM libc++), compiler-rt and (into sve-json.wasm) emmalloc are linked " +
        "into the .wasm files as far as they are used.",
      licenses: [{ expression: "(MIT OR NCSA) AND MIT AND (Apache-2.0 WITH LLVM-exception)" }],
      purl: `pkg:github/emscripten-core/emscripten@${emscripten}`,
    },
    ...built.map(fileComponent),
  ];
  sbom.dependencies = [
    { ref: sbom.metadata.component["bom-ref"], dependsOn: built },
    ...built.map((ref) => ({ ref, dependsOn: [compiler] })),
    { ref: compiler, dependsOn: [] },
  ];
  return sbom;
}

await main(async () => {
  const file = resolve(process.argv[2] ?? join(root, "build", "sbom.cdx.json"));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bill(), null, 2)}\n`);
  console.log(`Written: ${relative(process.cwd(), file)}`);
});
