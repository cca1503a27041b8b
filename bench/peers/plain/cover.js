// What a token of each kind covers at its turn: contract 6.
//
// A coverage is `{ parts, unitsConsumed, forfeited }` or `{ violation }`.

import { itemMatches } from "./checks.js";
import { unitsOf } from "./pricing.js";
import { apportion, localDay } from "./values.js";

const dueOf = (line) => line.total - line.covered;

export function hasCandidates(token, eligible) {
  const { kind } = token.type;
  if (kind === "giftCard") return eligible.some((line) => dueOf(line) > 0);
  if (kind === "itemGiftCard") {
    return token.items.some((item) => candidatesForItem(token, item, eligible).length > 0);
  }
  return eligible.some((line) => unitsOf(line).some((unit) => isCandidate(unit)));
}

// A cap is above 0, so what it leaves of a unit is above 0 where the unit is.
const isCandidate = (unit) => !unit.isCovered && unit.amount > 0;

const dearestFirst = (a, b) => b.amount - a.amount;

function candidatesOf({ type }, eligible) {
  const candidates = [];
  for (const line of eligible) {
    for (const unit of unitsOf(line)) if (isCandidate(unit)) candidates.push(unit);
  }
  if (type.selection === "highestPrice") candidates.sort(dearestFirst);
  else if (type.selection === "lowestPrice") candidates.sort((a, b) => a.amount - b.amount);
  return candidates;
}

const mostUnits = ({ type, use }) => Math.min(type.maxRedemption ?? Infinity, use ?? Infinity);

function partOf({ type }, unit) {
  const amount = Math.min(unit.amount, type.coverageCap ?? Infinity);
  return { line: unit.line, unit, item: null, itemIndex: -1, amount };
}

function covered(token, parts, unitsConsumed, forfeited = 0) {
  const required = token.type.minRedemption;
  if (parts.length >= required) return { parts, unitsConsumed, forfeited };
  return { violation: { code: "BELOW_MIN_REDEMPTION", required, possible: parts.length } };
}

function punchcard(token, eligible, available) {
  const { punchesPerUnit } = token.type;
  const most = Math.min(mostUnits(token), Math.floor(available / punchesPerUnit));
  const units = candidatesOf(token, eligible).slice(0, most);
  const parts = units.map((unit) => partOf(token, unit));
  return covered(token, parts, parts.length * punchesPerUnit);
}

const add = (tally, key, more) => tally.set(key, (tally.get(key) ?? 0) + more);

function entryPass(token, eligible, available) {
  const { maxGuestsPerSession, maxEntriesPerDay } = token.type;
  const guests = new Map();
  const ofDay = new Map();
  for (const session of token.usedSessions) {
    add(guests, session.startsAt, session.guests);
    add(ofDay, localDay(session.startsAt, session.utcOffsetMinutes), session.guests);
  }
  const most = Math.min(mostUnits(token), available);
  const parts = [];
  let violation = null;
  for (const unit of candidatesOf(token, eligible)) {
    if (parts.length >= most) break;
    const { startsAt, utcOffsetMinutes, experienceId } = unit.line.line;
    // A session is a start time, or without one the experience: a number, a string or null.
    const session = startsAt ?? experienceId;
    const day = startsAt === null ? null : localDay(startsAt, utcOffsetMinutes);
    if ((guests.get(session) ?? 0) >= maxGuestsPerSession) {
      violation ??= { code: "SESSION_LIMIT_REACHED", limit: maxGuestsPerSession };
    } else if (day !== null && maxEntriesPerDay !== null && ofDay.get(day) >= maxEntriesPerDay) {
      violation ??= { code: "DAY_LIMIT_REACHED", limit: maxEntriesPerDay };
    } else {
      add(guests, session, 1);
      if (day !== null) add(ofDay, day, 1);
      parts.push(partOf(token, unit));
    }
  }
  return parts.length === 0 ? { violation } : covered(token, parts, parts.length);
}

const coverageByItem = ({ type }, item, unit) =>
  type.priceChange === "honour" ? unit.amount : Math.min(item.quotedPrice, unit.amount);

function candidatesForItem(token, item, eligible, taken) {
  const candidates = [];
  if (item.quantityLeft === 0) return candidates;
  for (const line of eligible) {
    if (!itemMatches(item, line.line)) continue;
    for (const unit of unitsOf(line)) {
      if (unit.isCovered || taken?.has(unit)) continue;
      if (coverageByItem(token, item, unit) > 0) candidates.push(unit);
    }
  }
  return candidates.sort(dearestFirst);
}

function itemGiftCard(token, eligible, available) {
  const indexed = token.items.map((item, itemIndex) => ({ item, itemIndex }));
  const inOrder = [
    ...indexed.filter(({ item }) => item.ticketTypeId !== null),
    ...indexed.filter(({ item }) => item.ticketTypeId === null),
  ];
  const most = mostUnits(token);
  const taken = new Set();
  const parts = [];
  let forfeited = 0;
  for (const { item, itemIndex } of inOrder) {
    const candidates = candidatesForItem(token, item, eligible, taken);
    for (const unit of candidates.slice(0, item.quantityLeft)) {
      if (parts.length >= most) break;
      const amount = coverageByItem(token, item, unit);
      taken.add(unit);
      parts.push({ line: unit.line, unit, item, itemIndex, amount });
      forfeited += Math.max(0, item.quotedPrice - amount);
    }
  }
  if (!token.type.partial && parts.length < available) {
    const code = "PARTIAL_REDEMPTION_NOT_ALLOWED";
    return { violation: { code, available, coverable: parts.length } };
  }
  return covered(token, parts, parts.length, forfeited);
}

function giftCard(token, eligible, available, { allocation }) {
  const { minRedemption, partial } = token.type;
  const dues = eligible.map(dueOf);
  const due = dues.reduce((sum, one) => sum + one, 0);
  const usable = Math.min(available, due, mostUnits(token));
  if (!partial && usable < available) {
    const code = "PARTIAL_REDEMPTION_NOT_ALLOWED";
    return { violation: { code, available, coverable: usable } };
  }
  if (usable < minRedemption) {
    const code = "BELOW_MIN_REDEMPTION";
    return { violation: { code, required: minRedemption, possible: usable } };
  }
  const amounts = allocation === "sequential" ? fill(usable, dues) : apportion(usable, dues);
  const parts = [];
  eligible.forEach((line, i) => {
    if (amounts[i] === 0) return;
    parts.push({ line, unit: null, item: null, itemIndex: -1, amount: amounts[i] });
  });
  return { parts, unitsConsumed: 0, forfeited: 0 };
}

function fill(amount, dues) {
  let rest = amount;
  return dues.map((due) => {
    const share = Math.min(rest, due);
    rest -= share;
    return share;
  });
}

export const coverByKind = { punchcard, entryPass, itemGiftCard, giftCard };
