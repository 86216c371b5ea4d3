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
  SEVERAL_DAYS,
  WEEKDAYS,
} from "../languages/en/calendar.ts";
import { EVENT } from "../languages/en/event-patterns.ts";
import { type PageFacts, publishedDayOf } from "../page-facts.ts";
import type { Span } from "../span.ts";

/** The date of an event: as written in the text, as an ISO day ("2026-03-14"), and how the day is known. */
export interface EventDay {
  readonly date: string | undefined;
  readonly day: string | undefined;
  readonly dayFrom: DayFrom | undefined;
}

const ANY = new RegExp(`\\b(?:${CALENDAR_DAY}|${RELATIVE_DAY})(?!\\p{L})`, "gu");
const SOME_RELATIVE = new RegExp(`\\b(?:${RELATIVE_DAY})\\b`, "u");
const ONLY_RELATIVE = new RegExp(`^(?:${RELATIVE_DAY})$`, "u");
const SOME_CALENDAR = new RegExp(`\\b(?:${CALENDAR_DAY})`, "u");
/** Matches the place and day before a text: "SEOUL, Oct. 30 (Agency) --", "Lisbon, 11 September. The Minister". */
const DATELINE = new RegExp(
  `^[^\\n.:]{0,60}?[,\\s(](${CALENDAR_DAY})(?:[^\\n]{0,40}?(?:\\([^)\\n]{2,20}\\)|--|[–—]| - |-)|\\.(?=\\s\\p{Lu}))`,
  "u",
);
/** Matches a place and day in brackets before a text: "(Secretariat, Norland – Monday, March 4) The Chair". */
const BRACKETED_DATELINE = new RegExp(`^\\([^()\\n]{0,100}?(${CALENDAR_DAY})[^()\\n]{0,20}\\)`, "u");
/**
 * Matches a line that contains only a date: "New York, 22 September 2026", "17:30, 7 October 2026", "Updated: July 18,
 * 2024 22:15".
 */
const DATE_LINE = new RegExp(
  `^(?:[\\p{L}' ]{2,24}[:,] ?(?:\\(?[\\p{L} ]{2,20}\\)?,? ?)?)?(?:${CLOCK_TIME}(?:,| -| \\|)? )?\\(?(${CALENDAR_DAY})(?:,? ?(?:[-|–]|at)? ?${CLOCK_TIME})?\\)?\\.?$`,
  "iu",
);
/** Numbers of lines at the beginning and at the end of the text in which its own date is searched. */
const FIRST_LINES = 5;
const LAST_LINES = 5;
/** Length of the searched part at either end, in UTF-16 units. */
const SEARCHED_LENGTH = 1_500;
/**
 * Maximum number of days between an event and the publication of its readout. An earlier day is the date of something
 * else.
 */
const MAX_DELAY_DAYS = 45;

/**
 * Returns the day of the event. A calendar day in the lead comes first. "Today" and weekdays are resolved against the
 * date in the headline, the dateline or a separate line at either end, otherwise against the day of publication. If the
 * text names no day, the day of publication is used.
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
  const written = dayInLead(text, lead, published) ?? dayNear(text, sentences);
  if (written !== undefined && !ONLY_RELATIVE.test(written)) {
    const day = isoDay(written, [stamp, published, yearLine(text)]);
    if (isPlausible(day, published)) return stated(written, day);
  }
  if (written !== undefined) return relativeDay(written, stamp, published);
  if (stamp !== undefined) return stated(stamp, isoDay(stamp, [published]));
  const inHeadline = headline.match(ANY)?.[0];
  if (inHeadline !== undefined) return relativeDay(inHeadline, stamp, published);
  return { date: undefined, day: published, dayFrom: published === undefined ? undefined : "published" };
}

function stated(date: string, day: string | undefined): EventDay {
  return { date, day, dayFrom: day === undefined ? undefined : "stated" };
}

/**
 * Returns the first date in the lead that does not belong to something else, preferably one that is plausible for the
 * day of publication.
 */
function dayInLead(text: string, lead: Span, published: string | undefined): string | undefined {
  const body = text.slice(lead.start, lead.end);
  const dateline = (DATELINE.exec(body) ?? BRACKETED_DATELINE.exec(body))?.[0].length ?? 0;
  const all = [...body.slice(dateline).matchAll(ANY)].filter(
    ({ 0: day, index }) =>
      ONLY_RELATIVE.test(day) ||
      !OTHER_DAY_BEFORE.test(body.slice(Math.max(0, dateline + index - 60), dateline + index)),
  );
  const fits = all.find(([day]) => ONLY_RELATIVE.test(day) || isPlausible(isoDay(day, [published]), published));
  return (fits ?? all[0])?.[0] ?? SOME_CALENDAR.exec(body.slice(0, dateline))?.[0];
}

/** Number of body sentences in which a relative day is searched if the lead has no date. */
const NEAR_SENTENCES = 3;
/** Returns a relative day ("on Friday") in a sentence that names the event. */
function dayNear(text: string, sentences: readonly Sentence[]): string | undefined {
  const body = sentences.slice(0, NEAR_SENTENCES * 4).filter(({ paragraph }) => paragraph > 0);
  for (const { start, end } of body.slice(0, NEAR_SENTENCES)) {
    const words = text.slice(start, end);
    const day = SOME_RELATIVE.exec(words)?.[0];
    if (day !== undefined && EVENT.test(words)) return day;
  }
  return undefined;
}

/**
 * Returns the date of the text itself: from its headline, its dateline or a separate line. The date of a change is used
 * only if there is no other.
 */
function stampOf(text: string, headline: string, mayBeChange = true): string | undefined {
  const inHeadline = SOME_CALENDAR.exec(headline)?.[0];
  const isVisit = inHeadline !== undefined && SEVERAL_DAYS.test(inHeadline);
  if (inHeadline !== undefined && !isVisit) return inHeadline;
  const first = linesOf(text.slice(0, SEARCHED_LENGTH)).slice(0, FIRST_LINES);
  const last = linesOf(text.slice(-SEARCHED_LENGTH)).slice(-LAST_LINES).reverse();
  const days = [
    ...first.map((line) => [line, dayOfLine(line)] as const),
    ...last.map((line) => [line, DATE_LINE.exec(line)?.[1]] as const),
  ].filter(([, day]) => day !== undefined && (mayBeChange || !SEVERAL_DAYS.test(day)));
  return (
    (days.find(([line]) => !CHANGE_LABEL.test(line)) ?? (mayBeChange ? days[0] : undefined))?.[1] ??
    (mayBeChange ? inHeadline : undefined)
  );
}

/** Returns the day of a line that contains only a date, or that begins with place and day. */
function dayOfLine(line: string): string | undefined {
  return (DATE_LINE.exec(line) ?? DATELINE.exec(line) ?? BRACKETED_DATELINE.exec(line))?.[1];
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length > 0);
}

/** Returns a date on a separate line, which can provide the year of a date without one. */
function yearLine(text: string): string | undefined {
  return stampOf(text, "");
}

/** Resolves "today" or a weekday against the date of the text or the day of publication. */
function relativeDay(written: string, stamp: string | undefined, published: string | undefined): EventDay {
  if (NO_SINGLE_DAY.test(written)) return { date: written, day: undefined, dayFrom: undefined };
  const stampDay = stamp === undefined ? undefined : isoDay(stamp, [published]);
  const day = resolveRelativeDay(written, stampDay ?? published);
  if (stamp === undefined) return { date: written, day, dayFrom: day === undefined ? undefined : "relative" };
  const isStampDay = day === undefined || day === stampDay;
  if (!isStampDay) return { date: written, day, dayFrom: "relative" };
  return { date: stamp, day: stampDay, dayFrom: stampDay === undefined ? undefined : "stated" };
}

/** Returns the ISO day that words such as "yesterday" or "Friday evening" mean relative to the day `from`. */
function resolveRelativeDay(words: string, from: string | undefined): string | undefined {
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

/** Returns whether a readout published on one day can report an event of another. True if either day is unknown. */
function isPlausible(day: string | undefined, published: string | undefined): boolean {
  if (day === undefined || published === undefined) return true;
  const days = (Date.parse(`${published}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000;
  return days >= -1 && days <= MAX_DELAY_DAYS;
}

/**
 * Returns a calendar date as an ISO day ("2026-03-14"). A missing year is taken from the first of `years` that has one.
 * If that is a complete date, the year is chosen so that the event precedes it. Returns undefined if no year is known
 * or the date does not exist.
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

/**
 * Returns the parts of a date as written, for a range those of its first day. Numeric dates are read day first unless
 * the second number exceeds 12.
 */
function partsOf(words: string): DayParts {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(words);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numeric = /(?<!\d)(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}))?(?!\d)/.exec(words);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const isMonthFirst = second > 12;
    return {
      year: numeric[4] === undefined ? undefined : Number(numeric[4]),
      month: isMonthFirst ? first : second,
      day: isMonthFirst ? second : first,
    };
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
