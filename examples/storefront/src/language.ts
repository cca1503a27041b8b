// Which language the page is in, and how that language fills words, counts, money and times in.
//
// Figures follow the reader's own region where the browser names one of the chosen language. The
// words of one language are loaded when it is chosen.

import type { Texts } from "./texts/en.ts";

const loaders = {
  en: () => import("./texts/en.ts"),
  da: () => import("./texts/da.ts"),
  sv: () => import("./texts/sv.ts"),
  nb: () => import("./texts/nb.ts"),
  de: () => import("./texts/de.ts"),
  nl: () => import("./texts/nl.ts"),
  fr: () => import("./texts/fr.ts"),
  es: () => import("./texts/es.ts"),
  it: () => import("./texts/it.ts"),
};

export type Language = keyof typeof loaders;
export type Plural = { one: string; other: string };

/** Each language by its own name. */
export const languageNames: Record<Language, string> = {
  en: "English",
  da: "Dansk",
  sv: "Svenska",
  nb: "Norsk bokmål",
  de: "Deutsch",
  nl: "Nederlands",
  fr: "Français",
  es: "Español",
  it: "Italiano",
};

const NORWEGIAN: Record<string, Language> = { no: "nb", nn: "nb" };

function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split("-")[0] ?? "";
  const language = NORWEGIAN[primary] ?? primary;
  return Object.hasOwn(loaders, language) ? (language as Language) : undefined;
}

/** The first of the reader's languages that the shop speaks. */
export function preferredLanguage(tags: readonly string[] = navigator.languages): Language {
  return tags.map(languageOf).find((language) => language !== undefined) ?? "en";
}

export interface Speech {
  language: Language;
  locale: string;
  texts: Texts;
  fill(text: string, values: Record<string, string | number>): string;
  count(plural: Plural, n: number): string;
  percent(basisPoints: number): string;
  duration(minutes: number): string;
  money(amount: number, currency: string, options?: { short?: boolean }): string;
  day(instant: number, timeZone: string): string;
  time(instant: number, timeZone: string): string;
}

export async function speak(language: Language): Promise<Speech> {
  const { texts } = await loaders[language]();
  const locale = navigator.languages.find((tag) => languageOf(tag) === language) ?? language;
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const unit = (name: "hour" | "minute", n: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" }).format(n);

  const fill: Speech["fill"] = (text, values) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

  return {
    language,
    locale,
    texts,
    fill,
    count: (plural, n) =>
      fill(plurals.select(n) === "one" ? plural.one : plural.other, { n: numbers.format(n) }),
    percent: (basisPoints) => percents.format(basisPoints / 10_000),
    duration: (minutes) =>
      minutes % 60 === 0 ? unit("hour", minutes / 60) : unit("minute", minutes),
    money(amount, currency, { short = false } = {}) {
      const format = new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        ...(short && amount % 100 === 0 ? { maximumFractionDigits: 0 } : {}),
      });
      // The shop's amounts are kronor of two decimals, far below where a double loses one.
      return format.format(amount / 100);
    },
    day: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        timeZone,
        weekday: "short",
        day: "numeric",
        month: "short",
      }).format(instant),
    time: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, hour: "numeric", minute: "2-digit" }).format(
        instant,
      ),
  };
}
