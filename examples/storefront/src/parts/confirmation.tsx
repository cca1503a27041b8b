// The happy end: the shop priced the order itself, and came to the same result.

import { useEffect, useRef } from "preact/hooks";
import type { Speech } from "../language.ts";
import type { Catalogue } from "../shop.ts";
import type { Checkout } from "./checkout.ts";

export function Confirmation(props: { catalogue: Catalogue; checkout: Checkout; speech: Speech }) {
  const { catalogue, checkout, speech } = props;
  const { texts, money } = speech;
  const { state } = checkout;
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = state.step === "confirmed";
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby="done-title" onClose={checkout.close}>
      {state.step === "confirmed" && (
        <>
          <p class="tick" aria-hidden="true">
            ✓
          </p>
          <h2 id="done-title">{texts.done}</h2>
          <p>{texts.doneText}</p>
          <p class="done-due">
            {texts.toPay} <strong>{money(state.after.due, catalogue.currency)}</strong>
          </p>
          <p class="note">
            {texts.fingerprint} <code>{state.before.fingerprint}</code> ={" "}
            <code>{state.after.fingerprint}</code>
          </p>
          <p class="note">{texts.nothingBooked}</p>
          <button type="button" class="primary" onClick={checkout.close}>
            {texts.close}
          </button>
        </>
      )}
    </dialog>
  );
}
