import type { Act } from "../engine/analysis.ts";
import type { Sliced } from "../engine/slices.ts";
import type { Claim, ReadoutClaims } from "./claim.ts";
import { contentWords, contentWordsAmong, type Word, writtenWords } from "./content-words.ts";
import { type FoundTopics, findTopics, type TopicLexicon } from "./find-topics.ts";
import { foldPersonName } from "./fold-person-name.ts";
import { readNumbers } from "./read-numbers.ts";

/** One item of the list that a claim may be. */
export interface ClaimPart {
  readonly words: readonly Word[];
  readonly found: FoundTopics;
}

/** A claim with everything that is compared. */
export interface PreparedClaim {
  readonly claim: Claim;
  readonly words: readonly Word[];
  readonly found: FoundTopics;
  /** The topics of the rest of its sentence. */
  readonly frame: FoundTopics;
  /** The items that it lists. A whole list resembles no other claim, but one of its items may. */
  readonly parts: readonly ClaimPart[];
  /** Keys of capitalized words within the content. */
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Folded surnames of the speakers. */
  readonly speakers: ReadonlySet<string>;
  readonly act: Act;
  /** The index of the claim that "on this topic" and the like refer to, or undefined. */
  readonly pointsTo: number | undefined;
  /** Its relative position in the text, 0 to 1. */
  readonly place: number;
}

/** A side of a comparison with its claims prepared. */
export interface PreparedReadout {
  readonly claims: readonly PreparedClaim[];
  /** Keys of the words that name the parties. */
  readonly parties: ReadonlySet<string>;
  readonly partyTopics: ReadonlySet<string>;
}

const PART_ENDS =
  /[,;]\s{1,3}(?:(?:and|or|including|in particular|as well as)\s{1,3})?|\s{1,3}(?:as well as|while|despite|such as|including|along with|amid)\s{1,3}|\s{1,3}and\s{1,3}(?=(?:to|the|that|his|her|their|for|on|in|additional|continued|how|is|are|has|have|of|further|other)\s)/u;

/** A reference to the claim before it, with a noun that has no topic itself. */
const POINTS_BACK =
  /\b(?:on|in|of|to|about|for|with)\s{1,3}(?:this|these|that|those|such)\s{1,3}(?:\w{1,20}\s{1,3})?(?:regard|context|direction|connection|topics?|issues?|matters?|questions?|goals?|areas?|efforts?|process|initiatives?|end|work|developments?|point)\b/iu;
const PRONOUN =
  /^(?:that\s+)?(?:its?|this|these|they|them|their|those|such)\b|\b(?:to|for|of|help|with) (?:it|them)\b/iu;
const MOST_WORDS_OF_POINTER = 14;

const CAPITAL =
  /(?<=[\p{L}\p{N},;:]["”’)]?\s["“(]?)\p{Lu}[\p{L}\p{N}.’'-]{1,30}(?:\s\p{Lu}[\p{L}\p{N}.’'-]{1,30}){0,5}/gu;

/** Prepares the claims of a readout for alignment. Pauses after each claim. */
export function* prepareReadout(readout: ReadoutClaims, lexicon: TopicLexicon): Sliced<PreparedReadout> {
  const { claims, participants, issuer = "" } = readout;
  const names = [issuer, ...participants];
  const last = Math.max(1, ...claims.map(({ end }) => end));
  const prepared: PreparedClaim[] = [];
  for (const [at, claim] of claims.entries()) {
    prepared.push(prepareClaim(claim, at, claim.start / last, lexicon));
    yield;
  }
  return {
    claims: prepared,
    parties: new Set(names.flatMap((name) => contentWords(name).map(({ key }) => key))),
    partyTopics: findTopics(writtenWords(issuer), lexicon).topics,
  };
}

/** Returns the keys of capitalized words within a content, which are names. */
export function findNames(content: string): Set<string> {
  return new Set((content.match(CAPITAL) ?? []).flatMap((name) => contentWords(name).map(({ key }) => key)));
}

function prepareClaim(claim: Claim, at: number, place: number, lexicon: TopicLexicon): PreparedClaim {
  const { content, cue, addressee, frame, speakers, act } = claim;
  const words = contentWords(content);
  const parts = content.split(PART_ENDS).map((part) => {
    const written = writtenWords(part);
    return { written, words: contentWordsAmong(written) };
  });
  const isPointer = POINTS_BACK.test(content) || (PRONOUN.test(content) && words.length < MOST_WORDS_OF_POINTER);
  return {
    claim,
    words,
    found: findTopics(writtenWords(`${cue} ${content} ${addressee}`), lexicon),
    frame: findTopics(writtenWords(frame), lexicon),
    parts: parts
      .filter((part) => part.words.length > 0)
      .map((part) => ({ words: part.words, found: findTopics(part.written, lexicon) })),
    names: findNames(content),
    numbers: readNumbers(content),
    speakers: new Set(speakers.map((name) => foldPersonName(name).at(-1) ?? name.toLowerCase())),
    act,
    pointsTo: isPointer && at > 0 ? at - 1 : undefined,
    place,
  };
}
