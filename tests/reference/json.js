// Reading JSON text strictly (contract 12): RFC 8259 in UTF-8, nothing more, at most 64 objects and lists open at once.
// Guarantees: text that is no such document is NOT_JSON; only then the first repeated key is DUPLICATE_KEY at its
// path. Numbers are the nearest doubles. Objects come out without a prototype, so that `__proto__` is a plain key.
// Does not know: the contract's fields.
import { InvalidRequest, pointer } from "./fields.js";

const MAX_DEPTH = 64;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN_CHARACTERS = /[^"\\\u0000-\u001F]*/y;
const WHITE_SPACE = /[ \t\n\r]*/y;
const FOUR_HEX_DIGITS = /[0-9A-Fa-f]{4}/y;
const ESCAPES = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The value of a JSON text, given as a string or as bytes. Throws InvalidRequest. */
export function parseJson(textOrBytes) {
  const text = typeof textOrBytes === "string" ? textOrBytes : decodeUtf8(textOrBytes);
  if (!text.isWellFormed()) throw notJson();
  const scanner = new Scanner(text);
  const value = scanner.document();
  if (scanner.firstRepeatedKey !== null) {
    throw new InvalidRequest("DUPLICATE_KEY", scanner.firstRepeatedKey);
  }
  return value;
}

function notJson() {
  return new InvalidRequest("NOT_JSON", "");
}

/** Strict UTF-8. A byte order mark stays in the text, where no document can begin with it. */
function decodeUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notJson();
  }
}

class Scanner {
  firstRepeatedKey = null;
  #text;
  #at = 0;
  #depth = 0;
  #path = [];

  constructor(text) {
    this.#text = text;
  }

  document() {
    this.#match(WHITE_SPACE);
    const value = this.#value();
    this.#match(WHITE_SPACE);
    if (this.#at !== this.#text.length) throw notJson();
    return value;
  }

  #value() {
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object();
      case "[":
        return this.#list();
      case '"':
        return this.#string();
      case "t":
        return this.#word("true", true);
      case "f":
        return this.#word("false", false);
      case "n":
        return this.#word("null", null);
      default:
        return this.#number();
    }
  }

  #object() {
    const members = Object.create(null);
    this.#elements("{", "}", () => {
      if (this.#text[this.#at] !== '"') throw notJson();
      const key = this.#string();
      this.#path.push(key);
      if (Object.hasOwn(members, key)) this.firstRepeatedKey ??= this.#path.reduce(pointer, "");
      this.#match(WHITE_SPACE);
      this.#expect(":");
      this.#match(WHITE_SPACE);
      members[key] = this.#value();
      this.#path.pop();
    });
    return members;
  }

  #list() {
    const elements = [];
    this.#elements("[", "]", () => {
      this.#path.push(String(elements.length));
      elements.push(this.#value());
      this.#path.pop();
    });
    return elements;
  }

  /** What stands between two brackets: nothing, or elements with commas between them. */
  #elements(open, close, readElement) {
    this.#expect(open);
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw notJson();
    this.#match(WHITE_SPACE);
    if (this.#text[this.#at] !== close) {
      for (;;) {
        readElement();
        this.#match(WHITE_SPACE);
        if (this.#text[this.#at] === close) break;
        this.#expect(",");
        this.#match(WHITE_SPACE);
      }
    }
    this.#expect(close);
    this.#depth -= 1;
  }

  #string() {
    this.#expect('"');
    let characters = "";
    for (;;) {
      characters += this.#match(PLAIN_CHARACTERS);
      if (this.#text[this.#at] !== "\\") break;
      characters += this.#escape();
    }
    this.#expect('"');
    if (!characters.isWellFormed()) throw notJson();
    return characters;
  }

  #escape() {
    this.#expect("\\");
    const letter = this.#text[this.#at];
    this.#at += 1;
    if (letter === "u") return String.fromCharCode(parseInt(this.#match(FOUR_HEX_DIGITS), 16));
    if (letter === undefined || !Object.hasOwn(ESCAPES, letter)) throw notJson();
    return ESCAPES[letter];
  }

  #number() {
    const value = Number(this.#match(NUMBER));
    if (!Number.isFinite(value)) throw notJson();
    return value;
  }

  #word(word, value) {
    if (!this.#text.startsWith(word, this.#at)) throw notJson();
    this.#at += word.length;
    return value;
  }

  #expect(character) {
    if (this.#text[this.#at] !== character) throw notJson();
    this.#at += 1;
  }

  /** The text that a sticky pattern matches here; no match is an error. */
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const [text] = pattern.exec(this.#text) ?? [null];
    if (text === null) throw notJson();
    this.#at += text.length;
    return text;
  }
}
