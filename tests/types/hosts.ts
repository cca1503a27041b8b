// The API on hosts whose types the program has: the sources of a browser, and `using`. Checked by
// tsc, never run.

import {
  loadEngine,
  loadEngineSync,
  type Engine,
  type Quote,
  type QuoteRequest,
} from "stored-value-engine";

export function sources(module: WebAssembly.Module, response: Response, url: URL): void {
  void loadEngine(module);
  void loadEngine(response);
  void loadEngine(fetch(url));
  void loadEngine(WebAssembly.compileStreaming(fetch(url)));
  void loadEngine(url);
  loadEngineSync(module);
}

export async function once(request: QuoteRequest): Promise<Quote> {
  using engine = await loadEngine();
  return engine.quote(request);
}

export const disposable = (engine: Engine): Disposable => engine;
