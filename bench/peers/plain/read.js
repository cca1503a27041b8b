// Reading a request and a claim: contract 2, 10 and 12, the checks in their order.

import * as f from "./fields.js";
import { readToken, readTokenType } from "./read-tokens.js";
import { MAX_COUNT, sumOf } from "./values.js";

const setOf = (names) => new Set(names.split(" "));
const OF_REQUEST = setOf("now cart tokenTypes tokens options metadata");
const OF_CART = setOf("currency pricesIncludeTax taxRounding customerId lines discounts metadata");
const OF_LINE = setOf(
  "id kind experienceId ticketTypeId startsAt utcOffsetMinutes unitPrice quantity taxRateBp tokenTypeId metadata",
);
const OF_DISCOUNT = setOf("id type value lineIds metadata");
const OF_OPTIONS = setOf("strategy allocation maxTokens");
const OF_CLAIM = setOf("due tokens fingerprint");
const OF_CLAIM_TOKEN = setOf("id amountCovered unitsConsumed items");
const OF_CLAIM_ITEM = setOf("id units");
const LINE_KINDS = ["ticket", "addon", "fee", "token"];
const NO_OPTIONS = { strategy: "inOrder", allocation: "proportional", maxTokens: null };

export function readRequest(value) {
  f.checkObject(value);
  const now = f.instant(value.now, "now");
  if (f.isMissing(value.cart)) f.fail("MISSING_FIELD", "cart");
  const cart = f.within("cart", () => readCart(value.cart));
  const typesById = new Map();
  const seen = new Set();
  f.list(value.tokenTypes ?? [], "tokenTypes", 0, 64, (element) => {
    const type = readTokenType(element, seen);
    typesById.set(type.id, type);
  });
  const tokenIds = new Set();
  const tokens = f.list(value.tokens ?? [], "tokens", 0, 64, (element) =>
    readToken(element, tokenIds, typesById),
  );
  const options = f.isMissing(value.options)
    ? NO_OPTIONS
    : f.within("options", () => readOptions(value.options));
  f.checkMetadata(value);
  f.checkUnknown(value, OF_REQUEST);
  cart.lines.forEach((line, i) => {
    if (line.tokenTypeId === null) return;
    f.reference(line.tokenTypeId, `cart/lines/${i}/tokenTypeId`, typesById);
    line.sells = typesById.get(line.tokenTypeId);
  });
  return { now, cart, tokens, options };
}

function readCart(value) {
  f.checkObject(value);
  const currency = f.currency(value.currency, "currency");
  const pricesIncludeTax = f.boolean(value.pricesIncludeTax, "pricesIncludeTax", true);
  const taxRounding = f.oneOf(value.taxRounding, "taxRounding", ["rate", "line"], "rate");
  const customerId = f.optional(value.customerId, "customerId", f.id);
  const lineIds = new Set();
  const lines = f.list(value.lines, "lines", 0, 10_000, (line) => readLine(line, lineIds));
  if (sumOf(lines, "quantity") > MAX_COUNT) f.fail("TOO_MANY", "lines");
  const discountIds = new Set();
  const discounts = f.list(value.discounts ?? [], "discounts", 0, 64, (discount) =>
    readDiscount(discount, discountIds, lineIds),
  );
  f.checkMetadata(value);
  f.checkUnknown(value, OF_CART);
  return { currency, pricesIncludeTax, taxRounding, customerId, lines, discounts };
}

function readLine(value, lineIds) {
  f.checkObject(value);
  const line = {
    id: f.uniqueId(value.id, lineIds),
    kind: f.oneOf(value.kind, "kind", LINE_KINDS, "ticket"),
    experienceId: f.optional(value.experienceId, "experienceId", f.id),
    ticketTypeId: f.optional(value.ticketTypeId, "ticketTypeId", f.id),
    startsAt: f.optional(value.startsAt, "startsAt", f.instant),
    utcOffsetMinutes: f.offset(value.utcOffsetMinutes, "utcOffsetMinutes"),
    unitPrice: f.amount(value.unitPrice, "unitPrice"),
    quantity: f.count(value.quantity, "quantity", 1),
    taxRateBp: f.optional(value.taxRateBp, "taxRateBp", f.rate, 0),
    tokenTypeId: null,
    sells: null,
  };
  if (line.kind === "token") line.tokenTypeId = f.id(value.tokenTypeId, "tokenTypeId");
  else if (!f.isMissing(value.tokenTypeId)) f.fail("NOT_ALLOWED", "tokenTypeId");
  f.checkMetadata(value);
  f.checkUnknown(value, OF_LINE);
  return line;
}

function readDiscount(value, discountIds, knownLines) {
  f.checkObject(value);
  f.uniqueId(value.id, discountIds);
  const type = f.oneOf(value.type, "type", ["percentage", "fixed"]);
  const figure = (type === "percentage" ? f.rate : f.amount)(value.value, "value");
  let lineIds = null;
  if (!f.isMissing(value.lineIds)) {
    lineIds = new Set(
      f.list(value.lineIds, "lineIds", 1, 10_000, (lineId) => {
        if (!knownLines.has(f.element(lineId))) f.fail("UNKNOWN_REFERENCE");
        return lineId;
      }),
    );
  }
  f.checkMetadata(value);
  f.checkUnknown(value, OF_DISCOUNT);
  return { type, value: figure, lineIds };
}

function readOptions(value) {
  f.checkObject(value);
  const strategies = ["inOrder", "optimal"];
  const allocations = ["proportional", "sequential"];
  const strategy = f.oneOf(value.strategy, "strategy", strategies, "inOrder");
  const allocation = f.oneOf(value.allocation, "allocation", allocations, "proportional");
  const maxTokens = f.isMissing(value.maxTokens) ? null : f.count(value.maxTokens, "maxTokens", 1);
  f.checkUnknown(value, OF_OPTIONS);
  return { strategy, allocation, maxTokens };
}

export function readClaim(value) {
  f.checkObject(value);
  const due = f.amount(value.due, "due");
  const seen = new Set();
  const tokens = f.list(value.tokens, "tokens", 0, 64, (token) => readClaimedToken(token, seen));
  const fingerprint = f.optional(value.fingerprint, "fingerprint", f.text);
  f.checkUnknown(value, OF_CLAIM);
  return { due, tokens, fingerprint };
}

function readClaimedToken(value, seen) {
  f.checkObject(value);
  const id = f.uniqueId(value.id, seen);
  const amountCovered = f.amount(value.amountCovered, "amountCovered");
  const unitsConsumed = f.optional(value.unitsConsumed, "unitsConsumed", (units, name) =>
    f.count(units, name),
  );
  const ids = new Set();
  const items = f.optional(value.items, "items", (list, name) =>
    f.list(list, name, 0, 100, (item) => {
      f.checkObject(item);
      const read = { id: f.uniqueId(item.id, ids), units: f.count(item.units, "units") };
      f.checkUnknown(item, OF_CLAIM_ITEM);
      return read;
    }),
  );
  f.checkUnknown(value, OF_CLAIM_TOKEN);
  return { id, amountCovered, unitsConsumed, items };
}
