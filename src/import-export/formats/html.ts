import { buildTextFragmentUrl } from "../../annotation/build-text-fragment.ts";
import { formatLocalDay } from "../../annotation/moment.ts";
import type { Note } from "../../annotation/note.ts";
import type { ReadoutRecord } from "../../annotation/readout-record.ts";
import { attributes, escapeMarkup, isSafeUrl, paragraphs, readableUrl } from "../escape-xml.ts";
import {
  attributionsOfPage,
  type ExportedAttribution,
  type ExportedPage,
  eventOfPage,
  exportedDate,
  exportedSpeaker,
  issuerOfPage,
  withoutTrashed,
} from "../export-model.ts";
import type { Format } from "../format.ts";
import { verbOf } from "../quote-words.ts";

/**
 * The style sheet of the file, for screens in light and dark mode and for print. The address of each page is printed
 * once; addresses of passages, which repeat it with the words of the passage, are not.
 */
const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1,h2{line-height:1.2;text-wrap:balance}
blockquote{margin:1rem 0 .25rem;padding-inline-start:1rem;border-inline-start:.2rem solid}
.about,.tags{margin:.25rem 0;font-size:.875rem}
.note{margin:.5rem 0 .5rem 1rem}
@media print{body{margin:0;max-width:none;font-size:11pt}article+article{break-before:page}h2{break-after:avoid}.claim{break-inside:avoid}.about a[data-address]::after{content:" (" attr(data-address) ")";overflow-wrap:anywhere}}`;

/** A page to read, print or paste into another document. It is also well-formed XML, and contains no script. */
export const html: Format = {
  id: "html",
  title: "title_html",
  purpose: "purpose_html",
  extension: "html",
  type: "text/html;charset=utf-8",
  pages: "single-file",
  options: [{ kind: "switch", name: "text", label: "option_text", initial: false }],
  async *write({ pages, exportedAt, version }, { text: hasText }) {
    const about = `Exported ${formatLocalDay(exportedAt)} by Note Verbale ${version}`;
    yield `<!DOCTYPE html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width"/>
<meta name="referrer" content="no-referrer"/>
<title>Notes on readouts</title>
<style>${STYLE}</style>
</head>
<body>
<main>
`;
    for await (const page of pages) yield* article(page, hasText === true);
    yield `</main>\n<footer><p class="about">${escapeMarkup(about)}</p></footer>\n</body>\n</html>\n`;
  },
};

function* article(page: ExportedPage, hasText: boolean): Generator<string> {
  const notes = withoutTrashed(page.notes);
  const byId = new Map(notes.map((note) => [note.id, note]));
  const attributions = attributionsOfPage(page);
  const placed = new Set(attributions.flatMap(({ noteIds }) => noteIds ?? []));
  const others = notes.filter(({ id }) => !placed.has(id));
  yield `<article>\n<h1 dir="auto">${text(page.title) || "Untitled"}</h1>\n<p class="about">${aboutPage(page)}</p>\n`;
  if (attributions.length > 0) yield "<h2>Who said what</h2>\n";
  for (const one of attributions) {
    const own = (one.noteIds ?? []).flatMap((id) => byId.get(id) ?? []);
    yield `<section class="claim">\n${claim(page.url, one)}${own.map(noteText).join("")}</section>\n`;
  }
  if (others.length > 0) yield "<h2>Notes</h2>\n";
  for (const note of others) yield `<section class="claim">\n${passage(note)}${noteText(note)}</section>\n`;
  if (hasText && page.readout) yield* fullText(page.readout);
  yield "</article>\n";
}

function* fullText({ text: whole, language }: ReadoutRecord): Generator<string> {
  yield `<section${attributes({ class: "text", ...(language && { lang: language }) })}>\n<h2 lang="en">Text</h2>\n`;
  for (const paragraph of whole.split("\n")) if (paragraph.trim()) yield `<p dir="auto">${text(paragraph)}</p>\n`;
  yield "</section>\n";
}

/** Returns escaped text for use between tags, with each run of white space replaced by a space. */
function text(words: string): string {
  return escapeMarkup(words.replace(/\s+/g, " ").trim());
}

function isolated(words: string): string {
  return `<bdi>${text(words)}</bdi>`;
}

function link(words: string, url: string, printed?: string): string {
  return isSafeUrl(url) ? `<a${attributes({ href: url, "data-address": printed })}>${words}</a>` : text(url);
}

function aboutPage(page: ExportedPage): string {
  const event = eventOfPage(page);
  const parts = [
    issuerOfPage(page) ?? "",
    event ? [event.kind, ...event.participants, exportedDate(event)].filter(Boolean).join(", ") : "",
  ];
  const read = `read <time${attributes({ datetime: page.capturedAt })}>${text(formatLocalDay(page.capturedAt))}</time>`;
  return [...parts.filter(Boolean).map(isolated), read, link("page", page.url, readableUrl(page.url))].join(" · ");
}

function claim(url: string, attribution: ExportedAttribution): string {
  const address = buildTextFragmentUrl(url, attribution.selectors);
  const about = [
    `<strong>${isolated(exportedSpeaker(attribution))}</strong>`,
    attribution.addressee === "" ? "" : `to ${isolated(attribution.addressee)}`,
    text(attribution.act),
    link("passage", address),
  ];
  return quote(attribution.contents.join(" … "), address, about, verbOf(attribution.cue));
}

function quote(words: string, address: string, about: readonly string[], verb = ""): string {
  const cite = isSafeUrl(address) ? { cite: address } : {};
  const under = `<p class="about">${about.filter(Boolean).join(" · ")}</p>\n`;
  return `<blockquote${attributes({ dir: "auto", ...cite })}><p>${verb === "" ? "" : `<em>${text(verb)}</em> `}${text(words)}</p></blockquote>\n${under}`;
}

function passage({ target: { source, selector } }: Note): string {
  if (!selector) return "";
  const address = buildTextFragmentUrl(source, selector);
  return quote(selector[0].exact, address, [link("passage", address)]);
}

function noteText({ bodyValue, tags }: Note): string {
  const body = paragraphs(bodyValue, { class: "note", dir: "auto" });
  return body + (tags.length > 0 ? `<p class="tags">Tags: ${tags.map(isolated).join(", ")}</p>\n` : "");
}
