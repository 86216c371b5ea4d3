import { describe, locate } from "../annotation/selectors.ts";
import { contains, type Span } from "../engine/span.ts";
import { diffTexts } from "./diff-text.ts";
import { diffWords, foldTypography, type WordChange } from "./diff-words.ts";

/** How a passage with a note differs in another version of its page. */
export interface PassageChange {
  readonly state: "untouched" | "moved" | "changed" | "ambiguous" | "gone";
  /** Its span in the new version; undefined if it is gone or ambiguous. */
  readonly span: Span | undefined;
  /** The words of both versions, where they differ. */
  readonly words: readonly WordChange[];
}

/** Finds the passage at `span` of the old text in the new text and compares them. */
export function compareNotePassage(before: string, after: string, span: Span): PassageChange {
  const passage = before.slice(span.start, span.end);
  const located = locate(after, describe(before, span));
  if (located.state === "orphaned")
    return { state: "gone", span: undefined, words: [{ kind: "removed", text: passage }] };
  const found = located.state === "ambiguous" ? inItsParagraph(before, after, span, located.candidates) : located.span;
  if (found === undefined) return { state: "ambiguous", span: undefined, words: [] };
  const now = after.slice(found.start, found.end);
  if (foldTypography(now) !== foldTypography(passage))
    return { state: "changed", span: found, words: diffWords(passage, now) };
  return {
    state: isBehindTheSame(before, after, span, found) ? "untouched" : "moved",
    span: found,
    words: [],
  };
}

/** Returns the candidate in the new version of the passage's paragraph, or undefined unless there is exactly one. */
function inItsParagraph(before: string, after: string, span: Span, candidates: readonly Span[]): Span | undefined {
  const { paragraphs } = diffTexts(before, after);
  const home = paragraphs.find((paragraph) => paragraph.before && contains(paragraph.before, span))?.after;
  const [only, ...more] = candidates.filter((candidate) => home !== undefined && contains(home, candidate));
  return more.length === 0 ? only : undefined;
}

/** Length of the context, in UTF-16 units. A passage with the same context before or after it has not moved. */
const BESIDE = 24;

function isBehindTheSame(before: string, after: string, old: Span, now: Span): boolean {
  const lead = (text: string, at: number): string => foldTypography(text.slice(Math.max(0, at - BESIDE), at)).trim();
  const trail = (text: string, at: number): string => foldTypography(text.slice(at, at + BESIDE)).trim();
  return lead(before, old.start) === lead(after, now.start) || trail(before, old.end) === trail(after, now.end);
}
