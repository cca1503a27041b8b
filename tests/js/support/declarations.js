// types/index.d.ts as data, read with the TypeScript compiler: the members of every exported
// interface, the words of every vocabulary, the codes of every union. Guarantees that what is
// inherited is there too. It knows nothing of the contract.

import { fileURLToPath } from "node:url";
import ts from "typescript";

/**
 * @typedef {object} Declared
 * @property {boolean} optional
 * @property {string[]} values the string literals that it may be, or that its elements may be
 * @property {Map<string, Declared>} [members] of an object written in place, or of a list of such
 */

const file = fileURLToPath(new URL("../../../types/index.d.ts", import.meta.url));
const program = ts.createProgram([file], { lib: ["lib.es2022.d.ts"], types: [], strict: true });
const checker = program.getTypeChecker();
const source = program.getSourceFile(file);
const module = source && checker.getSymbolAtLocation(source);
if (!module) throw new Error("types/index.d.ts is no module");

const exported = checker.getExportsOfModule(module);

/** @param {number} flag @returns {string[]} names of what is exported and is of a kind */
function names(flag) {
  return exported.filter((symbol) => symbol.flags & flag).map((symbol) => symbol.name);
}

/** The names of the values that the package exports. */
export const values = names(ts.SymbolFlags.Value);

/** The names of the interfaces that the package exports. */
export const interfaces = names(ts.SymbolFlags.Interface);

/** @param {string} name @returns {ts.Type} */
function typeOf(name) {
  const symbol = exported.find((candidate) => candidate.name === name);
  if (symbol === undefined) throw new Error(`types/index.d.ts exports no ${name}`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** @param {ts.Type} type @returns {ts.Type[]} what it may be, absent and null aside */
function alternatives(type) {
  const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  return (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & nothing));
}

/** @param {ts.Type} type @returns {ts.Type[]} the same, or of a list what its elements may be */
function parts(type) {
  return alternatives(type).flatMap((part) => {
    const element =
      checker.isArrayType(part) && checker.getIndexTypeOfType(part, ts.IndexKind.Number);
    return element ? parts(element) : [part];
  });
}

/** @param {ts.Type} type @returns {Map<string, Declared>} */
function membersOfType(type) {
  const members = new Map();
  for (const property of checker.getPropertiesOfType(type)) {
    const propertyType = checker.getTypeOfSymbol(property);
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    // `member?: never` tells the kinds of a union apart: the object has no such member.
    const forbidden = propertyType.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never);
    if (optional && forbidden) continue;
    const inner = parts(propertyType);
    const inPlace = inner.find(
      (part) => part.symbol?.name === "__type" && part.getProperties().length > 0,
    );
    members.set(property.name, {
      optional,
      values: inner.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])),
      ...(inPlace ? { members: membersOfType(inPlace) } : {}),
    });
  }
  return members;
}

/** @param {string} name of an exported interface @returns {Map<string, Declared>} */
export function membersOf(name) {
  return membersOfType(typeOf(name));
}

/**
 * @param {string} name of an exported type @returns {string[]} the string literals that it may be
 */
export function literalsOf(name) {
  return parts(typeOf(name)).flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}

/** @param {string} name of a union of objects with a `code` @returns {string[]} their codes */
export function codesOf(name) {
  return alternatives(typeOf(name)).map((part) => {
    const code = part.getProperty("code");
    const type = code && checker.getTypeOfSymbol(code);
    if (!type?.isStringLiteral()) throw new Error(`${name} has a member without a code`);
    return type.value;
  });
}
