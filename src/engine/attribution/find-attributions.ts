import type { Document } from "../document/document.ts";
import { finish, type Sliced } from "../slices.ts";
import { matchAgenda } from "./agenda-rule.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";
import { matchHeadline } from "./headline-rule.ts";
import { attachQuotedLines, extendQuotation } from "./multi-line-quotes.ts";
import { matchQuotations } from "./quotation-rule.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { applySentenceRules } from "./sentence-rules.ts";

/**
 * Finds the attributions of a document in text order. A report inside the content of another report is not included.
 */
export function findAttributions(document: Document): AttributionCandidate[] {
  return finish(findAttributionsIncrementally(document));
}

/**
 * Does the same as `findAttributions` in slices of one sentence each. When `isSpent` returns true, returns the
 * attributions found so far. The ids of the rules that throw are added to `failed`.
 */
export function* findAttributionsIncrementally(
  document: Document,
  isSpent: () => boolean = () => false,
  failed: string[] = [],
): Sliced<AttributionCandidate[]> {
  const { text, sentences } = document;
  const findings: AttributionCandidate[] = [];
  let skipTo = 0;
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.start < skipTo) continue;
    yield;
    if (isSpent()) break;
    const words = document.tokensOf(sentence);
    if (extendQuotation(findings, words, index)) continue;
    const context: SentenceContext = {
      words,
      index,
      candidates: [],
      consumed: new Uint8Array(words.length),
      quoteSpeaker: undefined,
      rule: "headline",
    };
    try {
      applyRules(context, text, sentence.paragraph === 0);
    } catch {
      // The candidates that earlier rules found in the sentence are kept.
      failed.push(context.rule);
    }
    context.candidates.sort((a, b) => a.cue.start - b.cue.start);
    skipTo = attachQuotedLines(context.candidates, sentences, index, text) ?? skipTo;
    findings.push(...context.candidates);
  }
  return findings;
}

/**
 * Applies the rules to a sentence in their order: headlines, quotations, agendas, and the rules that are tried at each
 * word.
 */
function applyRules(context: SentenceContext, text: string, isHeadline: boolean): void {
  if (isHeadline) matchHeadline(context);
  context.rule = "quotation";
  matchQuotations(context);
  context.rule = "agenda";
  if (context.candidates.length > 0 || !matchAgenda(context, text)) applySentenceRules(context, isHeadline);
}
