/**
 * Moments are stored as ISO 8601 strings in UTC with a four-digit year, so that string order is time order. Moments
 * outside these limits would have a six-digit year, which no import accepts.
 */
const EARLIEST = 0;
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * The current time, and the fallback for moments that are in the future. With a fixed fallback, the same file imports
 * as the same records a day later.
 */
export interface CurrentTime {
  readonly now: Date;
  readonly fallback: Date;
}

/**
 * Returns a plausible moment: not before 1970, when no web page could be annotated, and not in the future. An imported
 * record from the future would override every later change by the user.
 */
export function plausibleMoment(moment: string, { now, fallback }: CurrentTime): string {
  const time = Math.max(Date.parse(moment), EARLIEST);
  if (Number.isNaN(time)) return moment;
  return (time > now.getTime() ? fallback : new Date(time)).toISOString();
}

/**
 * Returns the current moment or, if the clock was set back, one just after `previous`, so that a change is never older
 * than the version it replaces.
 */
export function momentAfter(previous: string, now: Date): string {
  const at = now.toISOString();
  return at > previous ? at : new Date(Math.min(Date.parse(previous) + 1, LATEST)).toISOString();
}

/** A calendar day. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Returns the day of a moment in the user's time zone, or undefined if the moment is invalid. */
export function localDay(moment: string | number): Day | undefined {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return undefined;
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

/** Returns the day of a moment in the user's time zone as "2026-11-30". An invalid moment is returned unchanged. */
export function formatLocalDay(moment: string): string {
  const day = localDay(moment);
  return day ? formatIsoDay(day) : moment;
}

/** Formats a day with padded digits, as calendars and reference managers require: "2026-11-30". */
export function formatIsoDay({ year, month, day }: Day, separator = "-"): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join(separator);
}
