// The packed package in the bundlers that shops use: what each builds prices in Chromium as the native
// command does, fetches in-order.wasm where it is a file, core.wasm when it is asked for the best use, and has
// neither's bytes in the JavaScript then.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createServer } from "vite";
import { launchBrowser } from "../../examples/storefront/browser.js";
import { checkoutsAndQuotes } from "./expected.js";
import { fixture, install, work } from "./install.js";
import { builders } from "./pages.js";
import { serve } from "./serve.js";

/**
 * @typedef {object} Offered
 * @property {(request: any) => Promise<any>} price
 * @property {(request: any) => Promise<any>} priceBest
 * @property {(request: any) => any} priceAtOnce
 */

const expected = checkoutsAndQuotes();
const [best] = checkoutsAndQuotes({ strategy: "optimal" });
/** How the bytes of every .wasm begin in base64. */
const INLINED = /AGFzbQEAAAA/;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./install.js").Installed} */
let installed;
before(async () => {
  installed = install();
  fixture("app");
  browser = await launchBrowser();
});
after(() => browser?.close());

/** @param {string} url @returns what the page at it answers, and what it complains of */
async function priceAt(url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  await page.waitForFunction(() => "price" in globalThis);
  const answers = await page.evaluate(
    async ({ requests, optimal }) => {
      const { price, priceBest, priceAtOnce } = /** @type {Offered} */ (
        /** @type {any} */ (globalThis)
      );
      const early = priceAtOnce(requests[0]);
      const quotes = await Promise.all(requests.map(price));
      const late = priceAtOnce(requests[0]);
      return { early, quotes, late, notYet: await price(optimal), best: await priceBest(optimal) };
    },
    { requests: expected.map(({ request }) => request), optimal: best.request },
  );
  await page.close();
  assert.deepEqual(complaints, []);
  return answers;
}

/** @param {any[]} answers */
function areNative(answers) {
  assert.deepEqual(
    answers,
    expected.map(({ quote }) => ({ quote })),
  );
}

describe("built pages price as the native command does", () => {
  for (const [name, build] of Object.entries(builders)) {
    test(name, async () => {
      const folder = await build();
      const server = await serve(folder);
      try {
        const { early, quotes, late, notYet, best: found } = await priceAt(server.url);
        areNative(quotes);
        assert.deepEqual(found, { quote: best.quote });
        const files = readdirSync(folder, { recursive: true }).map(String);
        const scripts = files.filter((file) => file.endsWith(".js"));
        const text = scripts.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
        const fetched = server.asked.filter((path) => path.endsWith(".wasm"));
        if (name.includes("/inline")) {
          assert.match(text, INLINED);
          assert.deepEqual(early, { quote: expected[0].quote }, "at once, without a load before");
          assert.deepEqual(fetched, []);
          return;
        }
        assert.doesNotMatch(text, INLINED);
        const modules = name.includes("/core.wasm")
          ? ["core.wasm"]
          : ["in-order.wasm", "core.wasm"];
        assert.equal(fetched.length, modules.length, "each fetched once for all callers");
        fetched.forEach((path, i) => {
          const own = readFileSync(join(installed.folder, "dist", modules[i]));
          assert.ok(readFileSync(join(folder, path)).equals(own), modules[i]);
        });
        if (name.includes("/core.wasm")) return;
        assert.equal(notYet.error.code, "OPTIMAL_NOT_LOADED");
        assert.equal(early.error.failure, "NO_SOURCE", "not at once before it was loaded");
        assert.deepEqual(late, { quote: expected[0].quote });
      } finally {
        await server.close();
      }
    });
  }
});

test("Vite's development server, which bundles dependencies beforehand", async () => {
  const server = await createServer({
    configFile: false,
    root: join(work, "app"),
    logLevel: "error",
    cacheDir: join(work, "built", "vite-cache"),
    server: { host: "127.0.0.1", port: 0, fs: { allow: [work] }, watch: null, ws: false },
  });
  try {
    await server.listen();
    const address = /** @type {import("node:net").AddressInfo} */ (server.httpServer?.address());
    const { quotes, best: found } = await priceAt(`http://127.0.0.1:${address.port}/`);
    areNative(quotes);
    assert.deepEqual(found, { quote: best.quote });
  } finally {
    await server.close();
  }
});
