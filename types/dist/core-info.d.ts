// The module dist/core-info.js, which the build makes. Only for checking js/; not part of the
// package.

/** The version of the package. */
export const VERSION: string;
/** Of core.wasm: FNV-1a of 32 bits, and how many bytes it has. */
export const CHECKSUM: number;
export const SIZE: number;
/** The same of in-order.wasm. */
export const IN_ORDER_CHECKSUM: number;
export const IN_ORDER_SIZE: number;
export const VIOLATIONS: string;
export const REASONS: string;
export const FIELDS: string;
