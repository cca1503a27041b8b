// What ESLint looks for, in everything that is JavaScript here. How it looks is prettier's business.

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["build/", "dist/", "**/dist/", "tests/consumers/work/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      eqeqeq: "error",
      "no-constructor-return": "error",
      "no-control-regex": "off",
      "no-else-return": "error",
      "no-eval": "error",
      "no-extend-native": "error",
      "no-implicit-coercion": ["error", { boolean: false }],
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-return-assign": "error",
      "no-self-compare": "error",
      "no-throw-literal": "error",
      "no-unmodified-loop-condition": "error",
      "no-unused-expressions": "error",
      "no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "no-useless-rename": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-promise-reject-errors": "error",
      "require-atomic-updates": "error",
    },
  },
  {
    // What is shipped runs on every host: only what all of them have, and no word on the console.
    files: ["js/**"],
    languageOptions: { globals: { ...globals["shared-node-browser"], WebAssembly: "readonly" } },
    rules: {
      "no-console": "error",
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
];
