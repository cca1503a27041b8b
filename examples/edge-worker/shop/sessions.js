// When the shop's experiences take place: the sessions of the next two weeks, on the shop's own clock.
//
// Computed from the day, so that the sample shop is open whenever it is started. A session's instant
// and its distance from UTC come from the shop's time zone, also across a change of the clocks.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAYS_AHEAD = 14;
const MOST_SESSIONS = 6;

export const TIME_ZONE = "Europe/Stockholm";

const clock = new Intl.DateTimeFormat("en-US", {
  timeZone: TIME_ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
});

/** @param {number} instant @returns {number} minutes that the shop's clock is ahead of UTC */
function utcOffsetAt(instant) {
  const parts = clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]);
  const { year, month, day, hour, minute } = Object.fromEntries(parts);
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((shown - Math.floor(instant / MINUTE) * MINUTE) / MINUTE);
}

/** @param {number} day days since 1970-01-01 @param {number} hour of the shop's clock */
export function instantOf(day, hour) {
  const asUtc = day * DAY + hour * 60 * MINUTE;
  const guess = asUtc - utcOffsetAt(asUtc) * MINUTE;
  return asUtc - utcOffsetAt(guess) * MINUTE;
}

/** @param {number} instant @returns {number} the shop's calendar day, as days since 1970-01-01 */
export function localDay(instant) {
  return Math.floor((instant + utcOffsetAt(instant) * MINUTE) / DAY);
}

/**
 * @typedef {object} Session
 * @property {string} id
 * @property {number} startsAt instant
 * @property {number} utcOffsetMinutes
 * @property {number} seats that are free
 *
 * @param {{ id: string, weekdays: readonly number[], hours: readonly number[] }} experience days of
 *   the week, 0 is Sunday, and hours of the shop's clock
 * @param {number} now instant
 * @returns {Session[]} from tomorrow on
 */
export function sessionsOf(experience, now) {
  const today = localDay(now);
  const sessions = [];
  for (let day = today + 1; day <= today + DAYS_AHEAD; day++) {
    if (!experience.weekdays.includes(new Date(day * DAY).getUTCDay())) continue;
    for (const hour of experience.hours) {
      const startsAt = instantOf(day, hour);
      const date = new Date(day * DAY).toISOString().slice(0, 10);
      sessions.push({
        id: `${experience.id}.${date}T${String(hour).padStart(2, "0")}`,
        startsAt,
        utcOffsetMinutes: utcOffsetAt(startsAt),
        seats: 4 + ((day * 5 + hour) % 7),
      });
    }
  }
  return sessions.slice(0, MOST_SESSIONS);
}
