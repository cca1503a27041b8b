// For people who try the demonstration: the sample shop's codes, and a change of its prices behind the
// page's back. A real shop has none of this; the worker serves it only where it is told to.

import { useEffect, useState } from "preact/hooks";
import type { Speech } from "../language.ts";
import type { Order } from "../order.ts";
import { changePrices, fetchSamples, type Name } from "../shop.ts";

export function TryOut({ order, speech }: { order: Order; speech: Speech }) {
  const { texts, language } = speech;
  const [samples, setSamples] = useState<{ code: string; name: Name }[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => void fetchSamples().then(setSamples, console.error), []);
  if (samples.length === 0) return null;

  const attempt = async (code: string) => {
    const entry = await order.addCode(code);
    setProblem(entry === "added" || entry === "empty" ? "" : `${code}: ${texts[entry]}`);
  };
  return (
    <section class="try-out" aria-labelledby="try-out-title">
      <h2 id="try-out-title">{texts.tryOut}</h2>
      <h3>{texts.samples}</h3>
      <p class="note">{texts.samplesText}</p>
      <ul class="samples">
        {samples.map(({ code, name }) => (
          <li key={code}>
            <button type="button" class="sample" onClick={() => attempt(code)}>
              <span class="card-code">{code}</span> {name[language]}
            </button>
          </li>
        ))}
      </ul>
      <p class="problem" role="alert">
        {problem}
      </p>
      <PriceSwitch speech={speech} />
    </section>
  );
}

function PriceSwitch({ speech }: { speech: Speech }) {
  const { texts } = speech;
  const [isChanged, setChanged] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const change = async (wanted: boolean) => {
    setChanged(wanted);
    try {
      await changePrices(wanted);
      setFailed(false);
    } catch {
      setChanged(!wanted);
      setFailed(true);
    }
  };
  return (
    <div class="price-switch">
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={isChanged}
          aria-describedby="price-switch-note"
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {texts.raise}
      </label>
      <p id="price-switch-note" class="note">
        {texts.raiseText}
      </p>
      <p class="problem" role="alert">
        {hasFailed && texts.offline}
      </p>
    </div>
  );
}
