// The messages as programs use them: what must compile and what must not. Checked by tsc under every
// tsconfig in this folder; never run.

import type {
  ErrorAnswer,
  Quote,
  StoredValueError,
  Verification,
  Violation,
} from "stored-value-engine";
import {
  messageFor,
  supportedLocales,
  type ErrorMessageOptions,
  type MalformedRequest,
  type MessageAudience,
  type MessageLocale,
  type MessageOptions,
} from "stored-value-engine/messages";

/** Compiles only where A and B are one and the same type. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_T extends true>(): void {}

same<Same<ReturnType<typeof messageFor>, string>>();
same<Same<typeof supportedLocales, readonly MessageLocale[]>>();
same<Same<MessageAudience, "customer" | "staff">>();

// The violations of a quote and of a verification.
export function refusals(quote: Quote, locale: string): string[] {
  const { currency } = quote;
  return quote.tokens.flatMap((token) =>
    token.violations.map((violation) =>
      messageFor(violation, { locale, currency, kind: token.kind }),
    ),
  );
}

export function differences({ violations, quote }: Verification): string[] {
  const { currency } = quote;
  return violations.map((violation) =>
    messageFor(violation, { locale: "nb-NO", currency, audience: "staff", timeZone: "UTC" }),
  );
}

// Errors, with or without options, and whatever of all this was caught.
export function complaint(error: StoredValueError, answer: ErrorAnswer): string[] {
  const malformed: MalformedRequest = { reason: "EMPTY_LIST", path: "/tokenTypes/0/lineKinds" };
  return [
    messageFor(error),
    messageFor(error, { locale: "fr" }),
    messageFor(answer.error, { audience: "staff" }),
    messageFor(malformed, {}),
  ];
}

export const either = (
  problem: Violation | StoredValueError | MalformedRequest,
  options: MessageOptions,
): string => messageFor(problem, options);

// Options may be given as undefined, which is as absent.
export const options: ErrorMessageOptions = {
  locale: undefined,
  currency: undefined,
  audience: undefined,
  timeZone: undefined,
  kind: undefined,
};

// @ts-expect-error a violation needs a currency
messageFor({ code: "TOKEN_VOIDED" }, { locale: "en" });
// @ts-expect-error and so options
messageFor({ code: "TOKEN_VOIDED" });
// @ts-expect-error no code
messageFor({ code: "CARD_DECLINED" }, { currency: "EUR" });
// @ts-expect-error details that the code must have
messageFor({ code: "TOO_MANY_TOKENS" }, { currency: "EUR" });
// @ts-expect-error no reason
messageFor({ reason: "TOKEN_VOIDED", path: "" });
// @ts-expect-error a reason has a path
messageFor({ reason: "NOT_JSON" });
// @ts-expect-error no audience
messageFor({ code: "TOKEN_VOIDED" }, { currency: "EUR", audience: "everybody" });
// @ts-expect-error no kind
messageFor({ code: "TOKEN_VOIDED" }, { currency: "EUR", kind: "voucher" });
// @ts-expect-error no language
export const unknown: MessageLocale = "fi";
// @ts-expect-error the list is not to be changed
supportedLocales.push("en");
