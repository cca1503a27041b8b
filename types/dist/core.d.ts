// What Emscripten makes of wasm/: the factory of dist/core.js, as js/core.js calls it. Only for
// checking js/ (js/tsconfig.json); not part of the package.

export interface Glue {
  /** All linear memory; another view after memory grew. */
  readonly HEAP32: Int32Array;
  version(): string;
  tables(): string;
  /** The three plain functions of docs/flat.md; addresses are in bytes. */
  _sve_request(words: number): number;
  _sve_quote(words: number): number;
  _sve_verify(words: number): number;
  readonly [name: string]: unknown;
}

export interface Hooks {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): WebAssembly.Exports;
}

/** Instantiates at once. */
export default function createCore(hooks: Hooks): Glue;
