// The JavaScript in js/ is what the types say: the same names, and each as declared. Checked by tsc
// with js/tsconfig.json, which checks js/ itself too; never run.

import * as actual from "../../js/index.js";
import type * as declared from "../../types/index.js";

type Declared = typeof declared;
type Actual = typeof actual;

/** Compiles only where A and B are one and the same type. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_T extends true>(): void {}

same<Same<keyof Actual, keyof Declared>>();

export const loadEngine: Declared["loadEngine"] = actual.loadEngine;
export const loadEngineSync: Declared["loadEngineSync"] = actual.loadEngineSync;
export const appliedPunchcards: Declared["appliedPunchcards"] = actual.appliedPunchcards;

// What is private in the types is how an error is made, not what it is.
declare const error: InstanceType<Actual["StoredValueError"]>;
export const asError: Error = error;
same<Same<typeof error.code, declared.StoredValueError["code"]>>();

declare const engine: Awaited<ReturnType<Actual["loadEngine"]>>;
same<Same<typeof engine, declared.Engine>>();
