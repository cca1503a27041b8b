// The JavaScript in js/ is what the types say: the same names, and each as declared. Checked by tsc
// with js/tsconfig.json, which checks js/ itself too; never run.

import * as edgeLight from "../../js/edge-light.js";
import * as actual from "../../js/index.js";
import * as inline from "../../js/inline.js";
import * as node from "../../js/node.js";
import * as workerd from "../../js/workerd.js";
import type * as declared from "../../types/index.js";

type Declared = typeof declared;
type Actual = typeof actual;

/** Compiles only where A and B are one and the same type. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_T extends true>(): void {}

same<Same<keyof Actual, keyof Declared>>();

// Every entry gives the same.
same<Same<typeof edgeLight, Actual>>();
same<Same<typeof inline, Actual>>();
same<Same<typeof node, Actual>>();
same<Same<typeof workerd, Actual>>();

export const loadEngine: Declared["loadEngine"] = actual.loadEngine;
export const loadEngineSync: Declared["loadEngineSync"] = actual.loadEngineSync;
export const appliedPunchcards: Declared["appliedPunchcards"] = actual.appliedPunchcards;

// What is private in the types is how an error is made, not what it is.
declare const error: InstanceType<Actual["StoredValueError"]>;
export const asError: Error = error;
same<Same<typeof error.code, declared.StoredValueError["code"]>>();

declare const engine: Awaited<ReturnType<Actual["loadEngine"]>>;
same<Same<typeof engine, declared.Engine>>();
