// The module dist/json-bytes.js, which the build makes. Only for checking js/; not part of the
// package.

/** The bytes of sve-json.wasm in base64. */
declare const bytes: string;
export default bytes;
