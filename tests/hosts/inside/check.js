// Run inside a host: answers a block of cases by the package and holds each answer against the native one,
// both that of the main entry and that of /json.
//
// What comes back is how many were answered, the hash of what was answered, and the first that differs.
// Uses nothing but what every host has; the engine is the one that the host's entry gives. Where that leaves the
// best use to a module that is loaded later, an engine that has loaded it answers every case too.

const NOT_LOADED = "the search is not loaded";
const OPTIMAL = /"optimal"/;

/**
 * @param {{ quote(request: any): any, verify(document: any): any }} engine
 * @param {{ quoteJson(text: string): string, verifyJson(text: string): string }} json
 * @param {string} text a line for every case: JSON of [call, document as JSON text, native answer]
 * @param {typeof engine} [whole]
 */
export async function checkBlock(engine, json, text, whole = engine) {
  const answers = [];
  let difference;
  for (const line of text.trimEnd().split("\n")) {
    const [call, document, expected] = JSON.parse(line);
    const best = answerOf(whole, call, document);
    const own = engine === whole ? best : answerOf(engine, call, document);
    const isLeft = own === NOT_LOADED && whole !== engine && OPTIMAL.test(document);
    const actual = isLeft ? best : own;
    answers.push(actual);
    const spelt = call === "verify" ? json.verifyJson(document) : json.quoteJson(document);
    if ([actual, best, spelt].some((answer) => answer !== expected)) {
      difference ??= { call, document, expected, actual, best, spelt };
    }
  }
  return { count: answers.length, hash: await hashOf(answers), difference };
}

/** @param {any} engine @param {string} call @param {string} document */
function answerOf(engine, call, document) {
  try {
    return JSON.stringify(engine[call](JSON.parse(document)));
  } catch (/** @type {any} */ error) {
    const { code, reason, path } = error;
    if (code === "OPTIMAL_NOT_LOADED") return NOT_LOADED;
    if (code !== "INVALID_REQUEST") return `thrown: ${error?.stack ?? error}`;
    return JSON.stringify({ error: { code, reason, path } });
  }
}

/** @param {string[]} answers @returns {Promise<string>} SHA-256 of the lines, in hexadecimal digits */
export async function hashOf(answers) {
  const bytes = new TextEncoder().encode(answers.map((answer) => `${answer}\n`).join(""));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
