// One `sve quote --jsonl` or `sve verify --jsonl` that is kept busy with cases while other sides work.
// Guarantees: answers are matched with cases by order; input waits when the command or its reader is slow, so that no
// more cases are under way than its pipes hold; a command that ends early, says too much or fails is a difference.
// Does not know: what an answer should be, beyond the text it is given to compare with.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { nativeAnswers, usualSpelling } from "./sides.js";

const LINE_FEED = 0x0a;
/** Cases already answered are dropped from the list in lots of so many. */
const LOT = 1000;

export class NativeStream {
  /** Answers that were right but spelt otherwise than JSON.stringify spells them. */
  otherSpellings = 0;
  #command;
  #call;
  #child;
  #ended;
  #hasEnded = false;
  #underWay = [];
  #answered = 0;
  #partial = [];
  #messages = "";
  #surplus = null;
  #onDifference;

  /** `onDifference` gets `{ item, expected, actual }`; item is null when no case can be blamed. */
  constructor(command, call, onDifference) {
    this.#command = command;
    this.#call = call;
    this.#onDifference = onDifference;
    this.#child = spawn(command, [call, "--jsonl"], { stdio: ["pipe", "pipe", "pipe"] });
    this.#ended = new Promise((resolve) => {
      this.#child.on("error", (error) => resolve(error.message));
      this.#child.on("close", (status, signal) => {
        resolve(signal ?? (status === 0 ? null : `exit status ${status}`));
      });
    }).then((failure) => this.#end(failure));
    this.#child.stdin.on("error", () => {}); // A pipe that broke shows in how the command ended.
    this.#child.stdout.on("data", (data) => this.#receive(data));
    this.#child.stderr.on("data", (data) => {
      this.#messages = (this.#messages + data.toString("utf8")).slice(0, 4000);
    });
  }

  /** Sends a case whose answer should be `expected`. */
  async send(item, expected) {
    if (this.#hasEnded) return;
    this.#underWay.push({ item, expected });
    const { stdin } = this.#child;
    stdin.write(item.bytes);
    if (stdin.write("\n")) return;
    await Promise.race([once(stdin, "drain").catch(() => {}), this.#ended]);
  }

  /** Ends the input and waits for the last answer and the end of the command. */
  async finish() {
    this.#child.stdin.end();
    await this.#ended;
  }

  #end(failure) {
    this.#hasEnded = true;
    const left = this.#underWay.slice(this.#answered);
    if (left.length === 0 && failure === null && this.#surplus === null) return;
    const nothing = left.length > 0 ? "ended without an answer" : `said too much: ${this.#surplus}`;
    const actual = `${failure ?? nothing} ${this.#messages}`.trim();
    const culprit = left.find((one) => this.#hasNoAnswerTo(one.item)) ?? left[0];
    const { item = null, expected = "" } = culprit ?? {};
    this.#onDifference({ item, expected, actual });
  }

  #hasNoAnswerTo({ bytes }) {
    try {
      return nativeAnswers(this.#command, this.#call, [bytes])[0] === null;
    } catch {
      return true;
    }
  }

  #receive(data) {
    let start = 0;
    for (let end = data.indexOf(LINE_FEED); end !== -1; end = data.indexOf(LINE_FEED, start)) {
      this.#partial.push(data.subarray(start, end));
      this.#answer(Buffer.concat(this.#partial).toString("utf8"));
      this.#partial = [];
      start = end + 1;
    }
    if (start < data.length) this.#partial.push(data.subarray(start));
  }

  #answer(text) {
    if (this.#answered === this.#underWay.length) {
      this.#surplus ??= text;
      return;
    }
    const { item, expected } = this.#underWay[this.#answered];
    this.#answered += 1;
    if (this.#answered === LOT) {
      this.#underWay.splice(0, LOT);
      this.#answered = 0;
    }
    if (text === expected) return;
    const actual = usualSpelling(text);
    if (actual === expected) this.otherSpellings += 1;
    else this.#onDifference({ item, expected, actual });
  }
}
