// A program in CommonJS: it loads the package, which is ESM, when it needs it.

import type { Engine } from "stored-value-engine" with { "resolution-mode": "import" };

export const open = async (): Promise<Engine> => {
  const { loadEngine } = await import("stored-value-engine");
  return loadEngine();
};
