// The head of the page: the shop's name, the choice of language, and a view of the archipelago.

import type { Language, Speech } from "../language.ts";
import { Landscape, Mark } from "./art.tsx";

export function Head(props: {
  speech: Speech;
  language: Language;
  languages: Record<Language, string>;
  choose: (language: Language) => void;
}) {
  const { texts } = props.speech;
  return (
    <header class="head">
      <div class="bar">
        <p class="brand">
          <Mark /> Tide&nbsp;&amp;&nbsp;Kiln
        </p>
        <label class="language">
          <span class="visually-hidden">{texts.language}</span>
          <select
            name="language"
            value={props.language}
            onChange={(event) => props.choose(event.currentTarget.value as Language)}
          >
            {Object.entries(props.languages).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="hero">
        <div class="hero-words">
          <h1>{texts.heroTitle}</h1>
          <p>{texts.heroLead}</p>
        </div>
        <Landscape />
      </div>
    </header>
  );
}
