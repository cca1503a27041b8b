// Turns, stacking and what they leave behind (contract 6), and the VAT that then falls due (contract 8).

import { checkToken } from "./checks.js";
import { coverByKind, hasCandidates } from "./cover.js";
import { byRate } from "./pricing.js";
import { apportion, round, sumOf, vatIn } from "./values.js";

export function applyTokens(request, lines) {
  const results = request.tokens.map((token) => {
    const { violations, eligible, available } = checkToken(token, request, lines);
    return {
      token,
      eligible,
      available,
      violations,
      outcome: violations.length > 0 ? "rejected" : "unused",
      parts: [],
      allocations: [],
      amountCovered: 0,
      forfeited: 0,
      consideration: 0,
      unitsCovered: 0,
      unitsConsumed: 0,
    };
  });
  const applied = [];
  for (const result of turns(results.filter(({ outcome }) => outcome === "unused"))) {
    takeTurn(result, applied, request.options);
    if (result.outcome === "applied") applied.push(result);
  }
  return results;
}

const isGiftCard = ({ token }) => token.type.kind === "giftCard";

function turns(results) {
  const inTurn = [...results.filter((one) => !isGiftCard(one)), ...results.filter(isGiftCard)];
  const [first] = results;
  if (first === undefined || !isGiftCard(first) || !first.token.type.exclusive) return inTurn;
  return [first, ...inTurn.filter((one) => one !== first)];
}

function takeTurn(result, applied, options) {
  const { token, eligible } = result;
  if (!hasCandidates(token, eligible)) return;
  result.violations = stackingViolations(token, applied, options);
  if (result.violations.length > 0) {
    result.outcome = "rejected";
    return;
  }
  const coverage = coverByKind[token.type.kind](token, eligible, result.available, options);
  if (coverage.violation) {
    result.violations = [coverage.violation];
    result.outcome = "rejected";
    return;
  }
  result.outcome = "applied";
  result.parts = coverage.parts;
  for (const { line, unit, amount } of coverage.parts) {
    if (unit !== null) unit.isCovered = true;
    line.covered += amount;
    result.amountCovered += amount;
  }
  result.allocations = allocationsOf(coverage.parts);
  result.forfeited = coverage.forfeited;
  result.unitsCovered = isGiftCard(result) ? 0 : coverage.parts.length;
  result.unitsConsumed = coverage.unitsConsumed;
}

function stackingViolations({ type }, applied, { maxTokens }) {
  const violations = [];
  const conflict = applied.find((other) => type.exclusive || other.token.type.exclusive);
  if (conflict) violations.push({ code: "NOT_COMBINABLE", with: conflict.token.id });
  if (type.maxPerOrder !== null) {
    const ofType = applied.filter((other) => other.token.type === type).length;
    if (ofType >= type.maxPerOrder) {
      violations.push({ code: "TOO_MANY_OF_TYPE", limit: type.maxPerOrder });
    }
  }
  if (maxTokens !== null && applied.length >= maxTokens) {
    violations.push({ code: "TOO_MANY_TOKENS", limit: maxTokens });
  }
  return violations;
}

/** The parts by line, and by item within it. */
function allocationsOf(parts) {
  const byPlace = new Map();
  for (const { line, unit, item, itemIndex, amount } of parts) {
    const place = line.index * 101 + itemIndex + 1;
    let allocation = byPlace.get(place);
    if (allocation === undefined) {
      allocation = { place, line, item, units: 0, amount: 0 };
      byPlace.set(place, allocation);
    }
    if (unit !== null) allocation.units += 1;
    allocation.amount += amount;
  }
  return [...byPlace.values()].sort((a, b) => a.place - b.place);
}

function considerationOf({ token, parts, amountCovered, unitsConsumed }) {
  const { sale, items, type } = token;
  if (sale === null || token.value === null) {
    if (items === null) return amountCovered;
    return parts.reduce((sum, { item, amount }) => sum + Math.min(item.quotedPrice, amount), 0);
  }
  const { faceValue, pricePaid } = sale;
  const before = faceValue - token.value;
  let consumed = type.kind === "giftCard" ? amountCovered : unitsConsumed;
  if (items !== null) consumed = parts.reduce((sum, { item }) => sum + item.quotedPrice, 0);
  return round(pricePaid * (before + consumed), faceValue) - round(pricePaid * before, faceValue);
}

/** Writes `consideration` on the results and `taxable`, `prepaid` and `vat` on the lines. */
export function settleTax(results, lines, taxRounding) {
  for (const line of lines) line.taxable = line.total - line.covered;
  for (const result of results) {
    result.consideration = considerationOf(result);
    layOnLines(result);
  }
  for (const line of lines) if (line.sellsMultiPurpose) line.taxable = 0;
  if (taxRounding === "line") {
    for (const line of lines) line.vat = vatIn(line.taxable, line.rateBp);
    return;
  }
  for (const [rateBp, group] of byRate(lines)) {
    const taxables = group.map((line) => line.taxable);
    const shares = apportion(vatIn(sumOf(group, "taxable"), rateBp), taxables);
    group.forEach((line, i) => (line.vat = shares[i]));
  }
}

function layOnLines({ token, allocations, consideration }) {
  if (allocations.length === 0) return;
  if (token.type.vat.treatment !== "multiPurpose") {
    for (const { line, amount } of allocations) line.prepaid += amount;
    return;
  }
  const amounts = allocations.map(({ amount }) => amount);
  const shares = apportion(consideration, amounts);
  allocations.forEach(({ line }, i) => (line.taxable += shares[i]));
}
