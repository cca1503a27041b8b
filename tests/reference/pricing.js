// Pricing the cart (contract 3), with the sums that must not pass 2^53 - 1 (contract 12).
// Guarantees: lines come in request order; Σ unit amounts of a line = its total = subtotal - discount + tax.
// Does not know: whether a token may cover a unit. Of the tokens it only adds up what was paid for them.
import { InvalidRequest } from "./fields.js";
import { apportion, least, MAX_AMOUNT, MAX_RATE, round, sum, vatOn } from "./values.js";

/**
 * The priced lines of a request: `{ line, index, rateBp, sellsMultiPurpose, subtotal, current, discount, tax, total,
 * units, covered }`, where units are `{ line, amount, isCovered }`. `path` is the request's own.
 */
export function priceCart(request, path = "") {
  const { cart } = request;
  const lines = cart.lines.map((line, index) => openLine(line, index));

  lines.forEach((line) => bound(line.subtotal, `${path}/cart/lines/${line.index}`));
  bound(sum(lines.map((line) => line.subtotal)), `${path}/cart/lines`);

  for (const discount of cart.discounts) takeOff(discount, lines);
  for (const line of lines) line.discount = line.subtotal - line.current;

  if (!cart.pricesIncludeTax) addTax(cart.taxRounding, lines);
  for (const line of lines) line.total = line.current + line.tax;

  lines.forEach((line) => bound(line.total, `${path}/cart/lines/${line.index}`));
  const total = sum(lines.map((line) => line.total));
  bound(total, `${path}/cart/lines`);
  bound(total + sum(request.tokens.map(pricePaidOf)), `${path}/tokens`);
  bound(total + sum(request.tokens.map(quotedValueOf)), `${path}/tokens`);

  for (const line of lines) line.units = unitsOf(line);
  return lines;
}

function bound(figure, path) {
  if (figure > MAX_AMOUNT) throw new InvalidRequest("AMOUNT_OVERFLOW", path);
}

function openLine(line, index) {
  const subtotal = line.unitPrice * line.quantity;
  return {
    line,
    index,
    rateBp: rateOf(line),
    sellsMultiPurpose: line.sells?.vat.treatment === "multiPurpose",
    subtotal,
    current: subtotal,
    tax: 0n,
    covered: 0n,
  };
}

/** The rate that counts: a line that sells stored value has that of what it sells. */
function rateOf(line) {
  if (line.sells === null) return line.taxRateBp;
  return line.sells.vat.treatment === "singlePurpose" ? line.sells.vat.rateBp : 0n;
}

function takeOff(discount, lines) {
  const targets = lines.filter((line) => isTarget(discount, line));
  if (discount.type === "percentage") {
    for (const line of targets) line.current -= round(line.current * discount.value, MAX_RATE);
    return;
  }
  const currents = targets.map((line) => line.current);
  const shares = apportion(least(discount.value, sum(currents)), currents);
  targets.forEach((line, i) => (line.current -= shares[i]));
}

function isTarget(discount, { line }) {
  if (discount.lineIds === null) return line.kind === "ticket" || line.kind === "addon";
  return discount.lineIds.includes(line.id);
}

function addTax(taxRounding, lines) {
  if (taxRounding === "line") {
    for (const line of lines) line.tax = vatOn(line.current, line.rateBp);
    return;
  }
  for (const group of byRate(lines)) {
    const bases = group.map((line) => line.current);
    const shares = apportion(vatOn(sum(bases), group[0].rateBp), bases);
    group.forEach((line, i) => (line.tax = shares[i]));
  }
}

/** The lines of each rate, in request order; the rates in the order of their first lines. */
export function byRate(lines) {
  const groups = new Map();
  for (const line of lines) {
    if (!groups.has(line.rateBp)) groups.set(line.rateBp, []);
    groups.get(line.rateBp).push(line);
  }
  return [...groups.values()];
}

/** The units of a line: its total spread evenly, the first ones a minor unit more. */
function unitsOf(line) {
  const { quantity } = line.line;
  const longer = line.total % quantity;
  return Array.from({ length: Number(quantity) }, (_, i) => ({
    line,
    amount: line.total / quantity + (BigInt(i) < longer ? 1n : 0n),
    isCovered: false,
  }));
}

function pricePaidOf(token) {
  return token.sale?.pricePaid ?? 0n;
}

function quotedValueOf(token) {
  return sum((token.items ?? []).map((item) => item.quotedPrice * item.quantityLeft));
}
