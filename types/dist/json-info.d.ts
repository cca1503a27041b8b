// The module dist/json-info.js, which the build makes. Only for checking js/; not part of the
// package.

/** The version of the package. */
export const VERSION: string;
/** Of sve-json.wasm: FNV-1a of 32 bits, and how many bytes it has. */
export const CHECKSUM: number;
export const SIZE: number;
