// The VAT that falls due with the order (contract 8): what is paid for stored value counts, a voucher's face does not.
// Guarantees: the considerations of one token's redemptions add up to the price that was paid for it.
// Does not know: why a token covers what it covers.
import { byRate } from "./pricing.js";
import { apportion, compare, least, round, sum, vatIn } from "./values.js";

/** The part of the price paid for a token that what it covers consumes. */
export function considerationOf({ token, parts = [], amountCovered, unitsConsumed }) {
  const left = valueLeft(token);
  if (token.sale === null || left === null) {
    if (token.type.kind !== "itemGiftCard") return amountCovered;
    return sum(parts.map(({ item, amount }) => least(item.quotedPrice, amount)));
  }
  const { faceValue, pricePaid } = token.sale;
  const before = faceValue - left;
  const after = before + valueConsumed(token, parts, amountCovered, unitsConsumed);
  return round(pricePaid * after, faceValue) - round(pricePaid * before, faceValue);
}

/** What is left of a token in the measure of its face value; null for an unlimited pass. */
function valueLeft(token) {
  switch (token.type.kind) {
    case "giftCard":
      return token.balance;
    case "itemGiftCard":
      return sum(token.items.map((item) => item.quotedPrice * item.quantityLeft));
    case "punchcard":
      return token.punches;
    default:
      return token.entries;
  }
}

function valueConsumed(token, parts, amountCovered, unitsConsumed) {
  switch (token.type.kind) {
    case "giftCard":
      return amountCovered;
    case "itemGiftCard":
      return sum(parts.map(({ item }) => item.quotedPrice));
    default:
      return unitsConsumed;
  }
}

/** Writes `consideration` on the results and `taxable`, `prepaid` and `vat` on the lines. */
export function settleTax(results, lines, taxRounding) {
  for (const line of lines) {
    line.taxable = line.total - line.covered;
    line.prepaid = 0n;
  }
  for (const result of results) {
    result.consideration = considerationOf(result);
    layOnLines(result);
  }
  for (const line of lines) if (line.sellsMultiPurpose) line.taxable = 0n;
  if (taxRounding === "line") {
    for (const line of lines) line.vat = vatIn(line.taxable, line.rateBp);
    return;
  }
  for (const group of byRate(lines)) {
    const taxables = group.map((line) => line.taxable);
    const shares = apportion(vatIn(sum(taxables), group[0].rateBp), taxables);
    group.forEach((line, i) => (line.vat = shares[i]));
  }
}

function layOnLines({ token, allocations, consideration }) {
  const amounts = allocations.map(({ amount }) => amount);
  const shares = apportion(consideration, amounts);
  allocations.forEach(({ line, amount }, i) => {
    if (token.type.vat.treatment === "multiPurpose") line.taxable += shares[i];
    else line.prepaid += amount;
  });
}

/** The sums of each rate, ascending, without the lines that sell multi-purpose stored value. */
export function vatByRate(lines) {
  return byRate(lines.filter((line) => !line.sellsMultiPurpose))
    .map((group) => ({
      rateBp: group[0].rateBp,
      taxable: sum(group.map((line) => line.taxable)),
      vat: sum(group.map((line) => line.vat)),
      prepaid: sum(group.map((line) => line.prepaid)),
    }))
    .sort((a, b) => compare(a.rateBp, b.rateBp));
}
