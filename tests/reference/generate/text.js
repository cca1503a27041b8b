// Spelling a document as JSON text in unusual ways, and breaking such text.
// Guarantees: `spell` keeps the value; no text has a line feed, so that each is one line for the command.
// Does not know: what the document says.

/** The text of a value with random spaces, member order, number spellings and escapes. */
export function spell(random, value) {
  const style = {
    spaces: random.chance(50) ? ["", "", " ", "\t", "\r", "   "] : [""],
    isShuffled: random.chance(70),
    numbers: random.chance(60) ? 25 : 0,
    escapes: random.chance(50) ? 30 : 0,
    repeats: 0,
  };
  return spellValue(random, value, style);
}

/** Text in which a member of some object stands twice. */
export function spellWithRepeatedKeys(random, value) {
  const style = {
    spaces: [""],
    isShuffled: true,
    numbers: 0,
    escapes: random.pick([0, 50]),
    repeats: random.pick([3, 10, 100]),
  };
  return spellValue(random, value, style);
}

/** The same members in another order, spelt as usual. */
export function withMembersShuffled(random, value) {
  const style = { spaces: [""], isShuffled: true, numbers: 0, escapes: 0, repeats: 0 };
  return spellValue(random, value, style);
}

function spellValue(random, value, style) {
  const space = () => random.pick(style.spaces);
  if (Array.isArray(value)) {
    const elements = value.map((one) => space() + spellValue(random, one, style) + space());
    return `[${elements.join(",") || space()}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.keys(value).map((name) => {
      const key = spellString(random, name, style);
      return `${space()}${key}${space()}:${space()}${spellValue(random, value[name], style)}${space()}`;
    });
    const ordered = style.isShuffled ? random.shuffled(members) : members;
    if (ordered.length > 0 && random.chance(style.repeats)) ordered.push(random.pick(ordered));
    return `{${ordered.join(",") || space()}}`;
  }
  if (typeof value === "string") return spellString(random, value, style);
  if (typeof value === "number") return spellNumber(random, value, style);
  return JSON.stringify(value);
}

const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;

function spellNumber(random, value, style) {
  const text = JSON.stringify(value);
  if (!random.chance(style.numbers) || !/^-?[0-9]+$/.test(text)) return text;
  const spellings = [`${text}.0`, `${text}e0`, `${text}E+00`, `${text}0e-1`, `${text}.000e-0`];
  if (value === 0) spellings.push("-0", "-0.0", "0e99", "1e-400", "-1e-999");
  if (/^-?[1-9]/.test(text)) spellings.push(`${text.slice(0, -1) || "0"}.${text.slice(-1)}e1`);
  const spelt = random.pick(spellings);
  return NUMBER.test(spelt) && Number(spelt) === value ? spelt : text;
}

function spellString(random, value, style) {
  const text = JSON.stringify(value);
  if (!random.chance(style.escapes)) return text;
  const units = Array.from({ length: value.length }, (_, i) => {
    const hex = value.charCodeAt(i).toString(16).padStart(4, "0");
    return `\\u${random.chance(50) ? hex : hex.toUpperCase()}`;
  });
  if (random.chance(50)) return `"${units.join("")}"`;
  return text.replaceAll("/", "\\/");
}

/** Breaks the text of a document; returns bytes. */
export function breakText(random, value) {
  if (random.chance(25)) return Buffer.from(spellWithRepeatedKeys(random, value));
  const text = random.chance(40) ? spell(random, value) : JSON.stringify(value);
  const broken = random.pick(BREAKS)(random, text);
  return typeof broken === "string" ? Buffer.from(broken) : broken;
}

/** The text with something put in at a random place. */
function insert(random, text, pieces) {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(pieces) + text.slice(at);
}

/** The text with one of its tokens of a sort put in another way. */
function replaceOne(random, text, pattern, replacements) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const { index, 0: match } = random.pick(matches);
  return text.slice(0, index) + random.pick(replacements) + text.slice(index + match.length);
}

const BAD_NUMBERS = [
  ...["01", "+1", "0x10", "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1.", ".5", "-", "1e"],
  ...["1e+", "--1", "1_000", "00", "-01", "1.e5", "1E400", "0.0e", "1 2", "\u0661"],
];
const LARGE_NUMBERS = [
  ...["9007199254740991", "9007199254740992", "9007199254740993", "9007199254740991.4"],
  ...["9007199254740991.6", "18446744073709551616", "1e16", "1e308", "1.7976931348623157e308"],
  ...["-9007199254740992", "0.99999999999999999999", "4.9e-324", "1e-400", "2.5e0", "1e5", "1e3"],
];
const PIECES = [
  ...[
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "\\",
    "//x",
    "/*x*/",
    "#",
    "\u00a0",
    "\u0000",
    "null",
  ],
  ...["\t", "\u000b", "\u000c", "\uFEFF", "1", "x", "\u2028", ",,", '"":', "true"],
];
const BAD_ESCAPES = [
  ...['"\\ud800"', '"\\udc00"', '"\\ud83d\\u0041"', '"\\udef6\\ud83d"', '"\\x41"', '"\\u12"'],
  ...['"\\u00zz"', '"\\"', '"\\U0041"', '"\u0001"', '"\t"', '"\\ud83d\\udef6"', '"\\u0000"'],
];
const BAD_BYTES = [
  ...[[0xff], [0xc0, 0x80], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80]],
  ...[[0xe2, 0x82], [0xf0, 0x9f, 0x9b], [0xfe], [0xef, 0xbf, 0xbd], [0xf5, 0x80, 0x80, 0x80]],
];

/** Lists and objects nested so deep, as a member that stands before all others. */
function nest(random, text) {
  const depth = random.pick([62, 63, 64, 65, 66, 1000, 5000]);
  const isList = random.chance(50);
  const opened = (isList ? "[" : '{"a":').repeat(depth);
  const nested = `${opened}${isList ? "" : "1"}${(isList ? "]" : "}").repeat(depth)}`;
  return random.chance(30) ? nested : text.replace("{", `{"metadata":${nested},`);
}

const BREAKS = [
  (random, text) => text.slice(0, random.below(text.length)),
  (random, text) => text + random.pick([...PIECES, text, " 1", "{}", " ", "\r"]),
  (random, text) => insert(random, text, PIECES),
  (random, text) => insert(random, text, PIECES),
  (random, text) => random.pick(["\uFEFF", "\u00a0", "x", "["]) + text,
  (random, text) => replaceOne(random, text, /-?[0-9][0-9.eE+-]*/g, BAD_NUMBERS),
  (random, text) => replaceOne(random, text, /-?[0-9][0-9.eE+-]*/g, LARGE_NUMBERS),
  (random, text) => replaceOne(random, text, /"[^"\\]*"/g, BAD_ESCAPES),
  (random, text) => replaceOne(random, text, /true|false|null/g, ["True", "nul", "nulll", "FALSE"]),
  (random, text) => replaceOne(random, text, /[,:{}[\]"]/g, ["", ",", ":", "]", "}", " "]),
  (random, text) => replaceOne(random, text, /[\]}]/g, [",]", ",}", "]]", "}}"]),
  (random, text) => replaceOne(random, text, /"[^"\\]*"/g, ["'id'", "id", '"now']),
  nest,
  (random) => random.pick(["", " ", "null", "true", "0", '""', "[]", "{}", "[{}]", "-0", '"{}"']),
  (random, text) => {
    const bytes = Buffer.from(text);
    const quotes = [...bytes.keys()].filter((i) => bytes[i] === 0x22);
    const at = random.chance(70) && quotes.length > 0 ? random.pick(quotes) + 1 : bytes.length;
    const bad = Buffer.from(random.pick(BAD_BYTES));
    return Buffer.concat([bytes.subarray(0, at), bad, bytes.subarray(at)]);
  },
  (random, text) => {
    const bytes = Buffer.from(text);
    const at = random.below(bytes.length);
    const other = random.below(256);
    bytes[at] = other === 0x0a ? 0x0d : other;
    return bytes;
  },
];
