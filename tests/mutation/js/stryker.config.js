// Stryker over js/, for `npm run mutate -- js`.
//
// Not changed: the sentences of js/messages/ by language, which are data (the tests ask that each
// exists, is whole and reads as it does in English), and the text of string literals anywhere: most are
// messages for people, and names of members and codes are all checked by the compiler (types/) and the
// cases, so that a changed one says nothing of the tests.

const LANGUAGES = "{da,de,en,es,fr,it,nb,nl,sv}";

export default {
  mutate: ["js/**/*.js", `!js/messages/${LANGUAGES}.js`],
  mutator: { excludedMutations: ["StringLiteral", "Regex"] },
  plugins: [new URL("runner.js", import.meta.url).href],
  testRunner: "in-process",
  coverageAnalysis: "perTest",
  // Modules that were loaded anew stay in memory.
  maxTestRunnerReuse: 150,
  concurrency: 2,
  timeoutMS: 10_000,
  timeoutFactor: 1,
  tempDirName: "build/mutate/js",
  cleanTempDir: "always",
  // Copied into the sandbox is what the tests read.
  ignorePatterns: ["build", "!build/sve", "tests/consumers", "tests/hosts", "tests/fuzz/corpus"],
  reporters: ["lines"],
  allowEmpty: false,
  checkers: [],
  disableTypeChecks: false,
};
