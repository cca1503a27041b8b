// What every entry of /json exports beside its loaders.

export { StoredValueError } from "../errors.js";
