// Random requests for the optimal strategy, in which tokens compete: restrictions overlap, value is scarce, limits bind.
// Guarantees: plain JSON that keeps contract 1 and 2; the same for the same seed and index; of the size asked for.
// Does not know: which choice is best.
import { Random } from "./generate/random.js";

const NOW = 1_780_000_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Sizes: "small" is for brute force, "checkout" and "group" are those that figures are quoted for,
 * "mid" and "crowd" are hard. */
export const SIZES = {
  small: { lines: [1, 4], quantity: [1, 3], units: 8, tokens: [1, 4] },
  twelve: { lines: [3, 12], quantity: [1, 4], units: 12, tokens: [6, 6] },
  checkout: { lines: [12, 12], quantity: [1, 6], units: 72, tokens: [8, 8] },
  group: { lines: [60, 60], quantity: [1, 6], units: 360, tokens: [8, 8] },
  mid: { lines: [5, 30], quantity: [1, 9], units: 200, tokens: [6, 20] },
  crowd: { lines: [20, 60], quantity: [1, 6], units: 360, tokens: [12, 40] },
};

/** A random request with strategy optimal. */
export function optimalRequestAt(seed, index, size = "small") {
  const random = new Random(seed, index);
  const bounds = SIZES[size];
  const world = makeWorld(random);
  const lines = makeLines(random, world, bounds);
  const total = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  const tokenTypes = Array.from({ length: random.between(1, 4) }, (_, i) =>
    makeType(random, world, i, lines),
  );
  const count = random.between(...bounds.tokens);
  const tokens = Array.from({ length: count }, (_, i) =>
    makeToken(random, world, random.pick(tokenTypes), i, { lines, total, count }),
  );
  const request = { now: NOW, cart: { currency: "DKK", lines }, tokenTypes, tokens };
  if (random.chance(20)) {
    request.cart.discounts = [
      { id: "d", type: "percentage", value: random.pick([500, 1000, 3333]) },
    ];
  }
  request.options = { strategy: "optimal" };
  if (random.chance(15)) request.options.maxTokens = random.between(1, Math.max(1, count - 1));
  return request;
}

function makeWorld(random) {
  const amounts = {
    tiny: () => random.between(1, 6),
    small: () => random.between(1, 60),
    till: () => 50 * random.between(1, 12),
    cents: () => random.between(1000, 49_999),
    prices: () => random.pick([4900, 9900, 12_500, 19_900, 24_900]),
  };
  const style = random.weighted({ tiny: 25, small: 25, till: 15, cents: 20, prices: 15 });
  return {
    amount: amounts[style],
    experiences: ["kayak", "pottery", "harbour"].slice(0, random.between(1, 3)),
    ticketTypes: ["adult", "child"].slice(0, random.between(1, 2)),
    // Two starts of one day, one of the next; two zones in which a start may be on another day.
    starts: [NOW + DAY, NOW + DAY + 3 * HOUR, NOW + 2 * DAY].slice(0, random.between(1, 3)),
    offsets: random.chance(20) ? [0, 720, -720] : [0],
  };
}

function makeLines(random, world, { lines, quantity, units }) {
  const count = random.between(...lines);
  let left = units - count;
  return Array.from({ length: count }, (_, i) => {
    const more = Math.min(left, random.between(...quantity) - 1);
    left -= more;
    const line = { id: `l${i}`, unitPrice: world.amount(), quantity: 1 + more };
    if (random.chance(12)) line.kind = random.pick(["addon", "fee"]);
    if (random.chance(95)) line.experienceId = random.pick(world.experiences);
    if (random.chance(85)) line.ticketTypeId = random.pick(world.ticketTypes);
    if (random.chance(85)) line.startsAt = random.pick(world.starts);
    const offset = random.pick(world.offsets);
    if (offset !== 0) line.utcOffsetMinutes = offset;
    return line;
  });
}

function makeType(random, world, index, lines) {
  const kind = random.weighted({ giftCard: 38, itemGiftCard: 20, punchcard: 22, entryPass: 20 });
  const type = { id: `t${index}`, kind };
  const isCard = kind === "giftCard" || kind === "itemGiftCard";
  if (isCard) type.currency = "DKK";
  if (random.chance(45)) type.experienceIds = random.some(world.experiences);
  if (random.chance(20)) type.ticketTypeIds = random.some(world.ticketTypes);
  if (random.chance(20)) type.lineKinds = ["ticket", "addon"];
  if (random.chance(20)) {
    type.minRedemption =
      kind === "giftCard" ? world.amount() * random.between(1, 3) : random.between(1, 3);
  }
  if (random.chance(15)) {
    const least = type.minRedemption ?? 1;
    const most = kind === "giftCard" ? world.amount() * random.between(1, 4) : random.between(1, 4);
    type.maxRedemption = Math.max(least, most);
  } else if (isCard && random.chance(25)) type.allowPartialRedemption = false;
  if (random.chance(8)) type.exclusive = true;
  if (random.chance(12)) type.maxPerOrder = random.between(1, 2);
  if (kind === "itemGiftCard" && random.chance(50)) type.priceChange = "honour";
  if (kind === "punchcard" && random.chance(25)) type.punchesPerUnit = random.between(1, 2);
  if (kind === "entryPass") {
    if (random.chance(80)) type.maxGuestsPerSession = random.between(1, 3);
    if (random.chance(40)) type.maxEntriesPerDay = random.between(1, 3);
  }
  if (!isCard && random.chance(30)) {
    Object.assign(type, {
      coverageCap: random.pick([world.amount(), random.pick(lines).unitPrice]),
      currency: "DKK",
    });
  }
  if (!isCard && random.chance(30)) type.selection = random.pick(["lowestPrice", "cartOrder"]);
  return type;
}

function makeToken(random, world, type, index, cart) {
  const token = { id: `k${index}`, typeId: type.id };
  OWN[type.kind](random, world, token, cart);
  if (random.chance(10)) {
    token.use =
      type.kind === "giftCard" ? { amount: world.amount() * 2 } : { units: random.between(1, 3) };
  }
  return token;
}

const OWN = {
  giftCard(random, world, token, { total, count }) {
    const share = Math.ceil((total * random.between(10, 120)) / (100 * count));
    token.balance = Math.max(1, random.chance(60) ? share : world.amount() * random.between(1, 4));
  },
  itemGiftCard(random, world, token, { lines }) {
    const length = random.chance(60) ? 1 : random.between(2, 3);
    token.items = Array.from({ length }, (_, i) => makeItem(random, world, lines, i));
  },
  punchcard(random, _world, token, { lines }) {
    token.punches = random.between(1, Math.max(3, lines.length));
  },
  entryPass(random, _world, token, { lines }) {
    if (random.chance(70)) token.entries = random.between(1, Math.max(3, lines.length));
    if (random.chance(20)) {
      token.usedSessions = [{ startsAt: NOW + DAY, guests: random.between(1, 3) }];
    }
  },
};

function makeItem(random, world, lines, index) {
  const line = random.pick(lines);
  const item = { id: `i${index}`, experienceId: line.experienceId ?? world.experiences[0] };
  if (line.ticketTypeId && random.chance(50)) item.ticketTypeId = line.ticketTypeId;
  item.quotedPrice = random.pick([
    line.unitPrice,
    line.unitPrice,
    line.unitPrice + world.amount(),
    world.amount(),
  ]);
  item.quantityLeft = random.between(1, 3);
  return item;
}
