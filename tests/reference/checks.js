// Checking a token before its turn (contract 5).
// Guarantees: every failing check gives one violation, in the contract's order; none means that the token may be used.
// Does not know: the other tokens.
import { judgeLines } from "./eligibility.js";
import { sum } from "./values.js";

const OF_STATUS = {
  pending: "TOKEN_NOT_ACTIVE",
  suspended: "TOKEN_SUSPENDED",
  voided: "TOKEN_VOIDED",
  expired: "TOKEN_EXPIRED",
  depleted: "TOKEN_DEPLETED",
};

/** The violations of a token, and the lines that it may cover. */
export function checkToken(token, request, lines) {
  const { type, status, validFrom, expiresAt, held } = token;
  const { now, cart } = request;
  const { eligible, reason } = judgeLines(token, lines);
  const isExpired = expiresAt !== null && now >= expiresAt;
  const isOtherCurrency = Boolean(type.currency) && type.currency !== cart.currency;
  const left = leftOf(token);
  const available = availableOf(token);
  const eligibleTotal = sum(eligible.map((line) => line.total));

  const violations = [];
  const add = (code, details = {}) => violations.push({ code, ...details });

  if (status === "expired" && isExpired) add("TOKEN_EXPIRED", { expiresAt });
  else if (status !== "active") add(OF_STATUS[status]);

  if (validFrom !== null && now < validFrom && type.validityBasis === "booking") {
    add("TOKEN_NOT_YET_VALID", { validFrom });
  }
  if (isExpired && status !== "expired") add("TOKEN_EXPIRED", { expiresAt });
  if (isOtherCurrency) {
    add("CURRENCY_MISMATCH", { expected: cart.currency, actual: type.currency });
  }
  if (token.holderId !== null && token.holderId !== cart.customerId) add("HOLDER_MISMATCH");
  if (left === 0n && status !== "depleted") add("TOKEN_DEPLETED");
  if (left !== 0n && available === 0n) add("VALUE_ON_HOLD", { held });
  if (type.kind === "punchcard" && available > 0n && available < type.punchesPerUnit) {
    add("INSUFFICIENT_UNITS", { required: type.punchesPerUnit, available });
  }
  if (reason !== null) add(reason);
  if (
    left !== 0n &&
    eligible.length > 0 &&
    !isOtherCurrency &&
    eligibleTotal < type.minOrderAmount
  ) {
    add("MIN_ORDER_NOT_MET", { required: type.minOrderAmount, actual: eligibleTotal });
  }
  return { violations, eligible };
}

/** What is left on a token, held or not: money, items, punches or entries. Infinity for an unlimited pass. */
export function leftOf(token) {
  switch (token.type.kind) {
    case "giftCard":
      return token.balance;
    case "itemGiftCard":
      return sum(token.items.map((item) => item.quantityLeft));
    case "punchcard":
      return token.punches;
    default:
      return token.entries ?? Infinity;
  }
}

/** What is left and not held. */
export function availableOf(token) {
  const left = leftOf(token);
  return left === Infinity || token.type.kind === "itemGiftCard" ? left : left - token.held;
}
