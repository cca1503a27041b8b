// The entry of stored-value-engine/messages: a sentence for every violation, malformed request and
// fault of the engine, in nine languages (docs/messages.md).
//
// A customer is told what audience.js allows and never more; staff are told all, with figures. Needs
// no engine, and gives plain text: whoever puts it into a page escapes it as any other.

import { CUSTOMER, FAULTS } from "./messages/audience.js";
import { KINDS, fill } from "./messages/fill.js";
import { readerOf } from "./messages/locale.js";
import { LANGUAGES, textsOf } from "./messages/texts.js";

export const supportedLocales = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(LANGUAGES),
);

/**
 * What went wrong, in the reader's language.
 * @param {any} problem a violation of a quote or a verification, a StoredValueError, or the reason
 *   and path of a malformed request
 * @param {{ locale?: string, currency?: string, audience?: string, timeZone?: string, kind?: string }} [options]
 *   a violation needs the currency
 * @returns {string}
 * @throws {TypeError} where the problem or an option is none that has a text
 */
export function messageFor(problem, options) {
  const { locale, currency, audience = "customer", timeZone, kind } = options ?? {};
  if (audience !== "customer" && audience !== "staff") refuse(`no audience "${audience}"`);
  if (kind !== undefined && !KINDS.includes(kind)) refuse(`no kind of token "${kind}"`);
  const isStaff = audience === "staff";
  const reader = readerOf(locale);
  const texts = textsOf(reader.language);
  const code = problem?.code ?? (problem?.reason === undefined ? undefined : "INVALID_REQUEST");

  if (FAULTS.includes(code)) {
    const staffText = faultText(code, problem, texts);
    return isStaff ? staffText : texts.customer.failed;
  }
  if (typeof code !== "string" || !Object.hasOwn(CUSTOMER, code)) {
    refuse(`no text for the code "${String(code)}"`);
  }
  if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) {
    refuse("a violation needs a currency, three capitals");
  }
  const key = keyOf(problem, isStaff, kind);
  const text = [texts.codes[key], texts[audience][key]].filter(Boolean).join(" ");
  const { tokenId } = problem;
  const prefix = isStaff && typeof tokenId === "string" ? tokenId + texts.words.colon : "";
  return prefix + fill(text, problem, { ...reader, words: texts.words, currency, timeZone, kind });
}

/**
 * The key of a violation's text: for staff its code, for a customer what audience.js says.
 * @param {any} violation
 * @param {boolean} isStaff
 * @param {string | undefined} kind
 */
function keyOf({ code, expiresAt }, isStaff, kind) {
  // Only the status says that it expired.
  if (code === "TOKEN_EXPIRED" && expiresAt === undefined) return "expired";
  if (isStaff) return code;
  // Whether the figure is an amount or a count is not known: staff read it in units, no customer does.
  if (code === "BELOW_MIN_REDEMPTION" && kind === undefined) return "belowMinimum";
  return CUSTOMER[code] || code;
}

/**
 * What staff are told of a fault: with its name, and a malformed request's place.
 * @param {string} code
 * @param {any} problem
 * @param {import("./messages/texts.js").Texts} texts
 */
function faultText(code, { reason, path }, { words, reasons }) {
  if (code !== "INVALID_REQUEST") return `${words.fault} (${code})`;
  if (typeof reason !== "string" || !Object.hasOwn(reasons, reason)) {
    refuse(`no text for the reason "${String(reason)}"`);
  }
  if (typeof path !== "string") refuse("a malformed request needs its path");
  return `${reasons[reason]} (${reason}, ${path || words.document})`;
}

/**
 * @param {string} what
 * @returns {never}
 */
function refuse(what) {
  throw new TypeError(`messageFor: ${what}`);
}
