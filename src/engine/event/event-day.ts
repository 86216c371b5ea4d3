import type { DayFrom } from "../analysis.ts";
import type { Sentence } from "../document/find-sentences.ts";
import {
  CALENDAR_DAY,
  CHANGE_LABEL,
  CLOCK_TIME,
  DAY_OFFSETS,
  MONTHS,
  NO_SINGLE_DAY,
  OTHER_DAY_BEFORE,
  RELATIVE_DAY,
  WEEKDAYS,
} from "../languages/en/calendar.ts";
import { type PageFacts, publishedDayOf } from "../page-facts.ts";
import type { Span } from "../span.ts";

/** When an event was: as the text writes it, as an ISO day, and how the day is known. */
export interface EventDay {
  readonly date: string | undefined;
  readonly day: string | undefined;
  readonly dayFrom: DayFrom | undefined;
}

const ANY = new RegExp(`\\b(?:${CALENDAR_DAY}|${RELATIVE_DAY})(?!\\p{L})`, "gu");
const SOME_RELATIVE = new RegExp(`\\b(?:${RELATIVE_DAY})\\b`, "u");
const ONLY_RELATIVE = new RegExp(`^(?:${RELATIVE_DAY})$`, "u");
const SOME_CALENDAR = new RegExp(`\\b(?:${CALENDAR_DAY})`, "u");
/** "SEOUL, Oct. 30 (Agency) --": the place and day before an agency's text. */
const DATELINE = new RegExp(
  `^[^\\n.:]{0,60}?[,\\s(](${CALENDAR_DAY})[^\\n]{0,40}?(?:\\([^)\\n]{2,20}\\)|--|[–—]| - |-)`,
  "u",
);
/** "New York, 22 September 2026", "17:30, 7 October 2026", "Updated: July 18, 2024 22:15": a line of its own. */
const DATE_LINE = new RegExp(
  `^(?:[\\p{L}' ]{2,24}[:,] ?(?:\\(?[\\p{L} ]{2,20}\\)?,? ?)?)?(?:${CLOCK_TIME}(?:,| -| \\|)? )?\\(?(${CALENDAR_DAY})(?:,? ?(?:[-|–]|at)? ?${CLOCK_TIME})?\\)?\\.?$`,
  "iu",
);
/** Lines before the lead, and after the text, in which a stamp may stand. */
const FIRST_LINES = 5;
const LAST_LINES = 5;
/** How much of either end is looked at. */
const END = 1_500;
/** A readout appears within so many days of its event; what is further from the day of publication is another day. */
const LONGEST_DELAY = 45;

/**
 * Returns the day of the event. The lead's own calendar day comes first; "today" and a bare weekday count from the day of the
 * headline, the dateline or a line of its own at either end, else from the day of publication; where the text names no day at all,
 * the event has the day of publication.
 */
export function findEventDay(
  text: string,
  headline: string,
  lead: Span,
  sentences: readonly Sentence[],
  facts: PageFacts,
): EventDay {
  const published = publishedDayOf(facts);
  const stamp = stampOf(text, headline, published === undefined);
  const told = dayInLead(text, lead, published) ?? dayNear(text, sentences);
  if (told !== undefined && !ONLY_RELATIVE.test(told)) {
    const day = isoDay(told, [stamp, published, yearLine(text)]);
    if (isPlausible(day, published)) return stated(told, day);
  }
  if (told !== undefined) return relativeDay(told, stamp, published);
  if (stamp !== undefined) return stated(stamp, isoDay(stamp, [published]));
  const inHeadline = headline.match(ANY)?.[0];
  if (inHeadline !== undefined) return relativeDay(inHeadline, stamp, published);
  return { date: undefined, day: published, dayFrom: published === undefined ? undefined : "published" };
}

function stated(date: string, day: string | undefined): EventDay {
  return { date, day, dayFrom: day === undefined ? undefined : "stated" };
}

/** The first day of the lead that is not another's; of several, one that the day of publication allows. */
function dayInLead(text: string, lead: Span, published: string | undefined): string | undefined {
  const body = text.slice(lead.start, lead.end);
  const dateline = DATELINE.exec(body)?.[0].length ?? 0;
  const all = [...body.slice(dateline).matchAll(ANY)].filter(
    ({ 0: day, index }) =>
      ONLY_RELATIVE.test(day) ||
      !OTHER_DAY_BEFORE.test(body.slice(Math.max(0, dateline + index - 60), dateline + index)),
  );
  const fits = all.find(([day]) => ONLY_RELATIVE.test(day) || isPlausible(isoDay(day, [published]), published));
  return (fits ?? all[0])?.[0] ?? SOME_CALENDAR.exec(body.slice(0, dateline))?.[0];
}

/** Sentences of the body in which the day is looked for when the lead has none. */
const NEAR = 3;
const EVENT = /\b(?:meeting|call|conversation|talks|remarks|convened|agreed)\b/u;

/** A day told from the day of writing, beside the word for the event. */
function dayNear(text: string, sentences: readonly Sentence[]): string | undefined {
  const body = sentences.slice(0, NEAR * 4).filter(({ paragraph }) => paragraph > 0);
  for (const { start, end } of body.slice(0, NEAR)) {
    const words = text.slice(start, end);
    const day = SOME_RELATIVE.exec(words)?.[0];
    if (day !== undefined && EVENT.test(words)) return day;
  }
  return undefined;
}

/** The day that a text bears: in its headline, its dateline or on a line of its own; a day of change only where no other stands. */
function stampOf(text: string, headline: string, mayBeChange = true): string | undefined {
  const inHeadline = SOME_CALENDAR.exec(headline)?.[0];
  if (inHeadline !== undefined) return inHeadline;
  const first = linesOf(text.slice(0, END)).slice(0, FIRST_LINES);
  const last = linesOf(text.slice(-END)).slice(-LAST_LINES).reverse();
  const days = [
    ...first.map((line) => [line, DATE_LINE.exec(line)?.[1] ?? DATELINE.exec(line)?.[1]] as const),
    ...last.map((line) => [line, DATE_LINE.exec(line)?.[1]] as const),
  ].filter(([, day]) => day !== undefined);
  return (days.find(([line]) => !CHANGE_LABEL.test(line)) ?? (mayBeChange ? days[0] : undefined))?.[1];
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length > 0);
}

/** A full date on a line of its own, for the year of a day that the text writes without one. */
function yearLine(text: string): string | undefined {
  return stampOf(text, "");
}

/** A day told by "today" or a weekday, from the day that the text bears or on which it was published. */
function relativeDay(told: string, stamp: string | undefined, published: string | undefined): EventDay {
  if (NO_SINGLE_DAY.test(told)) return { date: told, day: undefined, dayFrom: undefined };
  const stampDay = stamp === undefined ? undefined : isoDay(stamp, [published]);
  const day = addWords(told, stampDay ?? published);
  if (stamp === undefined) return { date: told, day, dayFrom: day === undefined ? undefined : "relative" };
  const isStampDay = day === undefined || day === stampDay;
  if (!isStampDay) return { date: told, day, dayFrom: "relative" };
  return { date: stamp, day: stampDay, dayFrom: stampDay === undefined ? undefined : "stated" };
}

/** The day that words such as "yesterday" or "Friday evening" mean, counted from another. */
function addWords(words: string, from: string | undefined): string | undefined {
  if (from === undefined) return undefined;
  const offset = DAY_OFFSETS.find(([pattern]) => pattern.test(words))?.[1];
  if (offset !== undefined) return addDays(from, offset);
  const weekday = WEEKDAYS.findIndex((name) =>
    words
      .toLowerCase()
      .split(" ")
      .some((word) => word.startsWith(name)),
  );
  if (weekday < 0) return undefined;
  const back = (new Date(`${from}T00:00:00Z`).getUTCDay() - weekday + 7) % 7;
  return addDays(from, -back);
}

function addDays(day: string, days: number): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a readout that was published on a day can tell of another day; anything can, where the day of publication is unknown. */
function isPlausible(day: string | undefined, published: string | undefined): boolean {
  if (day === undefined || published === undefined) return true;
  const days = (Date.parse(`${published}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000;
  return days >= -1 && days <= LONGEST_DELAY;
}

/**
 * Returns a day of the calendar as "2026-03-14". A year that is not written is that of the first of `years` that has one; next to a
 * whole day it is the year that puts the event before that day. Undefined where no year is known, or where there is no such day.
 */
export function isoDay(words: string, years: readonly (string | undefined)[] = []): string | undefined {
  const { year, month, day } = partsOf(words);
  if (month === undefined || day === undefined) return undefined;
  if (year !== undefined) return toIso(year, month, day);
  for (const other of years) {
    const whole = other === undefined ? undefined : partsOf(other);
    if (whole?.year === undefined) continue;
    const isLater = whole.month !== undefined && (month > whole.month + 1 || (month === 12 && whole.month === 1));
    return toIso(isLater ? whole.year - 1 : whole.year, month, day);
  }
  return undefined;
}

interface DayParts {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** The parts of a day as written; of a range, its first day. Numbers are read day first, unless that is no day. */
function partsOf(words: string): DayParts {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(words);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numeric = /(\d{1,2})([./])(\d{1,2})\2(\d{4})/.exec(words);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const isMonthFirst = second > 12;
    return { year: Number(numeric[4]), month: isMonthFirst ? first : second, day: isMonthFirst ? second : first };
  }
  const lower = words.toLowerCase();
  const name = /\p{L}{3,}/gu;
  const months = [...lower.matchAll(name)].map(([word]) => MONTHS.indexOf(word.slice(0, 3))).filter((at) => at >= 0);
  const month = months[0];
  const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(lower)?.[1];
  const year = /(?<!\d)(\d{4})(?!\d)/.exec(lower)?.[1];
  return {
    year: year === undefined ? undefined : Number(year),
    month: month === undefined ? undefined : month + 1,
    day: day === undefined ? undefined : Number(day),
  };
}

function toIso(year: number, month: number, day: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, day));
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && year > 1_000;
  return isReal ? time.toISOString().slice(0, 10) : undefined;
}
