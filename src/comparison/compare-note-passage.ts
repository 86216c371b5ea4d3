import { describe, locate } from "../annotation/selectors.ts";
import { contains, type Span } from "../engine/span.ts";
import { diffTexts, type TextDiff } from "./diff-text.ts";
import { diffWords, foldTypography, type WordChange } from "./diff-words.ts";

/** How a passage with a note differs in another version of its page. */
export interface PassageChange {
  readonly state: "untouched" | "moved" | "changed" | "ambiguous" | "gone";
  /** Its span in the new version; undefined if it is gone or ambiguous. */
  readonly span: Span | undefined;
  /** The words of both versions, where they differ. */
  readonly words: readonly WordChange[];
}

/**
 * Finds the passage at `span` of the old text in the new text and compares them.
 * @param diff The difference between the texts, if it is known.
 */
export function compareNotePassage(
  before: string,
  after: string,
  span: Span,
  diff: TextDiff = diffTexts(before, after),
): PassageChange {
  const passage = before.slice(span.start, span.end);
  const located = locate(after, describe(before, span));
  const copy = located.state === "orphaned" ? copyInItsParagraph(diff, after, span, passage) : undefined;
  if (located.state === "orphaned" && !copy)
    return { state: "gone", span: undefined, words: [{ kind: "removed", text: passage }] };
  const found =
    "span" in located
      ? located.span
      : (copy ?? ("candidates" in located ? inItsParagraph(diff, span, located.candidates) : undefined));
  if (found === undefined) return { state: "ambiguous", span: undefined, words: [] };
  const now = after.slice(found.start, found.end);
  if (foldTypography(now) !== foldTypography(passage))
    return { state: "changed", span: found, words: diffWords(passage, now) };
  return {
    state: isInPlace(diff, span, found) && isBesideTheSame(before, after, span, found) ? "untouched" : "moved",
    span: found,
    words: [],
  };
}

/** Returns the candidate in the new version of the passage's paragraph, or undefined unless there is exactly one. */
function inItsParagraph({ paragraphs }: TextDiff, span: Span, candidates: readonly Span[]): Span | undefined {
  const home = paragraphs.find((paragraph) => paragraph.before && contains(paragraph.before, span))?.after;
  const [only, ...more] = candidates.filter((candidate) => home !== undefined && contains(home, candidate));
  return more.length === 0 ? only : undefined;
}

/** Returns the place of the same words in the new version of the passage's paragraph, wherever that stands now. */
function copyInItsParagraph({ paragraphs }: TextDiff, after: string, span: Span, passage: string): Span | undefined {
  const home = paragraphs.find(({ before }) => before && contains(before, span))?.after;
  const start = home ? after.indexOf(passage, home.start) : -1;
  return home && start >= 0 && start + passage.length <= home.end ? { start, end: start + passage.length } : undefined;
}

/** Returns whether a passage begins in the same paragraph of both versions, and this paragraph has not moved. */
function isInPlace({ paragraphs }: TextDiff, old: Span, now: Span): boolean {
  const home = paragraphs.find(({ before }) => before && contains(before, startOf(old)));
  return home?.after !== undefined && !home.kind.startsWith("moved") && contains(home.after, startOf(now));
}

function startOf({ start }: Span): Span {
  return { start, end: start + 1 };
}

/** Length of the context, in UTF-16 units. A passage with the same context before or after it has not moved. */
const BESIDE = 24;

function isBesideTheSame(before: string, after: string, old: Span, now: Span): boolean {
  const lead = (text: string, at: number): string => foldTypography(text.slice(Math.max(0, at - BESIDE), at)).trim();
  const trail = (text: string, at: number): string => foldTypography(text.slice(at, at + BESIDE)).trim();
  return lead(before, old.start) === lead(after, now.start) || trail(before, old.end) === trail(after, now.end);
}
