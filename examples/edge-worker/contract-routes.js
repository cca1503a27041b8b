// POST /quote and POST /verify: documents of the contract in, the engine's answers out.
//
// Whoever calls these keeps prices and cards himself; the worker adds nothing and stores nothing.
// A malformed document is an error of the engine, which worker.js answers with 400.

import { openEngine } from "./engine.js";
import { json, readJson } from "./http.js";

/** Room for carts of thousands of lines, but not for the contract's largest (10 000 lines, 64 cards). */
const MAX_BODY = 1_048_576;

/** @param {Request} request */
export async function quote(request) {
  const document = await readJson(request, MAX_BODY);
  return json(200, openEngine().quote(/** @type {any} */ (document)));
}

/** @param {Request} request */
export async function verify(request) {
  const document = await readJson(request, MAX_BODY);
  const verification = openEngine().verify(/** @type {any} */ (document));
  return json(verification.ok ? 200 : 409, verification);
}
