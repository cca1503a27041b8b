// A folder over HTTP on loopback, with the headers that a test wants, and some answers changed.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * @typedef {object} Options
 * @property {Record<string, string>} [headers] of every answer
 * @property {(path: string, answer: import("node:http").ServerResponse) => boolean} [change] gives
 *   true for what it has answered itself
 *
 * @param {string} folder
 * @param {Options} [options]
 */
export async function serve(folder, { headers = {}, change } = {}) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname === "/" ? "/index.html" : decodeURIComponent(pathname);
    asked.push(path);
    for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
    if (change?.(path, answer)) return;
    const file = join(folder, normalize(path));
    if (!existsSync(file) || !statSync(file).isFile()) {
      answer.writeHead(404, { "content-type": TYPES[".html"] }).end("<!doctype html>Not found");
      return;
    }
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(answer);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
