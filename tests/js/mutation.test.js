// The machinery of npm run mutate: what is found in a source, that a schema with no mutant on is the source and
// with one on is that mutant, and how survivors are held against the explained ones.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { changed, mutantsOf, schemaOf } from "../mutation/changes.js";
import { judgement } from "../mutation/report.js";

const include = fileURLToPath(new URL("../mutation", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "sve-mutation-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

// One function for each change there is, over small numbers; the last line changes nothing that shows.
const SOURCE = `#include <algorithm>
#include <cstdio>
struct Pair {
  int a = 0;
  bool set = false;
};
int judge(int a, int b) {
  int sum = 0;
  if (a < b) sum += 1;
  if (a > b && b != 0) sum += 20;
  if (a == b || !(a <= b)) {
    sum -= 300;
  } else if (a >= 7) {
    sum = sum + 4000;
  }
  sum = sum * 3 - b / 2 + a % 2;
  if (b > 0) sum += std::min(a, b) * 7 + std::max<int>(a, 5);
  Pair pair;
  pair.a =
      sum;
  pair.set = true;
  return pair.set ? pair.a : 1;
}
int same(int a) { return a < 0 ? -a : a; }
`;

const MAIN = `#include "mutant.h"
#include <cstdlib>
int judge(int a, int b);
int same(int a);
namespace sve::mutant { int active = 0; unsigned char* reached = nullptr; }
int main(int argc, char** argv) {
  for (int i = 0; i < argc; ++i) {
    if (i > 0) sve::mutant::active = std::atoi(argv[i]);
    for (int a = 0; a < 9; ++a) for (int b = 0; b < 9; ++b) std::printf("%d ", judge(a, b) + same(a - 4));
    std::printf("\\n");
  }
}
`;

const mutants = mutantsOf("judge.cpp", SOURCE, 1);

/** @param {string} name @param {string} source @returns {string} the program */
function compiled(name, source) {
  writeFileSync(
    join(scratch, "main.cpp"),
    MAIN.replace("<cstdlib>", "<cstdlib>\n#include <cstdio>"),
  );
  writeFileSync(join(scratch, `${name}.cpp`), source);
  const program = join(scratch, name);
  const options = ["-std=c++20", "-w", "-Wno-narrowing", `-I${include}`, "-include", "mutant.h"];
  const files = [join(scratch, `${name}.cpp`), join(scratch, "main.cpp")];
  execFileSync("c++", [...options, ...files, "-o", program]);
  return program;
}

/** What the program says with none of its mutants on, and with each of these. @param {string[]} numbers */
function lines(/** @type {string} */ program, numbers) {
  return execFileSync(program, numbers, { encoding: "utf8" })
    .trimEnd()
    .split("\n")
    .map((line) => line.trim());
}

test("every kind of change is found, at its place", () => {
  const changes = mutants.map(({ from, to, through }) => (through ? "removed" : `${from} ${to}`));
  for (const wanted of [
    ...["< <=", "> >=", "== !=", "!= ==", "<= <", ">= >", "+ -", "- +", "* +", "/ *", "% /"],
    ...["+= -=", "-= +=", "&& ||", "|| &&", "! ", "true false", "false true", "0 1", "300 301"],
    ...["std::min( std::max(", "std::max< std::min<", "removed"],
  ]) {
    assert.ok(changes.includes(wanted), wanted);
  }
  const lines = SOURCE.split("\n");
  for (const { line, at, from } of mutants) assert.ok(lines[line - 1]?.slice(at).startsWith(from));
});

test("a mutant behind its number is the mutant by itself, and none is the source", () => {
  const together = compiled("together", schemaOf(SOURCE, mutants));
  const numbers = mutants.map(({ id }) => String(id));
  const [none, ...each] = lines(together, numbers);
  const [itself] = lines(compiled("itself", SOURCE), []);
  assert.equal(none, itself);
  assert.equal(each.length, mutants.length);
  // A few by themselves: what each of these kinds becomes.
  for (const wanted of ["<", "&&", "-=", "sum;"]) {
    const mutant = mutants.find(
      ({ from, through }) => from === wanted || (through !== undefined && wanted === "sum;"),
    );
    assert.ok(mutant, wanted);
    const alone = compiled("alone", changed(SOURCE, mutant));
    assert.equal(lines(alone, [])[0], each[mutants.indexOf(mutant)], wanted);
  }
  const survivors = mutants.filter((_, i) => each[i] === none);
  const last = SOURCE.split("\n").length - 1;
  assert.ok(
    survivors.some(({ line, from }) => line === last && from === "<"),
    "-0 is 0",
  );
  assert.ok(survivors.length < mutants.length / 4, "most are noticed");
});

test("what is explained is no blemish, and must survive", () => {
  const common = { file: "src/a/b.cpp", line: 1, text: "return a < b ? 0 : 0;" };
  const seen = [
    { ...common, from: "<", to: "<=", verdict: "survived" },
    { ...common, from: "0", to: "1", verdict: "killed" },
    { ...common, from: "0", to: "1", verdict: "survived" },
    { ...common, from: "?", to: ":", verdict: "none" },
  ];
  const of = (/** @type {string[]} */ changes) => {
    const explained = { [common.file]: [{ line: common.text, changes, why: "so" }] };
    const { killed, score, unexplained, idle, good } = judgement(seen, explained, 95);
    return { killed, score, unexplained: unexplained.length, idle: idle.length, good };
  };
  assert.deepEqual(of(['"<" into "<="', '"0" into "1" #2']), {
    ...{ killed: 1, score: 100, unexplained: 0, idle: 0, good: true },
  });
  assert.deepEqual(of(['"0" into "1" #2']), {
    ...{ killed: 1, score: 50, unexplained: 1, idle: 0, good: false },
  });
  const idle = of(['"<" into "<="', '"0" into "1"', '"0" into "1" #2']);
  assert.deepEqual([idle.score, idle.idle, idle.good], [100, 1, false]);
});

test("an unknown part of npm run mutate is refused", () => {
  const script = fileURLToPath(new URL("../../scripts/mutate.js", import.meta.url));
  assert.equal(spawnSync(process.execPath, [script, "everything"]).status, 2);
});
