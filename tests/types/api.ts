// The API as a program uses it, without DOM or Node types. Checked by tsc under every tsconfig in
// this folder; never run.

import {
  appliedPunchcards,
  loadEngine,
  loadEngineSync,
  StoredValueError,
  type AppliedPunchcard,
  type Engine,
  type ErrorAnswer,
  type LoadFailure,
  type MalformedReason,
  type Quote,
  type QuoteRequest,
  type StoredValueErrorCode,
  type Verification,
} from "stored-value-engine";

declare const request: QuoteRequest;

export async function use(): Promise<void> {
  const engine: Engine = await loadEngine();
  const quote: Quote = engine.quote(request);
  const applied: AppliedPunchcard[] = appliedPunchcards(quote);
  const verification: Verification = engine.verify({
    request,
    claim: {
      due: quote.due,
      tokens: quote.tokens.map(({ id, amountCovered }) => ({ id, amountCovered })),
      fingerprint: quote.fingerprint,
    },
  });
  const quotes: Quote[] = engine.quoteMany([request, request] as const);
  const version: string = engine.version;
  const loaded: void = await engine.loadOptimal();
  await engine.loadOptimal(Promise.resolve("https://shop.example/core.wasm"));
  void loaded;
  engine.dispose();
  void [
    applied.map(({ tokenId, punches, amountCoveredCents }) => [
      tokenId,
      punches,
      amountCoveredCents,
    ]),
  ];
  void [verification.ok, version, quotes.length];

  // @ts-expect-error a quote needs a request
  engine.quote();
  // @ts-expect-error a batch is a list
  engine.quoteMany(request);
  // @ts-expect-error verify takes one document
  engine.verify(request, { due: 0, tokens: [] });
  // @ts-expect-error the version is the package's
  engine.version = "1";
  // @ts-expect-error a number is no source
  await engine.loadOptimal(1);
  // @ts-expect-error not yet loaded
  loadEngine().quote(request);
}

export function useSync(bytes: Uint8Array): Quote {
  const engine: Engine = loadEngineSync();
  const own: Engine = loadEngineSync(bytes);
  void own;
  void loadEngine(bytes);
  void loadEngine(bytes.buffer as ArrayBuffer);
  void loadEngine(Promise.resolve(bytes));
  void loadEngine("https://shop.example/core.wasm");
  // @ts-expect-error a path is no source
  loadEngineSync("core.wasm");
  return engine.quote(request);
}

export function failure(error: unknown): string {
  if (!(error instanceof StoredValueError)) throw error;
  const asError: Error = error;
  const code: StoredValueErrorCode = error.code;
  const reason: MalformedReason | undefined = error.reason;
  const path: string | undefined = error.path;
  const failed: LoadFailure | undefined = error.failure;
  const cause: unknown = error.cause;
  void [asError, reason, path, failed, cause];
  // @ts-expect-error read only
  error.code = "INVALID_REQUEST";
  switch (code) {
    case "INVALID_REQUEST":
      return `${error.reason} at ${error.path}`;
    case "ENGINE_DISPOSED":
    case "ENGINE_TRAPPED":
    case "ENGINE_LOAD_FAILED":
    case "OPTIMAL_NOT_LOADED":
      return error.message;
    default:
      return code satisfies never;
  }
}

// Only the engine makes these.
// @ts-expect-error private
void new StoredValueError();

export const line: ErrorAnswer = {
  error: { code: "INVALID_REQUEST", reason: "UNKNOWN_FIELD", path: "/cart/linez" },
};
// @ts-expect-error no reason
export const noReason: MalformedReason = "TOO_LONG";
