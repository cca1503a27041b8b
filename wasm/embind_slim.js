// Leaves out of the glue what Embind brings for types that never cross this boundary: wide strings,
// memory views, JavaScript values and 64-bit integers (about 1 kB of it with gzip). A bound function
// that uses one of them all the same fails at its first call with an UnboundTypeError.

const registerNothing = {};
for (const kind of ["std_wstring", "memory_view", "emval", "bigint"]) {
  registerNothing[`_embind_register_${kind}`] = function () {};
  registerNothing[`_embind_register_${kind}__deps`] = [];
}
mergeInto(LibraryManager.library, registerNothing);
