// Random requests that keep every rule of contract 1 and 2 (sums past 2^53 - 1 aside), full of edge cases.
// Guarantees: plain JSON values; every field, kind and option occurs; most tokens find something to cover.
// Does not know: prices. It aims by rough sums only.
import { makeToken, makeTokenType } from "./tokens.js";
import { makeMetadata, makeWorld } from "./world.js";

/** A random QuoteRequest. */
export function makeRequest(random) {
  const world = makeWorld(random);
  const isWide = random.chance(1);
  const types = listOf(typeCount(random), (i) => makeTokenType(random, world, i));
  const lines = listOf(lineCount(random, isWide), (i) => makeLine(random, world, types, i, isWide));
  const worth = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  const tokens =
    types.length === 0
      ? []
      : listOf(tokenCount(random, isWide), (i) =>
          makeToken(random, world, random.pick(types), i, lines, worth),
        );
  const request = { now: world.now, cart: makeCart(random, world, lines) };
  if (types.length > 0 || random.chance(50)) request.tokenTypes = types;
  if (tokens.length > 0 || random.chance(50)) request.tokens = tokens;
  if (random.chance(40)) request.options = makeOptions(random);
  if (random.chance(3)) request.metadata = makeMetadata(random);
  return request;
}

function listOf(length, make) {
  return Array.from({ length }, (_, i) => make(i));
}

function typeCount(random) {
  return Number(random.weighted({ 0: 3, 1: 15, 2: 30, 3: 27, 4: 15, 5: 10 }));
}

function lineCount(random, isWide) {
  if (isWide) return random.between(40, 300);
  return Number(random.weighted({ 0: 1, 1: 22, 2: 27, 3: 22, 4: 14, 5: 8, 6: 6 }));
}

function tokenCount(random, isWide) {
  if (isWide && random.chance(12)) return random.between(10, 64);
  return Number(random.weighted({ 0: 5, 1: 24, 2: 28, 3: 22, 4: 13, 5: 8 }));
}

function makeCart(random, world, lines) {
  const cart = { currency: world.currency };
  if (random.chance(45)) cart.pricesIncludeTax = random.chance(20);
  if (random.chance(50)) cart.taxRounding = random.pick(["line", "line", "rate"]);
  if (random.chance(88)) cart.customerId = world.customers[random.chance(92) ? 0 : 1];
  cart.lines = lines;
  const discounts = Number(random.weighted({ 0: 55, 1: 28, 2: 11, 3: 6 }));
  if (discounts > 0 || random.chance(10)) {
    cart.discounts = listOf(discounts, (i) => makeDiscount(random, world, lines, i));
  }
  if (random.chance(3)) cart.metadata = makeMetadata(random);
  return cart;
}

function makeLine(random, world, types, index, isWide) {
  const kind = random.weighted({ ticket: 72, addon: 13, fee: 9, token: types.length > 0 ? 6 : 0 });
  const line = { id: world.id("l", index) };
  if (kind !== "ticket" || random.chance(30)) line.kind = kind;
  if (random.chance(85)) {
    line.experienceId = random.chance(70) ? world.experiences[0] : random.pick(world.experiences);
  } else if (random.chance(10)) line.experienceId = null;
  if (random.chance(75)) line.ticketTypeId = random.pick(world.ticketTypes);
  if (random.chance(75)) line.startsAt = random.pick(world.starts);
  if (random.chance(40)) {
    line.utcOffsetMinutes = random.chance(80) ? world.offset : random.between(-1080, 1080);
  }
  line.unitPrice = world.amount();
  line.quantity = quantity(random, isWide);
  if (random.chance(85)) line.taxRateBp = world.rates[random.chance(65) ? 0 : 1];
  if (kind === "token") line.tokenTypeId = random.pick(types).id;
  if (random.chance(1)) line.metadata = makeMetadata(random);
  return line;
}

function quantity(random, isWide) {
  const size = random.weighted({ one: 45, few: 48, some: isWide ? 0 : 6, many: isWide ? 0 : 1 });
  switch (size) {
    case "one":
      return 1;
    case "few":
      return random.between(2, 5);
    case "some":
      return random.between(6, 40);
    default:
      return random.chance(3) ? 20_000 : random.between(41, 400);
  }
}

function makeDiscount(random, world, lines, index) {
  const isPercentage = random.chance(55);
  const discount = { id: world.id("d", index), type: isPercentage ? "percentage" : "fixed" };
  discount.value = isPercentage
    ? random.pick([1, 100, 333, 500, 1000, 1500, 2500, 5000, 9999, 10_000, 0])
    : random.pick([world.amount(), world.amount(), 1, 100, 0]);
  if (lines.length > 0 && random.chance(40)) {
    discount.lineIds = random.some(lines).map(({ id }) => id);
    if (random.chance(10)) discount.lineIds.push(discount.lineIds[0]);
    if (random.chance(30)) discount.lineIds = random.shuffled(discount.lineIds);
  }
  if (random.chance(1)) discount.metadata = makeMetadata(random);
  return discount;
}

function makeOptions(random) {
  const options = {};
  if (random.chance(20)) options.strategy = "inOrder";
  if (random.chance(60)) options.allocation = random.pick(["proportional", "sequential"]);
  if (random.chance(20)) options.maxTokens = random.pick([1, 1, 2, 3, 100_000]);
  return options;
}
