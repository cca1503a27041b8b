// Reading token types and tokens: contract 2 and 12, the checks in their order.

import * as f from "./fields.js";
import { MAX_AMOUNT } from "./values.js";

const setOf = (names) => new Set(names.split(" "));
const ofType = (names) =>
  setOf(
    "id kind lineKinds experienceIds excludedExperienceIds ticketTypeIds validityBasis minOrderAmount " +
      `minRedemption maxRedemption exclusive maxPerOrder vat currency metadata ${names}`,
  );
const OF_TYPE = {
  giftCard: ofType("allowPartialRedemption"),
  itemGiftCard: ofType("allowPartialRedemption priceChange"),
  punchcard: ofType("punchesPerUnit coverageCap selection"),
  entryPass: ofType("maxGuestsPerSession maxEntriesPerDay coverageCap selection"),
};
const ofToken = (names) =>
  setOf(`id typeId code status validFrom expiresAt holderId use sale metadata ${names}`);
const OF_TOKEN = {
  giftCard: ofToken("balance held"),
  itemGiftCard: ofToken("items"),
  punchcard: ofToken("punches held"),
  entryPass: ofToken("entries held usedSessions"),
};
const OF_VAT = setOf("treatment rateBp");
const OF_SALE = setOf("faceValue pricePaid");
const OF_AMOUNT = setOf("amount");
const OF_UNITS = setOf("units");
const OF_ITEM = setOf("id experienceId ticketTypeId quotedPrice quantityLeft");
const OF_SESSION = setOf("startsAt utcOffsetMinutes guests");
const KINDS = Object.keys(OF_TYPE);
const STATUSES = ["active", "pending", "suspended", "voided", "expired", "depleted"];
const NO_VAT = { treatment: "multiPurpose", rateBp: null };

const positive = (read, value, name) => (f.isMissing(value) ? null : read(value, name, 1));

export function readTokenType(value, seen) {
  f.checkObject(value);
  const id = f.uniqueId(value.id, seen);
  const kind = f.oneOf(value.kind, "kind", KINDS);
  const limit = kind === "giftCard" ? f.amount : f.count;
  const type = {
    id,
    kind,
    lineKinds: readLineKinds(value.lineKinds, kind),
    experienceIds: f.idSet(value.experienceIds, "experienceIds"),
    excludedExperienceIds: f.idSet(value.excludedExperienceIds, "excludedExperienceIds"),
    ticketTypeIds: f.idSet(value.ticketTypeIds, "ticketTypeIds"),
    validityBasis: f.oneOf(value.validityBasis, "validityBasis", ["booking", "session"], "booking"),
    minOrderAmount: f.amount(value.minOrderAmount ?? 0, "minOrderAmount"),
    minRedemption: limit(value.minRedemption ?? 0, "minRedemption"),
    maxRedemption: positive(limit, value.maxRedemption, "maxRedemption"),
    exclusive: false,
    maxPerOrder: null,
    vat: NO_VAT,
    currency: null,
    coverageCap: null,
  };
  if (type.maxRedemption !== null && type.minRedemption > type.maxRedemption) {
    f.fail("INCONSISTENT", "maxRedemption");
  }
  type.exclusive = f.boolean(value.exclusive, "exclusive", false);
  type.maxPerOrder = positive(f.count, value.maxPerOrder, "maxPerOrder");
  if (!f.isMissing(value.vat)) type.vat = f.within("vat", () => readVat(value.vat));
  if (kind === "giftCard" || kind === "itemGiftCard") readCardRules(value, type);
  else readUnitRules(value, type);
  f.checkMetadata(value);
  f.checkUnknown(value, OF_TYPE[kind]);
  return type;
}

function readLineKinds(value, kind) {
  if (f.isMissing(value)) return kind === "giftCard" ? ["ticket", "addon", "fee"] : ["ticket"];
  const seen = [];
  f.list(value, "lineKinds", 1, Infinity, (element) => {
    if (typeof element !== "string") f.fail("WRONG_TYPE");
    if (!["ticket", "addon", "fee"].includes(element)) f.fail("INVALID_VALUE");
    if (seen.includes(element)) f.fail("INVALID_VALUE");
    seen.push(element);
  });
  return seen;
}

function readVat(value) {
  f.checkObject(value);
  const words = ["multiPurpose", "singlePurpose"];
  const treatment = f.oneOf(value.treatment, "treatment", words, "multiPurpose");
  let rateBp = null;
  if (treatment === "singlePurpose") rateBp = f.rate(value.rateBp, "rateBp");
  else if (!f.isMissing(value.rateBp)) f.fail("NOT_ALLOWED", "rateBp");
  f.checkUnknown(value, OF_VAT);
  return { treatment, rateBp };
}

function readCardRules(value, type) {
  type.currency = f.currency(value.currency, "currency");
  type.partial = f.boolean(value.allowPartialRedemption, "allowPartialRedemption", true);
  if (!type.partial && type.maxRedemption !== null) f.fail("NOT_ALLOWED", "maxRedemption");
  if (type.kind === "itemGiftCard") {
    type.priceChange = f.oneOf(value.priceChange, "priceChange", ["topUp", "honour"], "topUp");
  }
}

function readUnitRules(value, type) {
  if (type.kind === "punchcard") {
    type.punchesPerUnit = f.count(value.punchesPerUnit ?? 1, "punchesPerUnit", 1);
  } else {
    type.maxGuestsPerSession = f.count(value.maxGuestsPerSession ?? 1, "maxGuestsPerSession", 1);
    type.maxEntriesPerDay = positive(f.count, value.maxEntriesPerDay, "maxEntriesPerDay");
  }
  type.coverageCap = positive(f.amount, value.coverageCap, "coverageCap");
  if (type.coverageCap !== null) type.currency = f.currency(value.currency, "currency");
  else if (!f.isMissing(value.currency)) f.fail("NOT_ALLOWED", "currency");
  const words = ["highestPrice", "lowestPrice", "cartOrder"];
  type.selection = f.oneOf(value.selection, "selection", words, "highestPrice");
}

export function readToken(value, seen, typesById) {
  f.checkObject(value);
  const id = f.uniqueId(value.id, seen);
  const type = typesById.get(f.reference(value.typeId, "typeId", typesById));
  f.optional(value.code, "code", f.text);
  const token = {
    id,
    type,
    status: f.oneOf(value.status, "status", STATUSES, "active"),
    validFrom: f.optional(value.validFrom, "validFrom", f.instant),
    expiresAt: f.optional(value.expiresAt, "expiresAt", f.instant),
    holderId: f.optional(value.holderId, "holderId", f.id),
    use: f.isMissing(value.use) ? null : f.within("use", () => readUse(value.use, type)),
    sale: f.isMissing(value.sale) ? null : f.within("sale", () => readSale(value.sale, type)),
    left: 0, // in punches, entries, items or money; Infinity when unlimited
    held: 0,
    value: 0, // what is left in the measure of the face value
    items: null,
    usedSessions: null,
  };
  readWhatIsLeft(value, token);
  f.checkMetadata(value);
  f.checkUnknown(value, OF_TOKEN[type.kind]);
  return token;
}

function readUse(value, { kind }) {
  f.checkObject(value);
  const isCard = kind === "giftCard";
  const most = isCard ? f.amount(value.amount, "amount", 1) : f.count(value.units, "units", 1);
  f.checkUnknown(value, isCard ? OF_AMOUNT : OF_UNITS);
  return most;
}

function readSale(value, { kind }) {
  f.checkObject(value);
  const face = kind === "giftCard" || kind === "itemGiftCard" ? f.amount : f.count;
  const faceValue = face(value.faceValue, "faceValue", 1);
  const pricePaid = f.amount(value.pricePaid, "pricePaid");
  f.checkUnknown(value, OF_SALE);
  return { faceValue, pricePaid };
}

function readWhatIsLeft(value, token) {
  const { kind } = token.type;
  if (kind === "itemGiftCard") {
    const seen = new Set();
    token.items = f.list(value.items, "items", 1, 100, (item) => readItem(item, seen));
    for (const item of token.items) {
      token.left += item.quantityLeft;
      token.value += item.quotedPrice * item.quantityLeft;
    }
    if (token.value > MAX_AMOUNT) f.fail("AMOUNT_OVERFLOW", "items");
    checkFaceValue(token);
    return;
  }
  if (kind === "entryPass" && f.isMissing(value.entries)) {
    if (!f.isMissing(value.held)) f.fail("NOT_ALLOWED", "held");
    token.left = Infinity;
    token.value = null;
  } else {
    if (kind === "giftCard") token.left = f.amount(value.balance, "balance");
    else if (kind === "punchcard") token.left = f.count(value.punches, "punches");
    else token.left = f.count(value.entries, "entries");
    token.value = token.left;
    checkFaceValue(token);
    token.held = (kind === "giftCard" ? f.amount : f.count)(value.held ?? 0, "held");
    if (token.held > token.left) f.fail("INCONSISTENT", "held");
  }
  if (kind !== "entryPass") return;
  token.usedSessions = f.list(value.usedSessions ?? [], "usedSessions", 0, 10_000, readSession);
}

function checkFaceValue({ sale, value }) {
  if (sale !== null && sale.faceValue < value) f.fail("INCONSISTENT", "sale/faceValue");
}

function readItem(value, seen) {
  f.checkObject(value);
  const item = {
    id: f.uniqueId(value.id, seen),
    experienceId: f.id(value.experienceId, "experienceId"),
    ticketTypeId: f.optional(value.ticketTypeId, "ticketTypeId", f.id),
    quotedPrice: f.amount(value.quotedPrice, "quotedPrice"),
    quantityLeft: f.count(value.quantityLeft, "quantityLeft"),
  };
  f.checkUnknown(value, OF_ITEM);
  return item;
}

function readSession(value) {
  f.checkObject(value);
  const session = {
    startsAt: f.instant(value.startsAt, "startsAt"),
    utcOffsetMinutes: f.offset(value.utcOffsetMinutes, "utcOffsetMinutes"),
    guests: f.count(value.guests, "guests", 1),
  };
  f.checkUnknown(value, OF_SESSION);
  return session;
}
