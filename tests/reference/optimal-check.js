// Whether what an optimal quote does is allowed (contract 7), from its own allocations alone, at any size.
// Guarantees: every rule that binds is looked at: units and their coverage, limits of tokens, items, sessions and days,
// least and most, stacking, and the sums of the quote. Says in words what is wrong; an empty list means nothing is.
// Does not know: whether a better choice exists.
import { availableOf, checkToken, leftOf } from "./checks.js";
import { itemMatches } from "./eligibility.js";
import { priceCart } from "./pricing.js";
import { readRequest } from "./read.js";
import { localDay } from "./values.js";

/** What is wrong with a quote that was given for a request; `inOrder` is the quote of the same request in order. */
export function checkOptimal(value, quote, inOrder = null) {
  const request = readRequest(value);
  const lines = priceCart(request);
  const problems = [];
  const say = (what) => problems.push(what);
  const used = [];
  request.tokens.forEach((token, i) => {
    const result = quote.tokens[i];
    const { violations, eligible } = checkToken(token, request, lines);
    const expected =
      violations.length > 0 ? "rejected" : result.amountCovered > 0 ? "applied" : "unused";
    if (result.outcome !== expected) say(`${token.id} is ${result.outcome}, not ${expected}`);
    if (result.violations.length !== violations.length) say(`${token.id} has other violations`);
    if (result.outcome !== "applied") {
      if (result.allocations.length > 0) say(`${token.id} covers, but is ${result.outcome}`);
      return;
    }
    used.push(token);
    const allocations = result.allocations.map((allocation) => ({
      ...allocation,
      line: lines.find(({ line }) => line.id === allocation.lineId),
    }));
    for (const { line, lineId } of allocations) {
      if (!eligible.includes(line)) say(`${token.id} covers ${lineId}, which it may not`);
    }
    checkToken7(token, result, allocations, say);
  });
  checkStacking(used, request.options.maxTokens, say);
  checkUnits(request, lines, quote, say);
  checkSums(request, quote, inOrder, say);
  return problems;
}

/** The token's own limits. */
function checkToken7(token, result, allocations, say) {
  const { type } = token;
  const isCard = type.kind === "giftCard";
  const units = allocations.reduce((total, allocation) => total + allocation.units, 0);
  const amount = allocations.reduce((total, allocation) => total + allocation.amount, 0);
  if (amount !== result.amountCovered) say(`${token.id}: allocations do not add up`);
  if (units !== result.unitsCovered) say(`${token.id}: units do not add up`);
  const given = isCard ? amount : units;
  const perUnit = type.kind === "punchcard" ? Number(type.punchesPerUnit) : 1;
  if (!isCard && result.unitsConsumed !== units * perUnit)
    say(`${token.id} consumes another number`);
  if ((isCard ? given : given * perUnit) > Number(availableOf(token)))
    say(`${token.id} gives more than it has`);
  if (given < Math.max(1, Number(type.minRedemption))) say(`${token.id} gives less than its least`);
  for (const most of [type.maxRedemption, token.use]) {
    if (most !== null && given > Number(most)) say(`${token.id} gives more than its most`);
  }
  if (type.allowPartialRedemption === false && given !== Number(availableOf(token))) {
    say(`${token.id} is not used as a whole`);
  }
  if (isCard && units > 0) say(`${token.id} is a card and covers units`);
  if (type.kind === "itemGiftCard") checkItems(token, result, allocations, say);
  if (type.kind === "entryPass") checkAdmission(token, allocations, say);
}

function checkItems(token, result, allocations, say) {
  let forfeited = 0;
  for (const item of token.items) {
    const taken = allocations.filter(({ itemId }) => itemId === item.id);
    const units = taken.reduce((total, allocation) => total + allocation.units, 0);
    if (units > Number(item.quantityLeft)) say(`${token.id}: too much of ${item.id}`);
    for (const { line, units: n, amount } of taken) {
      if (!itemMatches(item, line.line)) say(`${token.id}: ${item.id} is for something else`);
      for (const share of sharesOf(line, n, amount, (whole) =>
        coverageByItem(token.type, item, whole),
      ).slice(0, 1)) {
        const quoted = Number(item.quotedPrice);
        const lost = (whole) => Math.max(0, quoted - coverageByItem(token.type, item, whole));
        forfeited += share.dear * lost(line.dear) + (n - share.dear) * lost(line.cheap);
      }
    }
  }
  // Which units of a line an amount stands for is open only where they lose the same.
  if (forfeited !== result.forfeited)
    say(`${token.id} forfeits ${result.forfeited}, not ${forfeited}`);
}

function coverageByItem(type, item, amount) {
  return type.priceChange === "honour" ? amount : Math.min(Number(item.quotedPrice), amount);
}

function checkAdmission(token, allocations, say) {
  const bySession = new Map();
  const byDay = new Map();
  const add = (map, key, more) => map.set(key, (map.get(key) ?? 0) + more);
  for (const { startsAt, utcOffsetMinutes, guests } of token.usedSessions) {
    add(bySession, `at ${startsAt}`, Number(guests));
    add(byDay, localDay(startsAt, utcOffsetMinutes), Number(guests));
  }
  for (const { line, units } of allocations) {
    const { startsAt, utcOffsetMinutes, experienceId } = line.line;
    const session = startsAt === null ? `of ${JSON.stringify(experienceId)}` : `at ${startsAt}`;
    add(bySession, session, units);
    if (bySession.get(session) > Number(token.type.maxGuestsPerSession))
      say(`${token.id}: too many in a session`);
    if (startsAt === null || token.type.maxEntriesPerDay === null) continue;
    const day = localDay(startsAt, utcOffsetMinutes);
    add(byDay, day, units);
    if (byDay.get(day) > Number(token.type.maxEntriesPerDay)) say(`${token.id}: too many on a day`);
  }
}

function checkStacking(used, maxTokens, say) {
  if (used.length > 1 && used.some(({ type }) => type.exclusive))
    say("an exclusive token is not alone");
  if (maxTokens !== null && used.length > Number(maxTokens)) say("too many tokens");
  for (const { type } of used) {
    const count = used.filter((other) => other.type === type).length;
    if (type.maxPerOrder !== null && count > Number(type.maxPerOrder))
      say(`too many of ${type.id}`);
  }
}

/**
 * The ways to take `units` units of a line so that they are covered with `amount`: how many are of the dearer price.
 * A line's units have at most two prices.
 */
function sharesOf(line, units, amount, coverage) {
  const prices = line.units.map((unit) => Number(unit.amount));
  line.dear = Math.max(...prices);
  line.cheap = Math.min(...prices);
  const shares = [];
  for (let dear = 0; dear <= units; dear += 1) {
    if (dear * coverage(line.dear) + (units - dear) * coverage(line.cheap) === amount)
      shares.push({ dear });
  }
  return shares;
}

/** Each unit is covered once at most, and by exactly its coverage. */
function checkUnits(request, lines, quote, say) {
  for (const line of lines) {
    const dear = line.units.filter(({ amount }) => amount === line.units[0].amount).length;
    // What is reachable as numbers of dearer units taken, over all allocations on the line.
    let least = 0;
    let most = 0;
    let units = 0;
    request.tokens.forEach((token, i) => {
      const { type } = token;
      if (type.kind === "giftCard") return;
      for (const allocation of quote.tokens[i].allocations) {
        if (allocation.lineId !== line.line.id) continue;
        const item = token.items?.find(({ id }) => id === allocation.itemId);
        const cap =
          type.coverageCap === null || type.coverageCap === undefined
            ? Infinity
            : Number(type.coverageCap);
        const coverage = (amount) =>
          item ? coverageByItem(type, item, amount) : Math.min(cap, amount);
        const shares = sharesOf(line, allocation.units, allocation.amount, coverage);
        if (shares.length === 0)
          return say(`${token.id} does not cover units of ${line.line.id} by their coverage`);
        if (allocation.units === 0 || allocation.amount === 0)
          say(`${token.id} covers nothing of ${line.line.id}`);
        least += shares[0].dear;
        most += shares.at(-1).dear;
        units += allocation.units;
      }
    });
    const cheap = line.units.length - dear;
    const isUniform = cheap === 0;
    if (units > line.units.length) say(`${line.line.id}: more units are covered than there are`);
    else if (!isUniform && Math.max(least, units - cheap) > Math.min(most, dear)) {
      say(`${line.line.id}: no units are left that would be covered with these amounts`);
    }
  }
}

function checkSums(request, quote, inOrder, say) {
  const totals = (list, name) => list.reduce((total, one) => total + one[name], 0);
  if (totals(quote.lines, "covered") !== quote.covered) say("lines' covered");
  if (totals(quote.tokens, "amountCovered") !== quote.covered) say("tokens' covered");
  if (totals(quote.tokens, "forfeited") !== quote.forfeited) say("tokens' forfeited");
  if (quote.due !== quote.total - quote.covered) say("due");
  for (const line of quote.lines) {
    const laid = quote.tokens
      .flatMap(({ allocations }) => allocations)
      .filter(({ lineId }) => lineId === line.id);
    if (totals(laid, "amount") !== line.covered) say(`${line.id}: covered`);
    if (line.covered > line.total) say(`${line.id}: covered beyond its total`);
  }
  const { proven, costLowerBound, inOrderCost } = quote.optimality;
  const cost = quote.due + quote.forfeited;
  if (costLowerBound > cost || (proven && costLowerBound !== cost)) say("costLowerBound");
  if (inOrder === null) return;
  if (inOrderCost !== inOrder.due + inOrder.forfeited) say("inOrderCost");
  const [ours, theirs] = [quote, inOrder].map((one) => worthOfQuote(request, one));
  const i = ours.findIndex((figure, place) => figure !== theirs[place]);
  if (i >= 0 && ours[i] < theirs[i]) say("worse than in order");
}

/** The four aims of a quote, the more the better. */
export function worthOfQuote(request, quote) {
  const worth = [quote.covered - quote.forfeited, quote.covered, 0, 0];
  quote.tokens.forEach((result, i) => {
    if (result.kind === "giftCard") worth[2] -= result.amountCovered;
    if (leftOf(request.tokens[i]) !== Infinity) worth[3] -= result.unitsConsumed;
  });
  return worth.map((figure) => figure + 0);
}

/** The four aims of a quote of a request that was not read yet. */
export function aimsOf(value, quote) {
  return worthOfQuote(readRequest(value), quote);
}
