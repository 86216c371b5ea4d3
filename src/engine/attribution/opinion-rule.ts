import { isPunctuation, lowerAt, type SentenceToken, spanOf } from "../document/sentence-tokens.ts";
import { POSSESSIVE_ENDING } from "../languages/en/combination-patterns.ts";
import { OPINION_NOUN, OWN_OPINION, POINTS_OF_VIEW } from "../languages/en/opinion-phrases.ts";
import { addCandidate, trimTrailingPunctuation } from "./add-candidate.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { Cue } from "./match-cue.ts";
import { nounPhraseEnd } from "./noun-phrase.ts";
import type { SentenceContext } from "./sentence-context.ts";

const VERB = { verb: "in the opinion of", act: "state", reliability: 0.8, frames: ["clause"] } as const;

/**
 * Matches "In the opinion of X, S" and "In her opinion, S". Returns the index of the word at which the search continues,
 * or undefined.
 */
export function matchOpinion(context: SentenceContext, at: number): number | undefined {
  const { words } = context;
  if (lowerAt(words, at) !== "in" || (at > 0 && !isPunctuation(words[at - 1]))) return undefined;
  const isOwn = OWN_OPINION.test(lowerAt(words, at + 1)) && OPINION_NOUN.test(lowerAt(words, at + 2));
  if (isOwn) return addOpinion(context, at + 2, at + 3, { start: at + 1, end: at + 2 }, at + 3);
  const isOf =
    lowerAt(words, at + 1) === "the" && OPINION_NOUN.test(lowerAt(words, at + 2)) && lowerAt(words, at + 3) === "of";
  if (!isOf) return undefined;
  const end = endOfName(words, at + 4);
  const source = { start: at + 4, end };
  return agentLikelihood(words, source) < 0.6 ? undefined : addOpinion(context, at, at + 4, source, end);
}

/** The greatest number of words between the preposition and the noun in "in the Foreign Minister's opinion". */
const LONGEST_OWNER = 12;

/**
 * Matches "In X's opinion, S", "From X's point of view, S" and "From her point of view, S". The source is the owner
 * without the possessive, the cue the noun. Returns the index of the word at which the search continues, or undefined.
 */
export function matchPossessiveOpinion(context: SentenceContext, at: number): number | undefined {
  const { words } = context;
  const preposition = lowerAt(words, at);
  if ((preposition !== "in" && preposition !== "from") || (at > 0 && !isPunctuation(words[at - 1]))) return undefined;
  const isOwn = OWN_OPINION.test(lowerAt(words, at + 1));
  const possessive = isOwn ? at + 1 : findPossessive(words, at + 2, at + 2 + LONGEST_OWNER);
  if (possessive === undefined) return undefined;
  const noun = possessive + 1;
  const end = noun + (preposition === "in" ? opinionLength(words, noun) : pointOfViewLength(words, noun));
  const source = { start: at + 1, end: isOwn ? at + 2 : possessive };
  if (end === noun || (!isOwn && agentLikelihood(words, source) < 0.6)) return undefined;
  return addOpinion(context, noun, end, source, end);
}

/** Returns the index of the first possessive ("'s", or the apostrophe of a plural) before other punctuation. */
function findPossessive(words: readonly SentenceToken[], from: number, to: number): number | undefined {
  for (let at = from; at < Math.min(to, words.length); at++) {
    if (POSSESSIVE_ENDING.test(lowerAt(words, at))) return at;
    if (isPunctuation(words[at])) return undefined;
  }
  return undefined;
}

function opinionLength(words: readonly SentenceToken[], at: number): number {
  return OPINION_NOUN.test(lowerAt(words, at)) ? 1 : 0;
}

function pointOfViewLength(words: readonly SentenceToken[], at: number): number {
  return POINTS_OF_VIEW.find((noun) => noun.every((word, i) => lowerAt(words, at + i) === word))?.length ?? 0;
}

/**
 * Returns the end of the name at `start`. The subject of the clause follows its comma and may look like an apposition
 * ("In the words of Orlan, Vey is ...").
 */
function endOfName(words: readonly SentenceToken[], start: number): number {
  const end = nounPhraseEnd(words, start, words.length);
  if (lowerAt(words, end) === ",") return end;
  const comma = words.findIndex((word, at) => at > start && word.text === ",");
  return comma > 0 && comma < end ? comma : end;
}

/** Adds the clause after the comma at `comma` as what the source thinks. */
function addOpinion(
  context: SentenceContext,
  first: number,
  next: number,
  source: { readonly start: number; readonly end: number },
  comma: number,
): number | undefined {
  const { words } = context;
  if (lowerAt(words, comma) !== ",") return undefined;
  const content = { start: comma + 1, end: trimTrailingPunctuation(words, comma + 1, words.length) };
  if (content.end <= content.start) return undefined;
  const cue: Cue = { first, head: first, next, verb: VERB, tense: "present", passive: false, light: false };
  const found = { cue: { start: first, end: next }, source: spanOf(words, source), content: spanOf(words, content) };
  addCandidate(context, cue, "clause", found.cue, [found.source], [found.content], [], VERB.reliability);
  return words.length;
}
