// The worker for workerd: a POST has a block of cases, which are answered while the request is.

import { loadEngine } from "stored-value-engine";
import { loadJsonEngine } from "stored-value-engine/json";
import { checkBlock } from "./check.js";

export default {
  /** @param {Request} request */
  async fetch(request) {
    const engine = await loadEngine();
    const json = await loadJsonEngine();
    return Response.json(await checkBlock(engine, json, await request.text()));
  },
};
