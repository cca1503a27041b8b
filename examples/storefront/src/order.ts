// The order as it stands: what was chosen, the cards, and the quote that the engine gives for them.

import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Engine, Quote, QuoteRequest } from "stored-value-engine";
import { normaliseCode } from "../../edge-worker/shop/code.js";
import { claimOf, MAX_TOKENS, requestOf } from "../../edge-worker/shop/order.js";
import type { OpenShop } from "./loading.ts";
import { firstSelection, within } from "./selection.ts";
import { checkOut, fetchCard } from "./shop.ts";
import type { Card, CheckoutAnswer, Selection, Strategy } from "./shop.ts";

/** The most cards that can be added, some of which may be refused. */
const MAX_CARDS = 2 * MAX_TOKENS;

export type Entry = "added" | "empty" | "notValid" | "already" | "enough" | "offline";

export interface Order {
  selection: Selection;
  choose(change: Partial<Selection>): void;
  cards: readonly Card[];
  addCode(code: string): Promise<Entry>;
  removeCode(code: string): void;
  /** Asks the shop again what the cards are worth. */
  refreshCards(): Promise<void>;
  /** How often the shopper has changed something: an answer to an older order is not one to this. */
  changes: number;
  quote: Quote | undefined;
  /** How the cards are used: in the order they were entered, or as well as possible. */
  strategy: Strategy;
  useStrategy(strategy: Strategy): void;
  /** What the best use of the cards costs less than their use in order. */
  saving: number;
  /** Whether the engine is there, and could not price the order. */
  hasFailed: boolean;
  checkOut(): Promise<CheckoutAnswer>;
}

function priced(engine: Engine, request: QuoteRequest): Quote | undefined {
  try {
    return engine.quote(request);
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

/** What is due and what is forfeited count alike: both are lost to the customer. */
function savingOf(best: Quote | undefined): number {
  return best?.optimality ? best.optimality.inOrderCost - (best.due + best.forfeited) : 0;
}

/** Whether the best use of cards can be searched for: what does that is fetched when there are cards. */
function useSearch(engine: Engine | undefined, cards: readonly Card[]): boolean {
  const [canSearch, setCanSearch] = useState(false);
  useEffect(() => {
    if (!engine || canSearch || cards.length === 0) return;
    // Without it the page offers no better use, and prices as ever; the next card tries again.
    engine.loadOptimal().then(() => setCanSearch(true), console.error);
  }, [engine, canSearch, cards]);
  return canSearch;
}

export function useOrder(shop: OpenShop, engine: Engine | undefined): Order {
  const [chosen, setChosen] = useState(firstSelection);
  const [cards, setCards] = useState<readonly Card[]>([]);
  const { catalogue } = shop;
  const selection = useMemo(() => within(catalogue, chosen), [catalogue, chosen]);
  const [changes, setChanges] = useState(0);
  const [strategy, setStrategy] = useState<Strategy>("inOrder");
  const canSearch = useSearch(engine, cards);
  const quotes = useMemo(() => {
    const order = { catalogue, selection, cards, now: shop.now() };
    const price = (wanted: Strategy) => {
      return engine && priced(engine, requestOf({ ...order, strategy: wanted }));
    };
    return { inOrder: price("inOrder"), optimal: canSearch ? price("optimal") : undefined };
  }, [engine, canSearch, catalogue, selection, cards, shop]);
  const quote = quotes[strategy];

  const addCode = useCallback(
    async (typed: string): Promise<Entry> => {
      const code = normaliseCode(typed);
      if (code === "") return "empty";
      if (cards.some((card) => card.token.code === code)) return "already";
      if (cards.length >= MAX_CARDS) return "enough";
      const card = await fetchCard(code).catch(() => "offline" as const);
      if (card === "offline") return card;
      if (!card) return "notValid";
      setChanges((count) => count + 1);
      setCards((others) => [...others.filter(({ token }) => token.id !== card.token.id), card]);
      return "added";
    },
    [cards],
  );

  return {
    selection,
    choose(change) {
      setChanges((count) => count + 1);
      setChosen(within(catalogue, { ...selection, ...change }));
    },
    cards,
    addCode,
    removeCode(code) {
      setChanges((count) => count + 1);
      setCards((all) => all.filter(({ token }) => token.code !== code));
    },
    async refreshCards() {
      const found = await Promise.all(cards.map(({ token }) => fetchCard(token.code)));
      setCards(found.filter((card) => card !== undefined));
    },
    changes,
    quote,
    strategy,
    useStrategy(wanted) {
      setChanges((count) => count + 1);
      setStrategy(wanted);
    },
    saving: savingOf(quotes.optimal),
    hasFailed: engine !== undefined && quote === undefined,
    checkOut() {
      if (!quote) throw new Error("there is no price yet");
      const codes = cards.map(({ token }) => token.code);
      return checkOut(selection, codes, strategy, claimOf(quote));
    },
  };
}
