import { applyCorrections } from "../annotation/apply-corrections.ts";
import { combineReviews, findReviews } from "../annotation/attribution-review.ts";
import type { Note } from "../annotation/note.ts";
import { locate, type Selectors } from "../annotation/selectors.ts";
import { indexText, type TextIndex } from "../annotation/text-index.ts";
import type { Act } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import { attributionsOfPage, type ExportedAttribution, type ExportedPage, withoutTrashed } from "./export-model.ts";

/** An attribution as spans of a text. */
export interface AnnotatedAttribution {
  readonly sources: readonly Span[];
  readonly cue: Span | undefined;
  readonly contents: readonly Span[];
  readonly addressees: readonly Span[];
  readonly speakers: readonly string[];
  readonly act: Act;
  /** The user's tags on the attribution, without those of notes on it. */
  readonly tags: readonly string[];
}

/**
 * A note and its span in the text. The span is undefined for a page note, or if the passage is no longer in the text.
 */
export interface AnnotatedNote {
  readonly note: Note;
  readonly span: Span | undefined;
}

/** A text with its attributions and notes, as coding programs and tagger training need it. */
export interface AnnotatedText {
  readonly text: string;
  readonly attributions: readonly AnnotatedAttribution[];
  readonly notes: readonly AnnotatedNote[];
}

/**
 * Returns the stored text of a page with its attributions and notes; all line breaks are LF. For a page whose text is
 * not stored, the text consists of the noted passages, one paragraph each.
 */
export function annotatedText(page: ExportedPage): AnnotatedText {
  return page.readout ? textOfReadout(page, page.readout) : textOfPassages(page);
}

function textOfReadout(
  { notes, corrections = [], reviews = [] }: ExportedPage,
  { text: given, reading }: NonNullable<ExportedPage["readout"]>,
): AnnotatedText {
  const { text, move } = withLf(given.toWellFormed());
  let index: TextIndex | undefined;
  const find = (selectors: Selectors): Span | undefined => {
    if (isAtOriginalPosition(given, selectors)) return selectors[1];
    index ??= indexText(given);
    const found = locate(index, selectors);
    return "span" in found ? found.span : undefined;
  };
  const corrected = applyCorrections(given, reading.attributions, corrections).attributions;
  const reviewed = findReviews(given, corrected, reviews);
  return {
    text,
    attributions: corrected.map(({ sources, cue, contents, addressees, speakers, act }, at) => ({
      sources: sources.map(move),
      cue: cue && move(cue),
      contents: contents.map(move),
      addressees: addressees.map(move),
      speakers,
      act,
      tags: combineReviews(reviewed.get(at) ?? []).tags,
    })),
    notes: withoutTrashed(notes).map((note) => {
      const span = note.target.selector && find(note.target.selector);
      return { note, span: span && move(span) };
    }),
  };
}

/**
 * Returns whether the passage is still at its original position. This holds for nearly every note and needs no index
 * of the text.
 */
export function isAtOriginalPosition(text: string, [{ prefix, exact, suffix }, { start, end }]: Selectors): boolean {
  const from = start - prefix.length;
  return start < end && from >= 0 && text.slice(from, end + suffix.length) === prefix + exact + suffix;
}

/**
 * Replaces CR LF by LF, because some programs count CR LF as two characters and others as one. `move` maps the spans.
 */
function withLf(text: string): { text: string; move: (span: Span) => Span } {
  if (!text.includes("\r")) return { text, move: (span) => span };
  const removed = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    removed[at] = count;
    if (text[at] === "\r" && text[at + 1] === "\n") count++;
  }
  removed[text.length] = count;
  const place = (offset: number) => offset - (removed[Math.min(offset, text.length)] ?? 0);
  return {
    text: text.replace(/\r\n?/g, "\n"),
    move: ({ start, end }) => ({ start: place(start), end: place(end) }),
  };
}

function textOfPassages(page: ExportedPage): AnnotatedText {
  const places = new Map<string, Span>();
  const paragraphs: string[] = [];
  let length = 0;
  const placeOf = (words: string): Span | undefined => {
    const paragraph = oneLine(words);
    if (paragraph === "") return undefined;
    const known = places.get(paragraph);
    if (known) return known;
    const place = { start: length, end: length + paragraph.length };
    paragraphs.push(paragraph);
    places.set(paragraph, place);
    length = place.end + 1;
    return place;
  };
  const attributions = attributionsOfPage(page).flatMap((one) => {
    const place = placeOf(one.selectors[0].exact);
    return place ? [attributionIn(oneLine(one.selectors[0].exact), place.start, one)] : [];
  });
  const notes = withoutTrashed(page.notes).map((note) => {
    return { note, span: placeOf(note.target.selector?.[0].exact ?? "") };
  });
  return { text: paragraphs.join("\n"), attributions, notes };
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, " ").trim();
}

/** Returns the parts of an attribution, found by their text in the paragraph that starts at `start`. */
function attributionIn(paragraph: string, start: number, given: ExportedAttribution): AnnotatedAttribution {
  const find = (words: string): Span[] => {
    const at = words === "" ? -1 : paragraph.indexOf(oneLine(words));
    return at < 0 ? [] : [{ start: start + at, end: start + at + oneLine(words).length }];
  };
  const parts = (words: string) => words.split(" … ").flatMap(find);
  return {
    sources: parts(given.source),
    cue: find(given.cue)[0],
    contents: given.contents.flatMap(find),
    addressees: parts(given.addressee),
    speakers: given.speakers,
    act: given.act,
    tags: given.tags ?? [],
  };
}

/** Returns the span without leading and trailing white space, or undefined if it contains only white space. */
export function trimmedSpan(text: string, span: Span): Span | undefined {
  const words = textOf(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  const end = start + words.trim().length;
  return start < end ? { start, end } : undefined;
}
