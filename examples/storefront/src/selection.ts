// What the shopper has chosen, kept within what the shop offers.
//
// Pure functions: the page never sends or prices a selection that the catalogue does not allow.

import { MAX_ADDONS } from "../../edge-worker/shop/order.js";
import type { Catalogue, Selection } from "./shop.ts";

export type Guest = "adult" | "child";

export const guestTypes: readonly Guest[] = ["adult", "child"];

export const experienceOf = (catalogue: Catalogue, selection: Selection) =>
  catalogue.experiences.find(({ id }) => id === selection.experienceId);

export const sessionOf = (catalogue: Catalogue, selection: Selection) =>
  experienceOf(catalogue, selection)?.sessions.find(({ id }) => id === selection.sessionId);

/** The selection with whatever the catalogue does not offer replaced by what comes nearest. */
export function within(catalogue: Catalogue, selection: Selection): Selection {
  const experience = experienceOf(catalogue, selection) ?? catalogue.experiences[0];
  const session =
    experience?.sessions.find(({ id }) => id === selection.sessionId) ?? experience?.sessions[0];
  if (!experience || !session) throw new Error("the shop offers nothing");
  const adult = Math.min(selection.guests.adult, session.seats);
  const child = Math.min(selection.guests.child, session.seats - adult);
  const addons = Object.entries(selection.addons)
    .filter(([id, count]) => experience.addons.includes(id) && count > 0)
    .map(([id, count]) => [id, Math.min(count, MAX_ADDONS)] as const);
  return {
    experienceId: experience.id,
    sessionId: session.id,
    guests: adult + child > 0 ? { adult, child } : { adult: 1, child: 0 },
    addons: Object.fromEntries(addons),
  };
}

/** How many of one kind of guest can be chosen, as the others are. */
export function guestLimits(catalogue: Catalogue, selection: Selection, guest: Guest) {
  const others = selection.guests.adult + selection.guests.child - selection.guests[guest];
  const seats = sessionOf(catalogue, selection)?.seats ?? 0;
  return { min: others > 0 ? 0 : 1, max: seats - others };
}

export const firstSelection: Selection = {
  experienceId: "",
  sessionId: "",
  guests: { adult: 2, child: 0 },
  addons: {},
};
