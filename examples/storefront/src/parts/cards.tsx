// The customer's cards: a code to enter, and for each card what it covers, what is left on it, or why
// it is not used.

import { useRef, useState } from "preact/hooks";
import type { Quote, TokenResult } from "stored-value-engine";
import type { Speech } from "../language.ts";
import type { MessageFor } from "../loading.ts";
import type { Entry, Order } from "../order.ts";
import type { Card, Catalogue } from "../shop.ts";

interface Props {
  catalogue: Catalogue;
  order: Order;
  speech: Speech;
  messageFor: MessageFor | undefined;
}

export function Cards(props: Props) {
  const { order, speech } = props;
  const { texts } = speech;
  const [code, setCode] = useState("");
  const [entry, setEntry] = useState<Entry | "asking">("empty");
  const input = useRef<HTMLInputElement>(null);

  const add = async () => {
    if (entry === "asking") return;
    setEntry("asking");
    const result = await order.addCode(code);
    setEntry(result);
    if (result === "added") setCode("");
    input.current?.focus();
  };
  const remove = (removed: string) => {
    order.removeCode(removed);
    setEntry("empty");
    input.current?.focus();
  };
  const problem = problemOf(entry, speech);
  return (
    <fieldset class="step">
      <legend>{texts.cards}</legend>
      <div class="code">
        <label for="code">{texts.code}</label>
        <input
          ref={input}
          id="code"
          name="code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={64}
          value={code}
          aria-describedby="code-hint code-problem"
          aria-invalid={problem !== ""}
          onInput={(event) => {
            setCode(event.currentTarget.value);
            if (entry !== "asking") setEntry("empty");
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void add();
          }}
        />
        <button type="button" class="quiet" onClick={add} aria-disabled={entry === "asking"}>
          {texts.add}
        </button>
        <p id="code-hint" class="note">
          {texts.codeHint}
        </p>
        <p id="code-problem" class="problem" role="alert">
          {problem}
        </p>
      </div>
      <ul class="cards" aria-live="polite" aria-relevant="additions text">
        {order.cards.map((card) => (
          <CardResult key={card.token.id} {...props} card={card} remove={remove} />
        ))}
      </ul>
      <BestUse {...props} />
    </fieldset>
  );
}

/** Offers to use the cards as well as possible where that saves something, and to go back. */
function BestUse({ catalogue, order, speech }: Props) {
  const { texts, fill, money } = speech;
  const { saving, strategy } = order;
  const isBest = strategy === "optimal";
  if (order.cards.length === 0 || (!isBest && saving === 0)) return null;
  const amount = money(saving, catalogue.currency);
  return (
    <div class={`best-use ${isBest ? "best-use-on" : ""}`}>
      <p role="status">
        {!isBest && fill(texts.canSave, { amount })}
        {isBest && order.quote?.optimality?.proven && `${texts.best} `}
        {isBest && saving > 0 && fill(texts.saved, { amount })}
      </p>
      <button
        type="button"
        class="quiet"
        onClick={() => order.useStrategy(isBest ? "inOrder" : "optimal")}
      >
        {isBest ? texts.useInOrder : texts.useBest}
      </button>
    </div>
  );
}

function problemOf(entry: Entry | "asking", { texts }: Speech): string {
  if (entry === "asking" || entry === "added" || entry === "empty") return "";
  return texts[entry];
}

const resultOf = (quote: Quote | undefined, card: Card) =>
  quote?.tokens.find((token) => token.id === card.token.id);

function CardResult(props: Props & { card: Card; remove: (code: string) => void }) {
  const { order, speech, card, remove } = props;
  const { texts, fill, language } = speech;
  const result = resultOf(order.quote, card);
  const { code } = card.token;
  return (
    <li class={`card card-${result?.outcome ?? "unused"}`}>
      <div class="card-words">
        <p class="card-name">
          {card.name[language]} <span class="card-code">{code}</span>
        </p>
        {result && <Outcome {...props} result={result} />}
      </div>
      <button
        type="button"
        class="remove"
        aria-label={fill(texts.remove, { code })}
        onClick={() => remove(code)}
      >
        ×
      </button>
    </li>
  );
}

function Outcome(props: Props & { card: Card; result: TokenResult }) {
  const { catalogue, order, speech, messageFor, result, card } = props;
  const { texts, fill, money, count } = speech;
  if (result.outcome === "unused") {
    return <p>{order.strategy === "optimal" ? texts.spared : texts.unused}</p>;
  }
  if (result.outcome === "rejected") {
    const options = {
      locale: speech.locale,
      currency: catalogue.currency,
      timeZone: catalogue.timeZone,
      kind: card.tokenType.kind,
    };
    return (
      <>
        <p class="card-refused">{texts.refused}</p>
        {result.violations.map((violation) => (
          <p key={violation.code}>{messageFor?.(violation, options) ?? "…"}</p>
        ))}
      </>
    );
  }
  const covers = fill(texts.covers, { amount: money(result.amountCovered, catalogue.currency) });
  const units = result.unitsCovered > 0 ? ` (${count(texts.tickets, result.unitsCovered)})` : "";
  return (
    <p>
      <strong>{covers}</strong>
      {units}
      <span class="card-left">{remainingOf(result, catalogue.currency, speech)}</span>
    </p>
  );
}

/** What is left on a card when the order is paid with it. */
function remainingOf(result: TokenResult, currency: string, speech: Speech): string {
  const { texts, fill, money, count } = speech;
  switch (result.kind) {
    case "giftCard":
      return fill(texts.left, { amount: money(result.remaining.balance, currency) });
    case "punchcard":
      return count(texts.punches, result.remaining.punches);
    case "entryPass": {
      const { entries } = result.remaining;
      return entries === null ? texts.unlimited : count(texts.entries, entries);
    }
    case "itemGiftCard":
      return count(
        texts.items,
        result.remaining.items.reduce((sum, item) => sum + item.quantityLeft, 0),
      );
  }
}
