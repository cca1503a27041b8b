// Embind's side in the glue, for just what is bound: functions without arguments that give text.
//
// Embind's own knows every type there is, and turns one into another; that is half the glue and a third
// of its start. Here a type needs no name, since all functions have one; the compiled side stays
// Embind's. A std::string arrives as Embind lays it out: its length, its bytes, on the heap, for the
// receiver to free.

const slim = {
  $takeText__deps: ["free"],
  $takeText: function (address) {
    const length = HEAPU32[address >> 2];
    const text = new TextDecoder().decode(HEAPU8.subarray(address + 4, address + 4 + length));
    _free(address);
    return text;
  },
  _embind_register_function__deps: ["$takeText", "$getWasmTableEntry"],
  _embind_register_function: function (name, parts, types, signature, invoker, bound) {
    const end = HEAPU8.indexOf(0, name);
    Module[new TextDecoder().decode(HEAPU8.subarray(name, end))] = () =>
      takeText(getWasmTableEntry(invoker)(bound));
  },
};
for (const type of [
  ...["void", "bool", "integer", "bigint", "float"],
  ...["std_string", "std_wstring", "memory_view", "emval"],
]) {
  slim[`_embind_register_${type}`] = function () {};
  slim[`_embind_register_${type}__deps`] = [];
}
mergeInto(LibraryManager.library, slim);
