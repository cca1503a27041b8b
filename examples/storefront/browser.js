// Starts Chromium for the storefront's tests and pictures: the machine's own, without a window.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** @returns {string} the browser's file: $CHROMIUM, or the first of its names on the PATH */
function chromiumPath() {
  const { CHROMIUM, PATH = "" } = process.env;
  const places = PATH.split(delimiter).filter(Boolean);
  const files = NAMES.flatMap((name) => places.map((place) => join(place, name)));
  for (const file of CHROMIUM ? [CHROMIUM] : files) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next one.
    }
  }
  throw new Error("Chromium is missing: install Debian's package chromium, or set CHROMIUM");
}

export function launchBrowser() {
  return chromium.launch({
    executablePath: chromiumPath(),
    // Without a sandbox because it runs as root in builds, and without what it would ask the network.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
