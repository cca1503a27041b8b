// Reading a request and a claim (contract 2, 10, 12): the order of the lines below is the order of the errors.
// Guarantees: what comes out keeps every rule of contract 1 and 2 except the sums of the cart (pricing.js).
// Does not know: prices. Figures come out as BigInts, absent fields as null, a token with its `type` resolved.
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
import { readToken, readTokenType } from "./read-tokens.js";
import { MAX_COUNT, sum } from "./values.js";

/** QuoteRequest, without the sums of contract 12. */
export function readRequest(value, path = "") {
  const fields = new Fields(value, path);
  const now = fields.required("now", instant);
  const cart = fields.required("cart", readCart);
  const tokenTypes = fields.optional("tokenTypes", withUniqueIds(0, 64, readTokenType), []);
  const typesById = new Map(tokenTypes.map((type) => [type.id, type]));
  const readOneToken = (token, tokenPath, ids) => readToken(token, tokenPath, ids, typesById);
  const tokens = fields.optional("tokens", withUniqueIds(0, 64, readOneToken), []);
  const options = fields.optional("options", readOptions) ?? readOptions({}, "");
  fields.metadata();
  fields.finish();
  cart.lines.forEach((line, index) => {
    if (line.tokenTypeId === null) return;
    reference(typesById)(line.tokenTypeId, `${path}/cart/lines/${index}/tokenTypeId`);
    line.sells = typesById.get(line.tokenTypeId);
  });
  return { now, cart, tokenTypes, tokens, options };
}

function readCart(value, path) {
  const fields = new Fields(value, path);
  const cart = {
    currency: fields.required("currency", currency),
    pricesIncludeTax: fields.optional("pricesIncludeTax", boolean, true),
    taxRounding: fields.optional("taxRounding", oneOf("rate", "line"), "rate"),
    customerId: fields.optional("customerId", id),
    lines: fields.required("lines", withUniqueIds(0, 10_000, readLine)),
  };
  if (sum(cart.lines.map((line) => line.quantity)) > MAX_COUNT) {
    throw new InvalidRequest("TOO_MANY", `${path}/lines`);
  }
  const lineIds = new Set(cart.lines.map((line) => line.id));
  const readOne = (discount, at, uniqueDiscountId) =>
    readDiscount(discount, at, uniqueDiscountId, lineIds);
  cart.discounts = fields.optional("discounts", withUniqueIds(0, 64, readOne), []);
  fields.metadata();
  fields.finish();
  return cart;
}

function readLine(value, path, uniqueLineId) {
  const fields = new Fields(value, path);
  const line = {
    id: fields.required("id", uniqueLineId),
    kind: fields.optional("kind", oneOf("ticket", "addon", "fee", "token"), "ticket"),
    experienceId: fields.optional("experienceId", id),
    ticketTypeId: fields.optional("ticketTypeId", id),
    startsAt: fields.optional("startsAt", instant),
    utcOffsetMinutes: fields.optional("utcOffsetMinutes", utcOffset, 0n),
    unitPrice: fields.required("unitPrice", amount()),
    quantity: fields.required("quantity", count(1n)),
    taxRateBp: fields.optional("taxRateBp", rate, 0n),
    sells: null,
  };
  line.tokenTypeId =
    line.kind === "token" ? fields.required("tokenTypeId", id) : fields.notAllowed("tokenTypeId");
  fields.metadata();
  fields.finish();
  return line;
}

function readDiscount(value, path, uniqueDiscountId, lineIds) {
  const fields = new Fields(value, path);
  const discount = {
    id: fields.required("id", uniqueDiscountId),
    type: fields.required("type", oneOf("percentage", "fixed")),
  };
  discount.value = fields.required("value", discount.type === "percentage" ? rate : amount());
  discount.lineIds = fields.optional("lineIds", list(1, 10_000, reference(lineIds)));
  fields.metadata();
  fields.finish();
  return discount;
}

function readOptions(value, path) {
  const fields = new Fields(value, path);
  const options = {
    strategy: fields.optional("strategy", oneOf("inOrder", "optimal"), "inOrder"),
    allocation: fields.optional("allocation", oneOf("proportional", "sequential"), "proportional"),
    maxTokens: fields.optional("maxTokens", count(1n)),
  };
  fields.finish();
  return options;
}

/** Claim: what a client says it charged. */
export function readClaim(value, path) {
  const fields = new Fields(value, path);
  const claim = {
    due: fields.required("due", amount()),
    tokens: fields.required("tokens", withUniqueIds(0, 64, readClaimedToken)),
    fingerprint: fields.optional("fingerprint", string),
  };
  fields.finish();
  return claim;
}

function readClaimedToken(value, path, uniqueTokenId) {
  const fields = new Fields(value, path);
  const token = {
    id: fields.required("id", uniqueTokenId),
    amountCovered: fields.required("amountCovered", amount()),
    unitsConsumed: fields.optional("unitsConsumed", count()),
    items: fields.optional("items", withUniqueIds(0, 100, readClaimedItem)),
  };
  fields.finish();
  return token;
}

function readClaimedItem(value, path, uniqueItemId) {
  const fields = new Fields(value, path);
  const item = {
    id: fields.required("id", uniqueItemId),
    units: fields.required("units", count()),
  };
  fields.finish();
  return item;
}
