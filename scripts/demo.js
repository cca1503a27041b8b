// npm run demo: sets up what is missing, builds, and runs the storefront and the edge worker together,
// on loopback, until it is interrupted.
//
// The page is built with the worker's address in it, and the worker lets that page's origin call it;
// so the page's port is chosen before the worker starts, and the page built after.

import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { buildWasm } from "./build.js";
import { setUp } from "./setup.js";
import { isMain, main } from "./steps.js";

const HOST = "127.0.0.1";
const PAGE_PORT = 4173;
const EDGE_PORT = 8787;
const configFile = fileURLToPath(new URL("../examples/storefront/vite.config.js", import.meta.url));

/** @param {number} wanted @returns {Promise<number>} that port, or a free one if it is taken */
async function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE" && wanted !== 0) resolve(freePort(0));
      else reject(error);
    });
    server.listen(wanted, HOST, () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {object} [options]
 * @param {number} [options.pagePort]
 * @param {number} [options.edgePort] 0 for any that is free
 * @param {number} [options.clock] an instant at which the shop's clock stands still
 * @param {string} [options.outDir] where the page is built
 * @returns {Promise<{ url: string, edge: string, close(): Promise<void> }>}
 */
export async function startDemo({ pagePort = 0, edgePort = 0, clock, outDir } = {}) {
  // Not before node_modules is there: what sets it up is this script, too.
  const { build, preview } = await import("vite");
  const { startWorker } = await import("../examples/edge-worker/serve.js");
  const port = await freePort(pagePort);
  const url = `http://${HOST}:${port}`;
  const worker = await startWorker({
    port: edgePort && (await freePort(edgePort)),
    origins: [url],
    demo: true,
    clock,
  });
  try {
    process.env.VITE_EDGE_URL = worker.url;
    const settings = { configFile, build: outDir ? { outDir } : {} };
    await build({ ...settings, logLevel: "warn" });
    const server = await preview({ ...settings, preview: { host: HOST, port, strictPort: true } });
    return {
      url,
      edge: worker.url,
      async close() {
        await server.close();
        await worker.close();
      },
    };
  } catch (error) {
    await worker.close();
    throw error;
  }
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await setUp({ tests: false });
    await buildWasm();
    const demo = await startDemo({ pagePort: PAGE_PORT, edgePort: EDGE_PORT });
    console.log(`The shop is open at ${demo.url} (end it with Ctrl-C).`);
    console.log(`Its edge worker answers at ${demo.edge}.`);
    await new Promise((resolve) => {
      process.once("SIGINT", resolve);
      process.once("SIGTERM", resolve);
    });
    await demo.close();
    return 0;
  });
}
