import type { Act } from "../engine/analysis.ts";
import type { Claim } from "./claim.ts";
import { countWords } from "./comparison-table.ts";
import { writtenWords } from "./content-words.ts";
import { findTopics, type TopicLexicon } from "./find-topics.ts";

/** Facts about a readout as a whole, in the words of its text. A fact that the text does not state is undefined or empty. */
export interface FrameFacts {
  readonly words: number;
  readonly claims: number;
  /** Who asked for the event, for example "at the request of the French side". */
  readonly initiative: string | undefined;
  /** How long it lasted, for example "lasted 90 minutes". */
  readonly duration: string | undefined;
  /** Words about the mood, for example "frank and constructive". */
  readonly tone: readonly string[];
  /** The contents of claims about the next contact. */
  readonly nextContact: readonly string[];
}

const INITIATIVE =
  /\b(?:at (?:the|his|her|their) (?:request|initiative|invitation)(?: of (?:the )?[\p{L}'’ -]{2,50}?(?= side\b|[,.;]|\n| (?:and|to|in|on|for|held|spoke|met)\b))?(?: side\b)?|on the initiative of (?:the )?[\p{L}'’-]{2,30}(?: side\b)?|initiated by (?:the )?[\p{L}'’-]{2,30}(?: side\b)?)/iu;

const DURATION =
  /\b(?:lasted|lasting|went on for)(?: for)?(?: (?:about|around|nearly|almost|over|more than|some|just over|just under))? (?:\d{1,3}|[a-z]{2,10}|an?)(?:[ -](?:and a half|half|quarter))? ?-?(?:minutes?|hours?)\b/iu;

const MOOD =
  "candid|frank|constructive|in-depth|friendly|warm|cordial|productive|substantive|substantial|open|honest|businesslike|trustful|fruitful|positive|detailed|meaningful|direct|sincere|pragmatic";
const TONE = new RegExp(
  `\\b(?:${MOOD})(?:(?:,| and|, and) (?:${MOOD})){0,3}(?= (?:atmosphere|manner|spirit|conversation|talks?|discussions?|exchanges?|dialogue|meeting|call|and (?:${MOOD})))`,
  "giu",
);

/** The topic of the lexicon that claims about the next contact have, and the acts by which one is arranged. */
const NEXT_CONTACT = "next contact";
const MEETING = /^(?:to )?(?:meet|speak|talk)\b/u;
const ARRANGING: ReadonlySet<Act> = new Set<Act>(["agree", "pledge", "request", "support"]);

/** Returns the facts about a readout and its claims. */
export function readFrameFacts(text: string, claims: readonly Claim[], lexicon: TopicLexicon): FrameFacts {
  const line = (match: RegExpExecArray | null): string | undefined => match?.[0].replace(/\s+/gu, " ").trim();
  const tone = [...text.matchAll(TONE)].map(([words]) => words.toLowerCase());
  return {
    words: countWords(text),
    claims: claims.length,
    initiative: line(INITIATIVE.exec(text)),
    duration: line(DURATION.exec(text)),
    tone: [...new Set(tone)],
    nextContact: claims
      .filter(({ act }) => ARRANGING.has(act))
      .filter(
        ({ cue, content }) =>
          MEETING.test(content) || findTopics(writtenWords(`${cue} ${content}`), lexicon).topics.has(NEXT_CONTACT),
      )
      .map(({ content }) => content),
  };
}
