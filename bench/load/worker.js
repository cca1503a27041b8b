// In a fresh isolate of workerd: an instance and a first quote between two calls of a clock, and before
// it only calls of the clock.

import { loadEngineSync } from "stored-value-engine";

const CALLS = 40;

export default {
  /** @param {Request} request @param {{ CLOCK: { fetch(url: string): Promise<Response> } }} env */
  async fetch(request, { CLOCK }) {
    const document = JSON.parse(await request.text());
    for (let i = 0; i < CALLS; i++) await CLOCK.fetch("http://clock/");
    const { fingerprint } = loadEngineSync().quote(document);
    await CLOCK.fetch("http://clock/");
    return new Response(fingerprint);
  },
};
