// One instance of core.wasm or in-order.wasm, and what its boundary gives (wasm/embind.cpp): plain functions on numbers,
// and those that Embind registers when the module starts.
//
// Embind's own JavaScript knows every type there is, and turns one into another. What is bound here are
// functions without arguments that give a text's address, so a type needs no name.

import { VERSION } from "../dist/core-info.js";

/**
 * @typedef {object} Instance
 * @property {WebAssembly.Memory} memory
 * @property {() => string} version
 * @property {(words: number) => number} sve_request addresses are in bytes
 * @property {(words: number) => number} sve_quote
 * @property {(words: number) => number} sve_verify
 * @property {() => void} [sve_in_order_only] in-order.wasm has it: there is no search in it
 */

/**
 * @param {WebAssembly.Module} module
 * @returns {Instance} a new one, checked to be of this package's core
 */
export function instantiate(module) {
  /** @type {any} */
  const found = {};
  // Whatever else Embind registers is a type.
  const env = new Proxy(found, {
    get: (_, name) =>
      name === "_embind_register_function" ? register : /^_embind/.test(String(name)) && (() => {}),
  });
  const { exports } = new WebAssembly.Instance(module, { env });
  Object.assign(found, exports);

  /** @param {number} address of a text that ends in a NUL */
  function textAt(address) {
    const bytes = new Uint8Array(found.memory.buffer, address);
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
  }

  /**
   * @param {number} name @param {number} _parts @param {number} _types @param {number} _signature
   * @param {number} invoker that the function is called by
   * @param {number} bound
   */
  function register(name, _parts, _types, _signature, invoker, bound) {
    found[textAt(name)] = () => textAt(found.__indirect_function_table.get(invoker)(bound));
  }

  if (!exports.sve_verify) throw new Error("the module is not core.wasm");
  found._initialize();
  const version = found.version();
  if (version !== VERSION) {
    throw new Error(`the module is of version ${version}, the package of version ${VERSION}`);
  }
  return found;
}
