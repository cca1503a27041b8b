// A page that prices what it is given, for a bundler that knows .wasm as a file to be copied.

import { loadEngine } from "stored-value-engine";
import core from "stored-value-engine/core.wasm";
import { offer } from "./offer.js";

/** @type {ReturnType<typeof loadEngine> | undefined} */
let loading;
offer({ loadEngine: () => (loading ??= loadEngine(new URL(core, import.meta.url))) });
