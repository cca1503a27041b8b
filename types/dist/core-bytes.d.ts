// The module dist/core-bytes.js, which the build makes. Only for checking js/; not part of the
// package.

/** The bytes of core.wasm in base64. */
declare const bytes: string;
export default bytes;
