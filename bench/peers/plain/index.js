// A plain JavaScript engine for the same contract, as a good storefront developer would write it: ordinary
// numbers, plain objects, Maps and Sets. It is what the engine is measured against.
//
// Right wherever no product passes 2^53 (tests/js/peers.test.js runs it over the corpus). It leaves
// out what such a shop would not write: the optimal strategy, which it prices in order, and the
// fingerprint, for which ordinary numbers have no multiplication. Both make it quicker, not slower.

import { applyTokens, settleTax } from "./apply.js";
import * as f from "./fields.js";
import { byRate, priceCart } from "./pricing.js";
import { readClaim, readRequest } from "./read.js";
import { sumOf } from "./values.js";

export { Malformed } from "./fields.js";

const OF_DOCUMENT = new Set(["request", "claim"]);

export function quote(value) {
  const request = readRequest(value);
  return quoteOf(request, priceCart(request));
}

export function verify(value) {
  f.checkObject(value);
  if (f.isMissing(value.request)) f.fail("MISSING_FIELD", "request");
  const { request, lines } = f.within("request", () => {
    const read = readRequest(value.request);
    return { request: read, lines: priceCart(read) };
  });
  if (f.isMissing(value.claim)) f.fail("MISSING_FIELD", "claim");
  const claim = f.within("claim", () => readClaim(value.claim));
  f.checkUnknown(value, OF_DOCUMENT);
  return compare(claim, quoteOf(request, lines));
}

function quoteOf(request, lines) {
  const { cart } = request;
  const results = applyTokens(request, lines);
  settleTax(results, lines, cart.taxRounding);
  const total = sumOf(lines, "total");
  const covered = sumOf(lines, "covered");
  return {
    currency: cart.currency,
    subtotal: sumOf(lines, "subtotal"),
    discount: sumOf(lines, "discount"),
    tax: sumOf(lines, "tax"),
    total,
    covered,
    due: total - covered,
    forfeited: sumOf(results, "forfeited"),
    lines: lines.map(lineQuoteOf),
    tokens: results.map(tokenResultOf),
    vat: vatByRate(lines),
  };
}

function lineQuoteOf(priced) {
  const { line, subtotal, discount, tax, total, covered, rateBp, taxable, vat, prepaid } = priced;
  return {
    id: line.id,
    quantity: line.quantity,
    subtotal,
    discount,
    tax,
    total,
    covered,
    due: total - covered,
    vat: { rateBp, taxable, net: taxable - vat, vat, prepaid },
  };
}

function vatByRate(lines) {
  const summaries = [];
  for (const [rateBp, group] of byRate(lines.filter((line) => !line.sellsMultiPurpose))) {
    const taxable = sumOf(group, "taxable");
    const vat = sumOf(group, "vat");
    const prepaid = sumOf(group, "prepaid");
    summaries.push({ rateBp, taxable, net: taxable - vat, vat, prepaid });
  }
  return summaries.sort((a, b) => a.rateBp - b.rateBp);
}

function tokenResultOf(result) {
  const { token, outcome, amountCovered, forfeited, consideration } = result;
  return {
    id: token.id,
    kind: token.type.kind,
    outcome,
    amountCovered,
    forfeited,
    consideration,
    unitsCovered: result.unitsCovered,
    unitsConsumed: result.unitsConsumed,
    remaining: remainingOf(result),
    allocations: result.allocations.map(({ line, item, units, amount }) =>
      item === null
        ? { lineId: line.line.id, units, amount }
        : { lineId: line.line.id, itemId: item.id, units, amount },
    ),
    violations: result.violations,
  };
}

function remainingOf({ token, amountCovered, unitsConsumed, parts }) {
  const { type, left } = token;
  if (type.kind === "giftCard") return { balance: left - amountCovered };
  if (type.kind === "punchcard") return { punches: left - unitsConsumed };
  if (type.kind === "entryPass")
    return { entries: left === Infinity ? null : left - unitsConsumed };
  const items = token.items.map(({ id, quantityLeft }) => ({ id, quantityLeft }));
  for (const { itemIndex } of parts) items[itemIndex].quantityLeft -= 1;
  return { items };
}

function compare(claim, quoted) {
  const byId = new Map(quoted.tokens.map((token) => [token.id, token]));
  const violations = claim.tokens.flatMap((claimed) => differences(claimed, byId.get(claimed.id)));
  const claimedIds = new Set(claim.tokens.map(({ id }) => id));
  for (const { id, outcome } of quoted.tokens) {
    if (outcome === "applied" && !claimedIds.has(id)) {
      violations.push({ code: "TOKEN_NOT_IN_CLAIM", tokenId: id });
    }
  }
  if (claim.due !== quoted.due) {
    violations.push({ code: "DUE_MISMATCH", claimed: claim.due, expected: quoted.due });
  }
  return { ok: violations.length === 0, violations, quote: quoted };
}

function differences(claimed, result) {
  const { id: tokenId, amountCovered, unitsConsumed, items } = claimed;
  if (result === undefined) return [{ code: "TOKEN_NOT_IN_REQUEST", tokenId }];
  if (result.outcome === "rejected" && amountCovered > 0) {
    return result.violations.map(({ code, ...details }) => ({ code, tokenId, ...details }));
  }
  const found = [];
  if (amountCovered !== result.amountCovered) {
    const expected = result.amountCovered;
    found.push({ code: "AMOUNT_MISMATCH", tokenId, claimed: amountCovered, expected });
  }
  if (unitsConsumed !== null && unitsConsumed !== result.unitsConsumed) {
    const expected = result.unitsConsumed;
    found.push({ code: "UNITS_MISMATCH", tokenId, claimed: unitsConsumed, expected });
  }
  if (items !== null && !isSameItems(items, result)) {
    found.push({ code: "ITEMS_MISMATCH", tokenId });
  }
  return found;
}

function isSameItems(claimedItems, { allocations }) {
  const expected = new Map();
  for (const { itemId, units } of allocations) {
    if (itemId !== undefined) expected.set(itemId, (expected.get(itemId) ?? 0) + units);
  }
  const claimed = claimedItems.filter(({ units }) => units > 0);
  return (
    claimed.length === expected.size && claimed.every(({ id, units }) => expected.get(id) === units)
  );
}
