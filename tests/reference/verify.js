// Comparing a quote with what a client says it charged (contract 10).
// Guarantees: violations come in the contract's order.
// Does not know: how the quote came about; it compares two plain objects.

/** `{ ok, violations, quote }` for a claim that was read and the quote of today. */
export function compareClaim(claim, quote) {
  const violations = claim.tokens.flatMap((claimed) => violationsOfToken(claimed, quote));
  const claimedIds = new Set(claim.tokens.map(({ id }) => id));
  for (const { id, outcome } of quote.tokens) {
    if (outcome === "applied" && !claimedIds.has(id)) {
      violations.push({ code: "TOKEN_NOT_IN_CLAIM", tokenId: id });
    }
  }
  const due = Number(claim.due);
  if (due !== quote.due) {
    violations.push({ code: "DUE_MISMATCH", claimed: due, expected: quote.due });
  }
  const isOtherPrint = claim.fingerprint !== null && claim.fingerprint !== quote.fingerprint;
  if (violations.length === 0 && isOtherPrint) violations.push({ code: "FINGERPRINT_MISMATCH" });
  return { ok: violations.length === 0, violations, quote };
}

function violationsOfToken(claimed, quote) {
  const tokenId = claimed.id;
  const result = quote.tokens.find(({ id }) => id === tokenId);
  if (result === undefined) return [{ code: "TOKEN_NOT_IN_REQUEST", tokenId }];
  const amountCovered = Number(claimed.amountCovered);
  if (result.outcome === "rejected" && amountCovered > 0) {
    return result.violations.map(({ code, ...details }) => ({ code, tokenId, ...details }));
  }
  const violations = [];
  if (amountCovered !== result.amountCovered) {
    const expected = result.amountCovered;
    violations.push({ code: "AMOUNT_MISMATCH", tokenId, claimed: amountCovered, expected });
  }
  if (claimed.unitsConsumed !== null && Number(claimed.unitsConsumed) !== result.unitsConsumed) {
    const [units, expected] = [Number(claimed.unitsConsumed), result.unitsConsumed];
    violations.push({ code: "UNITS_MISMATCH", tokenId, claimed: units, expected });
  }
  if (claimed.items !== null && !isSameItems(claimed.items, result)) {
    violations.push({ code: "ITEMS_MISMATCH", tokenId });
  }
  return violations;
}

/** Whether a claim names the units of each item that the quote consumes, in whatever order. */
function isSameItems(claimedItems, { allocations }) {
  const expected = new Map();
  for (const { itemId, units } of allocations) {
    if (itemId !== undefined) expected.set(itemId, (expected.get(itemId) ?? 0) + units);
  }
  const claimed = claimedItems.filter(({ units }) => units > 0n);
  return (
    claimed.length === expected.size &&
    claimed.every(({ id, units }) => expected.get(id) === Number(units))
  );
}
