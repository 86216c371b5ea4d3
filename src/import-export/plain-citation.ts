import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import { localDay } from "../annotation/moment.ts";
import type { Note } from "../annotation/note.ts";
import { oneLine } from "./bibliographic-record.ts";
import { type ExportedAttribution, type ExportedPage, exportedSpeaker, issuerOfPage } from "./export-model.ts";

/** Returns a plain-text citation of an attribution: speaker, quote, page, link to the passage, and date of access. */
export function citeAttribution(page: ExportedPage, attribution: ExportedAttribution): string {
  const { cue, contents, selectors } = attribution;
  const speaker = oneLine(exportedSpeaker(attribution));
  const verb = cue === ":" ? "said:" : oneLine(cue);
  const words = [speaker, verb, oneLine(contents.join(" … "))].filter(Boolean).join(" ");
  return `${words} (${publicationOf(page, buildTextFragmentUrl(page.url, selectors))})`;
}

/** Returns a plain-text citation of a note's passage, or of the page if the note is a page note. */
export function citeNote(page: ExportedPage, { target, attribution }: Note): string {
  if (!target.selector) return `${publicationOf(page, target.source)}`;
  const link = buildTextFragmentUrl(target.source, target.selector);
  const quote = `“${oneLine(target.selector[0].exact)}”`;
  const speaker = oneLine(attribution?.speakers.join(", ") ?? "");
  return `${speaker === "" ? "" : `${speaker}: `}${quote} (${publicationOf(page, link)})`;
}

/** Formats a day that `localDay` has determined. Created once, because creating it is much slower than using it. */
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function publicationOf(page: ExportedPage, url: string): string {
  const day = localDay(page.capturedAt);
  const read = day ? DAY.format(Date.UTC(day.year, day.month - 1, day.day)) : page.capturedAt;
  const title = oneLine(page.title);
  return [oneLine(issuerOfPage(page) ?? ""), title && `“${title}”`, url.toWellFormed(), `read ${read}`]
    .filter(Boolean)
    .join(", ");
}
