// npm run bench:edge: how long the edge worker takes over loopback with 50 requests under way at all
// times, beside a worker that only parses and echoes the same body.
//
// Rounds of the two alternate, so that whatever else the machine does falls on both. Prints a table
// for people and a last line of JSON; fails when the p99 is above 3 times that of the echo.

import { Agent, request as httpRequest } from "node:http";
import { fileURLToPath } from "node:url";
import { groupRequest, smallRequest, typicalRequest } from "../../bench/requests.js";
import { buildWorker, startWorker } from "./serve.js";

const CONCURRENT = 50;
const REQUESTS = 2000;
const WARM_UP = 1000;
const ROUNDS = 3;
const GOAL = 3;

const bodies = {
  small: JSON.stringify(smallRequest()),
  typical: JSON.stringify(typicalRequest()),
  group: JSON.stringify(groupRequest()),
};

/**
 * A connection that was idle for 5 seconds is closed by workerd. On a machine that stands still for as
 * long, that meets a request on its way: it is sent again, as any client would, and has taken longer.
 * @param {URL} url @param {Agent} agent @param {string} body
 * @param {number} [start] @returns {Promise<number>} milliseconds
 */
function timed(url, agent, body, start = performance.now()) {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const sent = httpRequest(url, { method: "POST", agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`HTTP ${answer.statusCode}`));
      answer.resume();
      answer.on("end", () => resolve(performance.now() - start));
    });
    sent.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== "ECONNRESET" || !sent.reusedSocket) reject(error);
      else resolve(timed(url, agent, body, start));
    });
    sent.end(body);
  });
}

/** @param {URL} url @param {string} body @param {number} count @returns {Promise<number[]>} ascending */
async function load(url, body, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENT });
  /** @type {number[]} */
  const times = [];
  let left = count;
  await Promise.all(
    Array.from({ length: CONCURRENT }, async () => {
      while (left-- > 0) times.push(await timed(url, agent, body));
    }),
  );
  agent.destroy();
  return times.sort((a, b) => a - b);
}

/** @param {number[]} ascending @param {number} share */
const quantile = (ascending, share) => ascending[Math.ceil(ascending.length * share) - 1];

/** @param {number[]} values */
const median = (values) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** @param {Record<string, URL>} urls @param {string} body */
async function measure(urls, body) {
  for (const url of Object.values(urls)) await load(url, body, WARM_UP);
  /** @type {Record<string, { p50: number[], p99: number[] }>} */
  const rounds = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url] of Object.entries(urls)) {
      const times = await load(url, body, REQUESTS);
      rounds[name] ??= { p50: [], p99: [] };
      rounds[name].p50.push(quantile(times, 0.5));
      rounds[name].p99.push(quantile(times, 0.99));
    }
  }
  return Object.fromEntries(
    Object.entries(rounds).map(([name, { p50, p99 }]) => [
      name,
      { p50: median(p50), p99: median(p99) },
    ]),
  );
}

const echoEntry = fileURLToPath(new URL("echo.js", import.meta.url));
const edge = await startWorker();
const echo = await startWorker({ modules: await buildWorker(echoEntry) });
try {
  const urls = { edge: new URL("/quote", edge.url), echo: new URL(echo.url) };
  console.log(
    `${CONCURRENT} at once, medians of ${ROUNDS} rounds of ${REQUESTS} requests, milliseconds`,
  );
  console.log("request        bytes   edge p50   edge p99   echo p50   echo p99   p99 ratio");
  const results = [];
  for (const [name, body] of Object.entries(bodies)) {
    const { edge: ours, echo: theirs } = await measure(urls, body);
    const ratio = ours.p99 / theirs.p99;
    const cells = [ours.p50, ours.p99, theirs.p50, theirs.p99, ratio].map((cell) =>
      cell.toFixed(2).padStart(11),
    );
    console.log(`${name.padEnd(10)}${String(body.length).padStart(10)}${cells.join("")}`);
    results.push({ name, bytes: body.length, edge: ours, echo: theirs, ratio });
  }
  console.log(JSON.stringify({ bench: "edge", concurrent: CONCURRENT, goal: GOAL, results }));
  process.exitCode = results.some(({ ratio }) => ratio > GOAL) ? 1 : 0;
} finally {
  await edge.close();
  await echo.close();
}
