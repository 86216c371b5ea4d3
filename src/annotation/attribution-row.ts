import type { Act, Attribution, DiplomaticEvent } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import { type AttributionWithCorrection, applyCorrections } from "./apply-corrections.ts";
import { type AttributionReview, combineReviews, findReviews, type ReviewState } from "./attribution-review.ts";
import type { Correction } from "./correction.ts";
import type { Note } from "./note.ts";
import { notesOnClaim } from "./notes-on-claim.ts";
import { pageKey } from "./page-url.ts";
import { passageSpan } from "./passage-span.ts";
import type { ReadoutRecord } from "./readout-record.ts";

/** A stored readout with everything that the user has added to its attributions. Notes in the trash are left out. */
export interface ReviewedReadout {
  readonly record: ReadoutRecord;
  readonly corrections: readonly Correction[];
  readonly reviews: readonly AttributionReview[];
  readonly notes: readonly Note[];
}

/** An attribution of a stored readout as the list of all attributions shows it. */
export interface AttributionRow extends ReviewState {
  /** See `attributionIds`. */
  readonly id: string;
  /** The id of its readout. */
  readonly readout: string;
  readonly title: string;
  readonly url: string;
  readonly language: string | undefined;
  readonly issuer: string | undefined;
  readonly event: DiplomaticEvent | undefined;
  /** The passage in the text of the readout. */
  readonly span: Span;
  /** The claim in its own words. */
  readonly claim: string;
  readonly cue: string;
  readonly source: string;
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly addressees: readonly string[];
}

/** Separates the key of a page from the passage in the id of an attribution. An address contains no tab. */
export const ID_SEPARATOR = "\t";

/** The number of digits of an offset in an id, so that ids sort in the order of the text. */
const OFFSET_DIGITS = 7;

/**
 * Returns the ids of the attributions of a page by their passages: the key of the page and the passage, which stay the
 * same when other attributions are added or dismissed.
 */
export function attributionIds(url: string, passages: readonly Span[]): string[] {
  const key = pageKey(url);
  const seen = new Map<string, number>();
  const padded = (offset: number) => String(offset).padStart(OFFSET_DIGITS, "0");
  return passages.map(({ start, end }) => {
    const passage = `${padded(start)}-${padded(end)}`;
    const earlier = seen.get(passage) ?? 0;
    seen.set(passage, earlier + 1);
    return `${key}${ID_SEPARATOR}${passage}${earlier > 0 ? `.${earlier}` : ""}`;
  });
}

/** Returns the key of the page of an attribution (see `pageKey`) from the id of the attribution. */
export function pageOfAttribution(id: string): string {
  return id.slice(0, id.lastIndexOf(ID_SEPARATOR));
}

/** Groups the ids of attributions by the keys of their pages, in the order of the first id of each page. */
export function groupIdsByPage(ids: readonly string[]): Map<string, Set<string>> {
  const byPage = new Map<string, Set<string>>();
  for (const id of ids) {
    const key = pageOfAttribution(id);
    const known = byPage.get(key);
    if (known) known.add(id);
    else byPage.set(key, new Set([id]));
  }
  return byPage;
}

/**
 * Returns the names under which the speakers of an attribution are listed, filtered, sorted and grouped. Every list of
 * attributions gets its names from this function, so that names of one person can be merged in one place.
 */
export function listedSpeakers(speakers: readonly string[]): readonly string[] {
  return [...new Set(speakers)];
}

const PRONOUN = /^(?:him|her|them|us|me|you|it)$/i;

/**
 * Returns the names under which the addressees of an attribution are listed: the participant whose last name they
 * contain, the only other participant for a pronoun, and otherwise their words. A pronoun for anybody else is left out.
 */
export function listedAddressees(
  addressees: readonly string[],
  speakers: readonly string[],
  participants: readonly string[],
): readonly string[] {
  const others = participants.filter((name) => !speakers.includes(name));
  const isNamed = (words: string, name: string) => words.split(/[\s,]+/).includes(name.split(" ").at(-1) ?? "");
  const names = addressees.flatMap((words) => {
    const named = participants.filter((name) => isNamed(words, name));
    if (named.length > 0) return named;
    if (!PRONOUN.test(words)) return [words];
    return speakers.length > 0 && others.length === 1 ? others : [];
  });
  return [...new Set(names)];
}

/** An attribution with its id, its row and what it was made from. */
export interface ReviewedAttribution {
  readonly row: AttributionRow;
  readonly attribution: AttributionWithCorrection;
  readonly reviews: readonly AttributionReview[];
  readonly notes: readonly Note[];
}

/** Returns the attributions of a readout with the user's corrections, tags and confirmations. */
export function reviewedAttributions({ record, corrections, reviews, notes }: ReviewedReadout): ReviewedAttribution[] {
  const { text, reading, url } = record;
  const { attributions } = applyCorrections(text, reading.attributions, corrections);
  const passages = attributions.map(passageSpan);
  const ids = attributionIds(url, passages);
  const found = findReviews(text, attributions, reviews);
  return attributions.map((attribution, at) => {
    const span = passages[at] as Span;
    const texts = textsOf(text, attribution, span, record.event?.participants ?? []);
    const own = found.get(at) ?? [];
    const noted = notesOnClaim(texts, notes);
    const state = withTagsOfNotes(combineReviews(own), noted);
    const row: AttributionRow = { id: ids[at] as string, ...pageFields(record), span, ...texts.row, ...state };
    return { row, attribution, reviews: own, notes: noted };
  });
}

/** Returns the rows of a readout in the order of the text. */
export function attributionRows(readout: ReviewedReadout): AttributionRow[] {
  return reviewedAttributions(readout).map(({ row }) => row);
}

/** Returns the state with the tags of the notes on the attribution added. */
export function withTagsOfNotes(state: ReviewState, notes: readonly Note[]): ReviewState {
  if (notes.length === 0) return state;
  return { ...state, tags: [...new Set([...state.tags, ...notes.flatMap(({ tags }) => tags)])] };
}

function pageFields({ id, title, url, language, issuer, event }: ReadoutRecord) {
  return { readout: id, title, url, language, issuer: issuer ?? event?.issuer, event };
}

function textsOf(text: string, attribution: Attribution, passage: Span, participants: readonly string[]) {
  const quote = (span: Span) => textOf(text, span).replace(/\s+/g, " ");
  const { sources, cue, addressees, speakers, act } = attribution;
  const contents = attribution.contents.map(quote);
  const words = cue ? quote(cue) : "";
  return {
    cue: words,
    contents,
    row: {
      claim: contents.length > 0 ? contents.join(" … ") : quote(passage),
      cue: words,
      source: sources.map(quote).join(" … "),
      speakers: listedSpeakers(speakers),
      act,
      addressees: listedAddressees(addressees.map(quote), speakers, participants),
    },
  };
}
