import type { Document } from "../document/document.ts";
import {
  ADDRESSEE_PRONOUN,
  BEYOND_CUE,
  CUE_FOR,
  INFINITIVE_AFTER,
  NO_PART_OF_CUE,
} from "../languages/en/combination-patterns.ts";
import { CONTENT_REMAINDERS } from "../languages/en/content-remainders.ts";
import { contains, overlaps, type Span, textOf } from "../span.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

type Text = Pick<Document, "text" | "tokensIn">;

/** The least likelihood that a phrase names somebody for it to be taken as an addressee of the tagger. */
const LEAST_ADDRESSEE = 0.5;

/**
 * Combines the attributions of tagger and rules for cues that overlap. Each span comes from the one that was right more
 * often where the two differed, measured on annotated readouts that the tagger did not know. `next` is where the next
 * cue of the tagger begins.
 */
export function combineSpans(
  document: Text,
  tagged: AttributionCandidate,
  ruled: AttributionCandidate | undefined,
  next: number,
): AttributionCandidate {
  if (!ruled) return tagged;
  const sources = chooseSources(document.text, tagged, ruled);
  const { start, end } = tagged.cue;
  if (start === ruled.cue.start && end === ruled.cue.end)
    return { ...combineContents(document, tagged, ruled, next), sources };
  if (!isCueOfRulesBetter(document.text, tagged, ruled)) return { ...tagged, sources };
  return { ...ruled, contents: endWith(ruled.contents, tagged.contents), sources, rules: tagged.rules };
}

const HAS_LETTER = /\p{L}/u;
const SURNAME = /^\p{Lu}[\p{L}’'-]+$/u;
const FORENAME = /^\p{Lu}[\p{L}’'-]*\.? $/u;

/**
 * Returns the sources of the tagger, which knows better where they begin and end, except for what cannot be a source: a
 * bullet, two sources, a surname without the forename before it, or a subject together with its verb.
 */
function chooseSources(text: string, tagged: AttributionCandidate, ruled: AttributionCandidate): readonly Span[] {
  const [source, second] = tagged.sources.filter((span) => HAS_LETTER.test(textOf(text, span)));
  const [other] = ruled.sources;
  if (!source || !other) return source ? tagged.sources : ruled.sources;
  if (second) return ruled.sources;
  const isSurname =
    source.end === other.end &&
    SURNAME.test(textOf(text, source)) &&
    FORENAME.test(text.slice(other.start, source.start));
  const hasVerb = source.start === other.start && /^ \p{Ll}/u.test(text.slice(other.end, source.end));
  return isSurname || hasVerb ? ruled.sources : tagged.sources;
}

/**
 * Returns whether the cue of the rules is the right one: it has a preposition or adverbial that the tagger lacks, or the
 * noun of a passive ("An agreement was reached"), or lacks what is no part of a cue.
 */
function isCueOfRulesBetter(text: string, tagged: AttributionCandidate, ruled: AttributionCandidate): boolean {
  const [ours, theirs] = [tagged.cue, ruled.cue];
  if (ruled.contents.length === 0) return false;
  if (ours.start > theirs.start) return ours.end === theirs.end && ruled.rules.includes("agenda");
  if (ours.start < theirs.start) return false;
  if (ours.end < theirs.end) return !NO_PART_OF_CUE.test(text.slice(ours.end, theirs.end));
  const beyond = text.slice(theirs.end, ours.end);
  if (beyond === " to" && ruled.kind === "infinitive") return true;
  if (beyond === " to") return tagged.addressees.some(({ start }) => start === ours.end + 1);
  return BEYOND_CUE.test(beyond);
}

/** Returns contents that end where others end, if these end earlier inside the last of them. */
function endWith(contents: readonly Span[], others: readonly Span[]): readonly Span[] {
  const [last, other] = [contents.at(-1), others.at(-1)];
  if (!last || !other || other.end <= last.start + 1 || other.end >= last.end) return contents;
  return [...contents.slice(0, -1), { start: last.start, end: other.end }];
}

/**
 * Combines contents and addressees for the same cue. They come from the rules, which know the frames of the verbs,
 * unless the tagger has a longer addressee, an addressee that the rules do not recognize, or a content in more parts.
 * The content that ends first is used, because both continue a content too far much more often than they end it too
 * early.
 */
function combineContents(
  document: Text,
  tagged: AttributionCandidate,
  ruled: AttributionCandidate,
  next: number,
): AttributionCandidate {
  const [ours, theirs] = [tagged.contents.at(-1), ruled.contents.at(-1)];
  if (!ours || !theirs) return theirs ? { ...tagged, contents: ruled.contents, addressees: ruled.addressees } : tagged;
  if (isSameAddressee(tagged, ruled) || hidesAddressee(document, tagged, ruled))
    return shorten(document, tagged, ruled, next);
  if (hasMoreParts(tagged, ruled)) return tagged;
  const addressees = addsAddressee(document, tagged, ruled) ? tagged.addressees : ruled.addressees;
  if (ours.end >= theirs.end || (theirs.end <= next && isRemainder(document.text, ours, theirs.end)))
    return { ...tagged, contents: ruled.contents, addressees };
  if (ruled.addressees.some((span) => overlaps(span, ours))) return tagged;
  const isInside = ruled.contents.length === 1 && ours.end > theirs.start && tagged.contents.length === 1;
  const start = isInside ? Math.max(ours.start, theirs.start) : ours.start;
  return { ...tagged, contents: [...tagged.contents.slice(0, -1), { start, end: ours.end }], addressees };
}

/** Returns the attribution of the tagger with a last content that does not end after that of the rules. */
function shorten(
  { text }: Text,
  tagged: AttributionCandidate,
  ruled: AttributionCandidate,
  next: number,
): AttributionCandidate {
  const [ours, theirs] = [tagged.contents.at(-1), ruled.contents.at(-1)];
  if (!ours || !theirs || theirs.end <= ours.start) return tagged;
  const end = theirs.end <= next && isRemainder(text, ours, theirs.end) ? theirs.end : Math.min(ours.end, theirs.end);
  return { ...tagged, contents: [...tagged.contents.slice(0, -1), { start: ours.start, end }] };
}

/** Returns whether both have one addressee that begins at the same place, so that only its end is in question. */
function isSameAddressee({ addressees: [a, b] }: AttributionCandidate, { addressees }: AttributionCandidate): boolean {
  const [other] = addressees;
  return a !== undefined && b === undefined && a.start === other?.start && a.end !== other.end;
}

/** Returns whether the words from the end of a content to `end` belong to it. */
function isRemainder(text: string, content: Span, end: number): boolean {
  if (content.end >= end) return false;
  const [so, rest] = [textOf(text, content), text.slice(content.end, end)];
  return CONTENT_REMAINDERS.some(({ before, after }) => (before?.test(so) ?? true) && after.test(rest));
}

/** Returns whether the tagger found a part of the content that the rules, which read one clause, do not reach. */
function hasMoreParts(tagged: AttributionCandidate, ruled: AttributionCandidate): boolean {
  const [content] = ruled.contents;
  if (!content || ruled.contents.length > 1 || ruled.addressees.length > 0) return false;
  return tagged.contents.length > 1 && tagged.contents.some((part) => overlaps(part, content));
}

/**
 * Returns whether the content of the rules contains the addressee of the tagger: "encouraged | Chilean firms to invest",
 * "extended | an invitation to her to visit". The tagger recognizes addressees that are no known office or name.
 */
function hidesAddressee(
  document: Text,
  { addressees, cue }: AttributionCandidate,
  ruled: AttributionCandidate,
): boolean {
  const [content] = ruled.contents;
  if (ruled.addressees.length > 0 || ruled.contents.length !== 1 || content === undefined) return false;
  if (CUE_FOR.test(textOf(document.text, cue))) return false;
  return addressees.length > 0 && addressees.every((span) => contains(content, span) && isSomebody(document, span));
}

/** Returns whether the tagger has an addressee outside the content of the rules, which have none. */
function addsAddressee(document: Text, { addressees, sentence }: AttributionCandidate, ruled: AttributionCandidate) {
  if (ruled.addressees.length > 0 || addressees.length !== 1 || sentence !== ruled.sentence) return false;
  return addressees.every(
    (span) =>
      isSomebody(document, span) &&
      ![...ruled.contents, ruled.cue, ...ruled.sources].some((one) => overlaps(one, span)),
  );
}

/** Returns whether a phrase names somebody: an object pronoun, what can speak, or what is asked to do something. */
function isSomebody({ text, tokensIn }: Text, span: Span): boolean {
  const words = tokensIn(span);
  if (ADDRESSEE_PRONOUN.test(textOf(text, span)) || INFINITIVE_AFTER.test(text.slice(span.end, span.end + 24)))
    return true;
  return agentLikelihood(words, { start: 0, end: words.length }) >= LEAST_ADDRESSEE;
}
