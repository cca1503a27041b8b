// The optimal strategy (contract 7) by brute force: every way to cover units, every set of gift cards, the best kept.
// Guarantees: nothing is left out and nothing is clever, but that units of a line with one amount are counted, not named.
// Does not know: how the engine searches. Throws TooManyChoices where a request has more than `limit` ways.
import { allocationsOf, applyTokens } from "./apply.js";
import { availableOf, checkToken, leftOf } from "./checks.js";
import { itemMatches } from "./eligibility.js";
import { localDay } from "./values.js";

export class TooManyChoices extends Error {}

const LIMIT = 200_000;

/** Applies the tokens as well as can be: `{ results, optimality }`, results as applyTokens gives them. */
export function applyOptimally(request, lines, limit = LIMIT) {
  const inOrder = applyTokens(request, lines);
  const start = worthOf(inOrder);
  const total = lines.reduce((sum, line) => sum + Number(line.total), 0);
  const players = playersOf(request, lines);
  const best = bestChoice(request, lines, players, start, limit);
  const results =
    best === null ? withoutTurns(inOrder, players) : resultsOf(request, lines, players, best);
  const cost = total - (best === null ? start : best.worth)[0];
  const optimality = {
    proven: true,
    costLowerBound: BigInt(cost),
    inOrderCost: BigInt(total - start[0]),
  };
  return { results, optimality };
}

/** The four aims as numbers, the more the better: total minus cost, total minus due, minus money, minus units. */
export function worthOf(results) {
  const worth = [0, 0, 0, 0];
  for (const { token, amountCovered, forfeited, unitsConsumed } of results) {
    const covered = Number(amountCovered);
    worth[0] += covered - Number(forfeited);
    worth[1] += covered;
    if (token.type.kind === "giftCard") worth[2] -= covered;
    if (leftOf(token) !== Infinity) worth[3] -= Number(unitsConsumed);
  }
  return worth.map((figure) => figure + 0);
}

/** Above 0 when `a` is better, 0 when they are equal by all four aims. */
export function compareWorth(a, b) {
  const i = a.findIndex((figure, place) => figure !== b[place]);
  return i < 0 ? 0 : a[i] - b[i];
}

/** The tokens that pass section 5, with their limits as numbers. */
function playersOf(request, lines) {
  const players = request.tokens.map((token, index) => ({
    token,
    index,
    type: token.type,
    ...checkToken(token, request, lines),
  }));
  for (const player of players) {
    const { token, type } = player;
    const bounds = [type.maxRedemption, token.use].filter((bound) => bound !== null);
    const available = availableOf(token);
    const least = type.minRedemption === null ? 0 : Number(type.minRedemption);
    player.least = Math.max(1, least);
    player.most = Math.min(Number(available), ...bounds.map(Number));
    if (type.kind === "punchcard") {
      const units = Math.floor(Number(available) / Number(type.punchesPerUnit));
      player.most = Math.min(units, ...bounds.map(Number));
    }
    if (type.allowPartialRedemption === false) {
      player.least = Math.max(player.least, Number(available));
    }
    player.isCard = type.kind === "giftCard";
    player.units = 0;
  }
  return players;
}

/** Units of one line and one amount, and every way in which one of them can be covered. */
function groupsOf(lines, players) {
  return lines.flatMap((line) => {
    const amounts = [...new Set(line.units.map(({ amount }) => amount))];
    return amounts.map((amount) => {
      const units = line.units.filter((unit) => unit.amount === amount);
      return {
        line,
        units,
        ways: players.flatMap((player) => waysOf(player, line, Number(amount))),
      };
    });
  });
}

function waysOf(player, line, amount) {
  const { token, type, violations, eligible } = player;
  if (violations.length > 0 || player.isCard || !eligible.includes(line)) return [];
  if (type.kind !== "itemGiftCard") {
    const cap = type.coverageCap === null ? Infinity : Number(type.coverageCap);
    const consumed = type.kind === "punchcard" ? Number(type.punchesPerUnit) : 1;
    const counted = leftOf(token) === Infinity ? 0 : consumed;
    const covered = Math.min(amount, cap);
    return covered > 0 ? [{ player, item: null, covered, forfeited: 0, consumed, counted }] : [];
  }
  return token.items
    .filter((item) => item.quantityLeft > 0n && itemMatches(item, line.line))
    .map((item) => {
      const quoted = Number(item.quotedPrice);
      const covered = type.priceChange === "honour" ? amount : Math.min(quoted, amount);
      const forfeited = Math.max(0, quoted - covered);
      return { player, item, covered, forfeited, consumed: 1, counted: 1 };
    })
    .filter(({ covered }) => covered > 0);
}

/** How many ways there are to give each group's units, limits aside. */
function countOfWays(groups) {
  return groups.reduce((product, { units, ways }) => {
    let choices = 1;
    for (let i = 1; i <= ways.length; i += 1) choices = (choices * (units.length + i)) / i;
    return product * choices;
  }, 1);
}

/** The best choice that is better than `start`, or null. */
function bestChoice(request, lines, players, start, limit) {
  const groups = groupsOf(lines, players);
  const cards = players.filter(({ isCard, violations }) => isCard && violations.length === 0);
  if (countOfWays(groups) * 2 ** cards.length > limit) throw new TooManyChoices();
  const rooms = new Map(lines.map((line) => [line, Number(line.total)]));
  const limits = new Limits(players);
  const taken = groups.map(({ ways }) => ways.map(() => 0));
  let best = null;
  const worth = [0, 0, 0, 0];

  const add = (way, line, units) => {
    rooms.set(line, rooms.get(line) - units * way.covered);
    worth[0] += units * (way.covered - way.forfeited);
    worth[1] += units * way.covered;
    worth[3] -= units * way.counted;
    limits.add(way, line, units);
  };
  const tryCards = () => {
    if (!limits.unitTokensKeepThem()) return;
    for (let set = 0; set < 2 ** cards.length; set += 1) {
      const used = cards.filter((_, i) => (set >> i) & 1);
      if (!limits.mayStack(used, request.options.maxTokens)) continue;
      const paid = mostPaidBy(used, rooms);
      if (paid === null) continue;
      const whole = [worth[0] + paid, worth[1] + paid, -paid, worth[3]];
      if (compareWorth(whole, best?.worth ?? start) <= 0) continue;
      best = {
        worth: whole,
        groups,
        taken: taken.map((counts) => [...counts]),
        used,
        rooms: new Map(rooms),
      };
    }
  };
  const cover = (g, w, left) => {
    if (g === groups.length) return tryCards();
    const { line, ways } = groups[g];
    if (w === ways.length) return cover(g + 1, 0, groups[g + 1]?.units.length ?? 0);
    for (let n = 0; n <= left; n += 1) {
      add(ways[w], line, n);
      taken[g][w] = n;
      if (limits.allow(ways[w], line, n)) cover(g, w + 1, left - n);
      add(ways[w], line, -n);
    }
    taken[g][w] = 0;
  };
  cover(0, 0, groups[0]?.units.length ?? 0);
  return best;
}

/** What unit tokens have taken, and whether they may. */
class Limits {
  #players;
  #byItem = new Map();
  #bySession = new Map();
  #byDay = new Map();

  constructor(players) {
    this.#players = players;
    for (const { token } of players) {
      for (const used of token.usedSessions ?? []) {
        const day = localDay(used.startsAt, used.utcOffsetMinutes);
        addTo(this.#bySession, `${token.id}/at ${used.startsAt}`, Number(used.guests));
        addTo(this.#byDay, `${token.id}/${day}`, Number(used.guests));
      }
    }
  }

  add({ player, item }, line, units) {
    const { token } = player;
    player.units += units;
    if (item) addTo(this.#byItem, item, units);
    if (player.type.kind !== "entryPass") return;
    addTo(this.#bySession, sessionKey(token, line.line), units);
    addTo(this.#byDay, dayKey(token, line.line), units);
  }

  /** Whether the token of a way keeps its upper limits. */
  allow({ player, item }, line, units) {
    const { token, type } = player;
    if (player.units > player.most) return false;
    if (item && this.#byItem.get(item) > Number(item.quantityLeft)) return false;
    if (type.kind !== "entryPass") return true;
    const session = sessionKey(token, line.line);
    if (units === 0) return true; // what was used before may be beyond the limit
    if (this.#bySession.get(session) > Number(type.maxGuestsPerSession)) return false;
    if (type.maxEntriesPerDay === null || line.line.startsAt === null) return true;
    return this.#byDay.get(dayKey(token, line.line)) <= Number(type.maxEntriesPerDay);
  }

  unitTokensKeepThem() {
    return this.#players.every(({ units, least, token, type }) => {
      if (units === 0) return true;
      if (units < least) return false;
      if (type.kind !== "itemGiftCard" || type.allowPartialRedemption) return true;
      return token.items.every(
        (item) => (this.#byItem.get(item) ?? 0) === Number(item.quantityLeft),
      );
    });
  }

  mayStack(usedCards, maxTokens) {
    const used = [...this.#players.filter(({ units }) => units > 0), ...usedCards];
    if (used.length > 1 && used.some(({ type }) => type.exclusive)) return false;
    if (maxTokens !== null && used.length > Number(maxTokens)) return false;
    return used.every(({ type }) => {
      const ofType = used.filter((other) => other.type === type).length;
      return type.maxPerOrder === null || ofType <= Number(type.maxPerOrder);
    });
  }
}

function addTo(map, key, more) {
  map.set(key, (map.get(key) ?? 0) + more);
}

function sessionKey(token, { startsAt, experienceId }) {
  const session = startsAt === null ? `of ${JSON.stringify(experienceId)}` : `at ${startsAt}`;
  return `${token.id}/${session}`;
}

function dayKey(token, { startsAt, utcOffsetMinutes }) {
  return `${token.id}/${startsAt === null ? "none" : localDay(startsAt, utcOffsetMinutes)}`;
}

/**
 * The most that a set of gift cards, all of them used, can pay of what is left on lines; null if they cannot all give
 * their least. Hall's condition for the one, the cut of least capacity for the other, each over all subsets.
 */
function mostPaidBy(cards, rooms) {
  let paid = Infinity;
  for (let set = 0; set < 2 ** cards.length; set += 1) {
    const reached = new Set();
    let least = 0;
    let others = 0;
    cards.forEach((card, i) => {
      if ((set >> i) & 1) {
        least += card.least;
        for (const line of card.eligible) reached.add(line);
      } else others += card.most;
    });
    let room = 0;
    for (const line of reached) room += rooms.get(line);
    if (least > room) return null;
    paid = Math.min(paid, room + others);
  }
  return cards.some(({ least, most }) => least > most) ? null : paid;
}

/** How the cards lie when they pay the most: found by trying to give a unit of money at a time to whoever needs it. */
function layCards({ used, rooms }) {
  const laid = new Map(used.map((card) => [card, new Map()]));
  const given = new Map(used.map((card) => [card, 0]));
  const left = new Map(rooms);
  const give = (card, amount) => {
    for (let rest = amount; rest > 0;) {
      const part = augment(card, rest, laid, left, new Set());
      if (part === 0) return;
      given.set(card, given.get(card) + part);
      rest -= part;
    }
  };
  for (const card of used) give(card, card.least);
  for (const card of used) give(card, card.most - given.get(card));
  return laid;
}

function augment(card, amount, laid, left, seen) {
  seen.add(card);
  for (const line of card.eligible) {
    const free = Math.min(amount, left.get(line));
    if (free > 0) {
      left.set(line, left.get(line) - free);
      addTo(laid.get(card), line, free);
      return free;
    }
  }
  for (const line of card.eligible) {
    for (const [other, parts] of laid) {
      const there = parts.get(line) ?? 0;
      if (seen.has(other) || there === 0) continue;
      const moved = augment(other, Math.min(amount, there), laid, left, seen);
      if (moved === 0) continue;
      addTo(parts, line, -moved);
      addTo(laid.get(card), line, moved);
      return moved;
    }
  }
  return 0;
}

/** inOrder's own choice: there are no turns, so what it did not apply for section 6 is unused. */
function withoutTurns(inOrder, players) {
  return inOrder.map((result, i) => {
    const isRejected = result.outcome === "rejected" && players[i].violations.length === 0;
    return isRejected ? { ...result, outcome: "unused", violations: [] } : result;
  });
}

/** The results of a choice; marks what it covers of the lines. */
function resultsOf(request, lines, players, best) {
  for (const line of lines) {
    line.covered = 0n;
    for (const unit of line.units) unit.isCovered = false;
  }
  const parts = new Map(players.map((player) => [player, []]));
  best.groups.forEach(({ line, units, ways }, g) => {
    let next = 0;
    ways.forEach(({ player, item, covered }, w) => {
      for (let n = 0; n < best.taken[g][w]; n += 1) {
        const part = { line, unit: units[next], amount: BigInt(covered) };
        next += 1;
        parts.get(player).push(item ? { ...part, item } : part);
      }
    });
  });
  for (const [card, laid] of layCards(best)) {
    for (const line of lines) {
      const amount = BigInt(laid.get(line) ?? 0);
      if (amount > 0n) parts.get(card).push({ line, amount });
    }
  }
  return players.map((player) => resultOf(player, parts.get(player)));
}

function resultOf({ token, index, eligible, violations, type, isCard }, parts) {
  const outcome = violations.length > 0 ? "rejected" : parts.length > 0 ? "applied" : "unused";
  let amountCovered = 0n;
  let forfeited = 0n;
  for (const { line, unit, item, amount } of parts) {
    line.covered += amount;
    amountCovered += amount;
    if (unit) unit.isCovered = true;
    if (item && item.quotedPrice > amount) forfeited += item.quotedPrice - amount;
  }
  const unitsCovered = isCard ? 0n : BigInt(parts.length);
  const unitsConsumed =
    type.kind === "punchcard" ? unitsCovered * type.punchesPerUnit : unitsCovered;
  const allocations = allocationsOf(token, parts);
  return {
    token,
    index,
    eligible,
    violations,
    outcome,
    parts,
    allocations,
    amountCovered,
    forfeited,
    unitsCovered,
    unitsConsumed,
  };
}
