// The texts of every language, by key.
//
// A language is a plain list in the order of these keys: nine times the names of all codes would weigh
// as much as a language. tests/js/messages.test.js holds lists and keys together.

import { CUSTOMER } from "./audience.js";
import { da } from "./da.js";
import { de } from "./de.js";
import { en } from "./en.js";
import { es } from "./es.js";
import { fr } from "./fr.js";
import { it } from "./it.js";
import { nb } from "./nb.js";
import { nl } from "./nl.js";
import { sv } from "./sv.js";

/** @type {Readonly<Record<string, readonly string[]>>} */
export const LANGUAGES = { en, da, sv, nb, de, nl, fr, es, it };

/**
 * By group. `codes` has what staff read of every code, and customers where audience.js says so;
 * `customer` and `staff` what only one of them reads, after the text of the code where a code is the
 * key; `reasons` those of malformed requests, for staff.
 */
const keys = () => ({
  words: "colon document fault card guest entry punch item unit".split(" "),
  codes: [...Object.keys(CUSTOMER), "expired"],
  customer: "unusable uncovered changed failed anotherCard belowMinimum DUE_MISMATCH".split(" "),
  staff: ["PARTIAL_REDEMPTION_NOT_ALLOWED", "BELOW_MIN_REDEMPTION"],
  reasons: (
    "NOT_JSON DUPLICATE_KEY MISSING_FIELD UNKNOWN_FIELD WRONG_TYPE NOT_AN_INTEGER OUT_OF_RANGE " +
    "INVALID_VALUE TOO_MANY EMPTY_LIST DUPLICATE_ID UNKNOWN_REFERENCE NOT_ALLOWED INCONSISTENT " +
    "AMOUNT_OVERFLOW"
  ).split(" "),
});

/** @typedef {Record<"words" | "codes" | "customer" | "staff" | "reasons", Record<string, string>>} Texts */

/**
 * @param {string} language
 * @returns {Texts} by group and key
 */
export function textsOf(language) {
  let place = 0;
  const groups = Object.entries(keys()).map(([group, names]) => [
    group,
    Object.fromEntries(names.map((name) => [name, LANGUAGES[language][place++]])),
  ]);
  return Object.fromEntries(groups);
}
