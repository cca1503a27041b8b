// The checkout as the page lives through it: the claim is sent, and the answer is kept until the
// order changes. When the shop's answer differs, the page is brought up to date with the shop first.

import { useState } from "preact/hooks";
import type { Quote, VerificationViolation } from "stored-value-engine";
import type { Order } from "../order.ts";

export type CheckoutState =
  | { step: "open" | "asking" | "offline" | "sessionGone" }
  | { step: "differs"; before: Quote; after: Quote; violations: VerificationViolation[] }
  | { step: "confirmed"; before: Quote; after: Quote };

export interface Checkout {
  state: CheckoutState;
  start(): Promise<void>;
  close(): void;
}

const OPEN: CheckoutState = { step: "open" };

export function useCheckout(order: Order, reopen: () => Promise<void>): Checkout {
  const [kept, setKept] = useState({ state: OPEN, changes: 0 });
  const state = kept.changes === order.changes ? kept.state : OPEN;

  async function ask(before: Quote): Promise<CheckoutState> {
    try {
      const answer = await order.checkOut();
      if (answer.outcome === "confirmed") {
        return { step: "confirmed", before, after: answer.quote };
      }
      await Promise.all([reopen(), order.refreshCards()]);
      if (answer.outcome === "sessionGone") return { step: "sessionGone" };
      return { step: "differs", before, after: answer.quote, violations: answer.violations };
    } catch (error) {
      console.error(error);
      return { step: "offline" };
    }
  }

  return {
    state,
    async start() {
      if (!order.quote || state.step === "asking") return;
      const { changes } = order;
      setKept({ state: { step: "asking" }, changes });
      const answer = await ask(order.quote);
      setKept((newest) => (newest.changes === changes ? { state: answer, changes } : newest));
    },
    close: () => setKept({ state: OPEN, changes: order.changes }),
  };
}
