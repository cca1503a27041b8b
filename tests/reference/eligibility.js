// Which lines a token may cover (contract 4).
// Guarantees: the checks stand in the contract's order, one row each; a line fails with the first that it fails.
// Does not know: what is due or covered, or whether the token itself may be used.

/** Each row: the reason when it fails, and when it passes. */
const CHECKS = [
  ["LINE_KIND_NOT_ELIGIBLE", (line, { type }) => type.lineKinds.includes(line.line.kind)],
  ["EXPERIENCE_NOT_ELIGIBLE", ({ line }, { type }) => isExperienceAllowed(line, type)],
  [
    "TICKET_TYPE_NOT_ELIGIBLE",
    ({ line }, { type }) =>
      type.ticketTypeIds === null || type.ticketTypeIds.includes(line.ticketTypeId),
  ],
  ["ITEM_NOT_ON_GIFT_CARD", ({ line }, token) => isOnCard(line, token)],
  [
    "SESSION_START_MISSING",
    ({ line }, token) =>
      !judgesSession(token) ||
      (token.validFrom === null && token.expiresAt === null) ||
      line.startsAt !== null,
  ],
  [
    "SESSION_BEFORE_VALIDITY",
    ({ line }, token) =>
      !judgesSession(token) || token.validFrom === null || line.startsAt >= token.validFrom,
  ],
  [
    "SESSION_AFTER_EXPIRY",
    ({ line }, token) =>
      !judgesSession(token) || token.expiresAt === null || line.startsAt < token.expiresAt,
  ],
  [
    "TAX_RATE_MISMATCH",
    (line, { type }) => type.vat.treatment !== "singlePurpose" || line.rateBp === type.vat.rateBp,
  ],
];

/** The eligible lines, and, when there is none, the reason of the line that got furthest (null in an empty cart). */
export function judgeLines(token, lines) {
  const furthest = lines.map((line) => firstFailure(line, token));
  const eligible = lines.filter((_, i) => furthest[i] === CHECKS.length);
  if (eligible.length > 0 || lines.length === 0) return { eligible, reason: null };
  const [reason] = CHECKS[Math.max(...furthest)];
  return { eligible, reason };
}

/** The index of the first check that a line fails; the number of checks when it passes them all. */
function firstFailure(line, token) {
  const index = CHECKS.findIndex(([, passes]) => !passes(line, token));
  return index === -1 ? CHECKS.length : index;
}

function isExperienceAllowed(line, type) {
  if (type.experienceIds !== null && !type.experienceIds.includes(line.experienceId)) return false;
  if (type.excludedExperienceIds === null) return true;
  return !type.excludedExperienceIds.includes(line.experienceId);
}

function isOnCard(line, token) {
  if (token.type.kind !== "itemGiftCard") return true;
  const left = token.items.filter((item) => item.quantityLeft > 0n);
  return left.length === 0 || left.some((item) => itemMatches(item, line));
}

/** Whether an item of an itemGiftCard is for this line, whatever is left of it. */
export function itemMatches(item, line) {
  if (item.experienceId !== line.experienceId) return false;
  return item.ticketTypeId === null || item.ticketTypeId === line.ticketTypeId;
}

function judgesSession(token) {
  return token.type.validityBasis === "session";
}
