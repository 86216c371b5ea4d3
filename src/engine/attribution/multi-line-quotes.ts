import type { Sentence } from "../document/find-sentences.ts";
import { isQuote, type SentenceToken } from "../document/sentence-tokens.ts";
import type { Span } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/**
 * Adds a sentence that is completely quoted to the quotation that was attributed directly before it. Returns whether it
 * did.
 */
export function extendQuotation(
  findings: AttributionCandidate[],
  words: readonly SentenceToken[],
  sentence: number,
): boolean {
  const last = findings.at(-1);
  const first = words[0];
  if (last === undefined || first === undefined || last.kind !== "quotation" || last.sentence !== sentence - 1)
    return false;
  if (!isQuote(first) || !words.every((word) => word.quoted)) return false;
  const span = { start: first.start, end: words.at(-1)?.end ?? first.end };
  findings[findings.length - 1] = { ...last, contents: [...last.contents, span], sentence };
  return true;
}

/**
 * Completes an attribution whose cue ends its line with a colon: the quoted lines after it become its contents. Removes
 * the attribution if there are none. Returns the position in the text at which these lines end, or undefined.
 */
export function attachQuotedLines(
  findings: AttributionCandidate[],
  sentences: readonly Sentence[],
  index: number,
  text: string,
): number | undefined {
  const last = findings.at(-1);
  if (last === undefined || last.kind !== "quotedLines") return undefined;
  const contents = quotedLines(sentences, index + 1, text);
  findings.pop();
  if (contents.length === 0) return undefined;
  findings.push({ ...last, contents });
  return contents.at(-1)?.end;
}

function quotedLines(sentences: readonly Sentence[], from: number, text: string): Span[] {
  const lines: Span[] = [];
  for (let i = from; i < sentences.length; ) {
    const first = sentences[i];
    if (first === undefined || !/^["“«]/.test(text.slice(first.start, first.start + 1))) break;
    let end = first.end;
    while (sentences[i]?.paragraph === first.paragraph) end = sentences[i++]?.end ?? end;
    lines.push({ start: first.start, end });
  }
  return lines;
}
