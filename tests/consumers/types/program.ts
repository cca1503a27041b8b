// A program of a consumer, against the installed package's types. Checked by tsc in every way of
// resolving modules that TypeScript has for packages of today; never run.

import {
  appliedPunchcards,
  loadEngine,
  loadEngineSync,
  StoredValueError,
  type Engine,
  type LoadFailure,
  type Quote,
  type QuoteRequest,
  type ViolationCode,
} from "stored-value-engine";
import core from "stored-value-engine/core.wasm";
import * as inline from "stored-value-engine/inline";
import { loadJsonEngine, type JsonEngine } from "stored-value-engine/json";
import { messageFor } from "stored-value-engine/messages";

const request: QuoteRequest = {
  now: Date.now(),
  cart: { currency: "DKK", lines: [{ id: "a", unitPrice: 100, quantity: 1 }] },
};

export async function price(): Promise<Quote> {
  const engine: Engine = await loadEngine("https://shop.example/core.wasm");
  const same: Engine = inline.loadEngineSync();
  void [same, loadEngineSync(), await loadEngine(core), await inline.loadEngine()];
  // @ts-expect-error a quote needs a cart
  engine.quote({ now: 0 });
  return engine.quote(request);
}

export async function priceText(body: ArrayBuffer): Promise<string> {
  const engine: JsonEngine = await loadJsonEngine();
  return engine.quoteJson(body);
}

export function say(quote: Quote): string[] {
  const codes: ViolationCode[] = [];
  const texts: string[] = [];
  for (const token of quote.tokens) {
    for (const violation of token.violations) {
      codes.push(violation.code);
      const { currency } = quote;
      texts.push(messageFor(violation, { locale: "da", currency, audience: "customer" }));
    }
  }
  void [codes, appliedPunchcards(quote)];
  return texts;
}

export function explain(error: unknown): LoadFailure | undefined {
  return error instanceof StoredValueError ? error.failure : undefined;
}

// @ts-expect-error what is not in the exports cannot be reached
export type Hidden = typeof import("stored-value-engine/js/engine.js");
