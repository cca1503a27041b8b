// The changes that are tried on a C++ source, and how each is written into it beside the others.
//
// Guarantees: the mutants of one text are the same at every run, in the order of their places; a schema
// has the lines of its source. It knows patterns, not C++: what they make of a line that is no
// expression does not compile, and is then no mutant (build.js).

/**
 * @typedef {object} Mutant
 * @property {number} id
 * @property {string} file
 * @property {number} line from 1 on
 * @property {number} at column, from 0 on
 * @property {string} from what is there
 * @property {string} to what is there instead
 * @property {string} text the whole line, trimmed
 * @property {string} schema what is there, with the mutant behind its number
 * @property {number} [through] the line on which a removed statement ends
 */

/** @typedef {{ pattern: RegExp, to: (found: string) => string, schema: (found: string, id: number) => string }} Change */

/** Operators with a space on both sides, as the formatter puts them. @type {[string, string, string][]} */
const INFIX = [
  ["<", "<=", "SVE_LT"],
  ["<=", "<", "SVE_LE"],
  [">", ">=", "SVE_GT"],
  [">=", ">", "SVE_GE"],
  ["==", "!=", "SVE_EQ"],
  ["!=", "==", "SVE_NE"],
  ["+", "-", "SVE_PLUS"],
  ["-", "+", "SVE_MINUS"],
  ["*", "+", "SVE_TIMES"],
  ["/", "*", "SVE_OVER"],
  ["%", "/", "SVE_MODULO"],
];

const escaped = (/** @type {string} */ text) => text.replace(/[-/\\^$*+?.()|[\]{}]/g, "\\$&");
const spaced = (/** @type {string} */ operator) =>
  new RegExp(`(?<= )${escaped(operator)}(?= |$)`, "g");

/** @type {Change[]} */
const CHANGES = [
  ...INFIX.map(([operator, other, name]) => ({
    pattern: spaced(operator),
    to: () => other,
    schema: (/** @type {string} */ _, /** @type {number} */ id) =>
      `${operator} ${name}(${id}) ${operator}`,
  })),
  ...[
    ["+=", "-="],
    ["-=", "+="],
  ].map(([operator = "", other = ""]) => ({
    pattern: spaced(operator),
    to: () => other,
    schema: (/** @type {string} */ _, /** @type {number} */ id) => `${operator} SVE_SIGN(${id}) =`,
  })),
  { pattern: spaced("&&"), to: () => "||", schema: (_, id) => `&& SVE_AND(${id}) &&` },
  { pattern: spaced("||"), to: () => "&&", schema: (_, id) => `&& SVE_OR(${id}) &&` },
  { pattern: /!(?=[\w(])/g, to: () => "", schema: (_, id) => `SVE_NOT(${id})` },
  ...[
    ["min", "max", "SVE_MIN"],
    ["max", "min", "SVE_MAX"],
  ].map(([name = "", other = "", macro = ""]) => ({
    pattern: new RegExp(`\\bstd::${name}[<(]`, "g"),
    to: (/** @type {string} */ found) => `std::${other}${found.slice(-1)}`,
    schema: (/** @type {string} */ found, /** @type {number} */ id) =>
      `${macro}(${id})${found.endsWith("<") ? ", " : ">("}`,
  })),
  {
    pattern: /\b(?:true|false)\b/g,
    to: (found) => (found === "true" ? "false" : "true"),
    schema: (found, id) => `SVE_BOOL(${id}, ${found})`,
  },
  {
    pattern: /(?<=[ ([{,])\d[\d']*(?=[ ;),}\]])/g,
    to: (found) => String(Number(found.replaceAll("'", "")) + 1),
    schema: (found, id) => `SVE_INT(${id}, ${found})`,
  },
];

/** Not a statement of its own, or one without which nothing compiles. */
const NO_STATEMENT =
  /^(?:return|using|case|default|break|const|constexpr|inline|auto|static|friend|template|struct|class|enum|explicit|extern|public|private|goto|do|namespace|typedef)\b/;
/** `Type`, `Type name;`, `Type name = …;`, `Type name(…)`, `Type name[…]`, `Type name{…}`, `Type(Type name…)`. */
const DECLARATION =
  /^(?:SVE_\w+ |__extension__)|^[\w:]+(?:<.*>)?[&*]*(?:$| [&*]?(?:\w+::)*\w+(?:\[.*\])?(?:;| = |\(|\{))|^[A-Z]\w*\([\w: ]+[&*]? \w+[,)]/;

/** @param {string} text @returns {string} without comments and what texts say, in the same columns */
function codeOf(text) {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"/g, (found) => `"${" ".repeat(found.length - 2)}"`);
  return plain.replace(/\/\/.*$/, "").trimEnd();
}

/** Where code is: not in preprocessing, templates' heads and assertions about our own mistakes. @param {string[]} lines */
function codeLines(lines) {
  let inside = false;
  return lines.map((line) => {
    const code = codeOf(line);
    if (inside || /^\s*(?:SVE_ASSERT|static_assert|#)/.test(code)) {
      inside = !/^\s*#/.test(code) && !code.endsWith(";");
      return "";
    }
    return /^\s*(?:template|using|namespace)\b/.test(code) ? "" : code;
  });
}

/** The line on which the statement that begins on this one ends, if one does. @param {string[]} code @param {number} index */
function endOfStatement(code, index) {
  const before = code.slice(0, index).findLast((line) => line !== "") ?? "";
  const first = (code[index] ?? "").trim().replace(/^else (?!if\b)/, "");
  if (before !== "" && !/[;{}:)]$|\belse$/.test(before)) return undefined;
  if (!/^[\w*+-]/.test(first) || NO_STATEMENT.test(first) || DECLARATION.test(first)) {
    return undefined;
  }
  let depth = 0;
  for (let i = index; i < code.length && i < index + 8; i += 1) {
    const line = code[i] ?? "";
    if (/[{}]$|^\s*\}/.test(line)) return undefined;
    for (const letter of line)
      depth += "([{".includes(letter) ? 1 : ")]}".includes(letter) ? -1 : 0;
    if (line.endsWith(";")) return depth === 0 ? i : undefined;
  }
  return undefined;
}

/**
 * @param {string} file
 * @param {string} source
 * @param {number} first the number of the first mutant
 * @returns {Mutant[]}
 */
export function mutantsOf(file, source, first) {
  const lines = source.split("\n");
  const code = codeLines(lines);
  /** @type {Omit<Mutant, "id" | "schema">[]} */
  const found = [];
  /** @type {((id: number) => string)[]} */
  const schemas = [];
  code.forEach((line, index) => {
    const common = { file, line: index + 1, text: (lines[index] ?? "").trim() };
    const end = endOfStatement(code, index);
    if (end !== undefined) {
      const at = /^\s*(?:else (?!if\b))?/.exec(line)?.[0].length ?? 0;
      found.push({ ...common, at, from: line.slice(at), to: ";", through: end + 1 });
      schemas.push((id) => `SVE_DROP(${id}) `);
    }
    const places = CHANGES.flatMap((change) =>
      [...line.matchAll(change.pattern)].map((match) => ({ change, match })),
    ).sort((a, b) => a.match.index - b.match.index);
    for (const { change, match } of places) {
      const [from] = match;
      found.push({ ...common, at: match.index, from, to: change.to(from) });
      schemas.push((id) => change.schema(from, id));
    }
  });
  return found.map((mutant, i) => ({
    ...mutant,
    id: first + i,
    schema: schemas[i]?.(first + i) ?? "",
  }));
}

/** A source with these of its mutants behind their numbers. @param {string} source @param {Mutant[]} mutants */
export function schemaOf(source, mutants) {
  const lines = source.split("\n");
  for (const mutant of [...mutants].sort((a, b) => b.line - a.line || b.at - a.at)) {
    const { line, at, from, schema, through } = mutant;
    const text = lines[line - 1] ?? "";
    const rest = through === undefined ? text.slice(at + from.length) : text.slice(at);
    lines[line - 1] = text.slice(0, at) + schema + rest;
  }
  return lines.join("\n");
}

/** A source with one mutant instead of what was there. @param {string} source @param {Mutant} mutant */
export function changed(source, { line, at, from, to, through }) {
  const lines = source.split("\n");
  const text = lines[line - 1] ?? "";
  const isStatement = through !== undefined;
  lines[line - 1] = text.slice(0, at) + to + (isStatement ? "" : text.slice(at + from.length));
  if (isStatement) lines.fill("", line, through);
  return lines.join("\n");
}
