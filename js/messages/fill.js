// Fills the blanks of a text with the details of a violation.
//
// A blank is {detail} or {detail:form}. Forms are money, date, a noun of the language, which is said
// with its count, or a measure, whose form depends on the kind of the token. A detail that is not
// there, or not what its form needs, is an error: no text ever says "undefined".

import { money } from "./money.js";

/**
 * @typedef {object} Context
 * @property {string} language of the text
 * @property {string} locale of the figures
 * @property {string} currency
 * @property {string | undefined} timeZone the host's own when it is undefined
 * @property {string | undefined} kind of the token
 * @property {Record<string, string>} words of the language, nouns as "singular|plural"
 */

/**
 * What a detail counts, by the kind of the token: what is covered, what is left, what is used up.
 * Where the kind is not known it is said in units, which for a gift card's money are minor ones.
 * @type {Record<string, Record<string, string>>}
 */
const MEASURES = {
  value: { giftCard: "money", itemGiftCard: "item", punchcard: "item", entryPass: "item" },
  left: { giftCard: "money", itemGiftCard: "item", punchcard: "punch", entryPass: "entry" },
  used: { giftCard: "unit", itemGiftCard: "item", punchcard: "punch", entryPass: "entry" },
};

export const KINDS = /* @__PURE__ */ Object.keys(MEASURES.value);

/**
 * @param {string} text
 * @param {any} violation
 * @param {Context} context
 */
export function fill(text, violation, context) {
  // "kr." ends in a point of its own, which serves as the sentence's too.
  return text.replace(/\{(\w+)(?::(\w+))?\}(\.?)/g, (_, name, form, point) => {
    const figure = figureOf(violation, name, form, context);
    return figure.endsWith(".") ? figure : figure + point;
  });
}

/**
 * @param {any} violation
 * @param {string} name
 * @param {string | undefined} form
 * @param {Context} context
 */
function figureOf(violation, name, form, context) {
  const value = violation[name];
  const isRight =
    form === undefined ? typeof value === "string" : Number.isSafeInteger(value) && value >= 0;
  if (!isRight) throw new TypeError(`messageFor: ${violation.code} without its detail "${name}"`);
  if (form === undefined) return value;
  const { locale, currency, kind } = context;
  const measure = MEASURES[form];
  const unit = measure === undefined ? form : kind === undefined ? "unit" : measure[kind];
  if (unit === "money") return money(value, currency, locale);
  if (unit === "date") return date(value, context);
  return counted(value, unit, context);
}

/**
 * @param {number} instant
 * @param {Context} context
 */
function date(instant, { language, locale, timeZone }) {
  const style = { dateStyle: "long", timeStyle: "short", timeZone };
  const text = new Intl.DateTimeFormat(locale, /** @type {any} */ (style)).format(instant);
  // The first of a month, which many expiries are, is "le 1er" in a sentence; Intl does not know it.
  return language === "fr" ? text.replace(/^1(?=\s)/, "1er") : text;
}

/**
 * "2 guests". Which form of the noun goes with a count is the language's, however it is written.
 * @param {number} count
 * @param {string} noun
 * @param {Context} context
 */
function counted(count, noun, { language, locale, words }) {
  const [one, other] = words[noun].split("|");
  const form = new Intl.PluralRules(language).select(count) === "one" ? one : other;
  return `${new Intl.NumberFormat(locale).format(count)} ${form}`;
}
