import type { SentenceToken, TokenRange } from "../document/sentence-tokens.ts";
import { DISCUSSION_VERBS, EVENT_VERBS } from "../languages/en/event-verbs.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/** The state of the search in one sentence: its words, the attributions found in it, and which words they use. */
export interface SentenceContext {
  readonly words: readonly SentenceToken[];
  readonly index: number;
  readonly candidates: AttributionCandidate[];
  readonly consumed: Uint8Array;
  /** The speaker of the quotation that was found, who is also the subject of a verb coordinated with it. */
  quoteSpeaker: TokenRange | undefined;
  /** The id of the rule that is being tried. */
  rule: string;
}

/** A clause: the index of its first word, and its last subject with the likelihood that it can speak. */
export interface Clause {
  start: number;
  subject: TokenRange | undefined;
  subjectStrength: number;
  /** The person or group with whom the event of this clause was held. */
  counterpart: TokenRange | undefined;
  hasEvent: boolean;
}

/**
 * The lowest likelihood of a subject that can be a source. A lower one is background ("Discussions highlighted ...").
 * The value misses a few unusual speakers, which is better than attributions in ordinary narration.
 */
export const MIN_AGENT_LIKELIHOOD = 0.55;

/** The forms of finite verbs that narrate the event. The noun phrase before one is its subject. */
export const EVENT_VERB_FORMS: ReadonlySet<string> = new Set(EVENT_VERBS);

/** The forms of verbs after which "about X" names the topic. */
export const DISCUSSION_VERB_FORMS: ReadonlySet<string> = new Set(DISCUSSION_VERBS);
