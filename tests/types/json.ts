// The API of text in, text out. Checked by tsc under every tsconfig in this folder; never run.

import {
  loadJsonEngine,
  loadJsonEngineSync,
  StoredValueError,
  type JsonEngine,
  type JsonText,
  type LoadFailure,
} from "stored-value-engine/json";
import type { Engine, StoredValueError as MainError } from "stored-value-engine";

export async function use(bytes: Uint8Array): Promise<string> {
  const engine: JsonEngine = await loadJsonEngine();
  const own: JsonEngine = loadJsonEngineSync(bytes);
  void [loadJsonEngineSync(), await loadJsonEngine(bytes), await loadJsonEngine("https://a.b/c")];
  const text: JsonText = "{}";
  const version: string = own.version;
  const quoted: string = engine.quoteJson(text);
  void [version, engine.verifyJson(bytes), engine.quoteJson(bytes.buffer as ArrayBuffer)];
  own.dispose();

  // @ts-expect-error text, not what it says
  engine.quoteJson({ now: 0 });
  // @ts-expect-error a text is needed
  engine.verifyJson();
  // @ts-expect-error the text has to be there already
  engine.quoteJson(Promise.resolve("{}"));
  // @ts-expect-error not yet loaded
  loadJsonEngine().quoteJson("{}");
  // @ts-expect-error it is not the engine of objects
  const other: Engine = engine;
  void other;
  return quoted;
}

export function failure(error: unknown): LoadFailure | undefined {
  // One class, whichever entry it comes from.
  if (!(error instanceof StoredValueError)) return undefined;
  const same: MainError = error;
  return same.failure;
}
