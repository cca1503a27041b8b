// Which of the languages a reader gets, and in which locale his figures are written.
//
// A locale that nobody knows is no error: it is read in English.

import { LANGUAGES } from "./texts.js";

/** Norwegian without a written form, and the form that is not among the texts. @type {Record<string, string>} */
const NORWEGIAN = { no: "nb", nn: "nb" };

/**
 * @param {unknown} requested a BCP 47 tag; also written with underscores
 * @returns {{ language: string, locale: string }} the language of the texts, and the locale of money,
 *   dates and counts: the requested one where Intl knows it
 */
export function readerOf(requested) {
  let tag;
  try {
    tag = new Intl.Locale(String(requested ?? "en").replaceAll("_", "-"));
  } catch {
    return { language: "en", locale: "en" };
  }
  const wanted = NORWEGIAN[tag.language] ?? tag.language;
  const language = Object.hasOwn(LANGUAGES, wanted) ? wanted : "en";
  const [known] = Intl.NumberFormat.supportedLocalesOf(tag.toString());
  return { language, locale: known ?? language };
}
