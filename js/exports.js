// What every entry exports beside its loaders.

export { appliedPunchcards } from "./punchcards.js";
export { StoredValueError } from "./errors.js";
