// The messages: every code and reason has its text in every language, for customers and for staff; a
// customer's text depends on nothing that docs/messages.md does not allow; figures are exact and
// written as the reader's locale writes them. Codes are the core's own table, read as it stands.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { minify } from "terser";
import { StoredValueError, invalidRequest } from "../../js/errors.js";
import { messageFor, supportedLocales } from "../../js/messages.js";
import { CUSTOMER } from "../../js/messages/audience.js";
import { decimalsOf } from "../../js/messages/money.js";
import { LANGUAGES, textsOf } from "../../js/messages/texts.js";

const read = (/** @type {string} */ path) =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** @typedef {{ name: string, isOptional: boolean, isText: boolean }} Detail */

const codesDef = read("src/model/codes.def");
/** Details by code, as the core has them. @type {Map<string, Detail[]>} */
const violations = new Map(
  [...codesDef.matchAll(/^SVE_VIOLATION\((\w+), "\d+", \w+, "(.*)"\)$/gm)].map(
    ([, code, details]) => [
      code,
      [...details.matchAll(/\\"(\w+)([?$@]*)\\"/g)].map(([, name, marks]) => ({
        name,
        isOptional: marks.includes("?"),
        isText: /[$@]/.test(marks),
      })),
    ],
  ),
);
const reasons = [...codesDef.matchAll(/^SVE_REASON\((\w+)\)$/gm)].map(([, reason]) => reason);
const detailsOf = (/** @type {string} */ code) => violations.get(code) ?? [];

/** The decisions of docs/messages.md. @type {Map<string, { reads: string, told: string[] }>} */
const decisions = new Map(
  [...read("docs/messages.md").matchAll(/^\| `([A-Z_]+)` \| (.*?) \| (.*?) ?\| .+ \|$/gm)].map(
    ([, code, reads, told]) => [
      code,
      { reads, told: [...told.matchAll(/`(\w+)\??`/g)].map(([, name]) => name) },
    ],
  ),
);

const AUDIENCES = ["customer", "staff"];
const KINDS = ["giftCard", "itemGiftCard", "punchcard", "entryPass"];
const FAULTS = ["ENGINE_DISPOSED", "ENGINE_TRAPPED", "ENGINE_LOAD_FAILED", "OPTIMAL_NOT_LOADED"];
const OPTIONS = { currency: "EUR", timeZone: "UTC" };
const DAY = 86_400_000;

/**
 * A violation with details that are told apart in any text: no two have digits in common.
 * @param {string} code
 * @param {boolean} [isBare] without what is optional
 * @param {number} [shift] for other details of the same code
 * @returns {any}
 */
function sample(code, isBare = false, shift = 0) {
  /** @type {Record<string, unknown>} */
  const violation = { code };
  detailsOf(code).forEach(({ name, isOptional, isText }, place) => {
    if (isOptional && isBare) return;
    if (isText) violation[name] = ["QAA", "ZBB", "QCC", "ZDD"][place + 2 * shift];
    else if (name === "expiresAt" || name === "validFrom") violation[name] = (19_733 + shift) * DAY;
    else violation[name] = [81_111, 92_222, 73_333, 64_444][place + 2 * shift];
  });
  return violation;
}

/**
 * Every locale, audience and kind, the unknown one too.
 * @param {(options: any, title: string) => void} check
 */
function everyReader(check) {
  for (const locale of supportedLocales) {
    for (const audience of AUDIENCES) {
      for (const kind of [undefined, ...KINDS]) {
        check({ ...OPTIONS, locale, audience, kind }, `${locale} ${audience} ${kind}`);
      }
    }
  }
}

const digitsOf = (/** @type {string} */ text) => text.replace(/\D/g, "");

test("the core's table is read", () => {
  assert.equal(violations.size, codesDef.match(/^SVE_VIOLATION\([A-Z]/gm)?.length);
  assert.equal(reasons.length, codesDef.match(/^SVE_REASON\([A-Z]/gm)?.length);
  assert.ok(violations.size >= 33 && reasons.length >= 15);
  assert.deepEqual(detailsOf("CURRENCY_MISMATCH"), [
    { name: "expected", isOptional: false, isText: true },
    { name: "actual", isOptional: false, isText: true },
  ]);
});

test("the codes, the decisions and the reasons are the core's, in its order", () => {
  assert.deepEqual(Object.keys(CUSTOMER), [...violations.keys()]);
  assert.deepEqual([...decisions.keys()], [...violations.keys()]);
  assert.deepEqual(Object.keys(textsOf("en").reasons), reasons);
});

test("every language has every text, at its place", () => {
  assert.deepEqual([...supportedLocales], "en da sv nb de nl fr es it".split(" "));
  const groups = Object.entries(textsOf("en"));
  const keys = groups.flatMap(([group, texts]) => [group, ...Object.keys(texts)]);
  for (const language of supportedLocales) {
    const source = read(`js/messages/${language}.js`);
    const list = source.slice(source.indexOf("["));
    const written = [...list.matchAll(/^ {2}(?:\/\/ (\w+)$|\/\* (\w+) \*\/ ")/gm)];
    assert.deepEqual(
      written.map(([, group, key]) => group ?? key),
      keys,
      language,
    );
    assert.equal(LANGUAGES[language].length, keys.length - groups.length, language);
    for (const text of LANGUAGES[language]) assert.equal(typeof text, "string");
  }
});

test("no text is the English one, and blanks are the same in all languages", () => {
  const blanks = (/** @type {string} */ text) => (text.match(/\{.*?\}/g) ?? []).sort();
  const english = LANGUAGES.en;
  assert.equal(new Set(Object.values(textsOf("en").reasons)).size, reasons.length);
  for (const language of supportedLocales.filter((each) => each !== "en")) {
    LANGUAGES[language].forEach((text, place) => {
      assert.deepEqual(blanks(text), blanks(english[place]), `${language}: ${text}`);
      if (/[a-z]/.test(text)) assert.notEqual(text, english[place], language);
    });
  }
});

test("every violation has a whole sentence for everybody", () => {
  for (const code of violations.keys()) {
    for (const isBare of [false, true]) {
      everyReader((options, title) => {
        const text = messageFor(sample(code, isBare), options);
        assert.match(text, /^\p{Lu}.*[^.]\.$/u, `${title} ${code}`);
        assert.doesNotMatch(
          text,
          /[{}|]|undefined|\bnull\b|NaN|object|\s{2}|\.\./,
          `${title} ${code}`,
        );
      });
    }
  }
});

test("staff read every detail, and the token's id", () => {
  for (const code of violations.keys()) {
    const violation = sample(code);
    everyReader((options, title) => {
      if (options.audience === "customer") return;
      const text = messageFor(violation, options);
      for (const { name, isText } of detailsOf(code)) {
        const told = violation[name];
        const isDate = told > 1e9;
        const seen = isText ? text : digitsOf(text);
        assert.ok(seen.includes(isDate ? "2024" : `${told}`), `${title} ${code} ${name}: ${text}`);
      }
      const colon = options.locale === "fr" ? "\u00a0: " : ": ";
      assert.equal(messageFor({ ...violation, tokenId: "x-9" }, options), `x-9${colon}${text}`);
    });
  }
});

test("a customer's text depends on what may be told, and on nothing else", () => {
  for (const [code, { told }] of decisions) {
    const violation = { ...sample(code), tokenId: "somebody-1" };
    const other = { ...sample(code, false, 1), tokenId: "somebody-2" };
    for (const { name } of detailsOf(code)) assert.notEqual(violation[name], other[name]);
    everyReader((options, title) => {
      if (options.audience === "staff") return;
      const text = messageFor(violation, options);
      const { audience, ...defaults } = options;
      assert.equal(audience, "customer");
      assert.equal(messageFor(violation, defaults), text, "the default audience is the customer");
      assert.doesNotMatch(text, /somebody|[A-Z]_[A-Z]/, title);
      const hidden = { ...other };
      for (const name of told) hidden[name] = violation[name];
      assert.equal(messageFor(hidden, options), text, `${title} ${code}`);
      // An amount that may be a count is told where the kind is known.
      if (code === "BELOW_MIN_REDEMPTION" && options.kind === undefined) {
        assert.equal(digitsOf(text), "", title);
        return;
      }
      for (const name of told) {
        const changed = { ...violation, [name]: other[name] };
        assert.notEqual(messageFor(changed, options), text, `${title} ${code} ${name}`);
      }
      if (told.length === 0) assert.equal(digitsOf(text), "", `${title} ${code}`);
    });
  }
});

test("codes that are decided alike are told alike, and the others by a text of their own", () => {
  everyReader((options, title) => {
    if (options.audience === "staff") return;
    const { customer } = textsOf(options.locale);
    const own = new Set();
    for (const [code, { reads }] of decisions) {
      const text = messageFor(sample(code), options);
      if (reads === "its own text") own.add(text);
      else assert.equal(text, customer[reads.replaceAll("*", "")], `${title} ${code}`);
    }
    for (const shared of ["unusable", "uncovered", "changed", "failed"]) own.add(customer[shared]);
    const alone = [...decisions.values()].filter(({ reads }) => reads === "its own text");
    assert.equal(own.size, alone.length + 4, title);
  });
});

test("nothing that follows from state, value or holder is told apart", () => {
  const secret =
    "TOKEN_NOT_ACTIVE TOKEN_SUSPENDED TOKEN_VOIDED TOKEN_DEPLETED HOLDER_MISMATCH VALUE_ON_HOLD " +
    "INSUFFICIENT_UNITS TOKEN_NOT_IN_REQUEST";
  everyReader((options, title) => {
    const texts = new Set(secret.split(" ").map((code) => messageFor(sample(code), options)));
    assert.equal(texts.size, options.audience === "customer" ? 1 : 8, title);
  });
});

test("an expiry that only the status tells is told without a date", () => {
  for (const locale of supportedLocales) {
    for (const audience of AUDIENCES) {
      const text = messageFor({ code: "TOKEN_EXPIRED" }, { ...OPTIONS, locale, audience });
      assert.equal(digitsOf(text), "");
      assert.notEqual(text, messageFor(sample("TOKEN_EXPIRED"), { ...OPTIONS, locale, audience }));
    }
  }
});

test("a malformed request: one neutral sentence for customers, reason and path for staff", () => {
  for (const locale of supportedLocales) {
    const customers = new Set();
    const { reasons: sentences, words } = textsOf(locale);
    for (const reason of reasons) {
      for (const path of ["", "/cart/lines/3/id"]) {
        const error = { reason, path };
        customers.add(messageFor(error, { locale }));
        const expected = `${sentences[reason]} (${reason}, ${path === "" ? words.document : path})`;
        assert.equal(messageFor(error, { locale, audience: "staff" }), expected);
        const answer = { code: "INVALID_REQUEST", ...error };
        assert.equal(messageFor(answer, { locale, audience: "staff" }), expected);
      }
    }
    assert.equal(customers.size, 1);
    assert.doesNotMatch([...customers].join(), /[_/]|\d/);
  }
});

test("a StoredValueError, of each code", () => {
  const malformed = invalidRequest("OUT_OF_RANGE", "/now");
  assert.equal(
    messageFor(malformed, { locale: "sv", audience: "staff" }),
    "Talet ligger utanför det tillåtna intervallet. (OUT_OF_RANGE, /now)",
  );
  for (const locale of supportedLocales) {
    const neutral = messageFor(malformed, { locale });
    for (const code of FAULTS) {
      const fault = new StoredValueError(/** @type {any} */ (code), "secret cause");
      assert.equal(messageFor(fault, { locale }), neutral);
      const text = messageFor(fault, { locale, audience: "staff" });
      assert.match(text, new RegExp(`^\\p{Lu}.*\\. \\(${code}\\)$`, "u"));
      assert.doesNotMatch(text, /secret/);
    }
  }
});

test("none are many in English, and one in French", () => {
  const none = { code: "BELOW_MIN_REDEMPTION", required: 2, possible: 0 };
  const pass = { ...OPTIONS, audience: "staff", kind: "entryPass" };
  assert.match(messageFor(none, { ...pass, locale: "en" }), /2 items .* 0 items\.$/);
  assert.match(messageFor(none, { ...pass, locale: "fr" }), /2 articles .* 0 article\.$/);
});

test("every noun is said in both its forms, in every language", () => {
  const nouns = {
    en: "card|cards guest|guests entry|entries punch|punches item|items unit|units",
    da: "kort|kort gæst|gæster besøg|besøg klip|klip vare|varer enhed|enheder",
    sv: "kort|kort gäst|gäster besök|besök klipp|klipp vara|varor enhet|enheter",
    nb: "kort|kort gjest|gjester besøk|besøk klipp|klipp vare|varer enhet|enheter",
    de: "Karte|Karten Gast|Gäste Eintritt|Eintritte Entwertung|Entwertungen Artikel|Artikel Einheit|Einheiten",
    nl: "kaart|kaarten gast|gasten bezoek|bezoeken knip|knippen artikel|artikelen eenheid|eenheden",
    fr: "carte|cartes personne|personnes entrée|entrées poinçon|poinçons article|articles unité|unités",
    es: "tarjeta|tarjetas persona|personas acceso|accesos uso|usos artículo|artículos unidad|unidades",
    it: "carta|carte persona|persone ingresso|ingressi utilizzo|utilizzi articolo|articoli unità|unità",
  };
  const uses = [
    { noun: 0, code: "TOO_MANY_OF_TYPE", name: "limit", kind: undefined },
    { noun: 0, code: "TOO_MANY_TOKENS", name: "limit", kind: undefined },
    { noun: 1, code: "SESSION_LIMIT_REACHED", name: "limit", kind: undefined },
    { noun: 2, code: "DAY_LIMIT_REACHED", name: "limit", kind: undefined },
    { noun: 2, code: "VALUE_ON_HOLD", name: "held", kind: "entryPass" },
    { noun: 3, code: "VALUE_ON_HOLD", name: "held", kind: "punchcard" },
    { noun: 5, code: "VALUE_ON_HOLD", name: "held", kind: undefined },
    { noun: 3, code: "INSUFFICIENT_UNITS", name: "required", kind: "punchcard" },
    { noun: 4, code: "PARTIAL_REDEMPTION_NOT_ALLOWED", name: "available", kind: "itemGiftCard" },
    { noun: 4, code: "UNITS_MISMATCH", name: "expected", kind: "itemGiftCard" },
    { noun: 3, code: "UNITS_MISMATCH", name: "expected", kind: "punchcard" },
    { noun: 2, code: "UNITS_MISMATCH", name: "expected", kind: "entryPass" },
    { noun: 5, code: "UNITS_MISMATCH", name: "expected", kind: "giftCard" },
  ];
  for (const [locale, list] of Object.entries(nouns)) {
    for (const { noun, code, name, kind } of uses) {
      const [one, other] = list.split(" ")[noun].split("|");
      for (const count of [1, 7]) {
        const text = messageFor(
          { ...sample(code), [name]: count },
          { ...OPTIONS, locale, audience: "staff", kind },
        );
        const figure = new RegExp(`(?<!\\S)${count} ${count === 1 ? one : other}(?!\\p{L})`, "u");
        assert.match(text, figure, `${locale} ${code} ${kind}`);
      }
    }
  }
});

test("what is counted depends on the kind of the token", () => {
  const say = (/** @type {any} */ violation, /** @type {any} */ kind) =>
    messageFor(violation, { currency: "DKK", locale: "en", audience: "staff", kind });
  const held = { code: "VALUE_ON_HOLD", held: 2500 };
  assert.match(say(held, "giftCard"), /: DKK\u00a025\.00\.$/);
  assert.match(say(held, "punchcard"), /: 2,500 punches\.$/);
  assert.match(say(held, "entryPass"), /: 2,500 entries\.$/);
  assert.match(say(held, undefined), /: 2,500 units\.$/);
  const below = { code: "BELOW_MIN_REDEMPTION", required: 5000, possible: 100 };
  assert.match(say(below, "giftCard"), /DKK\u00a050\.00 .* DKK\u00a01\.00\.$/);
  assert.match(say(below, "punchcard"), /5,000 items .* 100 items\.$/);
  assert.match(say(below, undefined), /5,000 units .* 100 units\.$/);
});

test("money, to the last minor unit, as the locale writes it", () => {
  const amounts = [0, 1, 5, 99, 100, 101, 1005, 123456, 900719925474099, 2 ** 53 - 1];
  const decimals = { JPY: 0, KWD: 3, EUR: 2, DKK: 2, HUF: 2, CLF: 4 };
  const locales = [...supportedLocales, "en-GB", "de-CH", "da-DK", "fr-CH", "es-MX", "hi-IN"];
  for (const [currency, places] of Object.entries(decimals)) {
    for (const locale of locales) {
      const format = new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      });
      for (const amount of amounts) {
        const digits = String(amount).padStart(places + 1, "0");
        const whole = digits.slice(0, digits.length - places);
        const decimal = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
        // Node's Intl takes decimal text as exactly as it stands; not every host's does.
        const figure = format.format(/** @type {any} */ (decimal));
        const violation = { code: "MIN_ORDER_NOT_MET", required: amount, actual: amount };
        const text = messageFor(violation, { locale, currency });
        assert.equal(text.split(figure).length, 3, `${currency} ${locale} ${figure}: ${text}`);
      }
    }
  }
  const due = { code: "DUE_MISMATCH", claimed: 2 ** 53 - 1, expected: 1005 };
  const say = (/** @type {string} */ locale, /** @type {string} */ currency) =>
    messageFor(due, { locale, currency })
      .split(". ")[0]
      .replaceAll(/[\u00a0\u202f]/g, " ");
  assert.equal(
    say("en", "KWD"),
    "The amount to pay is now KWD 1.005 instead of KWD 9,007,199,254,740.991",
  );
  assert.equal(
    say("en", "JPY"),
    "The amount to pay is now ¥1,005 instead of ¥9,007,199,254,740,991",
  );
  assert.equal(say("de", "EUR"), "Zu zahlen sind jetzt 10,05 € statt 90.071.992.547.409,91 €");
  assert.equal(
    say("fr", "EUR"),
    "Le montant à payer est désormais de 10,05 € au lieu de 90 071 992 547 409,91 €",
  );
});

test("the decimals of a currency are those of the command line", () => {
  const source = read("src/cli/format.cpp");
  const table = source.slice(source.indexOf("kDecimals[] = {"), source.indexOf("\n};"));
  const decimals = new Map(
    [...table.matchAll(/\{"([A-Z]{3})", (\d)\}/g)].map(([, code, n]) => [code, Number(n)]),
  );
  assert.ok(decimals.size > 30);
  for (const code of new Set([...decimals.keys(), ...Intl.supportedValuesOf("currency")])) {
    assert.equal(decimalsOf(code), decimals.get(code) ?? 2, code);
  }
});

test("a figure that ends in a point ends the sentence too", () => {
  const violation = { code: "MIN_ORDER_NOT_MET", required: 20000, actual: 10050 };
  assert.equal(
    messageFor(violation, { locale: "da-DK", currency: "DKK" }).replaceAll("\u00a0", " "),
    "De varer, som dette kort gælder for, skal koste mindst 200,00 kr. i alt. De koster 100,50 kr.",
  );
});

test("dates in the reader's locale, and in the zone that is asked for", () => {
  const instant = Date.UTC(2026, 0, 31, 23, 30);
  const violation = { code: "TOKEN_EXPIRED", expiresAt: instant };
  for (const locale of [...supportedLocales, "en-GB", "de-AT", "nn-NO"]) {
    for (const timeZone of ["UTC", "Europe/Copenhagen", "America/Los_Angeles", undefined]) {
      const format = new Intl.DateTimeFormat(locale, {
        dateStyle: "long",
        timeStyle: "short",
        timeZone,
      });
      const text = messageFor(violation, { locale, currency: "EUR", timeZone });
      const figure = format.format(instant);
      const expected = locale === "fr" ? figure.replace(/^1 /, "1er ") : figure;
      assert.ok(text.includes(expected), `${locale} ${timeZone}: ${text}`);
    }
  }
  const paris = { locale: "fr", currency: "EUR", timeZone: "Europe/Paris" };
  assert.match(messageFor(violation, paris), /^Cette carte a expiré le 1er février 2026 /);
  const copenhagen = { locale: "da", currency: "DKK", timeZone: "Europe/Copenhagen" };
  assert.equal(
    messageFor(violation, copenhagen),
    "Dette kort udløb den 1. februar 2026 kl. 00.30.",
  );
});

test("the language of a locale, and its figures", () => {
  const say = (/** @type {any} */ locale) =>
    messageFor({ code: "TOO_MANY_TOKENS", limit: 12_000 }, { currency: "EUR", locale });
  const inLanguage = (/** @type {any} */ tag, /** @type {string} */ language, figure = tag) => {
    const count = new Intl.NumberFormat(figure).format(12_000);
    const [, noun] = textsOf(language).words.card.split("|");
    const expected = textsOf(language).codes.TOO_MANY_TOKENS.replace(
      "{limit:card}",
      `${count} ${noun}`,
    );
    assert.equal(say(tag), expected, String(tag));
  };
  for (const language of supportedLocales) inLanguage(language, language);
  inLanguage("da-DK", "da");
  inLanguage("da_DK", "da", "da-DK");
  inLanguage("DE-ch", "de");
  inLanguage("en-IN", "en");
  inLanguage("sv-Latn-FI", "sv");
  inLanguage("no", "nb");
  inLanguage("no-NO", "nb");
  inLanguage("nn", "nb");
  inLanguage("nn-NO", "nb");
  inLanguage("pl-PL", "en");
  inLanguage("hi-IN", "en");
  inLanguage("xx-YY", "en", "en");
  for (const none of [
    undefined,
    null,
    "",
    "x",
    "german",
    "da-",
    "e n",
    "__proto__",
    "constructor",
  ]) {
    inLanguage(none, "en", "en");
  }
  assert.ok(Object.isFrozen(supportedLocales));
});

test("the host's own language and time zone are no part of it", () => {
  const script = `
    import { messageFor } from ${JSON.stringify(new URL("../../js/messages.js", import.meta.url))};
    const say = (violation, locale) =>
      messageFor(violation, { locale, currency: "EUR", timeZone: "UTC" });
    console.log(say({ code: "DUE_MISMATCH", claimed: 123456, expected: 0 }, "xx-YY"));
    console.log(say({ code: "TOKEN_EXPIRED", expiresAt: 0 }, "da"));`;
  const run = (/** @type {string} */ language, /** @type {string} */ zone) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: language, TZ: zone },
    });
  const expected =
    "The amount to pay is now €0.00 instead of €1,234.56. Please check the order again before paying.\n" +
    "Dette kort udløb den 1. januar 1970 kl. 00.00.\n";
  assert.equal(run("de_DE.UTF-8", "Asia/Tokyo"), expected);
  assert.equal(run("C", "UTC"), expected);
});

test("what has no text is a TypeError", () => {
  const refused = (
    /** @type {any} */ problem,
    /** @type {any} */ options,
    /** @type {RegExp} */ why,
  ) =>
    assert.throws(
      () => messageFor(problem, options),
      (/** @type {any} */ error) => error instanceof TypeError && why.test(error.message),
    );
  for (const audience of AUDIENCES) {
    const options = { ...OPTIONS, audience };
    for (const code of [
      "CARD_DECLINED",
      "",
      "unusable",
      "NOT_JSON",
      "__proto__",
      "toString",
      7,
      null,
      ["TOKEN_VOIDED"],
    ]) {
      refused({ code }, options, /^messageFor: no text for the code/);
    }
    for (const nothing of [undefined, null, "TOKEN_VOIDED", 1, {}, []]) {
      refused(nothing, options, /^messageFor: no text for the code/);
    }
    for (const reason of ["TOKEN_VOIDED", "", "__proto__", "toString", 7, ["NOT_JSON"]]) {
      refused({ reason, path: "" }, options, /^messageFor: no text for the reason/);
    }
    refused({ code: "INVALID_REQUEST" }, options, /^messageFor: no text for the reason/);
    refused({ reason: "NOT_JSON" }, options, /path/);
    for (const currency of [undefined, "", "eur", "EURO", 978, ["EUR"]]) {
      refused({ code: "TOKEN_VOIDED" }, { ...options, currency }, /currency/);
    }
    refused({ code: "TOKEN_VOIDED" }, { ...options, kind: "voucher" }, /kind of token "voucher"/);
  }
  refused({ code: "TOKEN_VOIDED" }, undefined, /currency/);
  refused({ code: "TOKEN_VOIDED" }, { ...OPTIONS, audience: "Staff" }, /no audience "Staff"/);
});

test("a violation without its details, or with others, is a TypeError", () => {
  for (const [code, details] of violations) {
    for (const { name, isOptional, isText } of details) {
      const wrong = isText ? [undefined, null, 5] : [null, "5", 1.5, -1, NaN, 2 ** 53, {}];
      if (!isOptional && !isText) wrong.push(undefined);
      for (const value of wrong) {
        const violation = { ...sample(code), [name]: value };
        assert.throws(
          () => messageFor(violation, { ...OPTIONS, audience: "staff", kind: "giftCard" }),
          { name: "TypeError", message: `messageFor: ${code} without its detail "${name}"` },
        );
      }
    }
  }
});

test("the examples of the document say what they say", async () => {
  const [, block] = /```js\n([^]*?)```/.exec(read("docs/messages.md")) ?? [];
  const examples = [...block.matchAll(/^(messageFor\(.*\));\n\/\/ → (.*)$/gm)];
  assert.equal(examples.length, block.match(/^messageFor/gm)?.length);
  const constants = block.match(/^const .*$/gm)?.join("\n");
  for (const [, call, text] of examples) {
    const script = `export const say = (messageFor) => {\n${constants}\nreturn ${call};\n};`;
    const { say } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
    assert.equal(say(messageFor), text);
  }
});

test("all languages together are small enough for a page", async () => {
  const files = readdirSync(new URL("../../js/messages", import.meta.url));
  const paths = ["js/messages.js", ...files.map((file) => `js/messages/${file}`)];
  assert.equal(files.length, supportedLocales.length + 5);
  // As a bundler puts modules together: one scope, without what they import and export.
  const scope = paths
    .map((path) => read(path).replaceAll(/^import [^]*?;$|^export (?=const|function)/gm, ""))
    .join("\n");
  const { code } = await minify(`${scope}\nexport { messageFor, supportedLocales };`, {
    module: true,
  });
  const size = gzipSync(code ?? "", { level: 9 }).length;
  assert.ok(size > 8_000 && size <= 12_000, `${size} bytes`);
});
