// Random changes to a request or verify document that (nearly always) break contract 1, 2 or 10.
// Guarantees: the changed document is still made of JSON values; every reason but NOT_JSON and DUPLICATE_KEY can come out.
// Does not know: which reason comes out; that is for the hosts to agree on.

/** Changes a document in place, in one or two random ways. `request` is the part of it that is the request. */
export function malform(random, document, request) {
  const changes = random.chance(60) ? 1 : 2;
  for (let i = 0; i < changes; i += 1) {
    if (random.chance(48)) random.pick(AIMED)(random, request, document);
    else random.pick(ANYWHERE)(random, document);
  }
}

/** Every member and element of a document: its holder, its key there and itself. */
function placesOf(holder) {
  return Object.keys(holder).flatMap((key) => {
    const value = holder[key];
    const below = typeof value === "object" && value !== null ? placesOf(value) : [];
    return [{ holder, key, value }, ...below];
  });
}

/** A random place whose value passes a test; null when there is none. */
function place(random, document, passes = () => true) {
  const places = placesOf(document).filter(({ value }) => passes(value));
  return places.length > 0 ? random.pick(places) : null;
}

/** Adds an own member whatever its name, `__proto__` too. */
export function put(holder, name, value) {
  const descriptor = { value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(holder, name, descriptor);
}

function change(found, value) {
  if (found) put(found.holder, found.key, value);
}

const isNumber = (value) => typeof value === "number";
const isString = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const NUMBERS = [
  -1,
  0,
  0.5,
  1.5,
  1e-9,
  -0.5,
  1081,
  -1081,
  10_000,
  10_001,
  100_000,
  100_001,
  253_402_300_799_999,
  253_402_300_800_000,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53 - 1),
  -(2 ** 53),
  1e300,
  -1e300,
];
const STRINGS = [
  "",
  "x",
  "usd",
  "US",
  "USDX",
  "US\u200b",
  "\u00c5BC",
  "optimal",
  "Ticket",
  "token",
  "a".repeat(129),
  "a".repeat(128),
  `${"\u00e6".repeat(64)}a`,
  "\u{1F6F6}".repeat(33),
];
const OTHER_TYPES = [
  "1",
  "",
  1,
  0,
  true,
  false,
  [],
  {},
  [null],
  [1],
  ["x"],
  { id: "x" },
  [[]],
  { length: 1, 0: "x" },
];
const NAMES = [
  ...["metadata", "Metadata", "id", "kind", "items", "punches", "entries", "held", "balance"],
  ...["currency", "rateBp", "startsAt", "units", "amount", "coverageCap", "selection", "value"],
  ...["punchesPerUnit", "allowPartialRedemption", "priceChange", "maxGuestsPerSession", "now"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "length", "0", "", " ", "~", "/"],
  ...["a/b", "minredemption", "zzz", "\u00e6", "\uFFFD", "\u{1F6F6}", "\u0001", "\u2028"],
];

function removeMember(random, document) {
  const found = place(random, document);
  if (found === null) return;
  if (Array.isArray(found.holder)) found.holder.splice(Number(found.key), 1);
  else delete found.holder[found.key];
}

function addMembers(random, document) {
  const found = place(random, document, isObject);
  const holder = found === null || random.chance(10) ? document : found.value;
  for (let i = random.between(1, 3); i > 0; i -= 1) {
    const name = random.pick(NAMES);
    if (!Object.hasOwn(holder, name)) put(holder, name, random.pick([null, 1, "x", {}, []]));
  }
}

/** Copies an element of a list to its end: an id that is there twice, or a longer list. */
function repeatElement(random, document) {
  const found = place(random, document, (value) => Array.isArray(value) && value.length > 0);
  if (found) found.value.push(copyOf(random.pick(found.value)));
}

/** Makes a list one element longer than any limit that is cheap to pass, or just as long as it. */
function lengthenList(random, document) {
  const found = place(random, document, Array.isArray);
  if (found === null) return;
  const limit = Number(random.weighted({ 64: 45, 100: 39, 1000: 14, 10000: 2 }));
  const length = random.chance(75) ? limit + 1 : limit;
  const sample = found.value[0];
  for (let i = found.value.length; i < length; i += 1) {
    const element = copyOf(sample ?? `x${i}`);
    if (isObject(element) && Object.hasOwn(element, "id")) element.id = `x${i}`;
    found.value.push(element);
  }
}

function copyOf(value) {
  return JSON.parse(JSON.stringify(value));
}

const ANYWHERE = [
  removeMember,
  removeMember,
  addMembers,
  addMembers,
  repeatElement,
  lengthenList,
  (random, document) => change(place(random, document), null),
  (random, document) => change(place(random, document), structuredClone(random.pick(OTHER_TYPES))),
  (random, document) => change(place(random, document, isNumber), random.pick(NUMBERS)),
  (random, document) => change(place(random, document, isNumber), random.pick(NUMBERS)),
  (random, document) => change(place(random, document, isString), random.pick(STRINGS)),
  (random, document) => change(place(random, document, Array.isArray), []),
];

/** A random element of a list of the request that passes a test. */
function element(random, list, passes = () => true) {
  const elements = Array.isArray(list) ? list : [];
  const choices = elements.filter((one) => isObject(one) && passes(one));
  return choices.length > 0 ? random.pick(choices) : null;
}

const lineOf = (random, request) => element(random, request.cart?.lines) ?? {};
const typeOf = (random, request, passes) => element(random, request.tokenTypes, passes) ?? {};
const tokenOf = (random, request, passes) => element(random, request.tokens, passes) ?? {};

/** Each breaks one of the rules that a change anywhere would hardly ever meet. */
const AIMED = [
  function minAboveMax(random, request) {
    Object.assign(typeOf(random, request), random.pick([MIN_ABOVE_MAX, MIN_IS_MAX]));
  },
  function maxOfWholeCard(random, request) {
    const type = typeOf(random, request, ({ kind }) => /card$/i.test(kind));
    Object.assign(type, { allowPartialRedemption: false, maxRedemption: 5, minRedemption: 0 });
  },
  function currencyWithoutCap(random, request) {
    const type = typeOf(random, request, ({ kind }) => /punchcard|entryPass/.test(kind));
    delete type.coverageCap;
    type.currency = random.pick(["DKK", 5, null, "x"]);
  },
  function capWithoutCurrency(random, request) {
    const type = typeOf(random, request, ({ kind }) => /punchcard|entryPass/.test(kind));
    delete type.currency;
    type.coverageCap = random.pick([1, 5, 0]);
  },
  function vatOfType(random, request) {
    typeOf(random, request).vat = structuredClone(random.pick(VATS));
  },
  function repeatedLineKind(random, request) {
    const kinds = ["ticket", "addon", "fee", "ticket", "token", 5];
    typeOf(random, request).lineKinds = kinds.slice(random.below(4), random.between(3, 6));
  },
  function kindOfLine(random, request) {
    lineOf(random, request).kind = random.pick(["token", "ticket", "fee"]);
  },
  function typeOfLine(random, request) {
    lineOf(random, request).tokenTypeId = random.pick(["nothing", 7, "", null, "t0", "t1"]);
  },
  function tokenLine(random, request) {
    Object.assign(lineOf(random, request), { kind: "token", tokenTypeId: "nothing" });
  },
  function unknownType(random, request) {
    tokenOf(random, request).typeId = random.pick(["nothing", "t9", "T0"]);
  },
  function unknownLine(random, request) {
    const discount = element(random, request.cart?.discounts);
    const value = random.pick([5, 10_001, 2 ** 53 - 1]);
    const own = discount ?? { id: "d9", type: random.pick(["fixed", "percentage"]), value };
    own.lineIds = random.pick([["nothing"], ["l0", "l9"], [], ["l0", "l0"]]);
    if (discount === null && isObject(request.cart)) request.cart.discounts = [own];
  },
  function heldPastLeft(random, request) {
    const token = tokenOf(random, request);
    const left = token.balance ?? token.punches ?? token.entries;
    token.held = isNumber(left) ? left + random.pick([0, 1, 1]) : random.pick([0, 1, null]);
  },
  function faceBelowLeft(random, request) {
    const token = tokenOf(random, request);
    const left = token.balance ?? token.punches ?? token.entries ?? 5;
    const faceValue = random.pick([left - 1, left - 1, left, 1, 0]);
    token.sale = { faceValue, pricePaid: random.pick([0, 100, 2 ** 53 - 1]) };
  },
  function itemsPastRange(random, request) {
    const card = tokenOf(random, request, ({ items }) => Array.isArray(items));
    const item = element(random, card.items) ?? {};
    const quotedPrice = random.pick([2 ** 52, 2 ** 53 - 1]);
    const isExact = random.chance(30);
    Object.assign(item, { quotedPrice, quantityLeft: random.pick([1, 1, 2, 3]) });
    if (isExact) Object.assign(item, { quotedPrice: 1_416_003_655_831, quantityLeft: 6361 }); // = 2^53 - 1
  },
  function linePastRange(random, request) {
    const unitPrice = random.pick([2 ** 53 - 1, 2 ** 52, 2 ** 51]);
    Object.assign(lineOf(random, request), { unitPrice, quantity: random.pick([1, 2, 3]) });
    if (isObject(request.cart) && random.chance(50)) request.cart.pricesIncludeTax = false;
  },
  function tooManyUnits(random, request) {
    lineOf(random, request).quantity = 100_000;
    if (random.chance(50)) lineOf(random, request).quantity = 100_000;
    if (random.chance(30)) lineOf(random, request).unitPrice = 2 ** 40;
  },
  function zeroWhereOneIsLeast(random, request, document) {
    const places = placesOf(document).filter(({ key }) => AT_LEAST_ONE.has(key));
    if (places.length > 0) change(random.pick(places), 0);
  },
  function smallObject(random, request, document) {
    const isSmall = (value) => isObject(value) && Object.keys(value).length <= 3;
    const found = place(random, document, isSmall);
    if (found === null || Object.keys(found.value).length === 0) return;
    const name = random.pick(Object.keys(found.value));
    if (random.chance(60)) delete found.value[name];
    else found.value[name] = random.pick([null, 0, 100_001, 2.5, {}]);
  },
  function longLists(random, request) {
    const ids = Array.from({ length: random.between(1000, 1001) }, (_, i) => `x${i}`);
    const name = random.pick(["experienceIds", "excludedExperienceIds", "ticketTypeIds"]);
    if (random.chance(90)) typeOf(random, request)[name] = ids;
    else {
      const pass = tokenOf(random, request, (token) => !token.items && !("balance" in token));
      const length = random.between(10_000, 10_001);
      pass.usedSessions = Array.from({ length }, (_, i) => ({ startsAt: i, guests: 1 }));
    }
  },
  function itemsOfClaim(random, request, document) {
    const claimed = element(random, document.claim?.tokens);
    if (claimed === null) return;
    const length = random.pick([1, 2, 100, 101]);
    claimed.items = Array.from({ length }, (_, i) => ({ id: `i${i}`, units: 1 }));
    if (random.chance(40)) delete claimed.items[0].units;
    if (random.chance(30)) claimed.items[0].id = "i1";
  },
  function strategy(random, request) {
    request.options = { strategy: random.pick(["optimum", "inorder", "inOrder", 1]) };
  },
];

const AT_LEAST_ONE = new Set([
  ...["quantity", "maxTokens", "maxPerOrder", "maxRedemption", "punchesPerUnit", "coverageCap"],
  ...["maxGuestsPerSession", "maxEntriesPerDay", "guests", "units", "amount", "faceValue"],
]);
const MIN_ABOVE_MAX = { minRedemption: 6, maxRedemption: 5 };
const MIN_IS_MAX = { minRedemption: 5, maxRedemption: 5 };
const VATS = [
  { treatment: "singlePurpose" },
  { treatment: "singlePurpose", rateBp: null },
  { treatment: "singlePurpose", rateBp: 10_001 },
  { treatment: "multiPurpose", rateBp: 2500 },
  { rateBp: "x" },
  { treatment: "both", rateBp: 5 },
  { treatment: "multiPurpose", metadata: {} },
];
