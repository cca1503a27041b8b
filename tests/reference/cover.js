// What a token of each kind covers at its turn (contract 6), unit by unit.
// Guarantees: nothing is changed here; a coverage is `{ parts, unitsConsumed?, forfeited? }` or `{ violation }`, and a
// part is `{ line, amount }` for a gift card, `{ line, unit, amount }` for the others, with `item` for an itemGiftCard.
// Does not know: the other tokens, beyond which units are covered and how much of each line is.
import { itemMatches } from "./eligibility.js";
import { availableOf, leftOf } from "./checks.js";
import { apportion, compare, least, localDay, sum } from "./values.js";

/** Whether a token finds anything that it could cover. */
export function hasCandidates(token, eligible) {
  switch (token.type.kind) {
    case "giftCard":
      return sum(eligible.map(dueOf)) > 0n;
    case "itemGiftCard":
      return token.items.some((item) => candidatesForItem(token, item, eligible, []).length > 0);
    default:
      return candidatesOf(token, eligible).length > 0;
  }
}

export const coverByKind = {
  punchcard: coverWithPunchcard,
  entryPass: coverWithEntryPass,
  itemGiftCard: coverWithItemGiftCard,
  giftCard: coverWithGiftCard,
};

function dueOf(line) {
  return line.total - line.covered;
}

function isUncovered(unit) {
  return !unit.isCovered;
}

/** What a punchcard or an entryPass covers of a unit. */
function coverageOf({ type }, unit) {
  return type.coverageCap === null ? unit.amount : least(unit.amount, type.coverageCap);
}

/** The units that a punchcard or an entryPass may cover, in the order of its selection rule. */
function candidatesOf(token, eligible) {
  const candidates = eligible
    .flatMap((line) => line.units)
    .filter((unit) => isUncovered(unit) && coverageOf(token, unit) > 0n);
  // Sorting is stable and units start out in cart order: ties stay by line, then unit.
  switch (token.type.selection) {
    case "highestPrice":
      return candidates.sort((a, b) => compare(b.amount, a.amount));
    case "lowestPrice":
      return candidates.sort((a, b) => compare(a.amount, b.amount));
    default:
      return candidates;
  }
}

/** The most units that a unit token may cover, whatever is on it. */
function mayCover(token, units) {
  const { maxRedemption } = token.type;
  return (
    (maxRedemption === null || BigInt(units) <= maxRedemption) &&
    (token.use === null || BigInt(units) <= token.use)
  );
}

function partOf(token, unit) {
  return { line: unit.line, unit, amount: coverageOf(token, unit) };
}

function tooFewUnits({ type }, parts) {
  const possible = BigInt(parts.length);
  if (possible >= type.minRedemption) return null;
  return { code: "BELOW_MIN_REDEMPTION", required: type.minRedemption, possible };
}

function coverWithPunchcard(token, eligible) {
  const { punchesPerUnit } = token.type;
  const parts = [];
  let punches = availableOf(token);
  for (const unit of candidatesOf(token, eligible)) {
    if (punches < punchesPerUnit || !mayCover(token, parts.length + 1)) break;
    punches -= punchesPerUnit;
    parts.push(partOf(token, unit));
  }
  const violation = tooFewUnits(token, parts);
  return violation ? { violation } : { parts, unitsConsumed: availableOf(token) - punches };
}

function coverWithEntryPass(token, eligible) {
  const { maxGuestsPerSession, maxEntriesPerDay } = token.type;
  const guests = new Tally();
  const entriesOfDay = new Tally();
  for (const session of token.usedSessions) {
    guests.add(`at ${session.startsAt}`, session.guests);
    entriesOfDay.add(localDay(session.startsAt, session.utcOffsetMinutes), session.guests);
  }
  const available = availableOf(token);
  const parts = [];
  let firstSkip = null;
  for (const unit of candidatesOf(token, eligible)) {
    if (BigInt(parts.length) >= available || !mayCover(token, parts.length + 1)) break;
    const { startsAt, utcOffsetMinutes } = unit.line.line;
    const session = sessionOf(unit.line.line);
    const day = startsAt === null ? null : localDay(startsAt, utcOffsetMinutes);
    if (guests.of(session) >= maxGuestsPerSession) {
      firstSkip ??= { code: "SESSION_LIMIT_REACHED", limit: maxGuestsPerSession };
    } else if (
      day !== null &&
      maxEntriesPerDay !== null &&
      entriesOfDay.of(day) >= maxEntriesPerDay
    ) {
      firstSkip ??= { code: "DAY_LIMIT_REACHED", limit: maxEntriesPerDay };
    } else {
      guests.add(session, 1n);
      if (day !== null) entriesOfDay.add(day, 1n);
      parts.push(partOf(token, unit));
    }
  }
  if (parts.length === 0) return { violation: firstSkip };
  const violation = tooFewUnits(token, parts);
  return violation ? { violation } : { parts, unitsConsumed: BigInt(parts.length) };
}

/** A session is a start time; without one it is the experience, a missing experience being one of its own. */
function sessionOf({ startsAt, experienceId }) {
  if (startsAt !== null) return `at ${startsAt}`;
  return experienceId === null ? "anything" : `of ${experienceId}`;
}

/** How many of each key. */
class Tally {
  #counts = new Map();

  of(key) {
    return this.#counts.get(key) ?? 0n;
  }

  add(key, more) {
    this.#counts.set(key, this.of(key) + more);
  }
}

function coverWithItemGiftCard(token, eligible) {
  const namesTicketType = (item) => item.ticketTypeId !== null;
  const inOrder = [
    ...token.items.filter((item) => namesTicketType(item)),
    ...token.items.filter((item) => !namesTicketType(item)),
  ];
  const parts = [];
  for (const item of inOrder) {
    const candidates = candidatesForItem(token, item, eligible, parts);
    for (const unit of candidates.slice(0, Number(item.quantityLeft))) {
      if (!mayCover(token, parts.length + 1)) break;
      parts.push({ line: unit.line, unit, item, amount: coverageByItem(token, item, unit) });
    }
  }
  const possible = BigInt(parts.length);
  const available = leftOf(token);
  if (!token.type.allowPartialRedemption && possible < available) {
    const code = "PARTIAL_REDEMPTION_NOT_ALLOWED";
    return { violation: { code, available, coverable: possible } };
  }
  const violation = tooFewUnits(token, parts);
  if (violation) return { violation };
  const forfeited = sum(
    parts.map(({ item, amount }) => (item.quotedPrice > amount ? item.quotedPrice - amount : 0n)),
  );
  return { parts, unitsConsumed: possible, forfeited };
}

/** What an itemGiftCard covers of a unit by one of its items. */
function coverageByItem({ type }, item, unit) {
  return type.priceChange === "honour" ? unit.amount : least(item.quotedPrice, unit.amount);
}

/** The units that an item may cover, dearest first, without those that `parts` cover already. */
function candidatesForItem(token, item, eligible, parts) {
  if (item.quantityLeft === 0n) return [];
  const taken = new Set(parts.map(({ unit }) => unit));
  return eligible
    .filter(({ line }) => itemMatches(item, line))
    .flatMap((line) => line.units)
    .filter((unit) => isUncovered(unit) && !taken.has(unit))
    .filter((unit) => coverageByItem(token, item, unit) > 0n)
    .sort((a, b) => compare(b.amount, a.amount));
}

function coverWithGiftCard(token, eligible, { allocation }) {
  const { maxRedemption, minRedemption, allowPartialRedemption } = token.type;
  const available = availableOf(token);
  const dues = eligible.map(dueOf);
  const bounds = [maxRedemption, token.use].filter((bound) => bound !== null);
  const usable = least(available, sum(dues), ...bounds);
  if (!allowPartialRedemption && usable < available) {
    const code = "PARTIAL_REDEMPTION_NOT_ALLOWED";
    return { violation: { code, available, coverable: usable } };
  }
  if (usable < minRedemption) {
    const code = "BELOW_MIN_REDEMPTION";
    return { violation: { code, required: minRedemption, possible: usable } };
  }
  const amounts = allocation === "sequential" ? fill(usable, dues) : apportion(usable, dues);
  const parts = eligible.map((line, i) => ({ line, amount: amounts[i] }));
  return { parts: parts.filter(({ amount }) => amount > 0n) };
}

/** Lays an amount on the first due as far as it goes, then on the next. */
function fill(amount, dues) {
  let rest = amount;
  return dues.map((due) => {
    const share = least(rest, due);
    rest -= share;
    return share;
  });
}
