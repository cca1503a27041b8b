// The sides of the comparison: each answers a case with the text of its whole answer.
// Guarantees: a side that fails in any way of its own gives text too, which no answer equals; nothing is swallowed.
// Does not know: which side is right.
import { spawnSync } from "node:child_process";
import { answer, quote, quoteJson, verify, verifyJson } from "../index.js";

/** A list of cases one command line can answer at once without a risk to its memory. */
const MAX_ANSWER_BYTES = 1 << 28;

/** The reference's answer to text. */
export function referenceAnswer({ call, bytes }) {
  return JSON.stringify(call === "verify" ? verifyJson(bytes) : quoteJson(bytes));
}

/** The reference's answer to a JavaScript value. */
export function referenceAnswerTo({ call, value }) {
  return JSON.stringify(answer(() => (call === "verify" ? verify(value) : quote(value))));
}

/** Whether an answer says that the text was no usable JSON, which a host of objects never gets to see. */
export function isAboutText(answerText) {
  return /^\{"error":\{"code":"INVALID_REQUEST","reason":"(NOT_JSON|DUPLICATE_KEY)"/.test(
    answerText,
  );
}

/** Loads the package and gives what answers a JavaScript value by WebAssembly. */
export async function loadWebAssembly() {
  const { loadEngine, StoredValueError } = await import("stored-value-engine");
  const engine = await loadEngine();
  return ({ call, value }) => {
    try {
      return JSON.stringify(call === "verify" ? engine.verify(value) : engine.quote(value));
    } catch (error) {
      if (!(error instanceof StoredValueError)) return `thrown: ${error?.stack ?? error}`;
      const { code, reason, path } = error;
      return JSON.stringify({ error: { code, reason, path } });
    }
  };
}

/** The native command's answers to some cases of one call, run for them alone; null where none came. */
export function nativeAnswers(command, call, listOfBytes) {
  const input = Buffer.concat(listOfBytes.flatMap((bytes) => [bytes, Buffer.from("\n")]));
  const options = { input, maxBuffer: MAX_ANSWER_BYTES };
  const { stdout, error } = spawnSync(command, [call, "--jsonl"], options);
  if (error && stdout === null) throw error;
  const lines = stdout.toString("utf8").split("\n").slice(0, -1);
  if (lines.length === listOfBytes.length) return lines.map(usualSpelling);
  if (listOfBytes.length === 1) return [null];
  // It ended early, and what it had answered may be lost with it: only each case alone tells.
  return listOfBytes.flatMap((bytes) => nativeAnswers(command, call, [bytes]));
}

/** An answer as JSON.stringify spells it, members in the order in which they came. */
export function usualSpelling(text) {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return `not JSON: ${text}`;
  }
}
