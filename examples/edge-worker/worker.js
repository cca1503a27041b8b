// A Cloudflare worker that prices carts at the edge, and the checkout of a sample shop.
//
//   POST /quote     a quote request (docs/contract.md, section 2)        200 the quote
//   POST /verify    { request, claim } (section 10)                      200, or 409 with the violations
//   GET /catalogue, GET /tokens?code=…, POST /checkout                   the sample shop's
//
// What is sent wrongly is answered with 4xx and { error: { code, … } }; a failure of ours is a 5xx
// without details.

import { quote, verify } from "./contract-routes.js";
import { HttpError, json, preflight, withHeaders } from "./http.js";
import { catalogue, checkout, demoCodes, demoPrices, token } from "./shop-routes.js";

/** @typedef {import("./shop-routes.js").Env} Env */
/** @typedef {(request: Request, env: Env) => Promise<Response>} Handler */

/** @type {Map<string, Record<string, Handler>>} */
const routes = new Map([
  ["/quote", { POST: quote }],
  ["/verify", { POST: verify }],
  ["/catalogue", { GET: catalogue }],
  ["/tokens", { GET: token }],
  ["/checkout", { POST: checkout }],
  ["/demo/codes", { GET: demoCodes }],
  ["/demo/prices", { PUT: demoPrices }],
]);

/** @param {Request} request @param {Env} env */
async function respond(request, env) {
  const handlers = routes.get(new URL(request.url).pathname);
  if (!handlers) throw new HttpError(404, { code: "NOT_FOUND" });
  const methods = [...Object.keys(handlers), ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"];
  if (request.method === "OPTIONS") return preflight(methods);
  const isHead = request.method === "HEAD";
  const handler = new Map(Object.entries(handlers)).get(isHead ? "GET" : request.method);
  if (!handler) {
    throw new HttpError(405, { code: "METHOD_NOT_ALLOWED" }, { allow: methods.join(", ") });
  }
  const answer = await handler(request, env);
  return isHead ? new Response(null, answer) : answer;
}

/** @param {any} error @returns {Response} */
function answerTo(error) {
  if (error instanceof HttpError) return json(error.status, { error: error.error }, error.headers);
  if (error?.code === "INVALID_REQUEST") {
    const { code, reason, path } = error;
    return json(400, { error: { code, reason, path } });
  }
  console.error(error);
  return json(error?.code === "ENGINE_LOAD_FAILED" ? 503 : 500, { error: { code: "INTERNAL" } });
}

export default {
  /** @param {Request} request @param {Env} env */
  async fetch(request, env) {
    const origins = (env.ALLOWED_ORIGINS ?? "").split(" ").filter(Boolean);
    const answer = await respond(request, env).catch(answerTo);
    return withHeaders(answer, request, origins);
  },
};
