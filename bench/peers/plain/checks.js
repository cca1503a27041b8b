// Which lines a token may cover, and what rules it out before its turn: contract 4 and 5.

const OF_STATUS = {
  pending: "TOKEN_NOT_ACTIVE",
  suspended: "TOKEN_SUSPENDED",
  voided: "TOKEN_VOIDED",
  expired: "TOKEN_EXPIRED",
  depleted: "TOKEN_DEPLETED",
};

const REASONS = [
  ...["LINE_KIND_NOT_ELIGIBLE", "EXPERIENCE_NOT_ELIGIBLE", "TICKET_TYPE_NOT_ELIGIBLE"],
  ...["ITEM_NOT_ON_GIFT_CARD", "SESSION_START_MISSING", "SESSION_BEFORE_VALIDITY"],
  ...["SESSION_AFTER_EXPIRY", "TAX_RATE_MISMATCH"],
];

/** How many of the checks a line passes before it fails one; all of them when it is eligible. */
function passed(priced, token) {
  const { line } = priced;
  const { type, validFrom, expiresAt } = token;
  if (!type.lineKinds.includes(line.kind)) return 0;
  if (type.experienceIds !== null && !type.experienceIds.has(line.experienceId)) return 1;
  if (type.excludedExperienceIds?.has(line.experienceId)) return 1;
  if (type.ticketTypeIds !== null && !type.ticketTypeIds.has(line.ticketTypeId)) return 2;
  if (token.items !== null && token.left > 0) {
    const isFor = (item) => item.quantityLeft > 0 && itemMatches(item, line);
    if (!token.items.some(isFor)) return 3;
  }
  if (type.validityBasis === "session" && (validFrom !== null || expiresAt !== null)) {
    if (line.startsAt === null) return 4;
    if (validFrom !== null && line.startsAt < validFrom) return 5;
    if (expiresAt !== null && line.startsAt >= expiresAt) return 6;
  }
  if (type.vat.treatment === "singlePurpose" && priced.rateBp !== type.vat.rateBp) return 7;
  return REASONS.length;
}

export function itemMatches(item, line) {
  if (item.experienceId !== line.experienceId) return false;
  return item.ticketTypeId === null || item.ticketTypeId === line.ticketTypeId;
}

/** The violations of a token, and the lines that it may cover. */
export function checkToken(token, { now, cart }, lines) {
  const { type, status, validFrom, expiresAt, left } = token;
  const eligible = [];
  let furthest = 0;
  let eligibleTotal = 0;
  for (const line of lines) {
    const checks = passed(line, token);
    if (checks > furthest) furthest = checks;
    if (checks < REASONS.length) continue;
    eligible.push(line);
    eligibleTotal += line.total;
  }
  const isExpired = expiresAt !== null && now >= expiresAt;
  const isOtherCurrency = type.currency !== null && type.currency !== cart.currency;
  const available = left === Infinity ? left : left - token.held;

  const violations = [];
  if (status === "expired" && isExpired) violations.push({ code: "TOKEN_EXPIRED", expiresAt });
  else if (status !== "active") violations.push({ code: OF_STATUS[status] });
  if (validFrom !== null && now < validFrom && type.validityBasis === "booking") {
    violations.push({ code: "TOKEN_NOT_YET_VALID", validFrom });
  }
  if (isExpired && status !== "expired") violations.push({ code: "TOKEN_EXPIRED", expiresAt });
  if (isOtherCurrency) {
    const { currency: actual } = type;
    violations.push({ code: "CURRENCY_MISMATCH", expected: cart.currency, actual });
  }
  if (token.holderId !== null && token.holderId !== cart.customerId) {
    violations.push({ code: "HOLDER_MISMATCH" });
  }
  if (left === 0 && status !== "depleted") violations.push({ code: "TOKEN_DEPLETED" });
  if (left !== 0 && available === 0) violations.push({ code: "VALUE_ON_HOLD", held: token.held });
  if (type.kind === "punchcard" && available > 0 && available < type.punchesPerUnit) {
    violations.push({ code: "INSUFFICIENT_UNITS", required: type.punchesPerUnit, available });
  }
  if (eligible.length === 0 && lines.length > 0) violations.push({ code: REASONS[furthest] });
  if (left !== 0 && eligible.length > 0 && !isOtherCurrency) {
    const required = type.minOrderAmount;
    if (eligibleTotal < required) {
      violations.push({ code: "MIN_ORDER_NOT_MET", required, actual: eligibleTotal });
    }
  }
  return { violations, eligible, available };
}
