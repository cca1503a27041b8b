// What the shop said instead of yes: which prices changed, what else differs, or that nobody answered.

import { useEffect, useRef } from "preact/hooks";
import type { Quote, VerificationViolation } from "stored-value-engine";
import type { Speech } from "../language.ts";
import type { MessageFor } from "../loading.ts";
import type { Order } from "../order.ts";
import type { Catalogue } from "../shop.ts";
import type { Checkout } from "./checkout.ts";
import { lineName } from "./summary.tsx";

interface Props {
  catalogue: Catalogue;
  order: Order;
  speech: Speech;
  messageFor: MessageFor | undefined;
  checkout: Checkout;
}

export function Differences(props: Props) {
  const { state } = props.checkout;
  const { texts } = props.speech;
  const panel = useRef<HTMLDivElement>(null);
  const isShown = ["differs", "offline", "sessionGone"].includes(state.step);
  useEffect(() => {
    if (isShown) panel.current?.focus();
  }, [isShown, state]);
  return (
    <div role="alert">
      {isShown && (
        <div class="notice" ref={panel} tabIndex={-1}>
          {state.step === "offline" && <p>{texts.offline}</p>}
          {state.step === "sessionGone" && <p>{texts.sessionGone}</p>}
          {state.step === "differs" && <Differing {...props} {...state} />}
        </div>
      )}
    </div>
  );
}

/** Codes that only say that figures differ: the figures themselves are shown instead. */
const FIGURES = new Set([
  "AMOUNT_MISMATCH",
  "UNITS_MISMATCH",
  "DUE_MISMATCH",
  "FINGERPRINT_MISMATCH",
]);

function Differing(
  props: Props & { before: Quote; after: Quote; violations: VerificationViolation[] },
) {
  const { speech, before, after } = props;
  const { texts } = speech;
  const prices = changedPrices(props);
  return (
    <>
      <h3>{prices.length > 0 ? texts.changed : texts.differs}</h3>
      <ul>
        {prices.map(({ id, from, to }) => (
          <Change
            key={id}
            {...props}
            what={lineName(id, props.catalogue, speech)}
            from={from}
            to={to}
          />
        ))}
        {before.due !== after.due && (
          <Change {...props} what={texts.toPay} from={before.due} to={after.due} />
        )}
        {reasons(props).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>{prices.length > 0 ? texts.changedText : texts.differsText}</p>
    </>
  );
}

function Change(props: Props & { what: string; from: number; to: number }) {
  const { speech, catalogue, what, from, to } = props;
  const amount = (value: number) => speech.money(value, catalogue.currency);
  return (
    <li>{speech.fill(speech.texts.wasNow, { what, before: amount(from), after: amount(to) })}</li>
  );
}

/** The lines that cost something else for the same number: price of one, before and now. */
function changedPrices({ before, after }: { before: Quote; after: Quote }) {
  return before.lines.flatMap(({ id, subtotal, quantity }) => {
    const now = after.lines.find((line) => line.id === id);
    if (!now || now.subtotal === subtotal || now.quantity !== quantity) return [];
    return [{ id, from: subtotal / quantity, to: now.subtotal / quantity }];
  });
}

/** What the differences other than in figures say, each once. */
function reasons(props: Props & { before: Quote; violations: VerificationViolation[] }): string[] {
  const { speech, catalogue, messageFor, violations } = props;
  const kinds = new Map(props.before.tokens.map(({ id, kind }) => [id, kind]));
  const told = violations.filter(({ code }) => !FIGURES.has(code));
  const texts = told.map((violation) =>
    messageFor?.(violation, {
      locale: speech.locale,
      currency: catalogue.currency,
      timeZone: catalogue.timeZone,
      kind: "tokenId" in violation ? kinds.get(violation.tokenId) : undefined,
    }),
  );
  return [...new Set(texts.filter((text) => text !== undefined))];
}
