import type { Document } from "../document/document.ts";
import { ADDRESSED_PASSIVE, AGENT_AT_END, IMPERSONAL, PASSIVE_CUE } from "../languages/en/postprocess-patterns.ts";
import { type Span, textOf } from "../span.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/**
 * Corrects the source of a passive. What precedes it is its topic or its addressee, not its source: "It was agreed
 * that", "Trade was discussed", "She was briefed on trade by the Envoy".
 */
export function correctPassive(document: Pick<Document, "text" | "tokensIn">, one: AttributionCandidate) {
  const { text } = document;
  if (!PASSIVE_CUE.test(textOf(text, one.cue))) return one;
  const addressed = addressSubject(text, one);
  return findAgent(document, addressed) ?? withoutTopicAsSource(text, addressed);
}

/** Returns the attribution without a source that is the topic, or the impersonal "it", before the passive. */
function withoutTopicAsSource(text: string, one: AttributionCandidate): AttributionCandidate {
  const [source] = one.sources;
  const isTopic = one.contents.some(({ end }) => end + 1 === one.cue.start);
  const isImpersonal = IMPERSONAL.test(text.slice(Math.max(0, one.cue.start - 4), one.cue.start));
  return source && source.start < one.cue.start && (isTopic || isImpersonal) ? { ...one, sources: [] } : one;
}

/** Returns the attribution with its subject as the addressee, if its verb is one of informing or asking. */
function addressSubject(text: string, one: AttributionCandidate): AttributionCandidate {
  const [source] = one.sources;
  if (!source || source.end + 1 !== one.cue.start || one.addressees.length > 0) return one;
  return ADDRESSED_PASSIVE.test(textOf(text, one.cue)) ? { ...one, sources: [], addressees: [source] } : one;
}

/** Returns the attribution with the agent at the end of its content as its source, or undefined. */
function findAgent({ text, tokensIn }: Pick<Document, "text" | "tokensIn">, one: AttributionCandidate) {
  if (one.sources.length > 0) return undefined;
  for (const [index, content] of one.contents.entries()) {
    const found = content.start < one.cue.end ? null : AGENT_AT_END.exec(textOf(text, content));
    if (!found?.[1]) continue;
    const source: Span = { start: content.end - found[1].length, end: content.end };
    const words = tokensIn(source);
    if (agentLikelihood(words, { start: 0, end: words.length }) < 0.9) continue;
    return {
      ...one,
      sources: [source],
      contents: one.contents.with(index, { start: content.start, end: content.start + found.index }),
    };
  }
  return undefined;
}
