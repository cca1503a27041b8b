// What workerd and the edge runtimes make of a static import of a .wasm: a WebAssembly.Module. Register
// before such a file is imported (node:module's register).

const hooks = `
  import { readFile } from "node:fs/promises";
  const isWasm = (url) => /\\.wasm(?:\\?module)?$/.test(url);
  export async function load(url, context, next) {
    if (!isWasm(url)) return next(url, context);
    const bytes = (await readFile(new URL(url.replace(/\\?.*$/, "")))).toString("base64");
    const source = "export default new WebAssembly.Module(Buffer.from('" + bytes + "', 'base64'));";
    return { format: "module", shortCircuit: true, source };
  }`;

export const wasmModules = `data:text/javascript,${encodeURIComponent(hooks)}`;
