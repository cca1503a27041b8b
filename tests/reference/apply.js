// Applying the tokens of a request in order (contract 6): turns, stacking, and what each outcome leaves behind.
// Guarantees: a rejected or unused token changes nothing; the results come in request order.
// Does not know: how one kind chooses what to cover (cover.js), or tax.
import { checkToken } from "./checks.js";
import { coverByKind, hasCandidates } from "./cover.js";
import { sum } from "./values.js";

/**
 * What became of each token: `{ token, index, outcome, violations, allocations, amountCovered, forfeited, unitsCovered,
 * unitsConsumed, valueConsumed, honoured }`. An allocation is `{ line, item, units, amount }`, item only for an
 * itemGiftCard. Marks the units and the `covered` of the lines.
 */
export function applyTokens(request, lines) {
  const results = request.tokens.map((token, index) => {
    const { violations, eligible } = checkToken(token, request, lines);
    return { token, index, eligible, violations, outcome: "unused", ...NOTHING };
  });
  for (const result of results) if (result.violations.length > 0) result.outcome = "rejected";

  const applied = [];
  for (const result of turns(results.filter(({ outcome }) => outcome !== "rejected"))) {
    takeTurn(result, applied, request.options);
    if (result.outcome === "applied") applied.push(result);
  }
  return results;
}

const NOTHING = {
  allocations: [],
  amountCovered: 0n,
  forfeited: 0n,
  unitsCovered: 0n,
  unitsConsumed: 0n,
};

/** Unit tokens before gift cards; but an exclusive gift card that stands first has the first turn. */
function turns(results) {
  const isGiftCard = ({ token }) => token.type.kind === "giftCard";
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

  const coverage = coverByKind[token.type.kind](token, eligible, options);
  if (coverage.violation) {
    result.violations = [coverage.violation];
    result.outcome = "rejected";
    return;
  }
  result.outcome = "applied";
  for (const { line, unit, amount } of coverage.parts) {
    if (unit) unit.isCovered = true;
    line.covered += amount;
  }
  Object.assign(result, {
    allocations: allocationsOf(token, coverage.parts),
    parts: coverage.parts,
    amountCovered: sum(coverage.parts.map(({ amount }) => amount)),
    forfeited: coverage.forfeited ?? 0n,
    unitsCovered: token.type.kind === "giftCard" ? 0n : BigInt(coverage.parts.length),
    unitsConsumed: coverage.unitsConsumed ?? 0n,
  });
}

function stackingViolations({ type }, applied, { maxTokens }) {
  const violations = [];
  const conflict = applied.find((other) => type.exclusive || other.token.type.exclusive);
  if (conflict) violations.push({ code: "NOT_COMBINABLE", with: conflict.token.id });
  const ofType = applied.filter((other) => other.token.type === type).length;
  if (type.maxPerOrder !== null && BigInt(ofType) >= type.maxPerOrder) {
    violations.push({ code: "TOO_MANY_OF_TYPE", limit: type.maxPerOrder });
  }
  if (maxTokens !== null && BigInt(applied.length) >= maxTokens) {
    violations.push({ code: "TOO_MANY_TOKENS", limit: maxTokens });
  }
  return violations;
}

/** The parts put together by line and, for an itemGiftCard, by item: lines in cart order, items in their own. */
export function allocationsOf(token, parts) {
  const byPlace = new Map();
  for (const { line, item, unit, amount } of parts) {
    const itemIndex = item ? token.items.indexOf(item) : -1;
    const place = `${line.index}/${itemIndex}`;
    const allocation = byPlace.get(place) ?? { line, item, itemIndex, units: 0n, amount: 0n };
    allocation.units += unit ? 1n : 0n;
    allocation.amount += amount;
    byPlace.set(place, allocation);
  }
  return [...byPlace.values()].sort(
    (a, b) => a.line.index - b.line.index || a.itemIndex - b.itemIndex,
  );
}
