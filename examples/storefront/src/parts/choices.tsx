// The steps of a booking: which experience, when, who comes, what else.

import { MAX_ADDONS } from "../../../edge-worker/shop/order.js";
import type { Speech } from "../language.ts";
import type { Order } from "../order.ts";
import { experienceOf, guestLimits, guestTypes } from "../selection.ts";
import type { Catalogue } from "../shop.ts";
import { Scene } from "./art.tsx";
import { Stepper } from "./stepper.tsx";

interface Props {
  catalogue: Catalogue;
  order: Order;
  speech: Speech;
}

export function Choices(props: Props) {
  return (
    <>
      <Experiences {...props} />
      <Sessions {...props} />
      <Guests {...props} />
      <Extras {...props} />
    </>
  );
}

function Experiences({ catalogue, order, speech }: Props) {
  const { texts, fill, money, duration, language } = speech;
  return (
    <fieldset class="step">
      <legend>{texts.experience}</legend>
      <div class="experiences">
        {catalogue.experiences.map(({ id, name, blurb, minutes, prices }) => (
          <label class="experience" key={id}>
            <input
              type="radio"
              name="experience"
              value={id}
              checked={id === order.selection.experienceId}
              onChange={() => order.choose({ experienceId: id })}
            />
            <Scene experienceId={id} />
            <span class="experience-words">
              <span class="experience-name">{name[language]}</span>
              <span class="experience-blurb">{blurb[language]}</span>
              <span class="note">
                {duration(minutes)} ·{" "}
                {fill(texts.from, {
                  amount: money(Math.min(prices.adult, prices.child), catalogue.currency, {
                    short: true,
                  }),
                })}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Sessions({ catalogue, order, speech }: Props) {
  const { texts, day, time, count } = speech;
  const sessions = experienceOf(catalogue, order.selection)?.sessions ?? [];
  return (
    <fieldset class="step">
      <legend>{texts.session}</legend>
      <div class="sessions">
        {sessions.map(({ id, startsAt, seats }) => (
          <label class="session" key={id}>
            <input
              type="radio"
              name="session"
              value={id}
              checked={id === order.selection.sessionId}
              onChange={() => order.choose({ sessionId: id })}
            />
            <span class="session-words">
              <span class="session-day">{day(startsAt, catalogue.timeZone)}</span>
              <span class="session-time">{time(startsAt, catalogue.timeZone)}</span>
              <span class="note">{count(texts.seats, seats)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Guests({ catalogue, order, speech }: Props) {
  const { texts, fill, money, percent } = speech;
  const { selection, choose } = order;
  const prices = experienceOf(catalogue, selection)?.prices;
  const { guests, rateBp } = catalogue.groupDiscount;
  const labels = { adult: texts.adults, child: texts.children };
  return (
    <fieldset class="step">
      <legend>{texts.guests}</legend>
      <div class="steppers">
        {guestTypes.map((guest) => (
          <Stepper
            key={guest}
            id={`guests-${guest}`}
            label={labels[guest]}
            note={money(prices?.[guest] ?? 0, catalogue.currency, { short: true })}
            value={selection.guests[guest]}
            {...guestLimits(catalogue, selection, guest)}
            onChange={(value) => choose({ guests: { ...selection.guests, [guest]: value } })}
            speech={speech}
          />
        ))}
      </div>
      <p class="note">{fill(texts.group, { n: guests, percent: percent(rateBp) })}</p>
    </fieldset>
  );
}

function Extras({ catalogue, order, speech }: Props) {
  const { texts, money, language } = speech;
  const { selection, choose } = order;
  const offered = experienceOf(catalogue, selection)?.addons ?? [];
  return (
    <fieldset class="step">
      <legend>{texts.extras}</legend>
      <div class="steppers">
        {catalogue.addons
          .filter(({ id }) => offered.includes(id))
          .map(({ id, name, unitPrice }) => (
            <Stepper
              key={id}
              id={`extra-${id}`}
              label={name[language]}
              note={money(unitPrice, catalogue.currency, { short: true })}
              value={selection.addons[id] ?? 0}
              min={0}
              max={MAX_ADDONS}
              onChange={(value) => choose({ addons: { ...selection.addons, [id]: value } })}
              speech={speech}
            />
          ))}
      </div>
    </fieldset>
  );
}
