import { type Day, formatIsoDay, localDay } from "../annotation/moment.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import { type ExportedPage, eventOfPage, issuerOfPage } from "./export-model.ts";
import { stableUuid } from "./stable-uuid.ts";
import { type Days, parseDays } from "./written-days.ts";

/** The data of a page that a reference manager needs. */
export interface BibliographicRecord {
  readonly id: string;
  readonly title: string;
  readonly author: string | undefined;
  readonly url: string;
  readonly issued: Days | undefined;
  readonly accessed: Day;
  readonly language: string | undefined;
}

/** Returns the page as a work that can be cited. */
export function bibliographicRecord(page: ExportedPage): BibliographicRecord {
  return {
    id: `nv-${stableUuid("page", page.url).slice(0, 13)}`,
    title: oneLine(page.title) || "Untitled",
    author: oneLine(issuerOfPage(page) ?? "") || undefined,
    url: page.url.toWellFormed(),
    issued: issuedDays(eventOfPage(page)),
    accessed: localDay(page.capturedAt) ?? UNKNOWN_DAY,
    language: page.readout?.language,
  };
}

/**
 * Returns the day of the event, or the period that the text names if it contains that day. An older record has only the
 * date as written.
 */
function issuedDays(event: DiplomaticEvent | undefined): Days | undefined {
  const day = parseDays(event?.day ?? "");
  const written = parseDays(event?.date ?? "", day?.first.year);
  return day === undefined || (written?.last && isWithin(day.first, written.first, written.last)) ? written : day;
}

function isWithin(day: Day, first: Day, last: Day): boolean {
  return formatIsoDay(first) <= formatIsoDay(day) && formatIsoDay(day) <= formatIsoDay(last);
}

/** Returns a text on one line, without control characters and lone surrogates. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** The day of a page without a known time. Reference managers require a date. */
const UNKNOWN_DAY: Day = { year: 1970, month: 1, day: 1 };
