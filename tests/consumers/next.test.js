// The packed package in Next: a client component, a route on Node and a route on the edge runtime, in one
// production build, each of which prices as the native command does.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser } from "../../examples/storefront/browser.js";
import { checkoutsAndQuotes } from "./expected.js";
import { consumers, fixture, install } from "./install.js";

const expected = checkoutsAndQuotes();
const next = join(consumers, "node_modules", "next", "dist", "bin", "next");
const environment = {
  ...process.env,
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  // What it says of a build server would else depend on where the test runs.
  CI: "1",
};

/** @param {string[]} args @param {string} cwd */
function start(args, cwd) {
  const child = spawn(process.execPath, [next, ...args], {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (/** @type {Buffer} */ data) => (output += data));
  }
  return { child, output: () => output };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}

/** @type {ReturnType<typeof start>} */
let server;
let url = "";

before(
  async () => {
    install();
    fixture("app");
    const folder = fixture("next");
    const build = start(["build"], folder);
    const [status] = await once(build.child, "exit");
    assert.equal(status, 0, build.output());

    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = start(["start", "-H", "127.0.0.1", "-p", String(port)], folder);
    for (let tries = 0; !server.output().includes("Ready"); tries++) {
      assert.ok(tries < 200 && server.child.exitCode === null, server.output());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  },
  { timeout: 240_000 },
);
after(async () => {
  if (!server || server.child.exitCode !== null) return;
  server.child.kill();
  await once(server.child, "exit");
});

for (const route of ["node", "edge"]) {
  test(`the ${route} route prices as the native command does`, async () => {
    const answers = await Promise.all(
      expected.map(async ({ request }) => {
        const body = JSON.stringify(request);
        const answer = await fetch(`${url}/${route}`, { method: "POST", body });
        return [answer.status, await answer.text()];
      }),
    );
    const quotes = expected.map(({ quote }) => [200, JSON.stringify(quote)]);
    assert.deepEqual(answers, quotes, server.output());
  });
}

test("the client component prices as the native command does", async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const fetched = [];
    page.on("response", (answer) => {
      if (answer.url().endsWith(".wasm")) fetched.push(answer.url());
    });
    await page.goto(url);
    await page.locator("#ready").waitFor({ state: "attached" });
    const answers = await page.evaluate(
      (requests) => Promise.all(requests.map(/** @type {any} */ (globalThis).price)),
      expected.map(({ request }) => request),
    );
    assert.deepEqual(
      answers,
      expected.map(({ quote }) => ({ quote })),
    );
    assert.equal(fetched.length, 1);
  } finally {
    await browser.close();
  }
});
