// The edge worker as the page sees it: what the shop offers, what a code is worth, the checkout.
//
// Answers are the worker's; anything else (no network, a fault of the server) is an Offline error.

import type {
  Claim,
  Quote,
  Token,
  TokenType,
  Verification,
  VerificationViolation,
} from "stored-value-engine";
import type { Catalogue } from "../../edge-worker/shop/catalogue.js";
import type { Selection, Strategy } from "../../edge-worker/shop/order.js";
import type { Language } from "./language.ts";

export type { Catalogue, Selection, Strategy };
export type Name = Record<Language, string>;

/** A card that the customer has added. */
export interface Card {
  token: Token & { code: string };
  tokenType: TokenType;
  name: Name;
}

export type CheckoutAnswer =
  | { outcome: "confirmed"; quote: Quote }
  | { outcome: "differs"; quote: Quote; violations: VerificationViolation[] }
  | { outcome: "sessionGone" };

export class Offline extends Error {}

const EDGE: string = import.meta.env.VITE_EDGE_URL;

async function ask(path: string, expected: readonly number[], init?: RequestInit) {
  try {
    const response = await fetch(EDGE + path, { ...init, signal: AbortSignal.timeout(10_000) });
    if (!expected.includes(response.status)) throw new Error(`HTTP ${response.status}`);
    return { status: response.status, body: await response.json() };
  } catch (cause) {
    throw new Offline(`${path} was not answered`, { cause });
  }
}

const send = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export async function fetchCatalogue(): Promise<Catalogue> {
  return (await ask("/catalogue", [200])).body;
}

/** @returns undefined for a code that is not valid; why is not said */
export async function fetchCard(code: string): Promise<Card | undefined> {
  const { status, body } = await ask(`/tokens?code=${encodeURIComponent(code)}`, [200, 404]);
  return status === 200 ? body : undefined;
}

export async function checkOut(
  selection: Selection,
  codes: readonly string[],
  strategy: Strategy,
  claim: Claim,
): Promise<CheckoutAnswer> {
  const order = { selection, codes, strategy, claim };
  const { status, body } = await ask("/checkout", [200, 409], send("POST", order));
  if (body.error) return { outcome: "sessionGone" };
  const { quote, violations }: Verification = body;
  return status === 200
    ? { outcome: "confirmed", quote }
    : { outcome: "differs", quote, violations };
}

/** The sample shop's codes, while it is a demonstration. */
export async function fetchSamples(): Promise<{ code: string; name: Name }[]> {
  const { status, body } = await ask("/demo/codes", [200, 404]);
  return status === 200 ? body : [];
}

/** Has the shop change its prices, or change them back, without this page. */
export async function changePrices(changed: boolean): Promise<void> {
  await ask("/demo/prices", [200], send("PUT", { changed }));
}
