// An amount as a reader writes it: the currency's symbol, its place and the separators are Intl's.
//
// How many minor units there are to one is ISO 4217's, as the contract has it (contract 1), and not
// Intl's, which in some hosts leaves out decimals that are out of use: 100 HUF would be shown for 1.
// No floating point takes part.

/** Currencies whose minor unit is not a hundredth, by the number of decimals. As the command line. */
const DECIMALS = {
  0:
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF " +
    "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

/** @param {string} currency */
export function decimalsOf(currency) {
  for (const [decimals, currencies] of Object.entries(DECIMALS)) {
    if (currencies.includes(currency)) return Number(decimals);
  }
  return 2;
}

/**
 * @param {number} amount minor units, not negative
 * @param {string} currency
 * @param {string} locale
 * @returns {string}
 */
export function money(amount, currency, locale) {
  const decimals = decimalsOf(currency);
  const unit = 10n ** BigInt(decimals);
  const whole = BigInt(amount) / unit;
  // Intl writes the whole; its zeros behind the point make room for the minor units. Text with
  // decimals would do for formatting, but older hosts read it as a double.
  const fraction = new Intl.NumberFormat(locale, {
    minimumIntegerDigits: decimals || 1,
    useGrouping: false,
  }).format(BigInt(amount) % unit);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
    .formatToParts(whole)
    .map((part) => (part.type === "fraction" ? fraction : part.value))
    .join("");
}
