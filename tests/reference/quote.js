// The quote (contract 9): the figures of the other sections, put in the contract's words and order.
// Guarantees: plain objects and lists of numbers and strings, ready for JSON.stringify.
// Does not know: how any figure came about.
import { readFileSync } from "node:fs";
import { applyTokens } from "./apply.js";
import { applyOptimally } from "./optimal.js";
import { fingerprintOf } from "./fingerprint.js";
import { settleTax, vatByRate } from "./tax.js";
import { sum } from "./values.js";

const packageFile = new URL("../../package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, "utf8"));
const ENGINE = { name: "stored-value-engine", version, contract: 1 };

/** The quote of a request that was read and whose lines were priced. */
export function quoteOf(request, lines) {
  const { cart } = request;
  const { results, optimality } = apply(request, lines);
  settleTax(results, lines, cart.taxRounding);

  const lineQuotes = lines.map(lineQuoteOf);
  const sumOf = (name) => sum(lineQuotes.map((line) => line[name]));
  return withNumbers({
    currency: cart.currency,
    subtotal: sumOf("subtotal"),
    discount: sumOf("discount"),
    tax: sumOf("tax"),
    total: sumOf("total"),
    covered: sumOf("covered"),
    due: sumOf("due"),
    forfeited: sum(results.map(({ forfeited }) => forfeited)),
    lines: lineQuotes,
    tokens: results.map(tokenResultOf),
    vat: vatByRate(lines).map(vatOf),
    ...(optimality ? { optimality } : {}),
    fingerprint: fingerprintOf(cart.currency, lines, results),
    engine: ENGINE,
  });
}

function apply(request, lines) {
  return request.options.strategy === "optimal"
    ? applyOptimally(request, lines)
    : { results: applyTokens(request, lines) };
}

function lineQuoteOf(line) {
  const { subtotal, discount, tax, total, covered } = line;
  const { id, quantity } = line.line;
  const due = total - covered;
  return { id, quantity, subtotal, discount, tax, total, covered, due, vat: vatOf(line) };
}

function vatOf({ rateBp, taxable, vat, prepaid }) {
  return { rateBp, taxable, net: taxable - vat, vat, prepaid };
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
    allocations: result.allocations.map(({ line, item, units, amount }) => ({
      lineId: line.line.id,
      ...(item ? { itemId: item.id } : {}),
      units,
      amount,
    })),
    violations: result.violations,
  };
}

function remainingOf({ token, amountCovered, unitsConsumed, allocations }) {
  switch (token.type.kind) {
    case "giftCard":
      return { balance: token.balance - amountCovered };
    case "punchcard":
      return { punches: token.punches - unitsConsumed };
    case "entryPass":
      return { entries: token.entries === null ? null : token.entries - unitsConsumed };
    default:
      return {
        items: token.items.map((item) => {
          const used = allocations.filter((allocation) => allocation.item === item);
          return { id: item.id, quantityLeft: item.quantityLeft - sum(used.map((u) => u.units)) };
        }),
      };
  }
}

/** The same value with every BigInt as a number. None can be past 2^53 - 1: that is checked, not trusted. */
function withNumbers(value) {
  if (typeof value === "bigint") {
    const number = Number(value);
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${value} in a quote`);
    return number;
  }
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== "object" || value === null) return value;
  const numbers = {};
  for (const name of Object.keys(value)) numbers[name] = withNumbers(value[name]);
  return numbers;
}
