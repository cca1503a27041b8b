// From tokens, one customer's stored value, to flat words (contract 2, docs/flat.md).
//
// The same promises as write.js. A token's kind is its type's, found by the number of typeId among
// the types that were written before; a member that the kind does not have is an unknown one.

import * as flat from "./flat.js";
import { smaller, smallestForeign, unknownWord, writeAmount, writeId } from "./members.js";
import { writeInstant, writeList, writeNumber, writeObject, writerOf } from "./members.js";
import { choiceWord, metadataWord, textWord } from "./words.js";
import { put, putAmount, putInstant, putNumber } from "./words.js";

const ABSENT = flat.ABSENT;
const GIFT_CARD = flat.GIFT_CARD;
const ITEM_GIFT_CARD = flat.ITEM_GIFT_CARD;
const ENTRY_PASS = flat.ENTRY_PASS;
const STATUSES = ["active", "pending", "suspended", "voided", "expired", "depleted"];

/** The members that only some kinds have; and those that each kind has not, as bits, the first the lowest. */
const OWN = ["balance", "held", "items", "punches", "entries", "usedSessions"];
const FOREIGN = [0b111100, 0b111011, 0b110101, 0b001101];

const writeUse = /* @__PURE__ */ writerOf({ units: writeNumber });
const writeUseOfCard = /* @__PURE__ */ writerOf({ amount: writeAmount });
const writeSale = /* @__PURE__ */ writerOf({ faceValue: writeNumber, pricePaid: writeAmount });
const writeSaleOfCard = /* @__PURE__ */ writerOf({
  faceValue: writeAmount,
  pricePaid: writeAmount,
});
const writeItem = /* @__PURE__ */ writerOf({
  id: writeId,
  experienceId: writeId,
  ticketTypeId: writeId,
  quotedPrice: writeAmount,
  quantityLeft: writeNumber,
});
const writeUsedSession = /* @__PURE__ */ writerOf({
  startsAt: writeInstant,
  utcOffsetMinutes: writeNumber,
  guests: writeNumber,
});

/** @type {import("./members.js").Writer} */
export function writeToken(buffer, value, at) {
  const { words, names } = buffer;
  let id, typeId, code, status, validFrom, expiresAt, holderId, use, sale, metadata, unknown;
  let balance, held, items, punches, entries, usedSessions;
  let seen = 0;
  for (const key in value) {
    if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
    const member = value[key];
    if (key === "id") id = member;
    else if (key === "typeId") typeId = member;
    else if (key === "code") code = member;
    else if (key === "status") status = member;
    else if (key === "validFrom") validFrom = member;
    else if (key === "expiresAt") expiresAt = member;
    else if (key === "holderId") holderId = member;
    else if (key === "use") use = member;
    else if (key === "sale") sale = member;
    else if (key === "metadata") metadata = member;
    else {
      const i = OWN.indexOf(key);
      seen |= 1 << i;
      if (i === 0) balance = member;
      else if (i === 1) held = member;
      else if (i === 2) items = member;
      else if (i === 3) punches = member;
      else if (i === 4) entries = member;
      else if (i === 5) usedSessions = member;
      else unknown = smaller(key, unknown);
    }
  }
  put(words, at, 1);
  put(words, at + 2, names.word(id));
  const typeWord = names.word(typeId);
  const kind = buffer.kindOf(typeWord);
  put(words, at + 4, typeWord);
  put(words, at + 6, code === undefined ? ABSENT : textWord(code));
  put(words, at + 8, status === undefined ? ABSENT : choiceWord(status, STATUSES));
  putInstant(words, at + 10, validFrom);
  putInstant(words, at + 12, expiresAt);
  put(words, at + 14, holderId === undefined ? ABSENT : names.word(holderId));
  at = writeObject(buffer, use, at + 16, kind === GIFT_CARD ? writeUseOfCard : writeUse);
  at = writeObject(buffer, sale, at, kind <= ITEM_GIFT_CARD ? writeSaleOfCard : writeSale);
  if (kind === ITEM_GIFT_CARD) {
    at = writeList(buffer, items, at, 100, writeItem);
  } else if (kind === GIFT_CARD) {
    putAmount(words, at, balance);
    putAmount(words, at + 2, held);
    at += 4;
  } else {
    putNumber(words, at, kind === ENTRY_PASS ? entries : punches);
    putNumber(words, at + 2, held);
    at += 4;
    if (kind === ENTRY_PASS) at = writeList(buffer, usedSessions, at, 10_000, writeUsedSession);
  }
  unknown = smallestForeign(OWN, seen & FOREIGN[kind], unknown);
  put(buffer.words, at, metadata === undefined ? ABSENT : metadataWord(metadata));
  put(buffer.words, at + 2, unknownWord(buffer, unknown));
  return at + 4;
}
