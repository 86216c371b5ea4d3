import {
  isAuxiliary,
  isCapitalized,
  isPreposition,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { LABEL } from "../languages/en/attribution-patterns.ts";
import { EVENT_VERB_SET } from "../languages/en/event-verbs.ts";
import { ENDS_IN_S_OR_ED } from "../languages/en/word-patterns.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { SentenceContext } from "./sentence-context.ts";

/** Matches "NAME: claim", a headline or a line of speech in which the colon replaces the verb. */
export function matchHeadline(context: SentenceContext): void {
  const { words } = context;
  const colon = words.findIndex((word) => word.text === ":");
  if (matchHeadlineWithFinalName(context)) return;
  if (colon < 1 || colon > 12 || words.length - colon < 4) return;
  if (
    words
      .slice(0, colon)
      .some((word) => LABEL.test(word.lower) || (isPunctuation(word) && word.text !== "." && word.text !== ","))
  )
    return;
  if (agentLikelihood(words, { start: 0, end: colon }) < 0.65 || !hasClaim(words, colon + 1)) return;
  if (namesEvent(words, colon)) return;
  const to = words.findIndex((word, at) => at > 0 && at < colon && word.lower === "to");
  addColonCandidate(
    context,
    colon,
    { start: 0, end: to > 0 ? to : colon },
    { start: colon + 1, end: contentEnd(words) },
  );
}

/** Returns whether a state is only the topic of the headline: "Chile: High Representative Lund meets Minister Rojas". */
function namesEvent(words: readonly SentenceToken[], colon: number): boolean {
  const state = matchCountryAt(words, 0);
  if (state?.length !== colon) return false;
  const verb = words.findIndex((word, at) => at > colon && EVENT_VERB_SET.has(word.lower) && !isCapitalized(word));
  return verb > colon + 1 && agentLikelihood(words, { start: colon + 1, end: verb }) >= 0.65;
}

/** Matches "Claim: NAME" or "Claim – NAME", a headline with the speaker at its end. Returns whether it matched. */
function matchHeadlineWithFinalName(context: SentenceContext): boolean {
  const { words } = context;
  const colon = words.findLastIndex((word) => /^(?::|–|—)$/.test(word.text));
  const source = { start: colon + 1, end: contentEnd(words) };
  if (colon < 4 || source.end - source.start < 1 || source.end - source.start > 4) return false;
  const isLabel = words.slice(colon + 1).some((word) => LABEL.test(word.lower) || /^\p{N}/u.test(word.text));
  const isName = words.slice(colon + 1, source.end).every((word) => isCapitalized(word));
  if (words[colon]?.text !== ":" && (source.end - source.start < 2 || !isName)) return false;
  if (isLabel || agentLikelihood(words, source) < 0.65 || hasClaim(words, colon + 1)) return false;
  if (!hasClaim(words.slice(0, colon), 0)) return false;
  addColonCandidate(context, colon, source, { start: 0, end: colon });
  return true;
}

function addColonCandidate(context: SentenceContext, colon: number, source: TokenRange, content: TokenRange): void {
  const { words } = context;
  context.candidates.push({
    sources: [spanOf(words, source)],
    cue: spanOf(words, { start: colon, end: colon + 1 }),
    contents: [spanOf(words, content)],
    addressees: [],
    verb: { verb: ":", act: "state", reliability: 0.9, frames: ["clause"] },
    tense: "colon",
    kind: "clause",
    passive: false,
    confidence: 0.85,
    sentence: context.index,
    rules: [context.rule],
  });
  context.consumed.fill(1);
}

/** Returns whether the words from `from` on can be a claim. A date or the name of a place is not a claim. */
function hasClaim(words: readonly SentenceToken[], from: number): boolean {
  const rest = words.slice(from);
  if (/^\p{N}/u.test(rest[0]?.text ?? "") && rest.length < 6) return false;
  return rest.some(
    (word, i) =>
      i > 0 && (isAuxiliary(word) || isPreposition(word) || (ENDS_IN_S_OR_ED.test(word.lower) && !isCapitalized(word))),
  );
}

function contentEnd(words: readonly SentenceToken[]): number {
  let end = words.length;
  while (end > 0 && /^[.;]$/.test(lowerAt(words, end - 1))) end--;
  return end;
}
