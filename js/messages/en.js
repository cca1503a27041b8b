// English: what readers of a language without texts get, too.
//
// The texts come in the order of the keys in texts.js, which the comments repeat. A blank is filled by
// fill.js; a noun is "singular|plural".

export const en = [
  // words
  /* colon */ ": ",
  /* document */ "whole document",
  /* fault */ "The price calculation is not available at the moment.",
  /* card */ "card|cards",
  /* guest */ "guest|guests",
  /* entry */ "entry|entries",
  /* punch */ "punch|punches",
  /* item */ "item|items",
  /* unit */ "unit|units",

  // codes
  /* LINE_KIND_NOT_ELIGIBLE */ "This card covers none of the kinds of line in the order.",
  /* EXPERIENCE_NOT_ELIGIBLE */ "This card is not valid for any experience in the order.",
  /* TICKET_TYPE_NOT_ELIGIBLE */ "This card is not valid for any ticket type in the order.",
  /* ITEM_NOT_ON_GIFT_CARD */ "Nothing in the order matches what is left on the gift card.",
  /* SESSION_START_MISSING */ "Please choose a date and time to use this card.",
  /* SESSION_BEFORE_VALIDITY */ "This card is not yet valid at the chosen time.",
  /* SESSION_AFTER_EXPIRY */ "This card is no longer valid at the chosen time.",
  /* TAX_RATE_MISMATCH */ "The lines in question do not have the card’s VAT rate.",
  /* TOKEN_NOT_ACTIVE */ "This card has not been activated yet.",
  /* TOKEN_SUSPENDED */ "This card is suspended.",
  /* TOKEN_VOIDED */ "This card has been voided.",
  /* TOKEN_EXPIRED */ "This card expired on {expiresAt:date}.",
  /* TOKEN_DEPLETED */ "Nothing is left on the card.",
  /* TOKEN_NOT_YET_VALID */ "This card is not valid until {validFrom:date}.",
  /* CURRENCY_MISMATCH */ "This card is in {actual}, but the order is in {expected}.",
  /* HOLDER_MISMATCH */ "This card belongs to another customer.",
  /* VALUE_ON_HOLD */ "Everything left on the card is on hold: {held:left}.",
  /* INSUFFICIENT_UNITS */ "Each item takes {required:punch}; available on the card: {available:punch}.",
  /* MIN_ORDER_NOT_MET */ "The items that this card is valid for must come to at least {required:money}; they come to {actual:money}.",
  /* NOT_COMBINABLE */ "This card cannot be combined with {with}.",
  /* TOO_MANY_OF_TYPE */ "At most {limit:card} of this type can be used per order.",
  /* TOO_MANY_TOKENS */ "At most {limit:card} can be used per order.",
  /* SESSION_LIMIT_REACHED */ "This card’s limit of {limit:guest} per session has been reached.",
  /* DAY_LIMIT_REACHED */ "This card’s limit of {limit:entry} per day has been reached.",
  /* PARTIAL_REDEMPTION_NOT_ALLOWED */ "This card can only be used in full, which is not possible with this order.",
  /* BELOW_MIN_REDEMPTION */ "This card must cover at least {required:value} at a time, which is not possible with this order.",
  /* TOKEN_NOT_IN_REQUEST */ "This card was submitted, but is not part of the order.",
  /* AMOUNT_MISMATCH */ "This card covers {expected:money}, not {claimed:money} as submitted.",
  /* UNITS_MISMATCH */ "Used from the card: {expected:used}, not {claimed:used} as submitted.",
  /* ITEMS_MISMATCH */ "This card covers other items than those submitted.",
  /* TOKEN_NOT_IN_CLAIM */ "This card is used in the order, but was not submitted.",
  /* DUE_MISMATCH */ "The amount to pay is now {expected:money} instead of {claimed:money}.",
  /* FINGERPRINT_MISMATCH */ "All amounts agree, but the fingerprint does not.",
  /* expired */ "This card has expired.",

  // customer
  /* unusable */ "This card cannot be used.",
  /* uncovered */ "This card does not cover anything in the order.",
  /* changed */ "The order has changed in the meantime. Please check it again before paying.",
  /* failed */ "Sorry, something went wrong with the order. Please try again or contact us.",
  /* anotherCard */ "This card cannot be combined with another card in the order.",
  /* belowMinimum */ "This card must cover a minimum at a time, which is not possible with this order.",
  /* DUE_MISMATCH */ "Please check the order again before paying.",

  // staff
  /* PARTIAL_REDEMPTION_NOT_ALLOWED */ "Available: {available:value}. Usable here: {coverable:value}.",
  /* BELOW_MIN_REDEMPTION */ "Possible here: {possible:value}.",

  // reasons
  /* NOT_JSON */ "The text is not valid JSON.",
  /* DUPLICATE_KEY */ "A key occurs twice.",
  /* MISSING_FIELD */ "A required field is missing.",
  /* UNKNOWN_FIELD */ "This field is unknown.",
  /* WRONG_TYPE */ "The value is of the wrong type.",
  /* NOT_AN_INTEGER */ "The number is not a whole number.",
  /* OUT_OF_RANGE */ "The number is outside the permitted range.",
  /* INVALID_VALUE */ "This value is not permitted.",
  /* TOO_MANY */ "There are too many entries or units.",
  /* EMPTY_LIST */ "The list must not be empty.",
  /* DUPLICATE_ID */ "This id already occurs in the list.",
  /* UNKNOWN_REFERENCE */ "This id refers to nothing in the request.",
  /* NOT_ALLOWED */ "Another field rules this field out.",
  /* INCONSISTENT */ "The value contradicts another field.",
  /* AMOUNT_OVERFLOW */ "An amount becomes too large.",
];
