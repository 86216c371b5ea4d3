import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import { type Day, localDay } from "../annotation/moment.ts";
import type { Note } from "../annotation/note.ts";
import { bibliographicRecord, oneLine } from "./bibliographic-record.ts";
import { type ExportedAttribution, type ExportedPage, exportedSpeaker } from "./export-model.ts";
import { quoteWords } from "./quote-words.ts";
import type { Days } from "./written-days.ts";

/** Returns a plain-text citation of an attribution: speaker, quote, page, day of the event, link to the passage, and
 * date of access. */
export function citeAttribution(page: ExportedPage, attribution: ExportedAttribution): string {
  const { cue, contents, selectors } = attribution;
  const speaker = oneLine(exportedSpeaker(attribution));
  const verb = cue === ":" ? "said:" : oneLine(cue);
  const words = [speaker, verb, quoteWords(oneLine(contents.join(" … ")))].filter(Boolean).join(" ");
  return `${words} (${publicationOf(page, buildTextFragmentUrl(page.url, selectors))})`;
}

/** Returns a plain-text citation of a note's passage, or of the page if the note is a page note. */
export function citeNote(page: ExportedPage, { target, attribution }: Note): string {
  if (!target.selector) return `${publicationOf(page, target.source)}`;
  const link = buildTextFragmentUrl(target.source, target.selector);
  const quote = quoteWords(oneLine(target.selector[0].exact));
  const speaker = oneLine(attribution?.speakers.join(", ") ?? "");
  return `${speaker === "" ? "" : `${speaker}: `}${quote} (${publicationOf(page, link)})`;
}

/** Formats a calendar day in UTC. Created once, because creating it is much slower than using it. */
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function publicationOf(page: ExportedPage, url: string): string {
  const { author, issued } = bibliographicRecord(page);
  const title = oneLine(page.title);
  const read = localDay(page.capturedAt);
  return [
    author,
    title && `“${title}”`,
    issued && formatted(issued),
    url.toWellFormed(),
    `read ${read ? formattedDay(read) : page.capturedAt}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Formats a day or a period: "2 April 2024", "24–26 August 2026", "30 August 2026 – 2 September 2026". */
function formatted({ first, last }: Days): string {
  if (!last) return formattedDay(first);
  const isOneMonth = first.year === last.year && first.month === last.month;
  return isOneMonth ? `${first.day}–${formattedDay(last)}` : `${formattedDay(first)} – ${formattedDay(last)}`;
}

function formattedDay({ year, month, day }: Day): string {
  return DAY.format(Date.UTC(year, month - 1, day));
}
