import type { Document } from "../document/document.ts";
import { spanOf } from "../document/sentence-tokens.ts";
import { LIST_MARK } from "../languages/en/postprocess-patterns.ts";
import { type Span, textOf } from "../span.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";
import { findSubject } from "./subject.ts";

/**
 * Returns the attribution with the subject that introduces its list: "The Ministers: • reviewed trade • agreed to meet
 * again".
 */
export function findListSource(document: Document, one: AttributionCandidate): AttributionCandidate {
  const { text, sentences, tokensOf } = document;
  if (one.sources.some((source) => /\p{L}/u.test(textOf(text, source)))) return one;
  if (!isListItem(text, one.cue.start)) return one;
  for (let at = one.sentence - 1; at >= 0; at--) {
    const introduction = sentences[at];
    if (!introduction) break;
    if (isListItem(text, introduction.start)) continue;
    const opens = textOf(text, introduction).trimEnd().endsWith(":");
    const source = opens ? subjectBeforeColon(tokensOf(introduction)) : undefined;
    return { ...one, sources: source ? [source] : [] };
  }
  return { ...one, sources: [] };
}

/** Returns whether only a list mark precedes a position in its line. */
function isListItem(text: string, at: number): boolean {
  return LIST_MARK.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));
}

function subjectBeforeColon(words: ReturnType<Document["tokensOf"]>): Span | undefined {
  const subject = findSubject(words, words.length - 1, 0);
  if (subject === undefined || subject === "shared" || agentLikelihood(words, subject) < 0.6) return undefined;
  return spanOf(words, subject);
}
