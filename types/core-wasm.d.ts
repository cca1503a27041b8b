// stored-value-engine/core.wasm: what its import gives is the business of who resolves it. Workers get
// a compiled module, bundlers an address, and loadEngine takes either; with `?url` and its like, the
// bundler's own types say what it is.

declare const core: any;
export default core;
