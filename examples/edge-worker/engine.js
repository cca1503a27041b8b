// The engine of this worker: one for all requests, made at the first. What the package imports for
// workers is a compiled module, so it is there at once.

import { loadEngineSync } from "stored-value-engine";

/** @throws {StoredValueError} ENGINE_LOAD_FAILED; the next call tries again */
export const openEngine = () => loadEngineSync();
