import { findSentences, type Sentence } from "../document/find-sentences.ts";
import { tokenizeSentence } from "../document/sentence-tokens.ts";
import { finish, type Sliced } from "../slices.ts";
import { matchAgenda } from "./agenda-rule.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";
import { matchHeadline } from "./headline-rule.ts";
import { attachQuotedLines, extendQuotation } from "./multi-line-quotes.ts";
import { matchQuotations } from "./quotation-rule.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { applySentenceRules } from "./sentence-rules.ts";

/** Every attribution of `text` in text order, outermost only: who is reported, by which words, as saying what. */
export function findAttributions(
  text: string,
  sentences: readonly Sentence[] = findSentences(text),
): AttributionCandidate[] {
  return finish(findAttributionsInSlices(text, sentences));
}

/** The same in slices, of a sentence each; once the time for it is spent, those found so far. */
export function* findAttributionsInSlices(
  text: string,
  sentences: readonly Sentence[],
  isSpent: () => boolean = () => false,
): Sliced<AttributionCandidate[]> {
  const findings: AttributionCandidate[] = [];
  let skipTo = 0;
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.start < skipTo) continue;
    yield;
    if (isSpent()) break;
    const words = tokenizeSentence(text, sentence, sentence.quotations);
    if (extendQuotation(findings, words, index)) continue;
    const reader: SentenceContext = {
      words,
      index,
      candidates: [],
      consumed: new Uint8Array(words.length),
      quoteSpeaker: undefined,
    };
    if (sentence.paragraph === 0) matchHeadline(reader);
    matchQuotations(reader);
    if (reader.candidates.length > 0 || !matchAgenda(reader, text))
      applySentenceRules(reader, sentence.paragraph === 0);
    reader.candidates.sort((a, b) => a.cue.start - b.cue.start);
    skipTo = attachQuotedLines(reader.candidates, sentences, index, text) ?? skipTo;
    findings.push(...reader.candidates);
  }
  return findings;
}
