// A number that is typed or stepped: a labelled input, with buttons beside it for a thumb.

import { useState } from "preact/hooks";
import type { Speech } from "../language.ts";

export function Stepper(props: {
  id: string;
  label: string;
  note: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  speech: Speech;
}) {
  const { id, label, note, value, min, max, onChange, speech } = props;
  const { texts, fill } = speech;
  // What is being typed is not yet a value, and must outlive whatever else the page shows meanwhile.
  const [typed, setTyped] = useState<string>();

  const take = (wanted: number) => {
    setTyped(undefined);
    const taken = Math.min(max, Math.max(min, Math.trunc(wanted) || 0));
    if (taken !== value) onChange(taken);
  };
  const button = (sign: string, text: string, next: number) => (
    <button
      type="button"
      aria-label={fill(text, { what: label })}
      aria-controls={id}
      aria-disabled={next < min || next > max}
      onClick={() => take(next)}
    >
      {sign}
    </button>
  );
  return (
    <div class="stepper">
      <div>
        <label for={id}>{label}</label>
        <span class="note" id={`${id}-note`}>
          {note}
        </span>
      </div>
      <div class="stepper-controls">
        {button("−", texts.fewer, value - 1)}
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={typed ?? value}
          aria-describedby={`${id}-note`}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={(event) => take(event.currentTarget.valueAsNumber)}
        />
        {button("+", texts.more, value + 1)}
      </div>
    </div>
  );
}
