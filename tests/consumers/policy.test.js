// A built page under policies, and with a .wasm that does not come as it should: it prices where the
// policy allows WebAssembly, whatever MIME type the server says, and otherwise the error says by its code
// why the engine did not load; once the reason is gone, the next load works.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launchBrowser } from "../../examples/storefront/browser.js";
import { checkoutsAndQuotes } from "./expected.js";
import { fixture, install } from "./install.js";
import { builders } from "./pages.js";
import { serve } from "./serve.js";

const [{ request, quote }] = checkoutsAndQuotes();

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {string} */
let page;
/** @type {string} */
let inlinePage;
/** @type {Buffer} */
let own;
before(async () => {
  const installed = install();
  own = readFileSync(join(installed.folder, "dist", "in-order.wasm"));
  fixture("app");
  page = await builders["Vite, the default entry"]();
  inlinePage = await builders["esbuild, /inline"]();
  browser = await launchBrowser();
});
after(() => browser?.close());

/**
 * @param {string} folder
 * @param {import("./serve.js").Options} options
 * @param {(price: () => Promise<any>, tab: import("playwright-core").Page) => Promise<void>} body
 */
async function visit(folder, options, body) {
  const server = await serve(folder, options);
  const tab = await browser.newPage();
  try {
    await tab.goto(server.url);
    await tab.waitForFunction(() => "price" in globalThis);
    const price = () =>
      tab.evaluate((given) => /** @type {any} */ (globalThis).price(given), request);
    await body(price, tab);
  } finally {
    await tab.close();
    await server.close();
  }
}

/** @param {any} answer @param {string} failure @param {RegExp} message */
function failedBy(answer, failure, message) {
  assert.equal(answer.quote, undefined);
  const { name, code, failure: actual, message: text } = answer.error;
  assert.deepEqual(
    { name, code, failure: actual },
    {
      name: "StoredValueError",
      code: "ENGINE_LOAD_FAILED",
      failure,
    },
    text,
  );
  assert.match(text, message);
}

const policy = (/** @type {string} */ rules) => ({
  headers: { "content-security-policy": `default-src 'none'; ${rules}` },
});
const allowed = policy("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
const forbidden = policy("script-src 'self'; connect-src 'self'");

describe("a Content-Security-Policy", () => {
  test("of script-src 'self' 'wasm-unsafe-eval' is enough", async () => {
    await visit(page, allowed, async (price) => assert.deepEqual(await price(), { quote }));
  });

  test("without 'wasm-unsafe-eval' is named as the reason", async () => {
    await visit(page, forbidden, async (price) => {
      failedBy(await price(), "BLOCKED_BY_POLICY", /'wasm-unsafe-eval'.*CompileError/);
    });
  });

  test("that forbids to fetch the file is a failure to fetch", async () => {
    const rules = policy("script-src 'self' 'wasm-unsafe-eval'");
    await visit(page, rules, async (price) => {
      failedBy(await price(), "NOT_FETCHED", /in-order.*\.wasm.*Failed to fetch/);
    });
  });

  test("/inline needs no connect-src, but the same permission to compile", async () => {
    const rules = policy("script-src 'self' 'wasm-unsafe-eval'");
    await visit(inlinePage, rules, async (price) => assert.deepEqual(await price(), { quote }));
    await visit(inlinePage, forbidden, async (price) => {
      failedBy(await price(), "BLOCKED_BY_POLICY", /'wasm-unsafe-eval'/);
    });
  });
});

/** @param {number} status @param {string} type @param {() => string | Uint8Array} body */
const answering = (status, type, body) => ({
  /** @param {string} path @param {import("node:http").ServerResponse} answer */
  change(path, answer) {
    if (!path.endsWith(".wasm")) return false;
    answer.writeHead(status, { "content-type": type }).end(body());
    return true;
  },
});

function altered() {
  const bytes = Buffer.from(own);
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
}

describe("a .wasm that", () => {
  for (const type of [
    "application/octet-stream",
    "application/wasm; charset=utf-8",
    "text/plain",
  ]) {
    test(`comes as ${type} loads all the same`, async () => {
      const options = answering(200, type, () => own);
      await visit(page, options, async (price) => assert.deepEqual(await price(), { quote }));
    });
  }

  const failing = /** @type {[string, import("./serve.js").Options, string, RegExp][]} */ ([
    [
      "is a page that says that nothing was found",
      answering(200, "text/html; charset=utf-8", () => "<!doctype html>Not found"),
      "NOT_WEBASSEMBLY",
      /24 bytes of MIME type text\/html/,
    ],
    [
      "is not there",
      answering(404, "text/html", () => "Not found"),
      "NOT_FETCHED",
      /in-order.*\.wasm.*HTTP 404/,
    ],
    ["was altered", answering(200, "application/wasm", altered), "OTHER_MODULE", /changed/],
    [
      "was altered and has another MIME type",
      answering(200, "application/octet-stream", altered),
      "OTHER_MODULE",
      /changed/,
    ],
    [
      "is another program",
      answering(200, "application/wasm", () => Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
      "OTHER_MODULE",
      /8 bytes, the package's has/,
    ],
  ]);
  for (const [name, options, failure, message] of failing) {
    test(`${name}: the error says so`, async () => {
      await visit(page, options, async (price) => failedBy(await price(), failure, message));
    });
  }

  test("does not come because the network is away: the next load works", async () => {
    await visit(page, {}, async (price, tab) => {
      await tab.context().setOffline(true);
      failedBy(await price(), "NOT_FETCHED", /Failed to fetch/);
      await tab.context().setOffline(false);
      assert.deepEqual(await price(), { quote });
    });
  });

  test("breaks off: the next load works", async () => {
    let times = 0;
    const options = {
      /** @param {string} path @param {import("node:http").ServerResponse} answer */
      change(path, answer) {
        if (!path.endsWith(".wasm") || ++times > 1) return false;
        answer.writeHead(200, {
          "content-type": "application/wasm",
          "content-length": own.length,
        });
        answer.write(own.subarray(0, 30_000), () => answer.destroy());
        return true;
      },
    };
    await visit(page, options, async (price) => {
      failedBy(await price(), "NOT_FETCHED", /./);
      assert.deepEqual(await price(), { quote });
    });
  });
});
