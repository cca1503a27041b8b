// A number that is typed or stepped: a labelled input, with buttons beside it for a thumb.

import { useRef } from "preact/hooks";
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
  const input = useRef<HTMLInputElement>(null);

  const take = (wanted: number) => {
    const taken = Math.min(max, Math.max(min, Math.trunc(wanted) || 0));
    // What was typed may be out of range while the value stays: show the value again.
    if (input.current) input.current.value = String(taken);
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
          ref={input}
          id={id}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={value}
          aria-describedby={`${id}-note`}
          onChange={(event) => take(event.currentTarget.valueAsNumber)}
        />
        {button("+", texts.more, value + 1)}
      </div>
    </div>
  );
}
