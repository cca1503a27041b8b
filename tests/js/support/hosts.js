// The three that price: the native command, WebAssembly and the reference, asked alike.
//
// What a malformed request gets comes back as `{ error: { code, reason, path } }` from each of them;
// any other failure stays a failure. It also shows the WebAssembly instances that engines make,
// and stands in for hosts that have other things.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { StoredValueError } from "stored-value-engine";

const command = fileURLToPath(new URL("../../../build/sve", import.meta.url));

/**
 * The answers of `sve <verb> --jsonl`, one to each line.
 * @param {"quote" | "verify"} verb
 * @param {(string | Uint8Array)[]} lines
 * @param {Record<string, string>} [env]
 * @returns {any[]}
 */
export function native(verb, lines, env = {}) {
  const newline = Buffer.from("\n");
  const run = spawnSync(command, [verb, "--jsonl"], {
    input: Buffer.concat(lines.flatMap((line) => [Buffer.from(line), newline])),
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 30,
  });
  if (run.error) throw run.error;
  assert.equal(run.stderr.toString(), "");
  assert.equal(run.status, 0, `sve ${verb} --jsonl exits 0`);
  const answers = run.stdout.toString("utf8").split("\n");
  assert.equal(answers.pop(), "");
  assert.equal(answers.length, lines.length, "one line out for each line in");
  return answers.map((answer) => JSON.parse(answer));
}

/**
 * What a call to an engine answers, its refusal of a malformed request as data.
 * @param {() => any} call
 */
export function answerOf(call) {
  try {
    return call();
  } catch (/** @type {any} */ error) {
    if (error?.code !== "INVALID_REQUEST") throw error;
    assert.ok(error instanceof StoredValueError, "of the class that the package exports");
    assert.ok(error.message.includes(error.reason), error.message);
    return { error: { code: error.code, reason: error.reason, path: error.path } };
  }
}

/** @param {string} reason @param {string} path */
export function refusal(reason, path) {
  return { error: { code: "INVALID_REQUEST", reason, path } };
}

/**
 * Freezes a value with all that it holds.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function deepFreeze(value) {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/**
 * Calls with a stand-in for WebAssembly.Instance that remembers what it makes.
 * @template T
 * @param {(instances: WebAssembly.Instance[]) => T} call
 * @returns {T}
 */
export function watchingInstances(call) {
  const { Instance } = WebAssembly;
  /** @type {WebAssembly.Instance[]} */
  const instances = [];
  WebAssembly.Instance = class extends Instance {
    /** @param {any[]} args */
    constructor(...args) {
      super(.../** @type {[any]} */ (args));
      instances.push(this);
    }
  };
  const restore = () => {
    WebAssembly.Instance = Instance;
  };
  try {
    const result = call(instances);
    if (!(result instanceof Promise)) restore();
    else return /** @type {any} */ (result.finally(restore));
    return result;
  } catch (error) {
    restore();
    throw error;
  }
}

/**
 * The linear memory of an instance.
 * @param {WebAssembly.Instance} instance
 * @returns {WebAssembly.Memory}
 */
export function memoryOf(instance) {
  const memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
  assert.ok(memory, "the instance exports its memory");
  return /** @type {WebAssembly.Memory} */ (memory);
}

/** With another thing in the place of one of an object's. @param {any} owner @param {string} name @param {any} value @param {() => any} work */
export async function having(owner, name, value, work) {
  const before = { [name]: owner[name] };
  Object.assign(owner, { [name]: value });
  try {
    return await work();
  } finally {
    Object.assign(owner, before);
  }
}
