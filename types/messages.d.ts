// The types of stored-value-engine/messages: what a violation, a malformed request or a fault of the
// engine says to a reader, in his language (docs/messages.md). A violation has amounts, so it needs a
// currency; errors do not, since a malformed request may not have one.

import type {
  MalformedReason,
  StoredValueError,
  TokenKind,
  VerificationViolation,
  Violation,
} from "./index.js";

/** A language that there are texts in. */
export type MessageLocale = "en" | "da" | "sv" | "nb" | "de" | "nl" | "fr" | "es" | "it";

/**
 * Who reads it. A customer is never told the state, the value or the holder of a token; staff are
 * told all, with figures and ids.
 */
export type MessageAudience = "customer" | "staff";

/** How an error is said. */
export interface ErrorMessageOptions {
  /**
   * The reader's locale, a BCP 47 tag such as `"da-DK"`. Its language chooses the texts, English where
   * there are none; money, dates and counts are written as the locale itself does. Default `"en"`.
   */
  readonly locale?: string | undefined;
  /** The currency of the amounts: three capitals. */
  readonly currency?: string | undefined;
  /** Default `"customer"`. */
  readonly audience?: MessageAudience | undefined;
  /** The IANA time zone of dates. Default: the host's own, which in a browser is the reader's. */
  readonly timeZone?: string | undefined;
  /**
   * The kind of the token that the violation is of. It decides whether a detail is an amount or a
   * count of what; without it such a detail is said in units, to staff only.
   */
  readonly kind?: TokenKind | undefined;
}

/** How a violation is said. */
export interface MessageOptions extends ErrorMessageOptions {
  /**
   * The currency of the amounts: three capitals. That of the quote; for `VALUE_ON_HOLD` of a gift card
   * in another currency, the card's.
   */
  readonly currency: string;
}

/** A malformed request, as a StoredValueError, the command line and the edge worker tell it. */
export interface MalformedRequest {
  readonly code?: "INVALID_REQUEST" | undefined;
  readonly reason: MalformedReason;
  /** A JSON Pointer, `""` for the whole document. */
  readonly path: string;
}

/**
 * One to three sentences of plain text, to be escaped like any other text.
 * @throws {TypeError} for what has no text: an unknown code, reason, audience or kind, a violation
 * without its details or without a currency
 */
export function messageFor(
  problem: Violation | VerificationViolation | StoredValueError | MalformedRequest,
  options: MessageOptions,
): string;
export function messageFor(
  error: StoredValueError | MalformedRequest,
  options?: ErrorMessageOptions,
): string;

/** The languages that there are texts in, the one that others fall back to first. */
export const supportedLocales: readonly MessageLocale[];

export {};
