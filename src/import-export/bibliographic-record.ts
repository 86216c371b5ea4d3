import { type Day, localDay } from "../annotation/moment.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import { type ExportedPage, eventOfPage, issuerOfPage } from "./export-model.ts";
import { stableUuid } from "./stable-uuid.ts";

/** The data of a page that a reference manager needs. */
export interface BibliographicRecord {
  readonly id: string;
  readonly title: string;
  readonly author: string | undefined;
  readonly url: string;
  readonly issued: Day | undefined;
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
    issued: issuedDay(eventOfPage(page)),
    accessed: localDay(page.capturedAt) ?? UNKNOWN_DAY,
    language: page.readout?.language,
  };
}

/** Returns the day of the event. An older record has only the date as written. */
function issuedDay(event: DiplomaticEvent | undefined): Day | undefined {
  return parseDay(event?.day ?? "") ?? parseDay(event?.date ?? "");
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

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Returns the first full date in a text, in one of the forms "2 April 2024", "April 2, 2024" and "2024-04-02".
 * Returns undefined for an incomplete date such as "Friday".
 */
export function parseDay(text: string): Day | undefined {
  const plain = text.replace(/\s+/g, " ");
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(plain);
  if (iso) return validDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, day, name, year] = /\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,? (\d{4})\b/i.exec(plain) ?? [];
  if (name !== undefined) return validDay(Number(year), monthNumber(name), Number(day));
  const [, name2, day2, year2] = /\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i.exec(plain) ?? [];
  return name2 === undefined ? undefined : validDay(Number(year2), monthNumber(name2), Number(day2));
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function validDay(year: number, month: number, day: number): Day | undefined {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : undefined;
}
