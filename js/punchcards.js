// What a booking submission wants to know of a quote: which punchcards gave how much.

/**
 * The punchcards that the quote applies, in request order.
 * @param {{ tokens: readonly any[] }} quote
 * @returns {{ tokenId: string, punches: number, amountCoveredCents: number }[]} punches used, and the
 *   amount that they cover in minor units
 */
export function appliedPunchcards(quote) {
  return quote.tokens
    .filter((token) => token.kind === "punchcard" && token.outcome === "applied")
    .map((token) => ({
      tokenId: token.id,
      punches: token.unitsConsumed,
      amountCoveredCents: token.amountCovered,
    }));
}
