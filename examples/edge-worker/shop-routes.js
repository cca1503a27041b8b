// The sample shop: its catalogue, its customers' cards, and the checkout that believes nobody.
//
// A checkout gets what the shopper chose, the codes, and what his page charged. Prices, cards and the
// time are the shop's own; the engine prices the order again and compares. Nothing is booked.

import { openEngine } from "./engine.js";
import { HttpError, json, readJson } from "./http.js";
import { catalogueAt, changedPrices } from "./shop/catalogue.js";
import { normaliseCode } from "./shop/code.js";
import { lookUp, sampleCodes } from "./shop/tokens.js";
import { MAX_TOKENS, readSelection, requestOf, SelectionError, strategies } from "./shop/order.js";

const MAX_BODY = 65_536;
const MAX_CODE = 64;
/** More codes than can be applied may be entered: the engine says which were too many. */
const MAX_CODES = 2 * MAX_TOKENS;
const PRICE_CHANGES = "price-changes";

/**
 * @typedef {object} Env what the worker is bound to
 * @property {string} [ALLOWED_ORIGINS] of pages that may call it, with spaces between
 * @property {string} [CLOCK] an instant at which the shop's clock stands still, for tests
 * @property {string} [DEMO] "on" for the routes under /demo
 * @property {{ get(key: string, type: "json"): Promise<any>, put(key: string, value: string):
 *   Promise<void>, delete(key: string): Promise<void> }} SHOP the shop's store
 */

/** @param {Env} env @returns {number} instant */
const nowOf = (env) => (env.CLOCK ? Number(env.CLOCK) : Date.now());

/** @param {Env} env */
async function openCatalogue(env) {
  return catalogueAt(nowOf(env), (await env.SHOP.get(PRICE_CHANGES, "json")) ?? {});
}

/** @param {Request} _request @param {Env} env */
export async function catalogue(_request, env) {
  return json(200, await openCatalogue(env));
}

/** @param {Request} request @param {Env} env */
export async function token(request, env) {
  const code = new URL(request.url).searchParams.get("code") ?? "";
  if (normaliseCode(code) === "") {
    throw new HttpError(400, { code: "INVALID_REQUEST", reason: "MISSING_FIELD", path: "/code" });
  }
  const found = code.length > MAX_CODE ? undefined : lookUp(code, undefined, nowOf(env));
  if (!found) throw new HttpError(404, { code: "NOT_VALID" });
  return json(200, found);
}

/** @param {unknown} value @returns {string[]} each once */
function readCodes(value) {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MAX_CODES) throw invalidOrder("/codes");
  const codes = value.map((code, i) => {
    if (typeof code !== "string" || code.length > MAX_CODE) throw invalidOrder(`/codes/${i}`);
    return normaliseCode(code);
  });
  return [...new Set(codes)];
}

/** @param {string} path */
const invalidOrder = (path) => new HttpError(400, { code: "INVALID_ORDER", path });

/** @param {Request} request @param {Env} env */
export async function checkout(request, env) {
  /** @type {any} */
  const order = await readJson(request, MAX_BODY);
  if (typeof order !== "object" || order === null || Array.isArray(order)) throw invalidOrder("");
  const codes = readCodes(order.codes);
  const { strategy } = order;
  if (strategy !== undefined && !strategies.includes(strategy)) throw invalidOrder("/strategy");
  const shop = await openCatalogue(env);
  const selection = selectionOf(shop, order.selection);
  // A code that is not valid is left out. If the page charged it all the same, its claim says so.
  const cards = codes.flatMap((code) => lookUp(code, undefined, shop.now) ?? []);
  const own = requestOf({ catalogue: shop, selection, cards, now: shop.now, strategy });
  const verification = openEngine().verify({ request: own, claim: order.claim });
  return json(verification.ok ? 200 : 409, verification);
}

/** @param {import("./shop/order.js").Catalogue} shop @param {unknown} value */
function selectionOf(shop, value) {
  try {
    return readSelection(shop, value);
  } catch (error) {
    if (!(error instanceof SelectionError)) throw error;
    const status = error.code === "SESSION_NOT_AVAILABLE" ? 409 : 400;
    throw new HttpError(status, { code: error.code, path: `/selection${error.path}` });
  }
}

/** @param {Env} env */
function requireDemo(env) {
  if (env.DEMO !== "on") throw new HttpError(404, { code: "NOT_FOUND" });
}

/** @param {Request} _request @param {Env} env */
export async function demoCodes(_request, env) {
  requireDemo(env);
  return json(200, sampleCodes(nowOf(env)));
}

/** Changes the shop's prices, as if somebody in its office did. @param {Request} request @param {Env} env */
export async function demoPrices(request, env) {
  requireDemo(env);
  /** @type {any} */
  const wish = await readJson(request, MAX_BODY);
  if (typeof wish?.changed !== "boolean") {
    throw new HttpError(400, { code: "INVALID_REQUEST", reason: "WRONG_TYPE", path: "/changed" });
  }
  if (wish.changed) await env.SHOP.put(PRICE_CHANGES, JSON.stringify(changedPrices));
  else await env.SHOP.delete(PRICE_CHANGES);
  return json(200, { changed: wish.changed });
}
