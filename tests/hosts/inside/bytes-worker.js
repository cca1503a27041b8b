// A worker that compiles bytes while it answers, which workers must not: says how that failed.

import { loadEngine } from "stored-value-engine/inline";

export default {
  async fetch() {
    try {
      await loadEngine();
      return Response.json({});
    } catch (/** @type {any} */ error) {
      return Response.json({ code: error.code, failure: error.failure, message: error.message });
    }
  },
};
