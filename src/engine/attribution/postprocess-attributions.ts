import {
  MANNER_ADJUNCTS,
  NON_REPORTING_CUES,
  OCCASION_ADJUNCTS,
  SPOKESPERSONS,
  TIME_ONLY,
} from "../languages/en/postprocess-patterns.ts";
import { type Span, textOf } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

const MANNER = new RegExp(`,? (?:${MANNER_ADJUNCTS.join("|")})$`, "iu");
const OCCASION = new RegExp(
  `^(.*?\\b(?:said|says|saying|noted|noting|added|adding|stated|stating|stressed|announced|explained))\\b,? ${OCCASION_ADJUNCTS}$`,
  "iu",
);
const DEED = new RegExp(`^(?:${NON_REPORTING_CUES})$`, "iu");
const TIME = new RegExp(`^(?:${TIME_ONLY})$`, "u");
const RELAYER = new RegExp(SPOKESPERSONS, "iu");
const LATE_ADVERB = / (\p{Ll}+ly)$/u;

/**
 * The attributions of a readout, put right where both readers are known to slip: edges, deeds taken for words, and reports
 * inside a report ("said that he values this and hopes for that": one attribution). In text order, before and after.
 */
export function postprocessAttributions(
  text: string,
  findings: readonly AttributionCandidate[],
): AttributionCandidate[] {
  const tidy: AttributionCandidate[] = [];
  for (const finding of findings) {
    const one = tidyEdges(text, finding);
    if (!isReport(text, one)) continue;
    const outer = tidy.at(-1);
    if (outer && isInside(text, outer, one)) tidy[tidy.length - 1] = takeIn(outer, one);
    else tidy.push(one);
  }
  return tidy;
}

function tidyEdges(text: string, finding: AttributionCandidate): AttributionCandidate {
  const nearest = nearestSource(finding);
  const { source, cue } = tidyNeighbours(text, nearest && trimMarks(text, nearest), shortenCue(text, finding.cue));
  const contents = finding.contents.map((content) => {
    const manner = MANNER.exec(textOf(text, content));
    return manner && manner.index > 0 ? { start: content.start, end: content.start + manner.index } : content;
  });
  return { ...finding, sources: source ? [source] : [], cue, contents };
}

/** An attribution has one source; of two that the tagger offers, the one nearest to the cue. */
function nearestSource({ sources, cue }: AttributionCandidate): Span | undefined {
  const distance = (span: Span) => Math.max(cue.start - span.end, span.start - cue.end, 0);
  return sources.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** A number, bullet or dateline before the name, and the marks after it, are no part of a source. */
const BEFORE_SOURCE = /^(?:\p{Lu}{3}[^\n–—]{0,60}? (?:--|–|—) |[•▪●*·–-]\s+|\(?\d{1,2}[.)]?\s+(?=\p{Lu}))/u;

function trimMarks(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start + 1 && /[\s,;:]/u.test(text.charAt(last - 1))) last--;
  const before = BEFORE_SOURCE.exec(text.slice(start, last))?.[0].length ?? 0;
  return { start: start + before, end: last };
}

/** "said in a statement" is cut after "said". */
function shortenCue(text: string, cue: Span): Span {
  const verb = OCCASION.exec(textOf(text, cue))?.[1];
  return verb === undefined ? cue : { start: cue.start, end: cue.start + verb.length };
}

/** An adverb between source and cue belongs to the cue ("the leader | gladly accepted"). */
function tidyNeighbours(text: string, source: Span | undefined, cue: Span): { source: Span | undefined; cue: Span } {
  if (!source || source.end + 1 !== cue.start) return { source, cue };
  const adverb = LATE_ADVERB.exec(textOf(text, source))?.[1];
  if (adverb === undefined) return { source, cue };
  const start = source.end - adverb.length;
  return { source: { start: source.start, end: start - 1 }, cue: { start, end: cue.end } };
}

function isReport(text: string, { cue, contents }: AttributionCandidate): boolean {
  if (DEED.test(textOf(text, cue))) return false;
  return contents.length === 0 || !contents.every((content) => TIME.test(textOf(text, content)));
}

/**
 * Whether an attribution is part of what the one before it reports: coordinated with its clause in the present, where the
 * report itself is in the past; or anything that follows in the sentence of a spokesperson, who reports others' reports.
 */
function isInside(text: string, outer: AttributionCandidate, inner: AttributionCandidate): boolean {
  const content = outer.contents.at(-1);
  if (!content || outer.sentence !== inner.sentence || inner.cue.start < content.end) return false;
  if (!isSameSource(outer, inner)) return false;
  const gap = text.slice(content.end, inner.cue.start);
  if (outer.kind !== "clause" || !/^,?(?: (?:and|also|and also))?,? $/u.test(gap)) return false;
  if (inner.tense === "present") return outer.tense === "past" || outer.tense === "presentParticiple";
  const source = outer.sources[0];
  return source !== undefined && RELAYER.test(textOf(text, source));
}

function isSameSource({ sources: [a] }: AttributionCandidate, { sources: [b] }: AttributionCandidate): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}

function takeIn(outer: AttributionCandidate, inner: AttributionCandidate): AttributionCandidate {
  const end = Math.max(inner.cue.end, ...[...inner.contents, ...inner.addressees].map((span) => span.end));
  const last = outer.contents.at(-1);
  return last ? { ...outer, contents: [...outer.contents.slice(0, -1), { start: last.start, end }] } : outer;
}
