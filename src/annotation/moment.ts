/**
 * Moments are stored as ISO 8601 in UTC, with four digits for the year, so that their order is that of the strings. A moment
 * before the first or after the last of them would be written with six digits, which no import accepts.
 */
const EARLIEST = 0;
const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/** The present, and the moment that stands for one still to come: the same file gives the same records a day later. */
export interface CurrentTime {
  readonly now: Date;
  readonly fallback: Date;
}

/**
 * Returns a moment that can be true: not before 1970, when nothing had been noted on the web, and not still to come. A
 * record from elsewhere with a later moment would win against every change that the user makes.
 */
export function plausibleMoment(moment: string, { now, fallback }: CurrentTime): string {
  const time = Math.max(Date.parse(moment), EARLIEST);
  if (Number.isNaN(time)) return moment;
  return (time > now.getTime() ? fallback : new Date(time)).toISOString();
}

/** Returns the present moment or, where the clock was set back, one just after the other: a change is never older. */
export function momentAfter(previous: string, now: Date): string {
  const at = now.toISOString();
  return at > previous ? at : new Date(Math.min(Date.parse(previous) + 1, LATEST)).toISOString();
}

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Returns the day of a moment where the user is, or undefined for what is no moment. */
export function localDay(moment: string | number): Day | undefined {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return undefined;
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

/** Returns the day of a moment where the user is as "2026-11-30"; what is no moment stays as it is written. */
export function formatLocalDay(moment: string): string {
  const day = localDay(moment);
  return day ? formatIsoDay(day) : moment;
}

/** Returns a day with as many digits as calendars and reference managers want: "2026-11-30". */
export function formatIsoDay({ year, month, day }: Day, separator = "-"): string {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join(separator);
}
