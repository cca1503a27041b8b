// What the scripts share: the project's root, commands run with their output in a log file that is
// shown only when they fail, and one line on the console for every step. Node's own modules only: it
// runs before anything is installed.

import { spawn } from "node:child_process";
import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const logs = join(root, "build", "logs");

const SHOWN_LINES = 60;

/** A step that failed for a reason that a person should read, without a stack. */
export class StepFailed extends Error {}

/** A command that failed: the message shows the end of its output, `output` has all of it. */
export class CommandFailed extends StepFailed {
  /**
   * @param {string} message
   * @param {string} output
   */
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** The file that a command's name stands for on the PATH, or undefined. */
export function which(/** @type {string} */ name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next folder.
    }
  }
  return undefined;
}

/** @returns {string[]} how npm is called: by the file that called this process, else by its name */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith(".js") ? [process.execPath, script] : ["npm"];
}

/** How long since `start`, for people. */
export function elapsed(/** @type {number} */ start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * One step: its title, then ok with what `work` has to say for itself, or failed.
 * @param {string} title
 * @param {() => Promise<string | void>} work
 * @param {{ beside?: boolean }} [options] beside others: all of the line comes at the end
 */
export async function step(title, work, { beside = false } = {}) {
  const start = performance.now();
  const begun = beside ? "" : `${title} ... `;
  const whole = beside ? `${title} ... ` : "";
  process.stdout.write(begun);
  try {
    const note = await work();
    console.log(`${whole}ok (${note ? `${note}, ` : ""}${elapsed(start)})`);
  } catch (error) {
    console.log(`${whole}failed (${elapsed(start)})`);
    throw error;
  }
}

/**
 * Runs a command to its end, without input, its output in build/logs/NAME.log.
 * @param {string} name of the log
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, tries?: number }} [options]
 * @returns {Promise<string>} the output
 * @throws {CommandFailed} when it fails at every try
 */
export async function run(name, command, args, { env, tries = 1 } = {}) {
  const log = join(logs, `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  let status = await runOnce(log, command, args, env);
  for (let left = tries - 1; status !== 0 && left > 0; left--) {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    status = await runOnce(log, command, args, env);
  }
  const output = readFileSync(log, "utf8");
  if (status === 0) return output;
  // What a build has to say, without its progress.
  const lines = output.split("\n").filter((line) => line && !/^\[ *\d+(?:%|\/\d+)\] /.test(line));
  const cut = lines.length > SHOWN_LINES ? [`(the end of ${relative(root, log)})`] : [];
  const shown = [`${command} ${args.join(" ")}: ${status}`, ...cut, ...lines.slice(-SHOWN_LINES)];
  throw new CommandFailed(shown.join("\n"), output);
}

function runOnce(
  /** @type {string} */ log,
  /** @type {string} */ command,
  /** @type {string[]} */ args,
  /** @type {Record<string, string> | undefined} */ env,
) {
  const file = openSync(log, "w");
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code, signal) => resolve(code ?? signal));
  });
}

/**
 * Runs a script's main function and ends the process as it says.
 * @param {() => Promise<number | void>} body gives the exit status
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof StepFailed ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Whether a script is what Node was called with, and not imported. */
export function isMain(/** @type {string} */ url) {
  return process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1];
}
