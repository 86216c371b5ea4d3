import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { LATE_ADVERB } from "../languages/en/attribution-patterns.ts";
import { AFTER_SUBJECT, CONTINUES_REPORT, RELATIVE_SOURCE } from "../languages/en/combination-patterns.ts";
import {
  BEFORE_DOCUMENT_NAME,
  CALLED_PARTY,
  CONTENT_MARK,
  DATED_BACKGROUND,
  FRONTED_CLAUSE,
  GREETING_PARTICIPLE,
  MANNER_ADJUNCTS,
  NON_REPORTING_CUES,
  OCCASION_ADJUNCTS,
  PERSON_AS_CONTENT,
  RECEIVING_CUE,
  RECEPTION,
  REDUCED_RELATIVE,
  RELAYER_WORDS,
  SPOKESPERSONS,
  TIME_ONLY,
  TITLE_AS_CONTENT,
  TRAILING_RELAYER,
  WISH_TO,
} from "../languages/en/postprocess-patterns.ts";
import type { ReportingVerb } from "../languages/en/reporting-verb.ts";
import { type Span, textOf } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";
import { findFrontedAddressee } from "./fronted-addressee.ts";
import { findListSource } from "./list-source.ts";
import { joinPassiveNoun } from "./passive-noun.ts";
import { correctPassive } from "./passive-source.ts";

const MANNER = new RegExp(`,? (?:${MANNER_ADJUNCTS.join("|")})$`, "iu");
const OCCASION = new RegExp(
  `^(.*?\\b(?:said|says|saying|noted|noting|added|adding|stated|stating|stressed|announced|explained))\\b,? ${OCCASION_ADJUNCTS}$`,
  "iu",
);
const ACTION = new RegExp(`^(?:${NON_REPORTING_CUES})$`, "iu");
const TIME = new RegExp(`^(?:${TIME_ONLY})$`, "u");
const RELAYER = new RegExp(SPOKESPERSONS, "iu");
/**
 * Corrects the attributions of a readout for known errors of rules and tagger: wrong boundaries, actions that are not
 * reports, and reports inside a report ("said that he values this and hopes for that" is one attribution). Input and
 * output are in text order.
 */
export function postprocessAttributions(
  document: Document,
  findings: readonly AttributionCandidate[],
): AttributionCandidate[] {
  const { text, sentences } = document;
  const corrected: AttributionCandidate[] = [];
  for (const finding of findings) {
    const outer = corrected.at(-1);
    const sourced = findListSource(document, correctBoundaries(text, finding));
    const passive = correctPassive(document, joinPassiveNoun(text, sentences, sourced));
    const given = findFrontedAddressee(document, passive);
    const one = repairSource(text, sentences, repairWish(text, given), outer);
    if (!isReport(text, one)) continue;
    if (outer && (isInside(text, outer, one) || isRestOfClause(text, outer, one)))
      corrected[corrected.length - 1] = extendContent(outer, one);
    else corrected.push(one);
  }
  return mergeRelayedSentences(text, sentences, corrected);
}

/** Exchanges content and addressee if they were confused ("wished prosperity to the people"). */
function repairWish(text: string, one: AttributionCandidate): AttributionCandidate {
  const [content, addressee] = [one.contents[0], one.addressees[0]];
  if (one.verb.verb !== "wish" || !content || !addressee || addressee.end > content.start) return one;
  const hearer = WISH_TO.exec(textOf(text, content))?.[1];
  if (hearer === undefined || one.contents.length > 1) return one;
  return { ...one, contents: [addressee], addressees: [{ start: content.end - hearer.length, end: content.end }] };
}

/**
 * Corrects the source of a verb whose nearest noun is not its subject ("the party, headed by B", "A phoned B
 * congratulating him").
 */
function repairSource(
  text: string,
  sentences: readonly Sentence[],
  one: AttributionCandidate,
  outer: AttributionCandidate | undefined,
): AttributionCandidate {
  const source = one.sources[0];
  if (source === undefined) return one;
  if (REDUCED_RELATIVE.test(textOf(text, source)))
    return { ...one, sources: outer?.sentence === one.sentence ? outer.sources : [] };
  const start = sentences[one.sentence]?.start ?? source.start;
  const isObject =
    source.end + 1 === one.cue.start &&
    GREETING_PARTICIPLE.test(textOf(text, one.cue)) &&
    CALLED_PARTY.test(text.slice(start, source.start));
  if (!isObject) return one;
  const verb = CALLED_PARTY.exec(text.slice(start, source.start));
  const subject = text.slice(start, start + (verb?.index ?? 0)).replace(AFTER_SUBJECT, "");
  return subject.length < 3 ? one : { ...one, sources: [{ start, end: start + subject.trimEnd().length }] };
}

/**
 * Returns whether the second attribution continues the clause of the first ("stressed that at the summit, | Allies
 * condemned ...").
 */
function isRestOfClause(text: string, outer: AttributionCandidate, inner: AttributionCandidate): boolean {
  const [content, source] = [outer.contents.at(-1), inner.sources[0]];
  if (!content || !source || outer.sentence !== inner.sentence) return false;
  if (source.start >= content.start && source.end <= content.end) return true;
  return FRONTED_CLAUSE.test(textOf(text, content)) && text.slice(content.end, source.start) === ", ";
}

/**
 * Replaces all attributions of a sentence by one if a content ends with ", the Ministry said". The ministry then
 * reports the whole sentence.
 */
function mergeRelayedSentences(
  text: string,
  sentences: readonly Sentence[],
  findings: readonly AttributionCandidate[],
): AttributionCandidate[] {
  const relayed = new Map<number, AttributionCandidate>();
  for (const one of findings) {
    const content = one.contents.at(-1);
    const sentence = sentences[one.sentence];
    const relayer = content && TRAILING_RELAYER.exec(textOf(text, content));
    if (!content || !sentence || !relayer || !isRelayer(relayer[1] ?? "")) continue;
    const end = content.start + relayer.index;
    const source = { start: end + 2, end: end + 2 + (relayer[1]?.length ?? 0) };
    const cue = { start: source.end + 1, end: source.end + 1 + (relayer[2]?.length ?? 0) };
    const contents = [{ start: sentence.start, end }];
    relayed.set(one.sentence, {
      ...one,
      sources: [source],
      cue,
      contents,
      addressees: [],
      verb: SAY,
      kind: "clause",
      tense: "past",
    });
  }
  const seen = new Set<number>();
  return findings.flatMap((one) => {
    const whole = relayed.get(one.sentence);
    if (whole === undefined) return [one];
    if (seen.has(one.sentence)) return [];
    seen.add(one.sentence);
    return [whole];
  });
}

/** Returns whether the words name an office or a ministry: they are capitalized or in the list of such words. */
function isRelayer(words: string): boolean {
  return words.split(" ").every((word) => /^\p{Lu}/u.test(word) || RELAYER_WORD.has(word));
}

const RELAYER_WORD: ReadonlySet<string> = new Set(RELAYER_WORDS);

const SAY: ReportingVerb = { verb: "say", act: "state", reliability: 0.9, frames: ["clause"] };

function correctBoundaries(text: string, finding: AttributionCandidate): AttributionCandidate {
  const nearest = nearestSource(text, finding);
  const { source, cue } = correctAdverb(text, nearest && trimSource(text, nearest), shortenCue(text, finding.cue));
  const contents = finding.contents.map((content) => correctContent(text, finding, content));
  return { ...finding, sources: source ? [source] : [], cue, contents };
}

/** Returns a content without a list mark before it, and without what is background or the manner of speaking after it. */
function correctContent(text: string, { cue, kind }: AttributionCandidate, content: Span): Span {
  const start = content.start + (CONTENT_MARK.exec(textOf(text, content))?.[0].length ?? 0);
  if (content.start < cue.start) return { start, end: content.end };
  const manner = MANNER.exec(text.slice(start, content.end))?.index;
  if (manner) return { start, end: start + manner };
  const background = kind === "clause" ? undefined : DATED_BACKGROUND.exec(text.slice(start, content.end))?.index;
  return { start, end: background ? start + background : content.end };
}

/**
 * Returns the source that is nearest to the cue. An attribution has one source, but the tagger can return two, a noun
 * and the pronoun that stands for it.
 */
function nearestSource(text: string, { sources: all, cue }: AttributionCandidate): Span | undefined {
  const nouns = all.filter((span) => !RELATIVE_SOURCE.test(textOf(text, span)));
  const sources = nouns.length > 0 ? nouns : all;
  const distance = (span: Span) => Math.max(cue.start - span.end, span.start - cue.end, 0);
  return sources.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Matches a number, a bullet or a dateline before a name, which is not part of the source. */
const BEFORE_SOURCE = /^(?:\p{Lu}{3}[^\n–—]{0,60}? (?:--|–|—) |[•▪●*·–-]\s+|\(?\d{1,2}[.)]?\s+(?=\p{Lu}))/u;

function trimSource(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start + 1 && /[\s,;:]/u.test(text.charAt(last - 1))) last--;
  const before = BEFORE_SOURCE.exec(text.slice(start, last))?.[0].length ?? 0;
  return { start: start + before, end: last };
}

/** Returns the cue without an adjunct after its verb: "said in a statement" becomes "said". */
function shortenCue(text: string, cue: Span): Span {
  const verb = OCCASION.exec(textOf(text, cue))?.[1];
  return verb === undefined ? cue : { start: cue.start, end: cue.start + verb.length };
}

/** Moves an adverb from the end of the source to the start of the cue ("the leader | gladly accepted"). */
function correctAdverb(text: string, source: Span | undefined, cue: Span): { source: Span | undefined; cue: Span } {
  if (!source || source.end + 1 !== cue.start) return { source, cue };
  const adverb = LATE_ADVERB.exec(textOf(text, source))?.[1];
  if (adverb === undefined) return { source, cue };
  const start = source.end - adverb.length;
  return { source: { start: source.start, end: start - 1 }, cue: { start, end: cue.end } };
}

function isReport(text: string, { cue, contents }: AttributionCandidate): boolean {
  if (ACTION.test(textOf(text, cue))) return false;
  if (/^\p{Lu}\p{Ll}+$/u.test(textOf(text, cue)) && BEFORE_DOCUMENT_NAME.test(text.slice(0, cue.start).slice(-30)))
    return false;
  const [only] = contents;
  if (only && contents.length === 1 && isNotClaim(textOf(text, cue), textOf(text, only))) return false;
  return contents.length === 0 || !contents.every((content) => TIME.test(textOf(text, content)));
}

/**
 * Returns whether a content is not a claim: a person who is received ("He was welcomed"), or the title of the text ("X:
 * Readout of ...").
 */
function isNotClaim(cue: string, content: string): boolean {
  if (cue === ":" && TITLE_AS_CONTENT.test(content)) return true;
  return RECEIVING_CUE.test(cue) && (PERSON_AS_CONTENT.test(content) || RECEPTION.test(content));
}

/**
 * Returns whether an attribution is part of the content of the previous one. It is if its cue is in the present and
 * coordinated with the clause of a report in the past, or if it follows in the sentence of a spokesperson, who reports
 * the statements of others.
 */
function isInside(text: string, outer: AttributionCandidate, inner: AttributionCandidate): boolean {
  const content = outer.contents.at(-1);
  if (!content || outer.sentence !== inner.sentence || inner.cue.start < content.end) return false;
  if (!isSameSource(outer, inner)) return false;
  const gap = text.slice(content.end, inner.cue.start);
  if (outer.kind !== "clause" || !CONTINUES_REPORT.test(gap)) return false;
  if (inner.tense === "present") return outer.tense === "past" || outer.tense === "presentParticiple";
  const source = outer.sources[0];
  return source !== undefined && RELAYER.test(textOf(text, source));
}

function isSameSource({ sources: [a] }: AttributionCandidate, { sources: [b] }: AttributionCandidate): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}

function extendContent(outer: AttributionCandidate, inner: AttributionCandidate): AttributionCandidate {
  const end = Math.max(inner.cue.end, ...[...inner.contents, ...inner.addressees].map((span) => span.end));
  const last = outer.contents.at(-1);
  return last ? { ...outer, contents: [...outer.contents.slice(0, -1), { start: last.start, end }] } : outer;
}
