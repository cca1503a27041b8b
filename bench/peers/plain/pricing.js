// Pricing the cart, contract 3, and the sums that must not pass 2^53 - 1, contract 12.

import { fail } from "./fields.js";
import { apportion, MAX_AMOUNT, MAX_RATE, round, sumOf, vatOn } from "./values.js";

export function priceCart(request) {
  const { cart } = request;
  const lines = cart.lines.map(openLine);
  boundEach(lines, "subtotal");
  bound(sumOf(lines, "subtotal"), "cart/lines");
  for (const discount of cart.discounts) takeOff(discount, lines);
  for (const line of lines) line.discount = line.subtotal - line.current;
  if (!cart.pricesIncludeTax) addTax(cart.taxRounding, lines);
  for (const line of lines) line.total = line.current + line.tax;

  boundEach(lines, "total");
  const total = sumOf(lines, "total");
  bound(total, "cart/lines");
  let paid = 0;
  let quoted = 0;
  for (const { sale, items, value } of request.tokens) {
    if (sale !== null) paid += sale.pricePaid;
    if (items !== null) quoted += value;
  }
  bound(total + paid, "tokens");
  bound(total + quoted, "tokens");
  return lines;
}

function bound(figure, path) {
  if (figure > MAX_AMOUNT) fail("AMOUNT_OVERFLOW", path);
}

function boundEach(lines, name) {
  const index = lines.findIndex((line) => line[name] > MAX_AMOUNT);
  if (index >= 0) fail("AMOUNT_OVERFLOW", `cart/lines/${index}`);
}

function openLine(line, index) {
  const { sells } = line;
  const isSinglePurpose = sells !== null && sells.vat.treatment === "singlePurpose";
  const subtotal = line.unitPrice * line.quantity;
  return {
    line,
    index,
    rateBp: sells === null ? line.taxRateBp : isSinglePurpose ? sells.vat.rateBp : 0,
    sellsMultiPurpose: sells !== null && !isSinglePurpose,
    subtotal,
    current: subtotal,
    discount: 0,
    tax: 0,
    total: 0,
    covered: 0,
    taxable: 0,
    prepaid: 0,
    vat: 0,
    units: null,
  };
}

function takeOff({ type, value, lineIds }, lines) {
  const targets = lines.filter(({ line }) =>
    lineIds === null ? line.kind === "ticket" || line.kind === "addon" : lineIds.has(line.id),
  );
  if (type === "percentage") {
    for (const line of targets) line.current -= round(line.current * value, MAX_RATE);
    return;
  }
  const currents = targets.map((line) => line.current);
  const shares = apportion(Math.min(value, sumOf(targets, "current")), currents);
  targets.forEach((line, i) => (line.current -= shares[i]));
}

function addTax(taxRounding, lines) {
  if (taxRounding === "line") {
    for (const line of lines) line.tax = vatOn(line.current, line.rateBp);
    return;
  }
  for (const [rateBp, group] of byRate(lines)) {
    const bases = group.map((line) => line.current);
    const shares = apportion(vatOn(sumOf(group, "current"), rateBp), bases);
    group.forEach((line, i) => (line.tax = shares[i]));
  }
}

/** The lines of each rate, in request order. */
export function byRate(lines) {
  const groups = new Map();
  for (const line of lines) {
    const group = groups.get(line.rateBp);
    if (group === undefined) groups.set(line.rateBp, [line]);
    else group.push(line);
  }
  return groups;
}

/** The units of a line, made when a token first asks for them: the first ones a minor unit more. */
export function unitsOf(line) {
  if (line.units !== null) return line.units;
  const { quantity } = line.line;
  const least = Math.floor(line.total / quantity);
  const longer = line.total - least * quantity;
  const units = [];
  for (let i = 0; i < quantity; i++) {
    units.push({ line, amount: i < longer ? least + 1 : least, isCovered: false });
  }
  line.units = units;
  return units;
}
