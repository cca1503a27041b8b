// Imports of core.wasm in entries for hosts that compile it beforehand. Only for checking js/; not part
// of the package.

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}
