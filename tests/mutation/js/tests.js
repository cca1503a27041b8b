// The tests that judge a changed js/: those of the API that run in one process, without those that take
// longer than they tell.

export const TESTS = [
  "tests/js/api.test.js",
  "tests/js/errors.test.js",
  "tests/js/bad-objects.test.js",
  "tests/mutation/corpus.test.js",
  "tests/js/messages.test.js",
  "tests/js/bad-engine.test.js",
  "tests/js/batch.test.js",
  "tests/js/boundary.test.js",
  "tests/js/json-text.test.js",
  "tests/js/entries.test.js",
  "tests/js/in-order.test.js",
  "tests/js/optimal-limits.test.js",
  "tests/js/bad-instance.test.js",
  "tests/js/bad-input.test.js",
  "tests/js/buffer.test.js",
];

/** Files whose tests ask what a first load does: for each change they get modules that nobody has used. */
export const FRESH = [
  "tests/js/api.test.js",
  "tests/js/entries.test.js",
  "tests/js/in-order.test.js",
];

/** Tests that weigh the sources, which here hold every mutant, and those that repeat what others ask once. */
export const LEFT_OUT = [
  /^all languages together are small enough for a page$/,
  /^a hundred thousand quotes: memory does not grow$/,
  /^no word is lost wherever it grows$/,
  /^every valid request of the corpus, each twice, in one batch$/,
  /^the corpus$/,
  /^spelt in many ways, and broken$/,
  /^of all shapes$/,
  /: where it ends, at whatever place, quotes and verifications fail by name$/,
  /^the native command without memory ends by a signal, and answers nothing$/,
  /^memory that runs out is a typed error, and the next call is right$/,
  /^no figure depends on time zone or language$/,
];
