// npm run edge: sets up what is missing, builds, and runs the edge worker on workerd, on loopback,
// until it is interrupted.
//
//   node scripts/edge.js [PORT] [ORIGIN …]      port 8787 unless given; origins of pages that may call

import { buildWasm } from "./build.js";
import { setUp } from "./setup.js";
import { main } from "./steps.js";

const PORT = 8787;

await main(async () => {
  const [port = String(PORT), ...origins] = process.argv.slice(2);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    console.error("usage: npm run edge [-- PORT [ORIGIN …]]");
    return 2;
  }
  await setUp({ tests: false });
  await buildWasm();
  const { startWorker } = await import("../examples/edge-worker/serve.js");
  const worker = await startWorker({ port: Number(port), origins, demo: true });
  console.log(`The edge worker answers at ${worker.url} (end it with Ctrl-C). Try:`);
  console.log(`  curl ${worker.url}/tokens?code=KAYAK-10`);
  console.log(
    `  curl -H 'content-type: application/json' --data @examples/checkouts/13-a-familys-day.json ${worker.url}/quote`,
  );
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await worker.close();
  return 0;
});
