// loadEngine and loadEngineSync, over core.wasm, or over in-order.wasm until there is more to do.

import { CHECKSUM, IN_ORDER_CHECKSUM, IN_ORDER_SIZE, SIZE } from "../dist/core-info.js";
import { createEngine } from "./engine.js";
import { createCheck } from "./integrity.js";
import { createLoadersOf } from "./loading.js";

/** @type {import("./integrity.js").Known} */
const CORE = ["core.wasm", SIZE, CHECKSUM];
/** @type {import("./integrity.js").Known} */
const IN_ORDER = ["in-order.wasm", IN_ORDER_SIZE, IN_ORDER_CHECKSUM];

/**
 * @param {() => unknown} own the package's core.wasm: a module, bytes or a URL
 * @param {import("./loading.js").Open} [open]
 */
export const createLoaders = (own, open) =>
  createLoadersOf({ createEngine, checkBytes: createCheck(CORE, IN_ORDER) }, own, open);

/**
 * @param {() => unknown} own the package's in-order.wasm
 * @param {() => unknown} whole its core.wasm
 */
export const createPageLoaders = (own, whole) =>
  createLoadersOf({ createEngine, checkBytes: createCheck(IN_ORDER, CORE) }, own, undefined, whole);
