// The documents say what is so. The examples of README.md are run, and what they print is compared
// with what it shows: the blocks that are marked, those of JavaScript as one program in their order.
// Every file that a document names, and every heading that one links to, is there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const SEPARATOR = "\u001e"; // ASCII's record separator: no example prints it.

/** The code blocks behind the mark: the language, the text, and the text of the block of output that follows. */
const MARKED =
  /^<!-- example -->\n\n```(\w+)\n([\s\S]*?)^```$(?:\n\n(?:prints\n\n)?```text\n([\s\S]*?)^```$)?/gm;
const examples = [...readme.matchAll(MARKED)].map(([, language, text, output]) => ({
  language,
  text,
  output,
}));

/** @param {string} command @param {string[]} args @returns {string} what it prints */
function run(command, args) {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
  return execFileSync(command, args, { cwd: root, encoding: "utf8", env });
}

test("every marked block was found, and is of a kind that is run", () => {
  assert.equal(examples.length, readme.split("<!-- example -->").length - 1);
  for (const { language, output } of examples) {
    assert.ok(language === "js" || language === "console", language);
    assert.equal(output !== undefined, language === "js", "JavaScript shows its output in a block");
  }
  assert.equal(
    readme.match(/^```js$/gm)?.length,
    examples.filter(({ language }) => language === "js").length,
  );
});

test("the JavaScript examples print what the document shows", () => {
  const blocks = examples.filter(({ language }) => language === "js");
  const separate = `console.log(${JSON.stringify(SEPARATOR)});\n`;
  const program = blocks.map(({ text }) => text + separate).join("");
  const printed = run(process.execPath, ["--input-type=module", "--eval", program]).split(
    `${SEPARATOR}\n`,
  );
  blocks.forEach(({ output }, i) => assert.equal(printed[i], output));
});

for (const { text } of examples.filter(({ language }) => language === "console")) {
  const lines = text.trimEnd().split("\n");
  const commands = lines.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2));
  test(`the command line prints what the document shows: ${commands[0]}`, () => {
    // Every command prints itself as the document does, then what it has to say.
    const script = commands.map((command) => `printf '%s\\n' ${quote(`$ ${command}`)}\n${command}`);
    assert.equal(run("bash", ["-c", script.join("\n")]), text);
  });
}

/** @param {string} word @returns {string} the same for a shell */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

const DOCUMENTS = ["", "docs/"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => folder + name),
);
/** A path of this repository between backticks; what is built (build/, dist/) is not there yet. */
const PATH = /`((?:src|js|wasm|types|tests|scripts|cmake|bench|examples|docs)\/[\w./-]*)`/g;
const LINK = /\]\(([^)#:]*)(?:#([^)]*))?\)/g;

/** @param {string} name @returns {string} */
const textOf = (name) => readFileSync(join(root, name), "utf8");

/** @param {string} markdown @returns {string[]} the anchors of its headings, as they are linked to */
function anchorsOf(markdown) {
  const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

test("the layers of ARCHITECTURE.md are those that lint checks, in their order", () => {
  const [, list] = /const layers = \[([^\]]*)\]/.exec(textOf("scripts/check-layers.js")) ?? [];
  const checked = [...(list ?? "").matchAll(/"([^"]+)"/g)].map(([, layer]) => layer);
  const described = [...textOf("ARCHITECTURE.md").matchAll(/^\| `src\/([^`]+?)\/?`/gm)];
  // What stands in no folder is the API.
  assert.deepEqual(
    described.map(([, layer]) => (layer === "sve.h" ? "." : layer)),
    checked,
  );
  assert.ok(checked.length > 0);
});

for (const name of DOCUMENTS) {
  test(`what ${name} names and links to is there`, () => {
    const text = textOf(name).replace(/^```[\s\S]*?^```$/gm, "");
    for (const [, path] of text.matchAll(PATH)) assert.ok(existsSync(join(root, path)), path);
    for (const [, path, anchor] of text.matchAll(LINK)) {
      const target = path === "" ? name : join(dirname(name), path);
      assert.ok(existsSync(join(root, target)), target);
      if (anchor) assert.ok(anchorsOf(textOf(target)).includes(anchor), `${target}#${anchor}`);
    }
  });
}
