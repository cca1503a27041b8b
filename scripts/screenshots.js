// npm run screenshots: pictures of the storefront as shoppers see it, on a phone and at a desk, by day
// and by night, into build/screenshots/. The shop's clock stands still, so that two runs show the same.

import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { buildWasm } from "./build.js";
import { startDemo } from "./demo.js";
import { setUp } from "./setup.js";
import { main, root } from "./steps.js";

const folder = join(root, "build", "screenshots");
/** Thursday, 4 June 2026, 9:00 in Stockholm. */
const CLOCK = Date.UTC(2026, 5, 4, 7);

const devices = [
  { name: "phone", viewport: { width: 390, height: 844 }, scale: 2, isMobile: true },
  { name: "desk", viewport: { width: 1280, height: 900 }, scale: 1, isMobile: false },
];
const schemes = /** @type {const} */ (["light", "dark"]);

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string[]} codes */
async function addCodes(page, codes) {
  for (const code of codes) {
    await page.fill("#code", code);
    await page.press("#code", "Enter");
    await page.locator(".card", { hasText: code }).waitFor();
  }
}

/** @param {Page} page */
const checkOut = (page) => page.locator(".summary .primary").click();

/**
 * What is photographed, one after the other on one page.
 * @type {{ name: string, locale?: string, prepare: (page: Page, edge: string) => Promise<unknown> }[]}
 */
const scenes = [
  { name: "1-open", prepare: (page) => page.locator(".head").scrollIntoViewIfNeeded() },
  {
    name: "2-cards",
    async prepare(page) {
      await page.locator("#guests-child").fill("2");
      await page.locator("#guests-child").blur();
      await page.locator("#extra-picnic").fill("1");
      await page.locator("#extra-picnic").blur();
      await addCodes(page, ["TWO-TRIPS", "SPRING-150", "GIFT-500", "OLD-300"]);
      await page.locator("#code").scrollIntoViewIfNeeded();
      await page.locator(".step:has(#code)").evaluate((step) => step.scrollIntoView());
    },
  },
  {
    name: "3-order",
    prepare: (page) => page.locator("#order").evaluate((order) => order.scrollIntoView()),
  },
  {
    name: "4-price-changed",
    async prepare(page, edge) {
      await changePrices(edge, true);
      await checkOut(page);
      await page.locator(".notice h3").waitFor();
      await page.locator("#order").evaluate((order) => order.scrollIntoView());
    },
  },
  {
    name: "5-confirmed",
    async prepare(page) {
      await checkOut(page);
      await page.locator("dialog[open]").waitFor();
    },
  },
];

/** @param {string} edge @param {boolean} changed */
async function changePrices(edge, changed) {
  const answer = await fetch(`${edge}/demo/prices`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ changed }),
  });
  if (!answer.ok) throw new Error(`the prices were not changed: HTTP ${answer.status}`);
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {Awaited<ReturnType<typeof startDemo>>} demo
 * @param {typeof devices[number]} device
 * @param {"light" | "dark"} scheme
 */
async function photograph(browser, demo, device, scheme) {
  const locale = scheme === "light" ? "en-GB" : "de-DE";
  const context = await browser.newContext({
    viewport: device.viewport,
    deviceScaleFactor: device.scale,
    isMobile: device.isMobile,
    hasTouch: device.isMobile,
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale,
  });
  try {
    await changePrices(demo.edge, false);
    const page = await context.newPage();
    await page.goto(demo.url);
    await page.getByTestId("due").waitFor({ state: "attached" });
    for (const { name, prepare } of scenes) {
      await prepare(page, demo.edge);
      await page.waitForTimeout(300);
      const path = join(folder, `${device.name}-${scheme}-${name}.png`);
      await page.screenshot({ path });
      console.log(relative(root, path));
    }
  } finally {
    await context.close();
  }
}

await main(async () => {
  await setUp({ tests: true });
  await buildWasm();
  const { launchBrowser } = await import("../examples/storefront/browser.js");
  mkdirSync(folder, { recursive: true });
  const demo = await startDemo({ clock: CLOCK });
  try {
    const browser = await launchBrowser();
    try {
      for (const device of devices) {
        for (const scheme of schemes) await photograph(browser, demo, device, scheme);
      }
    } finally {
      await browser.close();
    }
  } finally {
    await demo.close();
  }
});
