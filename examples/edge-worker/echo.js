// A worker that parses a JSON body and answers with it: the least that one with JSON in and out can
// do. What bench.js measures the edge worker against.

export default {
  /** @param {Request} request */
  async fetch(request) {
    return new Response(JSON.stringify(await request.json()), {
      headers: { "content-type": "application/json; charset=utf-8" },
    });
  },
};
