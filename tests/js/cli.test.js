// The command sve as a shell sees it: arguments, exit statuses, streams, receipts.
// Guarantees what --help promises. It does not judge prices (the corpus and the reference do), except for
// the figures of one receipt that are worked out here by hand.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const command = process.env.SVE_COMMAND ?? join(root, "build/sve");
const checkouts = join(root, "examples/checkouts");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const scratch = mkdtempSync(join(tmpdir(), "sve-cli-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const small = {
  now: 1780000000000,
  cart: { currency: "DKK", lines: [{ id: "L", unitPrice: 34900, quantity: 5, taxRateBp: 2500 }] },
};
const smallText = JSON.stringify(small);
const notJson = '{"error":{"code":"INVALID_REQUEST","reason":"NOT_JSON","path":""}}';

/**
 * Runs the command; standard input is empty where no input is given.
 * @param {string[]} args
 * @param {string | Buffer | object} [input]
 * @param {Record<string, string>} [env]
 */
function sve(args, input, env = {}) {
  const bytes =
    typeof input === "object" && !Buffer.isBuffer(input) ? JSON.stringify(input) : input;
  const run = spawnSync(command, args, {
    input: bytes,
    stdio: [bytes === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  assert.equal(run.error, undefined);
  return { status: run.status, out: run.stdout.toString(), err: run.stderr.toString() };
}

/** A file in the scratch folder. */
function file(/** @type {string} */ name, /** @type {string | Buffer} */ content) {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

function receiptOf(/** @type {object} */ request) {
  const { status, out, err } = sve(["receipt"], request);
  assert.equal(err, "");
  assert.equal(status, 0, out);
  return out;
}

describe("arguments", () => {
  test("--help tells every command, option and exit status", () => {
    for (const args of [["--help"], ["-h"], ["quote", "--help"], ["codes", "-h"]]) {
      const { status, out, err } = sve(args);
      assert.equal(status, 0);
      assert.equal(err, "");
      for (const word of ["quote", "verify", "receipt", "schema", "codes", "--jsonl", "--pretty"]) {
        assert.ok(out.includes(word), word);
      }
      for (const exit of [0, 2, 65, 66, 74]) assert.match(out, new RegExp(`^  ${exit} `, "m"));
      for (const line of out.split("\n")) assert.ok(line.length <= 100, line);
    }
  });

  test("--version is the package's", () => {
    assert.deepEqual(sve(["--version"]), { status: 0, out: `sve ${version}\n`, err: "" });
  });

  test("a wrong command line says so on standard error and exits 2", () => {
    const wrong = [
      [],
      ["price"],
      [""],
      ["--jsonl"],
      ["--pretty", "quote"],
      ["quote", "--json"],
      ["quote", "--jsonl=1"],
      ["quote", "-x"],
      ["quote", "--jsonl", "--pretty"],
      ["quote", "a", "b"],
      ["verify", "a", "--", "b"],
      ["verify", "--optimal"],
      ["receipt", "--jsonl"],
      ["receipt", "--pretty"],
      ["schema", "x"],
      ["schema", "-"],
      ["codes", "--pretty"],
      ["codes", "x"],
    ];
    for (const args of wrong) {
      const { status, out, err } = sve(args);
      assert.equal(status, 2, args.join(" "));
      assert.equal(out, "");
      assert.match(err, /^sve: .+ \(sve --help tells more\)\n$/);
    }
  });

  test("a file that cannot be read exits 66", () => {
    for (const verb of [["quote"], ["verify"], ["receipt"], ["quote", "--jsonl"]]) {
      for (const path of [join(scratch, "nowhere.json"), scratch]) {
        const { status, out, err } = sve([...verb, path]);
        assert.equal(status, 66);
        assert.equal(out, "");
        assert.ok(err.startsWith(`sve: ${path}: `), err);
      }
    }
  });

  test("input comes from the file, from - and from nowhere else", () => {
    const path = file("small.json", smallText);
    const dashed = file("-dashed.json", smallText);
    const { out } = sve(["quote", path]);
    assert.equal(JSON.parse(out).due, 174500);
    assert.equal(sve(["quote", "-"], smallText).out, out);
    assert.equal(sve(["quote"], smallText).out, out);
    const beside = spawnSync(command, ["quote", "--", "-dashed.json"], { cwd: scratch });
    assert.equal(beside.stdout.toString(), out, dashed);
  });
});

describe("quote and verify", () => {
  test("one answer in one line", () => {
    const { status, out, err } = sve(["quote"], smallText);
    assert.equal(status, 0);
    assert.equal(err, "");
    assert.equal(out, `${JSON.stringify(JSON.parse(out))}\n`);
    assert.deepEqual(JSON.parse(out).engine, { name: "stored-value-engine", version, contract: 1 });
  });

  test("--pretty is the same answer, indented by two", () => {
    for (const name of readdirSync(checkouts)) {
      const path = join(checkouts, name);
      const plain = JSON.parse(sve(["quote", path]).out);
      assert.equal(sve(["quote", "--pretty", path]).out, `${JSON.stringify(plain, null, 2)}\n`);
    }
    const error = JSON.stringify(JSON.parse(notJson), null, 2);
    assert.deepEqual(sve(["quote", "--pretty"], "{"), { status: 65, out: `${error}\n`, err: "" });
  });

  test("verify confirms the quote's own claim, and tells a wrong one", () => {
    const quote = JSON.parse(sve(["quote"], smallText).out);
    const claim = { due: quote.due, tokens: [], fingerprint: quote.fingerprint };
    const right = sve(["verify"], { request: small, claim });
    assert.equal(right.status, 0);
    assert.deepEqual(JSON.parse(right.out), { ok: true, violations: [], quote });
    const wrong = sve(["verify", "--pretty"], { request: small, claim: { ...claim, due: 1 } });
    assert.equal(wrong.status, 0);
    const violations = [{ code: "DUE_MISMATCH", claimed: 1, expected: 174500 }];
    const verification = { ok: false, violations, quote };
    assert.equal(wrong.out, `${JSON.stringify(verification, null, 2)}\n`);
  });

  test("malformed input is told on standard output and exits 65", () => {
    const bad = [
      ["quote", "", "NOT_JSON", ""],
      ["quote", "{}\0", "NOT_JSON", ""],
      ["quote", Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), "NOT_JSON", ""],
      ["quote", Buffer.from([0x22, 0xff, 0x22]), "NOT_JSON", ""],
      ["quote", "[".repeat(10000), "NOT_JSON", ""],
      ["quote", '{"now":1,"now":1}', "DUPLICATE_KEY", "/now"],
      ["quote", "null", "WRONG_TYPE", ""],
      ["quote", { ...small, optoins: {} }, "UNKNOWN_FIELD", "/optoins"],
      ["quote", { ...small, 'a/"~': 1 }, "UNKNOWN_FIELD", '/a~1"~0'],
      ["verify", "{}", "MISSING_FIELD", "/request"],
      ["verify", { request: small, claim: { due: -1 } }, "OUT_OF_RANGE", "/claim/due"],
    ];
    for (const [verb, input, reason, path] of bad) {
      const { status, out, err } = sve([String(verb)], input);
      assert.equal(status, 65);
      assert.equal(err, "");
      assert.equal(
        out,
        `${JSON.stringify({ error: { code: "INVALID_REQUEST", reason, path } })}\n`,
      );
    }
  });

  test("the environment changes no figure", () => {
    const path = join(checkouts, readdirSync(checkouts)[0]);
    const plain = [sve(["quote", path]).out, sve(["receipt", path]).out];
    for (const env of [
      { TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" },
      { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" },
      { TZ: "", LC_ALL: "C" },
    ]) {
      assert.deepEqual(
        [sve(["quote", path], undefined, env).out, sve(["receipt", path], undefined, env).out],
        plain,
      );
    }
  });

  test("an input of many megabytes", () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => ({
      id: `L${i}`,
      unitPrice: 1,
      quantity: 10,
    }));
    const filler = "x".repeat(5_000_000);
    const request = { ...small, metadata: { filler }, cart: { ...small.cart, lines } };
    const { status, out } = sve(["quote"], request);
    assert.equal(status, 0);
    assert.equal(JSON.parse(out).due, 100_000);
  });
});

describe("--jsonl", () => {
  const quoteLine = sve(["quote"], smallText).out;

  test("one line of output for every line of input, bad ones in their place", () => {
    const lines = [smallText, "{", "", "   ", "[]", `${smallText}\r`, `${smallText} x`, smallText];
    const { status, out, err } = sve(["quote", "--jsonl"], `${lines.join("\n")}\n`);
    assert.equal(status, 0);
    assert.equal(err, "");
    const wrongType = notJson.replace("NOT_JSON", "WRONG_TYPE");
    const good = quoteLine.trimEnd();
    const expected = [good, notJson, notJson, notJson, wrongType, good, notJson, good, ""];
    assert.deepEqual(out.split("\n"), expected);
  });

  test("a last line without LF counts, an input without bytes has no line", () => {
    assert.equal(sve(["quote", "--jsonl"], smallText).out, quoteLine);
    assert.equal(
      sve(["quote", "--jsonl"], `${smallText}\n${smallText}`).out,
      quoteLine + quoteLine,
    );
    assert.deepEqual(sve(["quote", "--jsonl"], ""), { status: 0, out: "", err: "" });
    assert.equal(sve(["quote", "--jsonl"], "\n").out, `${notJson}\n`);
    assert.equal(sve(["quote", "--jsonl"], "\n\n").out, `${notJson}\n${notJson}\n`);
    assert.equal(sve(["quote", "--jsonl"], " ").out, `${notJson}\n`);
  });

  test("lines end in LF alone", () => {
    const text = `${smallText.replace(/,/g, ",\r")}\r\n`;
    assert.equal(sve(["quote", "--jsonl"], text).out, quoteLine);
    assert.equal(sve(["quote", "--jsonl"], `${smallText}\u2028\n`).out, `${notJson}\n`);
  });

  test("verify takes lines too, from a file", () => {
    const document = JSON.stringify({ request: small, claim: { due: 174500, tokens: [] } });
    const path = file("claims.jsonl", `${document}\nnull\n${document}`);
    const { status, out } = sve(["verify", "--jsonl", path]);
    assert.equal(status, 0);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      answers.map((answer) => answer.ok ?? answer.error.reason),
      [true, "WRONG_TYPE", true],
    );
  });

  test("lines longer and more than any block", () => {
    const long = JSON.stringify({ ...small, metadata: { filler: "x".repeat(300_000) } });
    const count = 3000;
    const input = `${long}\n${`${smallText}\n`.repeat(count)}${long}`;
    const { status, out } = sve(["quote", "--jsonl"], input);
    assert.equal(status, 0);
    assert.equal(out, quoteLine.repeat(count + 2));
  });

  test("answers come while the input stays open", { timeout: 20_000 }, async () => {
    const child = spawn(command, ["quote", "--jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (out += text));
    const lines = async (/** @type {number} */ count) => {
      while (out.split("\n").length - 1 < count) await once(child.stdout, "data");
    };
    child.stdin.write(`${smallText}\n${smallText}\n`);
    await lines(2);
    child.stdin.write(smallText.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(out, quoteLine + quoteLine, "half a line has no answer");
    child.stdin.write(`${smallText.slice(20)}\nbad\n`);
    await lines(4);
    assert.equal(out, `${quoteLine.repeat(3)}${notJson}\n`);
    child.stdin.end(smallText);
    const [status] = await once(child, "close");
    assert.equal(status, 0);
    assert.equal(out, `${quoteLine.repeat(3)}${notJson}\n${quoteLine}`);
  });

  test("nobody reads the answers: exit 74", { timeout: 20_000 }, async () => {
    const path = file("many.jsonl", `${smallText}\n`.repeat(20_000));
    const child = spawn(command, ["quote", "--jsonl", path], { stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (err += text));
    child.stdout.once("data", () => child.stdout.destroy());
    const [status, signal] = await once(child, "close");
    assert.equal(signal, null);
    assert.equal(status, 74);
    assert.equal(err, "sve: the output cannot be written\n");
  });
});

describe("output that cannot be written", () => {
  test("a full device: exit 74", () => {
    const input = file("input.json", smallText);
    for (const args of [
      ["quote"],
      ["receipt"],
      ["quote", "--jsonl"],
      ["schema"],
      ["codes"],
      ["-h"],
    ]) {
      const shell = ["-c", '"$0" "$@" < "$SVE_INPUT" > /dev/full', command, ...args];
      const run = spawnSync("sh", shell, { env: { ...process.env, SVE_INPUT: input } });
      assert.equal(run.status, 74, args.join(" "));
      assert.equal(run.stderr.toString(), "sve: the output cannot be written\n");
    }
    const run = spawnSync("sh", ["-c", '"$0" quote > /dev/full', command], { input: "{" });
    assert.equal(run.status, 74, "before 65");
  });
});

describe("schema and codes", () => {
  test("schema prints types/schema.json byte for byte", () => {
    const schema = readFileSync(join(root, "types/schema.json"), "utf8");
    const { status, out, err } = sve(["schema"]);
    assert.deepEqual({ status, err }, { status: 0, err: "" });
    assert.ok(out === schema, "what it prints is not the file: build again");
  });

  test("codes lists every code with its section and details, and says what it means", () => {
    const tables = JSON.parse(sve(["codes", "--json"]).out);
    const { status, out } = sve(["codes"]);
    assert.equal(status, 0);
    const lines = out.split("\n");
    for (const { code, section, details } of tables.violations) {
      const names = details
        .map((/** @type {string} */ name) => name.replace(/[$@]$/, ""))
        .join(", ");
      const at = lines.findIndex((line) => line.split(" ")[0] === code);
      assert.match(
        lines[at],
        new RegExp(`^${code} +${section}(?: +${names.replace("?", "\\?")})?$`),
      );
      assert.match(lines[at + 1], /^ {4}\S.*/);
      for (const name of details) {
        const blank = `<${name.replace(/[?$@]$/, "")}>`;
        assert.ok(
          lines
            .slice(at + 1, at + 3)
            .join(" ")
            .includes(blank),
          `${code}: ${blank}`,
        );
      }
    }
    for (const reason of tables.reasons) {
      assert.match(lines[lines.indexOf(reason) + 1], /^ {4}\S.*\.$/);
    }
    for (const line of lines) assert.ok(line.length <= 82, line);
  });
});

describe("receipt", () => {
  const desk = {
    metadata: { title: "Two kayaks and a picnic" },
    now: Date.UTC(2026, 5, 1, 10),
    cart: {
      currency: "DKK",
      customerId: "anna",
      lines: [
        {
          id: "kayak",
          experienceId: "kayak",
          startsAt: Date.UTC(2026, 5, 7, 9, 30),
          unitPrice: 40000,
          quantity: 3,
          taxRateBp: 2500,
        },
        { id: "picnic", kind: "addon", unitPrice: 10000, quantity: 1, taxRateBp: 1250 },
      ],
      discounts: [{ id: "ten-percent", type: "percentage", value: 1000 }],
    },
    tokenTypes: [
      { id: "trips", kind: "punchcard" },
      { id: "card", kind: "giftCard", currency: "DKK" },
      { id: "voucher", kind: "itemGiftCard", currency: "DKK" },
      { id: "pass", kind: "entryPass", experienceIds: ["museum"] },
    ],
    tokens: [
      { id: "P", typeId: "trips", punches: 1 },
      { id: "G", typeId: "card", balance: 50000, held: 10000 },
      {
        id: "I",
        typeId: "voucher",
        items: [{ id: "tour", experienceId: "kayak", quotedPrice: 45000, quantityLeft: 2 }],
      },
      { id: "E", typeId: "pass", expiresAt: Date.UTC(2026, 4, 31, 22) },
      { id: "U", typeId: "trips", punches: 5 },
    ],
  };

  // Units of the kayak line: 1080.00 over three, 360.00 each. P covers one, I two (360.00 each, 90.00 forfeited
  // each), nothing is left for U, G covers the picnic's 90.00.
  test("shows every part of a checkout", () => {
    const lines = receiptOf(desk).split("\n");
    const expected = [
      "============================================================",
      "Two kayaks and a picnic",
      "============================================================",
      "Priced at 2026-06-01T10:00:00Z                           DKK",
      "",
      "3 x kayak at 400.00                                  1200.00",
      "    starts 2026-06-07T09:30:00Z",
      "    discount                                         -120.00",
      "1 x picnic                                            100.00",
      "    discount                                          -10.00",
      "------------------------------------------------------------",
      "Subtotal                                             1300.00",
      "Discount                                             -130.00",
      "Total                                                1170.00",
      "",
      "Punchcard P                                          -360.00",
      "    covers 1 x kayak                   360.00",
      "    left on it: 0 punches",
      "",
      "Gift card G                                           -90.00",
      "    covers picnic                       90.00",
      "    left on it: 410.00 DKK",
      "",
      "Item gift card I                                     -720.00",
      "    covers 2 x kayak with tour         720.00",
      "    forfeits 180.00",
      "    left on it: 0 x tour",
      "",
      "Entry pass E                                         refused",
      "    It expired at 2026-05-31T22:00:00Z.",
      "    No line is for an experience that it covers.",
      "    left on it: any number of entries",
      "",
      "Punchcard U                                         not used",
      "    There was nothing for it to cover.",
      "    left on it: 5 punches",
      "------------------------------------------------------------",
      "Covered by stored value                             -1170.00",
      "Forfeited                                             180.00",
      "DUE DKK                                                 0.00",
      "============================================================",
      "VAT           Taxable          Net          VAT      Prepaid",
      "12.5 %          90.00        80.00        10.00         0.00",
      "25 %          1080.00       864.00       216.00         0.00",
      "",
    ];
    assert.deepEqual(lines.slice(0, expected.length), expected);
    const { fingerprint } = JSON.parse(sve(["quote"], desk).out);
    assert.deepEqual(lines.slice(expected.length), [`Fingerprint ${fingerprint}`, ""]);
  });

  test("tax on top is shown on its lines and in the sum", () => {
    const cart = { ...small.cart, pricesIncludeTax: false };
    const text = receiptOf({ ...small, cart });
    assert.match(text, /^ {4}tax +436\.25$/m);
    assert.match(text, /^Tax +436\.25$/m);
    assert.match(text, /^DUE DKK +2181\.25$/m);
  });

  test("an empty cart, and one without VAT", () => {
    const text = receiptOf({ now: 0, cart: { currency: "EUR", lines: [] } });
    assert.match(text, /^Priced at 1970-01-01T00:00:00Z +EUR$/m);
    assert.match(text, /^The cart is empty\.$/m);
    assert.match(text, /^No VAT\.$/m);
    assert.match(text, /^DUE EUR +0\.00$/m);
  });

  test("amounts have the decimals of their currency", () => {
    const decimals = { JPY: 0, ISK: 0, XAF: 0, XAU: 0, DKK: 2, MGA: 2, KWD: 3, TND: 3, CLF: 4 };
    for (const [currency, digits] of Object.entries(decimals)) {
      for (const amount of [0, 1, 9, 10, 99, 100, 12345, 9007199254740991]) {
        const lines = [{ id: "L", unitPrice: amount, quantity: 1 }];
        const padded = String(amount).padStart(digits + 1, "0");
        const whole = padded.slice(0, padded.length - digits);
        const text = digits === 0 ? whole : `${whole}.${padded.slice(-digits)}`;
        const receipt = receiptOf({ now: 0, cart: { currency, lines } });
        assert.match(receipt, new RegExp(`^1 x L +${text.replace(".", "\\.")}$`, "m"));
      }
    }
  });

  test("instants are the ones that JavaScript writes", () => {
    const day = 86_400_000;
    const instants = [0, 1, 999, 1000, day - 1, day, 951_782_399_999, 951_782_400_000];
    instants.push(951_868_800_000, 4_107_542_400_000, 253_402_300_799_999);
    for (let i = 0; i < 4000; ++i) instants.push(i * 63_350_575_197 + i);
    const lines = instants.map((startsAt, i) => ({
      id: `L${i}`,
      startsAt,
      unitPrice: 1,
      quantity: 1,
    }));
    const written = receiptOf({ now: 0, cart: { currency: "DKK", lines } })
      .split("\n")
      .filter((line) => line.startsWith("    starts "))
      .map((line) => line.slice("    starts ".length));
    const expected = instants.map((instant) =>
      new Date(instant).toISOString().replace(".000Z", "Z"),
    );
    assert.deepEqual(written, expected);
  });

  test("rates are per cent", () => {
    for (const [taxRateBp, text] of Object.entries({
      0: "0 %",
      1: "0.01 %",
      50: "0.5 %",
      2500: "25 %",
    })) {
      const lines = [{ id: "L", unitPrice: 100, quantity: 1, taxRateBp: Number(taxRateBp) }];
      const receipt = receiptOf({ now: 0, cart: { currency: "DKK", lines } });
      assert.ok(receipt.includes(`\n${text.padEnd(8)} `), text);
    }
  });

  test("a title is printed when it is text, and cannot steer a terminal", () => {
    const title = "\u001b[31m\u0007Ærø\u0085\u009b2J \u{1f6f6} ".repeat(4);
    const lines = [{ id: "a\u001b]0;x\nb", unitPrice: 1, quantity: 1 }];
    const request = { metadata: { title }, now: 0, cart: { currency: "DKK", lines } };
    const receipt = receiptOf(request);
    assert.ok(receipt.includes("\ufffd[31m\ufffdÆrø\ufffd\ufffd2J \u{1f6f6}"));
    assert.ok(receipt.includes("1 x a\ufffd]0;x\ufffdb"));

    assert.doesNotMatch(receipt, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    for (const other of [5, null, {}, "", undefined]) {
      const text = receiptOf({ ...request, metadata: { title: other } });
      assert.match(text, /^=+\nPriced at /);
    }
  });

  test("no line is wider than 60 columns, whatever the ids", () => {
    const ids = [
      "x".repeat(128),
      "Å".repeat(64),
      "two words ".repeat(12),
      "\u{1f6f6}".repeat(32),
      "a",
    ];
    const lines = ids.map((id) => ({ id, unitPrice: 999_999_999, quantity: 2, taxRateBp: 2500 }));
    const tokens = ids.map((id) => ({ id, typeId: "T", balance: 100 }));
    const tokenTypes = [{ id: "T", kind: "giftCard", currency: "DKK" }];
    const request = { now: 0, cart: { currency: "DKK", lines }, tokenTypes, tokens };
    const receipt = receiptOf({ ...request, metadata: { title: ids.join(" ") } });
    for (const line of receipt.split("\n")) {
      assert.ok([...line].length <= 60, line);
      assert.equal(line, line.trimEnd());
    }
    for (const id of ids) assert.ok(receipt.replace(/\s/g, "").includes(id.replace(/\s/g, "")), id);
  });

  test("malformed input: the error as everywhere, and a sentence for people", () => {
    const { status, out, err } = sve(["receipt"], { ...small, now: "today" });
    assert.equal(status, 65);
    assert.equal(out, '{"error":{"code":"INVALID_REQUEST","reason":"WRONG_TYPE","path":"/now"}}\n');
    assert.equal(err, "sve: /now: WRONG_TYPE. The field does not take a value of this type.\n");
    const whole = sve(["receipt"], "{");
    assert.equal(whole.out, `${notJson}\n`);
    assert.match(whole.err, /^sve: the document as a whole: NOT_JSON\. .+\n$/);
  });
});

describe("why a token is refused, in words", () => {
  const now = Date.UTC(2026, 0, 1);
  const line = {
    id: "L",
    experienceId: "kayak",
    ticketTypeId: "adult",
    startsAt: now + 1000,
    unitPrice: 10000,
    quantity: 3,
  };
  const punches = { kind: "punchcard" };
  const card = { kind: "giftCard", currency: "DKK" };
  const items = { kind: "itemGiftCard", currency: "DKK" };
  const pass = { kind: "entryPass" };
  const item = { id: "i", experienceId: "kayak", quotedPrice: 10000, quantityLeft: 5 };
  const first = { id: "F", typeId: "first", balance: 100 };
  const firstType = { id: "first", ...card };

  /** @type {[string, object, object, string, object?][]} */
  const cases = [
    [
      "LINE_KIND_NOT_ELIGIBLE",
      { ...punches, lineKinds: ["fee"] },
      { punches: 1 },
      "No line is of a kind that it covers.",
    ],
    [
      "EXPERIENCE_NOT_ELIGIBLE",
      { ...punches, experienceIds: ["sup"] },
      { punches: 1 },
      "No line is for an experience that it covers.",
    ],
    [
      "TICKET_TYPE_NOT_ELIGIBLE",
      { ...punches, ticketTypeIds: ["child"] },
      { punches: 1 },
      "No line is for a ticket type that it covers.",
    ],
    [
      "ITEM_NOT_ON_GIFT_CARD",
      items,
      { items: [{ ...item, experienceId: "sup" }] },
      "No line matches an item that is left on it.",
    ],
    [
      "SESSION_START_MISSING",
      { ...punches, validityBasis: "session" },
      { punches: 1, validFrom: 0 },
      "It depends on when the session starts, which no line tells.",
      { line: { startsAt: null } },
    ],
    [
      "SESSION_BEFORE_VALIDITY",
      { ...punches, validityBasis: "session" },
      { punches: 1, validFrom: now + 1001 },
      "The session starts before it becomes valid.",
    ],
    [
      "SESSION_AFTER_EXPIRY",
      { ...punches, validityBasis: "session" },
      { punches: 1, expiresAt: now + 1000 },
      "The session starts after it has expired.",
    ],
    [
      "TAX_RATE_MISMATCH",
      { ...punches, vat: { treatment: "singlePurpose", rateBp: 600 } },
      { punches: 1 },
      "No line has the VAT rate that it was sold with.",
    ],
    ["TOKEN_NOT_ACTIVE", punches, { punches: 1, status: "pending" }, "It is not active yet."],
    ["TOKEN_SUSPENDED", punches, { punches: 1, status: "suspended" }, "It is suspended."],
    ["TOKEN_VOIDED", punches, { punches: 1, status: "voided" }, "It has been voided."],
    [
      "TOKEN_EXPIRED",
      punches,
      { punches: 1, expiresAt: now },
      "It expired at 2026-01-01T00:00:00Z.",
    ],
    ["TOKEN_EXPIRED", punches, { punches: 1, status: "expired" }, "It has expired."],
    ["TOKEN_DEPLETED", punches, { punches: 0 }, "Nothing is left on it."],
    [
      "TOKEN_NOT_YET_VALID",
      punches,
      { punches: 1, validFrom: now + 1 },
      "It is valid from 2026-01-01T00:00:00.001Z on.",
    ],
    [
      "CURRENCY_MISMATCH",
      { ...card, currency: "JPY" },
      { balance: 1234 },
      "It is in JPY, this order is in DKK.\n    left on it: 1234 JPY",
    ],
    [
      "HOLDER_MISMATCH",
      punches,
      { punches: 1, holderId: "anna" },
      "It belongs to another customer.",
    ],
    [
      "VALUE_ON_HOLD",
      card,
      { balance: 1234, held: 1234 },
      "All that is left on it is on hold: 12.34 DKK.",
    ],
    [
      "VALUE_ON_HOLD",
      punches,
      { punches: 2, held: 2 },
      "All that is left on it is on hold: 2 punches.",
    ],
    ["VALUE_ON_HOLD", pass, { entries: 1, held: 1 }, "All that is left on it is on hold: 1 entry."],
    [
      "INSUFFICIENT_UNITS",
      { ...punches, punchesPerUnit: 3 },
      { punches: 2 },
      "A unit takes 3 punches, and only 2 can be used.",
    ],
    [
      "MIN_ORDER_NOT_MET",
      { ...punches, minOrderAmount: 50000 },
      { punches: 2 },
      "The lines that it covers must come to 500.00 DKK; they come to 300.00 DKK.",
    ],
    [
      "NOT_COMBINABLE",
      card,
      { balance: 1 },
      "It cannot be combined with F.",
      { before: [{ ...firstType, exclusive: true }, first] },
    ],
    [
      "TOO_MANY_OF_TYPE",
      { ...card, maxPerOrder: 1 },
      { balance: 1 },
      "One order takes no more than 1 of its type.",
      { twice: true },
    ],
    [
      "TOO_MANY_TOKENS",
      card,
      { balance: 1 },
      "This order takes no more than 1 token.",
      { before: [firstType, first], options: { maxTokens: 1 } },
    ],
    [
      "SESSION_LIMIT_REACHED",
      { ...pass, maxGuestsPerSession: 2 },
      { usedSessions: [{ startsAt: now + 1000, guests: 2 }] },
      "It admits no more than 2 guests to one session.",
    ],
    [
      "DAY_LIMIT_REACHED",
      { ...pass, maxEntriesPerDay: 2 },
      { usedSessions: [{ startsAt: now, guests: 2 }] },
      "It gives no more than 2 entries on one day.",
    ],
    [
      "PARTIAL_REDEMPTION_NOT_ALLOWED",
      { ...card, allowPartialRedemption: false },
      { balance: 50000 },
      "It must be used whole: it has 500.00 DKK, and 300.00 DKK can be used here.",
    ],
    [
      "PARTIAL_REDEMPTION_NOT_ALLOWED",
      { ...items, allowPartialRedemption: false },
      { items: [item] },
      "It must be used whole: it has 5 units, and 3 units can be used here.",
    ],
    [
      "BELOW_MIN_REDEMPTION",
      { ...card, minRedemption: 20000 },
      { balance: 10000 },
      "At least 200.00 DKK must be used at once; 100.00 DKK can be used here.",
    ],
    [
      "BELOW_MIN_REDEMPTION",
      { ...punches, minRedemption: 2 },
      { punches: 1 },
      "At least 2 units must be used at once; 1 unit can be used here.",
    ],
  ];

  for (const [code, type, token, sentence, also = {}] of cases) {
    test(`${code}: ${sentence.split("\n")[0]}`, () => {
      const { line: more, before, options, twice } = /** @type {any} */ (also);
      const tokens = [{ id: "K", typeId: "T", ...token }];
      if (twice) tokens.unshift({ ...tokens[0], id: "J" });
      if (before) tokens.unshift(before[1]);
      const request = {
        now,
        cart: { currency: "DKK", lines: [{ ...line, ...more }] },
        tokenTypes: [{ id: "T", ...type }, ...(before ? [before[0]] : [])],
        tokens,
        options,
      };
      const quote = JSON.parse(sve(["quote"], request).out);
      const codes = quote.tokens.at(-1).violations.map((/** @type {any} */ each) => each.code);
      assert.deepEqual(codes, [code]);
      const unwrap = (/** @type {string} */ text) => text.replace(/\s+/g, " ");
      assert.ok(unwrap(receiptOf(request)).includes(unwrap(sentence)), receiptOf(request));
    });
  }

  test("every code that a quote can give is among these", () => {
    const { violations } = JSON.parse(sve(["codes", "--json"]).out);
    const ofQuotes = violations.filter((/** @type {any} */ { section }) => section !== "10");
    const shown = new Set(cases.map(([code]) => code));
    assert.deepEqual(
      ofQuotes
        .map((/** @type {any} */ { code }) => code)
        .filter((/** @type {string} */ code) => !shown.has(code)),
      [],
    );
  });
});
