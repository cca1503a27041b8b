// The page: its head, the steps of a booking beside the order, and what may go wrong at the start.

import type { Engine } from "stored-value-engine";
import { useEffect, useState } from "preact/hooks";
import { languageNames, preferredLanguage, type Language, type Speech } from "./language.ts";
import { useCatalogue, useEngine, useMessages, useSpeech, type Loading } from "./loading.ts";
import type { OpenShop } from "./loading.ts";
import { useOrder } from "./order.ts";
import { Cards } from "./parts/cards.tsx";
import { useCheckout } from "./parts/checkout.ts";
import { Choices } from "./parts/choices.tsx";
import { Confirmation } from "./parts/confirmation.tsx";
import { Head } from "./parts/head.tsx";
import { Summary } from "./parts/summary.tsx";
import { TryOut } from "./parts/try-out.tsx";

const LANGUAGE_KEY = "language";

function firstLanguage(): Language {
  const kept = localStorage.getItem(LANGUAGE_KEY);
  return preferredLanguage([...(kept ? [kept] : []), ...navigator.languages]);
}

export function App() {
  const [language, setLanguage] = useState(firstLanguage);
  const speech = useSpeech(language);
  const engine = useEngine();
  const [shop, reopen] = useCatalogue();

  useEffect(() => {
    if (!speech) return;
    document.documentElement.lang = speech.language;
    document.title = speech.texts.title;
  }, [speech]);

  if (!speech) return null;
  const choose = (chosen: Language) => {
    localStorage.setItem(LANGUAGE_KEY, chosen);
    setLanguage(chosen);
  };
  return (
    <>
      <a class="skip" href="#booking">
        {speech.texts.skip}
      </a>
      <Head speech={speech} language={language} languages={languageNames} choose={choose} />
      <main id="booking" tabIndex={-1}>
        {shop.state === "ready" ? (
          <Booking shop={shop.value} reopen={reopen} engine={engine} speech={speech} />
        ) : (
          <Waiting isFailed={shop.state === "failed"} retry={reopen} speech={speech} />
        )}
      </main>
    </>
  );
}

function Waiting(props: { isFailed: boolean; retry: () => void; speech: Speech }) {
  const { texts } = props.speech;
  if (!props.isFailed) return <p role="status">{texts.loading}</p>;
  return (
    <div class="notice" role="alert">
      <p>{texts.offline}</p>
      <button type="button" class="quiet" onClick={props.retry}>
        {texts.retry}
      </button>
    </div>
  );
}

function Booking(props: {
  shop: OpenShop;
  reopen: () => Promise<void>;
  engine: Loading<Engine>;
  speech: Speech;
}) {
  const { shop, reopen, engine, speech } = props;
  const { catalogue } = shop;
  const order = useOrder(shop, engine.state === "ready" ? engine.value : undefined);
  const messageFor = useMessages();
  const checkout = useCheckout(order, reopen);

  return (
    <>
      <div class="booking">
        <form onSubmit={(event) => event.preventDefault()} class="steps">
          <Choices catalogue={catalogue} order={order} speech={speech} />
          <Cards catalogue={catalogue} order={order} speech={speech} messageFor={messageFor} />
        </form>
        <Summary
          catalogue={catalogue}
          order={order}
          speech={speech}
          messageFor={messageFor}
          checkout={checkout}
          hasEngineFailed={engine.state === "failed" || order.hasFailed}
        />
      </div>
      <TryOut order={order} speech={speech} />
      <Confirmation catalogue={catalogue} checkout={checkout} speech={speech} />
      <DueBar due={order.quote?.due} currency={catalogue.currency} speech={speech} />
    </>
  );
}

/**
 * On a phone the order is below the steps: what is due stays in sight, and leads there, until the
 * order itself is in sight.
 */
function DueBar(props: { due: number | undefined; currency: string; speech: Speech }) {
  const { texts, money } = props.speech;
  const [isOrderInSight, setOrderInSight] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((changes) => {
      setOrderInSight(changes.at(-1)?.isIntersecting ?? false);
    });
    const order = document.getElementById("order");
    if (order) observer.observe(order);
    return () => observer.disconnect();
  }, []);
  return (
    <a class="due-bar" href="#order" hidden={isOrderInSight}>
      <span>
        {texts.toPay}{" "}
        <strong>{props.due === undefined ? "…" : money(props.due, props.currency)}</strong>
      </span>
      <span class="due-bar-more">{texts.seeOrder}</span>
    </a>
  );
}
