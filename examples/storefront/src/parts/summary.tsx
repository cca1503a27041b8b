// The order: its lines, what each card pays, VAT, what is due, and the way to the checkout.

import { useEffect, useState } from "preact/hooks";
import type { LineQuote, Quote } from "stored-value-engine";
import type { Speech } from "../language.ts";
import type { MessageFor } from "../loading.ts";
import type { Order } from "../order.ts";
import { experienceOf, sessionOf } from "../selection.ts";
import type { Catalogue } from "../shop.ts";
import type { Checkout } from "./checkout.ts";
import { Differences } from "./differences.tsx";

interface Props {
  catalogue: Catalogue;
  order: Order;
  speech: Speech;
  messageFor: MessageFor | undefined;
  checkout: Checkout;
  hasEngineFailed: boolean;
}

/** What a line is called: a guest, an extra or the fee. */
export function lineName(id: string, catalogue: Catalogue, { texts, language }: Speech): string {
  if (id === "adult") return texts.adult;
  if (id === "child") return texts.child;
  const goods = [...catalogue.addons, catalogue.fee].find((each) => each.id === id);
  return goods?.name[language] ?? id;
}

export function Summary(props: Props) {
  const { catalogue, order, speech, checkout, hasEngineFailed } = props;
  const { texts, day, time, language } = speech;
  const { quote } = order;
  const session = sessionOf(catalogue, order.selection);
  return (
    <section class="summary" id="order" tabIndex={-1} aria-labelledby="order-title">
      <h2 id="order-title">{texts.order}</h2>
      <p class="summary-what">
        {experienceOf(catalogue, order.selection)?.name[language]}
        {session && (
          <span class="note">
            {day(session.startsAt, catalogue.timeZone)},{" "}
            {time(session.startsAt, catalogue.timeZone)}
          </span>
        )}
      </p>
      <Differences {...props} />
      {hasEngineFailed && (
        <p class="notice" role="alert">
          {texts.noEngine}
        </p>
      )}
      {quote && <Bill {...props} quote={quote} />}
      <button
        type="button"
        class="primary"
        aria-disabled={!quote || checkout.state.step === "asking"}
        onClick={checkout.start}
      >
        {buttonText(checkout, speech)}
      </button>
      <p class="note">{texts.priced}</p>
      {quote && (
        <p class="note">
          {texts.fingerprint} <code>{quote.fingerprint}</code>
        </p>
      )}
      <DueAnnouncement due={quote?.due} currency={catalogue.currency} speech={speech} />
    </section>
  );
}

function buttonText({ state }: Checkout, { texts }: Speech): string {
  if (state.step === "asking") return texts.checking;
  return state.step === "differs" ? texts.accept : texts.checkOut;
}

function Bill({ catalogue, order, speech, quote }: Props & { quote: Quote }) {
  const { texts, money, language } = speech;
  const amount = (value: number) => money(value, catalogue.currency);
  const applied = order.cards.flatMap((card) => {
    const result = quote.tokens.find(({ id }) => id === card.token.id);
    return result?.outcome === "applied" ? [{ card, covered: result.amountCovered }] : [];
  });
  return (
    <>
      <ul class="bill">
        {quote.lines.map((line) => (
          <BillLine key={line.id} line={line} catalogue={catalogue} speech={speech} />
        ))}
        {quote.discount > 0 && (
          <li class="bill-discount">
            <span>{texts.groupDiscount}</span>
            <span>−{amount(quote.discount)}</span>
          </li>
        )}
        <li class="bill-total">
          <span>{texts.total}</span>
          <span>{amount(quote.total)}</span>
        </li>
        {applied.map(({ card, covered }) => (
          <li class="bill-card" key={card.token.id}>
            <span>
              {card.name[language]} <span class="card-code">{card.token.code}</span>
            </span>
            <span>−{amount(covered)}</span>
          </li>
        ))}
        <li class="bill-due">
          <span>{texts.toPay}</span>
          <strong data-testid="due">{amount(quote.due)}</strong>
        </li>
      </ul>
      <Vat quote={quote} speech={speech} />
    </>
  );
}

function BillLine(props: { line: LineQuote; catalogue: Catalogue; speech: Speech }) {
  const { line, catalogue, speech } = props;
  const { texts, fill, money } = speech;
  return (
    <li>
      <span>
        <span class="times">{line.quantity} ×</span> {lineName(line.id, catalogue, speech)}
        {line.covered > 0 && (
          <span class="note">
            {fill(texts.covered, { amount: money(line.covered, catalogue.currency) })}
          </span>
        )}
      </span>
      <span>{money(line.subtotal, catalogue.currency)}</span>
    </li>
  );
}

function Vat({ quote, speech }: { quote: Quote; speech: Speech }) {
  const { texts, fill, money, percent } = speech;
  const amount = (value: number) => money(value, quote.currency);
  const prepaid = quote.vat.reduce((sum, entry) => sum + entry.prepaid, 0);
  return (
    <>
      <table class="vat">
        <caption>{texts.vat}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.rate}</th>
            <th scope="col">{texts.net}</th>
            <th scope="col">{texts.vatAmount}</th>
          </tr>
        </thead>
        <tbody>
          {quote.vat.map(({ rateBp, net, vat }) => (
            <tr key={rateBp}>
              <th scope="row">{percent(rateBp)}</th>
              <td>{amount(net)}</td>
              <td>{amount(vat)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {prepaid > 0 && <p class="note">{fill(texts.prepaid, { amount: amount(prepaid) })}</p>}
    </>
  );
}

const ANNOUNCE_AFTER_MS = 600;

/** Says what is due when it has changed and the shopper pauses, not at every step. */
function DueAnnouncement(props: { due: number | undefined; currency: string; speech: Speech }) {
  const { due, currency, speech } = props;
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (due === undefined) return undefined;
    const text = `${speech.texts.toPay}: ${speech.money(due, currency)}`;
    const timer = setTimeout(() => setSaid(text), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [due, currency, speech]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
