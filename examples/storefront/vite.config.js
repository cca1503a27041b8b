// How the storefront is built: into build/storefront, of what is in this folder and the package.
//
// VITE_EDGE_URL is where the edge worker answers; the page may talk to it and to nobody else.

import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

process.env.VITE_EDGE_URL ??= "http://127.0.0.1:8787";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("../../build/storefront", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // A data: address is not among those that the page's policy allows.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
