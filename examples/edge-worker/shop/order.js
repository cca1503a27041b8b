// From what a shopper chose to the engine's request: the one way, for the page and for the checkout.
//
// The page calls it with the catalogue that it was served, the edge with its own. Both therefore
// price the same order alike, and differ only where their catalogues, cards or clocks differ.

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("stored-value-engine").QuoteRequest} QuoteRequest */
/** @typedef {import("stored-value-engine").TokenType} TokenType */
/** @typedef {import("stored-value-engine").Token} Token */

/**
 * @typedef {object} Selection
 * @property {string} experienceId
 * @property {string} sessionId
 * @property {{ adult: number, child: number }} guests
 * @property {Record<string, number>} addons how many of each
 */

/** @typedef {import("stored-value-engine").Strategy} Strategy */

/** The ways in which an order may use its cards. @type {readonly Strategy[]} */
export const strategies = ["inOrder", "optimal"];
/** The most stored value that one order takes. */
export const MAX_TOKENS = 5;
/** The most of one add-on. */
export const MAX_ADDONS = 10;

/** What makes a selection one that cannot be ordered. */
export class SelectionError extends Error {
  /**
   * @param {"INVALID_SELECTION" | "SESSION_NOT_AVAILABLE"} code the latter: it was on offer, or may
   *   have been, and is not now
   * @param {string} path a JSON Pointer into the selection
   */
  constructor(code, path) {
    super(`${code} at ${path}`);
    this.code = code;
    this.path = path;
  }
}

/** @param {string} path @returns {never} */
function invalid(path) {
  throw new SelectionError("INVALID_SELECTION", path);
}

/** @param {unknown} value @param {number} most @param {string} path @returns {number} */
function count(value, most, path) {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > most) invalid(path);
  return Number(value);
}

/** @param {any} value @param {string[]} names @param {string} path @returns {any} */
function objectOf(value, names, path) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) invalid(path);
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    invalid(`${path}/${unknown.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
  return value;
}

/**
 * @param {Catalogue} catalogue
 * @param {any} value a selection that somebody sent
 * @returns {Selection}
 * @throws {SelectionError}
 */
export function readSelection(catalogue, value) {
  const selection = objectOf(value, ["experienceId", "sessionId", "guests", "addons"], "");
  const experience = catalogue.experiences.find((each) => each.id === selection.experienceId);
  if (!experience) return invalid("/experienceId");
  if (typeof selection.sessionId !== "string") invalid("/sessionId");
  const session = experience.sessions.find((each) => each.id === selection.sessionId);
  if (!session) throw new SelectionError("SESSION_NOT_AVAILABLE", "/sessionId");

  const guests = objectOf(selection.guests, ["adult", "child"], "/guests");
  const adult = count(guests.adult, session.seats, "/guests/adult");
  const child = count(guests.child, session.seats, "/guests/child");
  if (adult + child < 1 || adult + child > session.seats) invalid("/guests");

  const addons = objectOf(selection.addons ?? {}, experience.addons, "/addons");
  for (const id of Object.keys(addons)) count(addons[id], MAX_ADDONS, `/addons/${id}`);
  const { experienceId, sessionId } = selection;
  return { experienceId, sessionId, guests: { adult, child }, addons };
}

/**
 * @param {Catalogue} catalogue
 * @param {Selection} selection one that the catalogue offers
 * @returns {import("stored-value-engine").Line[]}
 */
function linesOf(catalogue, selection) {
  const experience = catalogue.experiences.find((each) => each.id === selection.experienceId);
  const session = experience?.sessions.find((each) => each.id === selection.sessionId);
  if (!experience || !session) throw new SelectionError("SESSION_NOT_AVAILABLE", "/sessionId");
  const tickets = /** @type {const} */ (["adult", "child"]).map((ticketTypeId) => ({
    id: ticketTypeId,
    experienceId: experience.id,
    ticketTypeId,
    startsAt: session.startsAt,
    utcOffsetMinutes: session.utcOffsetMinutes,
    unitPrice: experience.prices[ticketTypeId],
    quantity: selection.guests[ticketTypeId],
    taxRateBp: experience.taxRateBp,
  }));
  const addons = catalogue.addons.map(({ id, unitPrice, taxRateBp }) => ({
    id,
    kind: /** @type {const} */ ("addon"),
    experienceId: experience.id,
    unitPrice,
    quantity: selection.addons[id] ?? 0,
    taxRateBp,
  }));
  const { id, unitPrice, taxRateBp } = catalogue.fee;
  const fee = { id, kind: /** @type {const} */ ("fee"), unitPrice, quantity: 1, taxRateBp };
  return [...tickets, ...addons, fee].filter((line) => line.quantity > 0);
}

/**
 * @param {object} order
 * @param {Catalogue} order.catalogue
 * @param {Selection} order.selection
 * @param {readonly { token: Token, tokenType: TokenType }[]} order.cards as the customer applied them
 * @param {number} order.now instant
 * @param {string} [order.customerId]
 * @param {Strategy} [order.strategy] how the cards are used: in their order, or as well as possible
 * @returns {QuoteRequest}
 */
export function requestOf({ catalogue, selection, cards, now, customerId, strategy }) {
  const { adult, child } = selection.guests;
  const { guests, rateBp } = catalogue.groupDiscount;
  const discounts =
    adult + child >= guests
      ? [{ id: "group", type: /** @type {const} */ ("percentage"), value: rateBp }]
      : [];
  const types = new Map(cards.map(({ tokenType }) => [tokenType.id, tokenType]));
  return {
    now,
    cart: {
      currency: catalogue.currency,
      customerId,
      lines: linesOf(catalogue, selection),
      discounts,
    },
    tokenTypes: [...types.values()],
    tokens: cards.map(({ token }) => token),
    options: { maxTokens: MAX_TOKENS, strategy },
  };
}

/**
 * What a client says that it charged, of the quote that it saw.
 * @param {import("stored-value-engine").Quote} quote
 * @returns {import("stored-value-engine").Claim}
 */
export function claimOf(quote) {
  return {
    due: quote.due,
    tokens: quote.tokens
      .filter((token) => token.outcome === "applied")
      .map(({ id, amountCovered, unitsConsumed }) => ({ id, amountCovered, unitsConsumed })),
    fingerprint: quote.fingerprint,
  };
}
