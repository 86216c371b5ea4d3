import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import { formatLocalDay } from "../annotation/moment.ts";
import type { Note } from "../annotation/note.ts";
import { attributes, escapeMarkup, isSafeUrl } from "./escape-xml.ts";
import { verbOf } from "./quote-words.ts";

/** Returns a note as one line of HTML, which Zotero and similar programs store as a separate note. */
export function noteHtml({ target, bodyValue, tags, attribution, created }: Note): string {
  const quote = target.selector?.[0].exact ?? "";
  const url = target.selector ? buildTextFragmentUrl(target.source, target.selector) : target.source;
  const speaker = attribution?.speakers.join(", ") || attribution?.sources.join(" … ") || "";
  const parts = [
    quote === "" ? "" : `<blockquote>${line(quote)}</blockquote>`,
    speaker === "" ? "" : `<p><strong>${line(speaker)}</strong> ${line(verbOf(attribution?.cue ?? ""))}</p>`,
    ...bodyValue.split("\n").map((paragraph) => (paragraph.trim() === "" ? "" : `<p>${line(paragraph)}</p>`)),
    tags.length > 0 ? `<p>Tags: ${tags.map(line).join(", ")}</p>` : "",
    isSafeUrl(url) ? `<p><a${attributes({ href: url })}>passage</a>, noted ${formatLocalDay(created)}</p>` : "",
  ];
  return parts.join("");
}

function line(text: string): string {
  return escapeMarkup(text.replace(/[\s\p{Cc}]+/gu, " ").trim());
}
