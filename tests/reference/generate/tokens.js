// Random token types and tokens that keep every rule of contract 1 and 2.
// Guarantees: every field of every kind occurs, restrictions are loose enough that most tokens cover something.
// Does not know: what a token will cover; `worth` is only a rough sum to aim balances at.
import { makeMetadata } from "./world.js";

const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;
const MAX_COUNT = 100_000;

/** A random TokenType. */
export function makeTokenType(random, world, index) {
  const kind = random.weighted({ giftCard: 32, itemGiftCard: 22, punchcard: 23, entryPass: 23 });
  const type = { id: world.id("t", index), kind };
  restrictLines(random, world, type);
  if (random.chance(35)) type.validityBasis = random.pick(["session", "session", "booking"]);
  if (random.chance(8)) type.minOrderAmount = random.pick([world.amount(), world.amount() * 4, 1]);
  limitRedemption(random, world, type);
  if (random.chance(10)) type.exclusive = random.chance(80);
  if (random.chance(15)) type.maxPerOrder = random.pick([1, 1, 2, 3]);
  if (random.chance(35)) {
    type.vat = random.chance(50)
      ? { treatment: "singlePurpose", rateBp: world.rates[random.chance(75) ? 0 : 1] }
      : random.pick([{}, { treatment: "multiPurpose" }, { rateBp: null }]);
  }
  OWN_RULES[kind](random, world, type);
  if (random.chance(1)) type.metadata = makeMetadata(random);
  return capAmounts(type);
}

function restrictLines(random, world, type) {
  if (random.chance(30)) {
    const kinds = random.some(["ticket", "addon", "fee"]);
    if (random.chance(75) && !kinds.includes("ticket")) kinds.push("ticket");
    type.lineKinds = random.shuffled(kinds);
  }
  if (random.chance(16)) {
    type.experienceIds = random.chance(80)
      ? [world.experiences[0], random.pick(world.experiences)]
      : random.some([...world.experiences, "elsewhere"]);
  }
  if (random.chance(10)) {
    type.excludedExperienceIds = [
      random.pick([...world.experiences.slice(1), "elsewhere"]),
      "museum",
    ];
  }
  if (random.chance(10)) {
    type.ticketTypeIds = random.some([...world.ticketTypes, "senior"]);
    if (random.chance(50)) type.ticketTypeIds.push(world.ticketTypes[0]);
  }
}

function limitRedemption(random, world, type) {
  const bound =
    type.kind === "giftCard" ? () => world.amount() || 1 : () => random.pick([1, 1, 2, 3, 5]);
  if (random.chance(11)) type.minRedemption = random.chance(20) ? 0 : bound();
  if (random.chance(16)) type.maxRedemption = Math.max(bound(), type.minRedemption ?? 1);
}

const OWN_RULES = {
  giftCard: addCardRules,
  itemGiftCard(random, world, type) {
    addCardRules(random, world, type);
    if (random.chance(50)) type.priceChange = random.pick(["honour", "honour", "topUp"]);
  },
  punchcard(random, world, type) {
    if (random.chance(30)) type.punchesPerUnit = random.pick([1, 2, 2, 3]);
    addUnitRules(random, world, type);
  },
  entryPass(random, world, type) {
    if (random.chance(70)) type.maxGuestsPerSession = random.pick([1, 2, 3, 10]);
    if (random.chance(35)) type.maxEntriesPerDay = random.pick([1, 1, 2, 3]);
    addUnitRules(random, world, type);
  },
};

function addCardRules(random, world, type) {
  type.currency = random.chance(98) ? world.currency : world.otherCurrency;
  if (random.chance(18)) {
    type.allowPartialRedemption = type.maxRedemption !== undefined || random.chance(15);
  }
}

function addUnitRules(random, world, type) {
  if (random.chance(22)) {
    type.coverageCap = world.amount() || 1;
    type.currency = random.chance(95) ? world.currency : world.otherCurrency;
  } else if (random.chance(5)) Object.assign(type, { coverageCap: null, currency: null });
  if (random.chance(45)) type.selection = random.pick(["highestPrice", "lowestPrice", "cartOrder"]);
}

/** A random Token of a type, for a cart of these lines. */
export function makeToken(random, world, type, index, lines, worth) {
  const token = { id: world.id("k", index), typeId: type.id };
  if (random.chance(5)) token.code = random.pick(["", "ABCD-1234", "æ", "x".repeat(200)]);
  if (random.chance(12)) token.status = random.chance(75) ? "active" : random.pick(STATUSES);
  if (random.chance(22)) token.validFrom = validFrom(random, world);
  if (random.chance(25)) token.expiresAt = expiresAt(random, world);
  if (random.chance(9)) token.holderId = world.customers[random.chance(90) ? 0 : 1];
  const left = WHAT_IS_LEFT[type.kind](random, world, token, lines, worth);
  if (random.chance(12)) {
    token.use =
      type.kind === "giftCard"
        ? { amount: Math.min(world.amount() || 1, MAX_AMOUNT) }
        : { units: random.pick([1, 1, 2, 3, MAX_COUNT]) };
  }
  if (random.chance(35)) token.sale = makeSale(random, world, type, left);
  if (random.chance(1)) token.metadata = makeMetadata(random);
  return token;
}

const STATUSES = ["pending", "suspended", "voided", "expired", "depleted"];

function validFrom(random, world) {
  return random.chance(78)
    ? Math.max(0, world.now - random.pick([0, 0, 1, 1e9]))
    : near(random, world);
}

function expiresAt(random, world) {
  if (random.chance(78))
    return Math.min(253_402_300_799_999, world.now + random.pick([1, 1e9, 9e9]));
  return near(random, world);
}

/** An instant at, just before or just after a session or now. */
function near(random, world) {
  const instant = random.pick([...world.starts, world.now, world.instant()]);
  return Math.min(Math.max(instant + random.pick([0, 0, 1, -1]), 0), 253_402_300_799_999);
}

/** Adds what is left of a token; returns the least face value that it can have been sold at. */
const WHAT_IS_LEFT = {
  giftCard(random, world, token, lines, worth) {
    const aims = [worth, worth - 1, worth + 1, Math.floor(worth / 2), world.amount() * 3];
    const aim = random.chance(45) ? random.pick(aims) : world.amount();
    token.balance = random.chance(2) ? 0 : Math.min(Math.max(aim, 1), MAX_AMOUNT);
    hold(random, token, token.balance);
    return token.balance;
  },
  itemGiftCard(random, world, token, lines) {
    const length = random.chance(70) ? 1 : random.between(2, 4);
    token.items = Array.from({ length }, (_, i) => makeItem(random, world, lines, i));
    return token.items.reduce((sum, item) => sum + item.quotedPrice * item.quantityLeft, 0);
  },
  punchcard(random, world, token) {
    token.punches = random.pick([1, 2, 3, 4, 5, 7, 10, random.chance(20) ? 0 : 100_000]);
    hold(random, token, token.punches);
    return token.punches;
  },
  entryPass(random, world, token) {
    const isUnlimited = random.chance(45);
    if (!isUnlimited) {
      token.entries = random.pick([1, 2, 3, 5, 10, random.chance(30) ? 0 : 100_000]);
      hold(random, token, token.entries);
    } else if (random.chance(10)) token.entries = null;
    if (random.chance(30)) {
      const length = random.between(0, 3);
      token.usedSessions = Array.from({ length }, () => makeUsedSession(random, world));
    }
    return token.entries ?? 1;
  },
};

function hold(random, token, left) {
  if (!random.chance(10)) return;
  token.held = random.chance(12) ? left : random.between(0, Math.min(left, 3));
}

function makeItem(random, world, lines, index) {
  const fitting = lines.filter(({ kind = "ticket", experienceId }) => {
    return kind === "ticket" && experienceId;
  });
  const sample = fitting.length > 0 && random.chance(85) ? random.pick(fitting) : null;
  const item = {
    id: world.id("i", index),
    experienceId: sample?.experienceId ?? random.pick(world.experiences),
  };
  if (random.chance(55)) item.ticketTypeId = sample?.ticketTypeId ?? random.pick(world.ticketTypes);
  const price = sample?.unitPrice ?? world.amount();
  const quoted = random.pick([price, price, price - 1, price + 1, world.amount(), price >>> 1]);
  item.quotedPrice = Math.min(Math.max(quoted, 0), MAX_AMOUNT);
  item.quantityLeft = random.pick([1, 1, 2, 2, 3, 5, random.chance(25) ? 0 : 1000]);
  return item;
}

function makeUsedSession(random, world) {
  const session = {
    startsAt: random.chance(80) ? random.pick(world.starts) : world.instant(),
    guests: random.pick([1, 1, 2, 5]),
  };
  if (random.chance(50)) session.utcOffsetMinutes = world.offset;
  return session;
}

function makeSale(random, world, type, left) {
  const isCard = type.kind === "giftCard" || type.kind === "itemGiftCard";
  const most = isCard ? MAX_AMOUNT : MAX_COUNT;
  const above = random.pick([0, 0, 1, 2, 5, isCard ? world.amount() : 10]);
  const faceValue = Math.min(Math.max(left + above, 1), most);
  const pricePaid = isCard
    ? random.pick([faceValue, faceValue - 1, Math.floor(faceValue / 2), 0, faceValue + 7])
    : random.pick([world.amount(), world.amount() * 3, 997, 0]);
  return { faceValue, pricePaid: Math.min(pricePaid, MAX_AMOUNT) };
}

/** Random amounts times small factors may pass the range: bring them back. */
function capAmounts(type) {
  for (const name of ["minOrderAmount", "minRedemption", "maxRedemption", "coverageCap"]) {
    if (type[name] !== undefined && type[name] !== null) {
      type[name] = Math.min(type[name], MAX_AMOUNT);
    }
  }
  return type;
}
