// Reading token types and tokens (contract 2, 12): the order of the lines below is the order of the errors.
// Guarantees: a token comes out with its `type` resolved and with what is left of it by kind, held value within it.
// Does not know: the cart, or whether a token may be used in it.
import {
  amount,
  boolean,
  count,
  currency,
  Fields,
  id,
  instant,
  InvalidRequest,
  list,
  oneOf,
  rate,
  reference,
  string,
  utcOffset,
  withUniqueIds,
} from "./fields.js";
import { MAX_AMOUNT, sum } from "./values.js";

/** TokenType: the rules of one product. */
export function readTokenType(value, path, uniqueTypeId) {
  const fields = new Fields(value, path);
  const ownId = fields.required("id", uniqueTypeId);
  const kind = fields.required("kind", oneOf("giftCard", "itemGiftCard", "punchcard", "entryPass"));
  const everyKind = kind === "giftCard" ? ["ticket", "addon", "fee"] : ["ticket"];
  const redemption = kind === "giftCard" ? amount : count;
  const ids = list(1, 1000, id);
  const type = {
    id: ownId,
    kind,
    lineKinds: fields.optional("lineKinds", readLineKinds, everyKind),
    experienceIds: fields.optional("experienceIds", ids),
    excludedExperienceIds: fields.optional("excludedExperienceIds", ids),
    ticketTypeIds: fields.optional("ticketTypeIds", ids),
    validityBasis: fields.optional("validityBasis", oneOf("booking", "session"), "booking"),
    minOrderAmount: fields.optional("minOrderAmount", amount(), 0n),
    minRedemption: fields.optional("minRedemption", redemption(), 0n),
    maxRedemption: fields.optional("maxRedemption", redemption(1n)),
  };
  if (type.maxRedemption !== null && type.minRedemption > type.maxRedemption) {
    throw new InvalidRequest("INCONSISTENT", `${path}/maxRedemption`);
  }
  type.exclusive = fields.optional("exclusive", boolean, false);
  type.maxPerOrder = fields.optional("maxPerOrder", count(1n));
  type.vat = fields.optional("vat", readVat) ?? readVat({}, "");
  if (kind === "giftCard" || kind === "itemGiftCard") readCardRules(fields, type, path);
  else readUnitRules(fields, type);
  fields.metadata();
  fields.finish();
  return type;
}

function readLineKinds(value, path) {
  const seen = new Set();
  return list(1, Infinity, (element, elementPath) => {
    const kind = oneOf("ticket", "addon", "fee")(element, elementPath);
    if (seen.has(kind)) throw new InvalidRequest("INVALID_VALUE", elementPath);
    seen.add(kind);
    return kind;
  })(value, path);
}

function readVat(value, path) {
  const fields = new Fields(value, path);
  const treatment = fields.optional(
    "treatment",
    oneOf("multiPurpose", "singlePurpose"),
    "multiPurpose",
  );
  const rateBp =
    treatment === "singlePurpose" ? fields.required("rateBp", rate) : fields.notAllowed("rateBp");
  fields.finish();
  return { treatment, rateBp };
}

/** The rules of a giftCard and an itemGiftCard alone. */
function readCardRules(fields, type, path) {
  type.currency = fields.required("currency", currency);
  type.allowPartialRedemption = fields.optional("allowPartialRedemption", boolean, true);
  if (!type.allowPartialRedemption && type.maxRedemption !== null) {
    throw new InvalidRequest("NOT_ALLOWED", `${path}/maxRedemption`);
  }
  if (type.kind === "itemGiftCard") {
    type.priceChange = fields.optional("priceChange", oneOf("topUp", "honour"), "topUp");
  }
}

/** The rules of a punchcard and an entryPass alone. */
function readUnitRules(fields, type) {
  if (type.kind === "punchcard") {
    type.punchesPerUnit = fields.optional("punchesPerUnit", count(1n), 1n);
  } else {
    type.maxGuestsPerSession = fields.optional("maxGuestsPerSession", count(1n), 1n);
    type.maxEntriesPerDay = fields.optional("maxEntriesPerDay", count(1n));
  }
  type.coverageCap = fields.optional("coverageCap", amount(1n));
  type.currency =
    type.coverageCap === null
      ? fields.notAllowed("currency")
      : fields.required("currency", currency);
  const selections = oneOf("highestPrice", "lowestPrice", "cartOrder");
  type.selection = fields.optional("selection", selections, "highestPrice");
}

/** Token: one customer's stored value; `typesById` has the types of the request. */
export function readToken(value, path, uniqueTokenId, typesById) {
  const fields = new Fields(value, path);
  const ownId = fields.required("id", uniqueTokenId);
  const type = typesById.get(fields.required("typeId", reference(typesById)));
  const statuses = oneOf("active", "pending", "suspended", "voided", "expired", "depleted");
  const token = {
    id: ownId,
    type,
    code: fields.optional("code", string),
    status: fields.optional("status", statuses, "active"),
    validFrom: fields.optional("validFrom", instant),
    expiresAt: fields.optional("expiresAt", instant),
    holderId: fields.optional("holderId", id),
    use: fields.optional("use", type.kind === "giftCard" ? readUseOfAmount : readUseOfUnits),
    sale: fields.optional("sale", readSale(type.kind)),
  };
  readWhatIsLeft[type.kind](fields, token, path);
  fields.metadata();
  fields.finish();
  return token;
}

function readUseOfAmount(value, path) {
  const fields = new Fields(value, path);
  const most = fields.required("amount", amount(1n));
  fields.finish();
  return most;
}

function readUseOfUnits(value, path) {
  const fields = new Fields(value, path);
  const most = fields.required("units", count(1n));
  fields.finish();
  return most;
}

function readSale(kind) {
  const isCard = kind === "giftCard" || kind === "itemGiftCard";
  return (value, path) => {
    const fields = new Fields(value, path);
    const faceValue = fields.required("faceValue", isCard ? amount(1n) : count(1n));
    const pricePaid = fields.required("pricePaid", amount());
    fields.finish();
    return { faceValue, pricePaid };
  };
}

/** What is left of a token, by kind: the fields of one kind only, and the comparisons with them. */
const readWhatIsLeft = {
  giftCard(fields, token, path) {
    token.balance = fields.required("balance", amount());
    checkFaceValue(token, token.balance, path);
    token.held = fields.optional("held", heldOf(token.balance, amount()), 0n);
  },
  itemGiftCard(fields, token, path) {
    token.items = fields.required("items", withUniqueIds(1, 100, readItem));
    const value = sum(token.items.map((item) => item.quotedPrice * item.quantityLeft));
    if (value > MAX_AMOUNT) throw new InvalidRequest("AMOUNT_OVERFLOW", `${path}/items`);
    checkFaceValue(token, value, path);
  },
  punchcard(fields, token, path) {
    token.punches = fields.required("punches", count());
    checkFaceValue(token, token.punches, path);
    token.held = fields.optional("held", heldOf(token.punches, count()), 0n);
  },
  entryPass(fields, token, path) {
    token.entries = fields.optional("entries", count());
    if (token.entries === null) {
      fields.notAllowed("held");
      token.held = 0n;
    } else {
      checkFaceValue(token, token.entries, path);
      token.held = fields.optional("held", heldOf(token.entries, count()), 0n);
    }
    token.usedSessions = fields.optional("usedSessions", list(0, 10_000, readUsedSession), []);
  },
};

function checkFaceValue(token, left, path) {
  if (token.sale !== null && token.sale.faceValue < left) {
    throw new InvalidRequest("INCONSISTENT", `${path}/sale/faceValue`);
  }
}

function heldOf(left, read) {
  return (value, path) => {
    const held = read(value, path);
    if (held > left) throw new InvalidRequest("INCONSISTENT", path);
    return held;
  };
}

function readItem(value, path, uniqueItemId) {
  const fields = new Fields(value, path);
  const item = {
    id: fields.required("id", uniqueItemId),
    experienceId: fields.required("experienceId", id),
    ticketTypeId: fields.optional("ticketTypeId", id),
    quotedPrice: fields.required("quotedPrice", amount()),
    quantityLeft: fields.required("quantityLeft", count()),
  };
  fields.finish();
  return item;
}

function readUsedSession(value, path) {
  const fields = new Fields(value, path);
  const session = {
    startsAt: fields.required("startsAt", instant),
    utcOffsetMinutes: fields.optional("utcOffsetMinutes", utcOffset, 0n),
    guests: fields.required("guests", count(1n)),
  };
  fields.finish();
  return session;
}
