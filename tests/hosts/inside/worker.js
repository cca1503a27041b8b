// The worker for workerd: a POST has a block of cases, which are answered while the request is.

import { loadEngine } from "stored-value-engine";
import { checkBlock } from "./check.js";

export default {
  /** @param {Request} request */
  async fetch(request) {
    const engine = await loadEngine();
    return Response.json(await checkBlock(engine, await request.text()));
  },
};
