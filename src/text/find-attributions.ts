import { findSentences, type Sentence } from "./find-sentences.ts";
import type { Finding } from "./rules/finding.ts";
import { readAgenda } from "./rules/read-agenda.ts";
import { continueQuotation, fillBlock } from "./rules/read-following.ts";
import { readHeadline } from "./rules/read-headline.ts";
import { readQuotations } from "./rules/read-quotations.ts";
import { readSentence } from "./rules/read-sentence.ts";
import type { Reader } from "./rules/reader.ts";
import { finish, type Sliced } from "./slices.ts";
import { findWords } from "./words.ts";

/** Every attribution of `text` in text order, outermost only: who is reported, by which words, as saying what. */
export function findAttributions(text: string, sentences: readonly Sentence[] = findSentences(text)): Finding[] {
  return finish(findAttributionsInSlices(text, sentences));
}

/** The same in slices, of a sentence each; once the time for it is spent, those found so far. */
export function* findAttributionsInSlices(
  text: string,
  sentences: readonly Sentence[],
  isSpent: () => boolean = () => false,
): Sliced<Finding[]> {
  const findings: Finding[] = [];
  let skipTo = 0;
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.start < skipTo) continue;
    yield;
    if (isSpent()) break;
    const words = findWords(text, sentence, sentence.quotations);
    if (continueQuotation(findings, words, index)) continue;
    const reader: Reader = { words, index, findings: [], taken: new Uint8Array(words.length), speaker: undefined };
    if (sentence.paragraph === 0) readHeadline(reader);
    readQuotations(reader);
    if (reader.findings.length > 0 || !readAgenda(reader, text)) readSentence(reader, sentence.paragraph === 0);
    reader.findings.sort((a, b) => a.cue.start - b.cue.start);
    skipTo = fillBlock(reader.findings, sentences, index, text) ?? skipTo;
    findings.push(...reader.findings);
  }
  return findings;
}
