// The command sve at the edges of what a shell does to it: descriptors that do not block, that are no
// files or take nothing, texts that no column is wide enough for, and the receipt of the best use.
// What it does every day is in cli.test.js.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { hugeRequest } from "../../bench/requests.js";
import * as reference from "../reference/index.js";
import { smallRequest } from "./support/requests.js";

const command =
  process.env.SVE_COMMAND ?? fileURLToPath(new URL("../../build/sve", import.meta.url));
const smallText = JSON.stringify(smallRequest());
const smallAnswer = `${JSON.stringify(reference.quote(smallRequest()))}\n`;

/** @param {string[]} args @param {any} [request] */
function sve(args, request) {
  const input = request === undefined ? "" : JSON.stringify(request);
  const { status, stdout, stderr } = spawnSync(command, args, { input, maxBuffer: 2 ** 28 });
  return { status, out: stdout.toString(), err: stderr.toString() };
}

/** A program in Python, which alone can say what kind of descriptor a process gets. @param {string} program @param {string} [input] */
function python(program, input = "") {
  const run = spawnSync("python3", ["-c", program, command], { input, maxBuffer: 2 ** 28 });
  assert.equal(run.status, 0, run.stderr.toString());
  return run.stdout.toString();
}

describe("descriptors", () => {
  test("a standard input that does not block is waited for", () => {
    // A line in two halves, with a pause between them and before the end.
    const program = `
import os, subprocess, sys, time
ours, theirs = os.pipe()
os.set_blocking(ours, False)
text = sys.stdin.buffer.read()
child = subprocess.Popen([sys.argv[1], "quote", "--jsonl"], stdin=ours)
for part in (text[:50], text[50:]):
    time.sleep(0.1)
    os.write(theirs, part)
time.sleep(0.1)
os.close(theirs)
sys.exit(child.wait())`;
    assert.equal(python(program, smallText), smallAnswer);
  });

  test("a standard output that does not block is waited for, and all of it comes", () => {
    const lines = 2000;
    const program = `
import os, subprocess, sys, time
ours, theirs = os.pipe()
os.set_blocking(theirs, False)
child = subprocess.Popen([sys.argv[1], "quote", "--jsonl"], stdin=subprocess.PIPE, stdout=theirs)
os.close(theirs)
if os.fork() == 0:
    os.close(ours)
    child.stdin.write(sys.stdin.buffer.read() * ${lines})
    child.stdin.close()
    os._exit(0)
child.stdin.close()
time.sleep(0.3)
with os.fdopen(ours, "rb") as answers:
    sys.stdout.buffer.write(answers.read())
sys.exit(child.wait())`;
    assert.ok(python(program, `${smallText}\n`) === smallAnswer.repeat(lines));
  });

  test("a standard input that is a folder exits 66", () => {
    for (const verb of ["quote", "verify", "receipt"]) {
      const args = ["-c", '"$0" "$1" < /', command, verb];
      const { status, stdout, stderr } = spawnSync("sh", args);
      assert.deepEqual([status, stdout.toString()], [66, ""]);
      assert.equal(stderr.toString(), "sve: standard input: Is a directory\n");
    }
  });

  test("a standard input that is closed exits 66", () => {
    const { status, stderr } = spawnSync("sh", ["-c", '"$0" quote <&-', command]);
    assert.equal(status, 66);
    assert.equal(stderr.toString(), "sve: standard input: Bad file descriptor\n");
  });

  test("the receipt of a malformed request for a full device exits 74", () => {
    const { status, stderr } = spawnSync("sh", ["-c", '"$0" receipt > /dev/full', command], {
      input: "{",
    });
    assert.equal(status, 74);
    assert.equal(stderr.toString(), "sve: the output cannot be written\n");
  });
});

describe("receipts", () => {
  const trips = { id: "trips", kind: "punchcard" };
  const card = { id: "card", kind: "giftCard", currency: "DKK", experienceIds: ["kayak"] };
  const best = {
    now: 0,
    cart: {
      currency: "DKK",
      lines: [
        { id: "kayaks", experienceId: "kayak", unitPrice: 34900, quantity: 2 },
        { id: "saunas", experienceId: "sauna", unitPrice: 19500, quantity: 2 },
      ],
    },
    tokenTypes: [trips, card],
    tokens: [
      { id: "two", typeId: "trips", punches: 2 },
      { id: "aunt", typeId: "card", balance: 60000 },
    ],
  };
  /** The last lines but those of VAT and fingerprint. @param {any} request */
  const words = (request) => {
    const { status, out, err } = sve(["receipt", "--optimal"], request);
    assert.deepEqual([status, err], [0, ""]);
    return out;
  };

  test("the best use says what it saves", () => {
    // In order the punches take the kayaks and 390.00 is due; used well, 98.00.
    const says =
      "This is the best use of your cards and passes. It saves\n" +
      "292.00, compared with the order they came in.\n";
    assert.ok(words(best).includes(`DUE DKK${"98.00".padStart(53)}\n`), words(best));
    assert.ok(words(best).includes(says), words(best));
  });

  test("one that saves nothing says no figure, and without tokens there is nothing to say", () => {
    const one = { ...best, tokens: best.tokens.slice(0, 1) };
    assert.match(words(one), /^This is the best use of your cards and passes\.\n=+$/m);
    assert.doesNotMatch(words({ ...best, tokens: [] }), /best use/);
    assert.doesNotMatch(sve(["receipt"], best).out, /best use/);
  });

  test("one that is not proven says by how much it may be missed", () => {
    const request = hugeRequest();
    const { optimality, due, forfeited } = JSON.parse(sve(["quote", "--optimal"], request).out);
    assert.equal(optimality.proven, false);
    const missed = due + forfeited - optimality.costLowerBound;
    assert.ok(missed > 0);
    const text = words(request).replaceAll("\n", " ");
    const figure = `${Math.floor(missed / 100)}.${String(missed % 100).padStart(2, "0")}`;
    assert.ok(
      text.includes(
        `No better use of your cards and passes was found. At most ${figure} more could be saved.`,
      ),
    );
  });

  test("--optimal is as the option of the request", () => {
    const asked = { ...best, options: { strategy: "optimal" } };
    assert.deepEqual(sve(["quote", "--optimal"], best), sve(["quote"], asked));
    assert.deepEqual(sve(["receipt", "--optimal"], best), sve(["receipt"], asked));
  });

  test("what is left of several items is listed", () => {
    const items = [
      { id: "tour", experienceId: "kayak", quotedPrice: 34900, quantityLeft: 3 },
      { id: "bath", experienceId: "sauna", quotedPrice: 19500, quantityLeft: 2 },
    ];
    const voucher = { id: "voucher", kind: "itemGiftCard", currency: "DKK" };
    const tokens = [{ id: "I", typeId: "voucher", items }];
    const { out } = sve(["receipt"], { ...best, tokenTypes: [voucher], tokens });
    assert.match(out, /^ {4}left on it: 1 x tour, 0 x bath$/m);
  });

  test("a title without a place to break it, and with signs that look like controls", () => {
    const titled = (/** @type {string} */ title) =>
      sve(["receipt"], { ...best, metadata: { title } })
        .out.split("\n")
        .slice(1, 4);
    assert.deepEqual(titled(` ${"x".repeat(70)}`).slice(0, 2), [
      ` ${"x".repeat(59)}`,
      "x".repeat(11),
    ]);
    assert.equal(titled("© Ærø\u007f ¿")[0], "© Ærø\ufffd ¿");
  });
});
