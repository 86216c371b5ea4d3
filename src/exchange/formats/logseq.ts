import type { Note } from "../../annotation/note.ts";
import { textFragmentUrl } from "../../annotation/text-fragment.ts";
import {
  attributionsOf,
  type ExportedAttribution,
  type ExportedPage,
  eventOf,
  issuerOf,
  present,
  speakerOf,
} from "../export-document.ts";
import type { Format } from "../format.ts";
import { guidOf } from "../guid.ts";
import { block, inline, linkTarget } from "../markdown-text.ts";
import { tagsOf } from "../page-template.ts";

/** A page for Logseq's file graphs: properties on the first lines, everything else a block with its identifier. */
export const logseq: Format = {
  id: "logseq",
  title: "title_logseq",
  purpose: "purpose_logseq",
  extension: "md",
  type: "text/markdown;charset=utf-8",
  pages: "apart",
  options: [],
  async *write({ pages, exportedAt }) {
    for await (const page of pages) yield pageText(page, exportedAt);
  },
};

function pageText(page: ExportedPage, exportedAt: string): string {
  const notes = present(page.notes);
  const attributions = attributionsOf(page);
  const placed = new Set(attributions.flatMap(({ noteIds }) => noteIds ?? []));
  const others = notes.filter(({ id }) => !placed.has(id));
  const claims = attributions.map((one) => {
    const own = notes.filter(({ id }) => one.noteIds?.includes(id));
    return claimBlock(page.url, one) + own.map((note) => noteBlock(note, 2)).join("");
  });
  return [
    properties(page, exportedAt),
    ...(claims.length > 0 ? ["- ## Who said what\n", ...claims] : []),
    ...(others.length > 0 ? ["- ## Notes\n", ...others.map(passageBlock)] : []),
  ].join("");
}

/** A property is one line; what would make a link or a tag of it is escaped. */
function properties(page: ExportedPage, exportedAt: string): string {
  const event = eventOf(page);
  const values: Readonly<Record<string, string | undefined>> = {
    title: inline(page.title) || "Untitled",
    source: linkTarget(page.url) || inline(page.url),
    author: inline(issuerOf(page) ?? ""),
    created: page.capturedAt.slice(0, 10),
    event: event?.kind,
    "event-date": inline(event?.date ?? ""),
    participants: event?.participants.map(inline).join(", "),
    tags: tagsOf(present(page.notes)).join(", "),
    exported: exportedAt,
  };
  const lines = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return `${lines.map(([name, value]) => `${name}:: ${value}\n`).join("")}\n`;
}

function claimBlock(url: string, attribution: ExportedAttribution): string {
  const link = linkTarget(textFragmentUrl(url, attribution.selectors));
  const about = [
    `**${inline(speakerOf(attribution)) || "Somebody"}**`,
    inline(attribution.cue),
    attribution.addressee === "" ? "" : `to ${inline(attribution.addressee)}`,
    attribution.act,
    link === "" ? "" : `[passage](${link})`,
  ];
  const id = guidOf("attribution", url, attribution.selectors[0].exact, String(attribution.index));
  return blockAt(1, `> ${inline(attribution.contents.join(" … "))}\n${about.filter(Boolean).join(" · ")}`, id);
}

function passageBlock(note: Note): string {
  if (!note.target.selector) return noteBlock(note, 1);
  const link = linkTarget(textFragmentUrl(note.target.source, note.target.selector));
  const words = `> ${inline(note.target.selector[0].exact)}${link === "" ? "" : `\n[passage](${link})`}`;
  return blockAt(1, words, guidOf("passage", note.id)) + noteBlock(note, 2);
}

function noteBlock(note: Note, depth: number): string {
  const tags = note.tags.length > 0 ? `\nTags: ${note.tags.map(inline).join(", ")}` : "";
  return blockAt(depth, `${block(note.bodyValue) || "Marked."}${tags}`, note.id);
}

/** A block at a depth; its further lines stand under its text, and an empty line would end it. */
function blockAt(depth: number, text: string, id: string): string {
  const tabs = "\t".repeat(depth);
  const lines = [...text.split("\n").filter((line) => line !== ""), `id:: ${id}`];
  return `${tabs}- ${lines.join(`\n${tabs}  `)}\n`;
}
