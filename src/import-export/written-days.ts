import { type Day, formatIsoDay } from "../annotation/moment.ts";
import { MONTH_NAMES } from "./month-names.ts";

/** A day, or the first and the last day of a period. */
export interface Days {
  readonly first: Day;
  readonly last?: Day;
}

/** Dates with a year, as the kinds of their parts: day, month, year, "r" for "to", "x" for any other word. */
const WITH_YEAR = /(d|dm|dmy)rx?(dmy)|(md|mdy)rx?(dy|mdy)|(ymd)rx?(ymd|md|d)|(dmy|mdy|ymd)/;
const WITHOUT_YEAR = /(d|dm)rx?(dm)|(md)rx?(d|md)|(dm|md)/;

/**
 * Returns the first date or period in a text in a language of the interface: "2 April 2024", "August 24-26, 2026",
 * "1er avril 2024", "del 24 al 26 de agosto de 2026", "2 апреля 2024 года", "2024年4月2日", "2024-04-02". Returns
 * undefined for an incomplete date such as "Friday", for a day that its month does not have, and for "2/4/2024", whose
 * order of day and month is unknown.
 * @param year The year of a date without one.
 */
export function parseDays(text: string, year?: number): Days | undefined {
  const { kinds, numbers } = partsOf(text);
  const match = WITH_YEAR.exec(kinds) ?? (year === undefined ? undefined : WITHOUT_YEAR.exec(kinds));
  if (!match) return undefined;
  const [from = "", to = ""] = match.slice(1).filter((group) => group !== undefined);
  const end = match.index + match[0].length;
  const last = namedParts(to, numbers.slice(end - to.length, end));
  const first = { y: year, ...last, ...namedParts(from, numbers.slice(match.index)) };
  // If a period extends over the turn of the year and has one year, that is the year of its last day.
  if (!from.includes("y") && to.includes("m") && (first.m ?? 0) > (last.m ?? 0)) first.y = (first.y ?? 0) - 1;
  return daysFrom(validDay(first), to === "" ? undefined : validDay({ ...first, y: first.y ?? year, ...last }));
}

function daysFrom(first: Day | undefined, last: Day | undefined): Days | undefined {
  if (!first) return undefined;
  return last && formatIsoDay(last) > formatIsoDay(first) ? { first, last } : { first };
}

type Parts = { d?: number; m?: number; y?: number | undefined };

function namedParts(kinds: string, numbers: readonly number[]): Parts {
  return Object.fromEntries(Array.from(kinds, (kind, at) => [kind, numbers[at]]));
}

function validDay({ y: year = 0, m: month = 0, d: day = 0 }: Parts): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : undefined;
}

/** Matches the parts of a date in a folded text. A time of day is matched so that its numbers are not used as days. */
const PART =
  /(?<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)|(?<dotted>\d{1,2}\.\d{1,2}\.\d{4})(?!\d)|(?<time>\d{1,2}[:h]\d\d)|(?<year>\d{4})(?:年|(?!\d))|(?<month>\d{1,2})月|(?<day>\d{1,2})(?:[日号號]|(?:st|nd|rd|th|er|re|\.?o|-?го|-?е)?(?![\d\p{L}]))|(?<other>\d+)|(?<word>\p{L}+)|(?<sign>[-~/‐‑–—−])/gu;

/** Words within a date that do not change its meaning, folded. */
const FILLERS: ReadonlySet<string> = new Set("of the de del le la el los les года год г من سنه عام".split(" "));

/** Words between the first and the last day of a period, folded. */
const TO: ReadonlySet<string> = new Set(
  "to and through until till au et al a y hasta по и до الى حتى 到 和 及 至".split(" ").map(folded),
);

const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) =>
    folded(names)
      .split(" ")
      .map((name) => [name, index + 1]),
  ),
);

/** Returns the parts of a text that can belong to a date: their kinds, one letter each, and their numbers. */
function partsOf(text: string): { kinds: string; numbers: number[] } {
  const numbers: number[] = [];
  let kinds = "";
  const add = (added: string, ...values: readonly number[]) => {
    // "أبريل/نيسان" names one month twice.
    if (added === "m" && kinds.endsWith("mr") && numbers.at(-2) === values[0]) {
      kinds = kinds.slice(0, -1);
      numbers.pop();
      return;
    }
    kinds += added;
    numbers.push(...values);
  };
  for (const { groups = {} } of folded(text).matchAll(PART)) {
    const { iso, dotted, year, month, day, word, sign } = groups;
    if (iso !== undefined) add("ymd", ...iso.split("-").map(Number));
    else if (dotted !== undefined) add("dmy", ...dotted.split(".").map(Number));
    else if (year !== undefined) add("y", Number(year));
    else if (month !== undefined) add("m", Number(month));
    else if (day !== undefined) add("d", Number(day));
    else if (sign !== undefined) add("r", 0);
    else if (word === undefined || !FILLERS.has(word)) add(...wordPart(word ?? ""));
  }
  return { kinds, numbers };
}

function wordPart(word: string): [kind: string, number: number] {
  const month = MONTHS.get(word);
  if (month !== undefined) return ["m", month];
  return [TO.has(word) ? "r" : "x", 0];
}

/** Returns a text in lower case without accents, with ASCII digits, and with Arabic names of months as one word. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replaceAll("ة", "ه")
    .replace(/(كانون|تشرين) (الاول|الثاني)/g, "$1$2");
}
