import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import { localDay } from "../annotation/moment.ts";
import type { Note } from "../annotation/note.ts";
import { oneLine } from "./bibliographic-record.ts";
import { type ExportedAttribution, type ExportedPage, exportedSpeaker, issuerOfPage } from "./export-model.ts";

/** An attribution as one pastes it into a text: speaker, words, page, the link to the passage, and the day it was read. */
export function citeAttribution(page: ExportedPage, attribution: ExportedAttribution): string {
  const { cue, contents, selectors } = attribution;
  const speaker = oneLine(exportedSpeaker(attribution));
  const verb = cue === ":" ? "said:" : oneLine(cue);
  const words = [speaker, verb, oneLine(contents.join(" … "))].filter(Boolean).join(" ");
  return `${words} (${publicationOf(page, buildTextFragmentUrl(page.url, selectors))})`;
}

/** A note's passage as one pastes it into a text; of a note on the page, the page. */
export function citeNote(page: ExportedPage, { target, attribution }: Note): string {
  if (!target.selector) return `${publicationOf(page, target.source)}`;
  const link = buildTextFragmentUrl(target.source, target.selector);
  const quote = `“${oneLine(target.selector[0].exact)}”`;
  const speaker = oneLine(attribution?.speakers.join(", ") ?? "");
  return `${speaker === "" ? "" : `${speaker}: `}${quote} (${publicationOf(page, link)})`;
}

/** Writes a day of the user, which `localDay` has found; made once, for that takes longer than using it a hundred times. */
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function publicationOf(page: ExportedPage, url: string): string {
  const day = localDay(page.capturedAt);
  const read = day ? DAY.format(Date.UTC(day.year, day.month - 1, day.day)) : page.capturedAt;
  const title = oneLine(page.title);
  return [oneLine(issuerOfPage(page) ?? ""), title && `“${title}”`, url.toWellFormed(), `read ${read}`]
    .filter(Boolean)
    .join(", ");
}
