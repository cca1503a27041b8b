// What a shop would otherwise do with a money library, dinero.js 2: the cart's subtotal, a percentage off
// every line, the VAT inside by rate, and a gift card laid on the lines in proportion.
//
// That is the figures of contract 3, 8 and the last paragraph of 6, of a cart that is known to be good:
// it reads and checks nothing, knows no other token and makes no quote of what it finds. Shares of the
// card may differ by a minor unit a line (the library's remainders go to the first lines); sums do not.

import {
  add,
  allocate,
  dinero,
  halfUp,
  minimum,
  multiply,
  subtract,
  toSnapshot,
  transformScale,
} from "dinero.js";
import * as currencies from "dinero.js/currencies";

const VAT_DIGITS = 8;

/**
 * The cart as a shop with this library holds it: money objects.
 * @param {any} cart of a request
 */
export function cartOf({ currency: code, lines, discounts = [] }) {
  const currency = /** @type {any} */ (currencies)[code];
  const money = (/** @type {number} */ amount) => dinero({ amount, currency });
  return {
    money,
    lines: lines.map((/** @type {any} */ { unitPrice, quantity, kind, taxRateBp = 0 }) => ({
      unitPrice: money(unitPrice),
      quantity,
      rateBp: taxRateBp,
      isDiscounted: kind !== "fee",
    })),
    percentages: discounts.map((/** @type {any} */ { value }) => value),
  };
}

const amountOf = (/** @type {any} */ money) => toSnapshot(money).amount;

/**
 * @param {ReturnType<typeof cartOf>} cart
 * @param {number} balance of the gift card
 */
export function price({ money, lines, percentages }, balance) {
  const zero = money(0);
  const digits = toSnapshot(zero).scale;
  let subtotal = zero;
  let total = zero;
  const byRate = new Map();
  const totals = [];
  for (const { unitPrice, quantity, rateBp, isDiscounted } of lines) {
    const full = multiply(unitPrice, quantity);
    let line = full;
    for (const percentage of isDiscounted ? percentages : []) {
      const off = multiply(line, { amount: percentage, scale: 4 });
      line = subtract(line, transformScale(off, digits, halfUp));
    }
    subtotal = add(subtotal, full);
    total = add(total, line);
    byRate.set(rateBp, add(byRate.get(rateBp) ?? zero, line));
    totals.push(line);
  }
  const covered = minimum([total, money(balance)]);
  const shares = allocate(covered, totals.map(amountOf));
  const dues = totals.map((line, i) => subtract(line, shares[i]));
  const vat = [...byRate].map(([rateBp, taxable]) => {
    const factor = Math.round((10 ** VAT_DIGITS * rateBp) / (10_000 + rateBp));
    const inside = multiply(taxable, { amount: factor, scale: VAT_DIGITS });
    const rounded = transformScale(inside, digits, halfUp);
    return { rateBp, taxable: amountOf(taxable), vat: amountOf(rounded) };
  });
  return {
    subtotal: amountOf(subtotal),
    discount: amountOf(subtract(subtotal, total)),
    total: amountOf(total),
    covered: amountOf(covered),
    due: amountOf(subtract(total, covered)),
    dues: dues.map(amountOf),
    vat: vat.sort((a, b) => a.rateBp - b.rateBp),
  };
}
