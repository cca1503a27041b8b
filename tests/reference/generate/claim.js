// Random claims (contract 10): what a client says it charged, from a quote, as it is or changed a little.
// Guarantees: a claim keeps the rules of contract 10; most claims are right or wrong in one place.
// Does not know: how a quote came about.

/** The claim of an honest client for a quote. */
export function honestClaim(random, quote) {
  const isTold = ({ outcome }) => outcome === "applied" || random.chance(15);
  const claim = { due: quote.due, tokens: quote.tokens.filter(isTold).map((t) => told(random, t)) };
  if (random.chance(60)) claim.fingerprint = quote.fingerprint;
  return claim;
}

function told(random, result) {
  const claimed = { id: result.id, amountCovered: result.amountCovered };
  if (random.chance(60)) claimed.unitsConsumed = result.unitsConsumed;
  if (random.chance(result.kind === "itemGiftCard" ? 75 : 5)) {
    const units = new Map();
    for (const { itemId, units: more } of result.allocations) {
      if (itemId !== undefined) units.set(itemId, (units.get(itemId) ?? 0) + more);
    }
    claimed.items = random.shuffled([...units].map(([id, n]) => ({ id, units: n })));
    if (random.chance(10)) claimed.items.push({ id: "nothing", units: 0 });
  }
  return claimed;
}

/** Changes a claim in one to three places. */
export function falsify(random, claim) {
  for (let i = random.pick([1, 1, 1, 2, 3]); i > 0; i -= 1) {
    random.pick(CHANGES)(random, claim);
  }
}

function nudged(random, figure, most) {
  const other = random.pick([figure + 1, figure - 1, 0, figure + 100, 1]);
  return Math.min(Math.max(other, 0), most);
}

const nudgedAmount = (random, figure) => nudged(random, figure, Number.MAX_SAFE_INTEGER);
const nudgedCount = (random, figure) => nudged(random, figure, 100_000);
const someToken = (random, { tokens }) => (tokens.length > 0 ? random.pick(tokens) : {});

const CHANGES = [
  function dueOff(random, claim) {
    claim.due = nudgedAmount(random, claim.due);
  },
  function amountOff(random, claim) {
    const token = someToken(random, claim);
    if (token.id !== undefined) token.amountCovered = nudgedAmount(random, token.amountCovered);
  },
  function unitsOff(random, claim) {
    const token = someToken(random, claim);
    if (token.id !== undefined) token.unitsConsumed = nudgedCount(random, token.unitsConsumed ?? 0);
  },
  function itemsOff(random, claim) {
    const token = someToken(random, claim);
    if (token.id === undefined) return;
    token.items ??= [];
    const item = token.items.length > 0 ? random.pick(token.items) : null;
    if (item === null || random.chance(20)) {
      const id = random.pick(["i0", "i1", "nothing"]);
      if (token.items.every((one) => one.id !== id)) token.items.push({ id, units: 1 });
    } else item.units = nudgedCount(random, item.units);
  },
  function tokenLeftOut(random, claim) {
    if (claim.tokens.length > 0) claim.tokens.splice(random.below(claim.tokens.length), 1);
  },
  function strangeToken(random, claim) {
    if (claim.tokens.some(({ id }) => id === "stranger")) return;
    const token = { id: "stranger", amountCovered: random.pick([0, 5]), unitsConsumed: 0 };
    claim.tokens.splice(random.below(claim.tokens.length + 1), 0, token);
  },
  function otherPrint(random, claim) {
    claim.fingerprint = random.pick(["0000000000000000", "", "x", claim.fingerprint ?? "y", null]);
  },
  function otherOrder(random, claim) {
    claim.tokens = random.shuffled(claim.tokens);
  },
];

/** Lets time pass on the server: something about the tokens or the clock is no more as the client saw it. */
export function moveOn(random, request) {
  const token = request.tokens?.length > 0 ? random.pick(request.tokens) : {};
  const later = request.now + random.pick([1, 3_600_000, 86_400_000, 1e10]);
  switch (random.below(5)) {
    case 0:
      request.now = Math.min(later, 253_402_300_799_999);
      break;
    case 1:
      if (token.id !== undefined) token.status = random.pick(["voided", "suspended", "depleted"]);
      break;
    case 2:
      for (const name of ["balance", "punches", "entries"]) {
        if (token[name] > 0) token[name] = Math.max(token.held ?? 0, Math.floor(token[name] / 2));
      }
      break;
    case 3:
      if (token.id !== undefined) token.expiresAt = Math.max(request.now - random.below(2), 0);
      break;
    default:
      request.tokens = random.shuffled(request.tokens ?? []);
  }
}
