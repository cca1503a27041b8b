// Dressing a document in what only JavaScript has: Dates, bigints, undefined, getters, proxies, prototypes, holes.
// Guarantees: a new value each time; some disguises change nothing by the contract, others make it malformed.
// Does not know: which is which for a given document; that is for the hosts to agree on.
import { put } from "./malform.js";

const INSTANTS = new Set(["now", "startsAt", "validFrom", "expiresAt"]);
const AMOUNTS = new Set([
  ...["unitPrice", "balance", "minOrderAmount", "coverageCap", "quotedPrice", "pricePaid"],
  ...["amount", "due", "amountCovered"],
]);
/** Amounts in a gift card's or a fixed discount's object, counts or rates in others. */
const AMOUNTS_OF_MONEY = new Set(["held", "minRedemption", "maxRedemption", "value"]);
const COUNTS = new Set(["quantity", "punches", "entries", "units", "faceValue", "taxRateBp"]);

/** Members that an object may lack, by a member that tells what it is. */
const OPTIONAL = {
  unitPrice: ["kind", "experienceId", "startsAt", "taxRateBp", "tokenTypeId", "metadata"],
  typeId: ["code", "status", "validFrom", "holderId", "use", "sale", "held", "metadata"],
  lines: ["pricesIncludeTax", "taxRounding", "customerId", "discounts", "metadata"],
  now: ["tokenTypes", "tokens", "options", "metadata"],
  due: ["fingerprint"],
  kind: ["lineKinds", "minRedemption", "maxRedemption", "exclusive", "vat", "metadata"],
};
const ANY_NAME = ["metadata", "status", "items", "nothing", "now", "balance", "id"];

/** A copy of a JSON value in disguise. */
export function disguise(random, document) {
  const style = {
    dates: random.pick([0, 30, 100]),
    bigints: random.pick([0, 20, 100]),
    wrongBigints: random.pick([0, 0, 0, 0, 0, 20]),
    getters: random.pick([0, 0, 10, 100]),
    proxies: random.pick([0, 0, 20]),
    undefineds: random.pick([0, 0, 50]),
    hidden: random.pick([0, 0, 0, 0, 1]),
    holders: random.pick([0, 15]),
    frozen: random.pick([0, 0, 100]),
  };
  const value = dress(random, document, "", style);
  if (random.chance(25)) spoil(random, value);
  return random.chance(1) ? random.pick(ROOTS) : value;
}

const ROOTS = [undefined, null, 5n, "{}", [], Symbol("x"), () => 1, new Date(0), new Map()];

/** `isMoney`: whether the object that has the value is a gift card's or a fixed discount. */
function dress(random, value, name, style, isMoney = false) {
  if (Array.isArray(value)) {
    const list = value.map((element) => dress(random, element, "", style));
    if (random.chance(style.holders)) list.note = "beside the elements";
    return random.chance(style.frozen) ? Object.freeze(list) : list;
  }
  if (typeof value === "object" && value !== null) return dressObject(random, value, style);
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return value;
  if (INSTANTS.has(name) && random.chance(style.dates)) return new Date(value);
  const isAmount = AMOUNTS.has(name) || (isMoney && AMOUNTS_OF_MONEY.has(name));
  if (isAmount && random.chance(style.bigints)) return BigInt(value);
  if (COUNTS.has(name) && random.chance(style.wrongBigints)) return BigInt(value);
  return value;
}

function dressObject(random, value, style) {
  const holder = random.chance(style.holders) ? random.pick(HOLDERS)() : {};
  const isMoney =
    value.kind === "giftCard" || value.type === "fixed" || Object.hasOwn(value, "balance");
  for (const name of Object.keys(value)) {
    const member = dress(random, value[name], name, style, isMoney);
    if (random.chance(style.getters)) putGetter(holder, name, member);
    else put(holder, name, member);
    if (random.chance(style.hidden)) hide(random, holder, name, member);
  }
  if (random.chance(style.undefineds)) {
    const marker = Object.keys(OPTIONAL).find((name) => Object.hasOwn(value, name));
    const isKnown = marker !== undefined && random.chance(98);
    const name = isKnown ? random.pick(OPTIONAL[marker]) : random.pick(ANY_NAME);
    if ((isKnown || random.chance(5)) && !Object.hasOwn(holder, name)) put(holder, name, undefined);
  }
  if (random.chance(style.proxies)) return answersOnce(holder);
  return random.chance(style.frozen) ? Object.freeze(holder) : holder;
}

/** Objects whose prototypes have members that must not count, beside the own ones that do. */
const HOLDERS = [
  () => Object.create(null),
  () => Object.create({ unitPrice: 1, id: "inherited", surprise: 1, metadata: 5 }),
  () => new (class Order {})(),
  () => Object.defineProperty({}, "unlisted", { value: 1, enumerable: false }),
  () => ({ [Symbol("sign")]: 1 }),
  () => new Map([["id", 1]]),
  () => new Date(0),
];

/** A getter that answers right the first time only. */
function putGetter(holder, name, value) {
  let reads = 0;
  const get = () => (reads++ === 0 ? value : "read again");
  Object.defineProperty(holder, name, { get, enumerable: true, configurable: true });
}

/** Moves a member to where it does not count: not enumerable, or on the prototype. */
function hide(random, holder, name, value) {
  if (random.chance(50)) {
    Object.defineProperty(holder, name, { value, enumerable: false, configurable: true });
  } else {
    delete holder[name];
    Object.setPrototypeOf(holder, { [name]: value });
  }
}

/** A proxy whose members answer right the first time only. */
function answersOnce(target) {
  const read = new Set();
  return new Proxy(target, {
    get(object, name, receiver) {
      if (typeof name === "symbol" || !read.has(name)) {
        read.add(name);
        return Reflect.get(object, name, receiver);
      }
      return -1;
    },
  });
}

const STRANGE = [
  () => undefined,
  () => NaN,
  () => Infinity,
  () => -Infinity,
  () => -0,
  () => 2n ** 53n,
  () => 2n ** 53n - 1n,
  () => -(2n ** 53n),
  () => -1n,
  () => 0n,
  () => 1n,
  () => 2n ** 70n,
  () => -(2n ** 64n),
  () => 2n ** 64n + 5n,
  () => Symbol("x"),
  () => () => 1,
  () => new Date(NaN),
  () => new Date(-1),
  () => new Date(8.64e15),
  () => new Date(0),
  () => new Number(5),
  () => new String("x"),
  () => "\ud800",
  () => "a\udc00b",
  () => "\u{1F6F6}",
  () => new Uint8Array(2),
  () => new Set(["x"]),
  () => [undefined],
  () => new Array(3),
  () => Object.assign(new Array(2), { 1: "x" }),
  () => ({ length: 0 }),
  () => new Proxy([], {}),
  () => new Boolean(true),
];

/** Puts something strange at a random place, as far as the disguise lets it. */
function spoil(random, value) {
  const places = [];
  collect(value, places);
  if (places.length === 0) return;
  const { holder, key } = random.pick(places);
  if (Object.isFrozen(holder)) return;
  if (Array.isArray(holder) && random.chance(20)) delete holder[key];
  else if (!Array.isArray(holder) && random.chance(10)) {
    put(holder, random.pick(["\ud800", "\uFFFD", "\u{1F6F6}", "__proto__", "zz"]), undefined);
    put(holder, random.pick(["\udfff", "\uE000", "a", ""]), 1);
  } else put(holder, key, random.pick(STRANGE)());
}

/** The places of a disguised value, without reading what may be read only once. */
function collect(holder, places) {
  if (typeof holder !== "object" || holder === null) return;
  for (const key of Object.keys(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    places.push({ holder, key });
    if (descriptor.get === undefined) collect(descriptor.value, places);
  }
}
