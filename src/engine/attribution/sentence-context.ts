import type { SentenceToken, TokenRange } from "../document/sentence-tokens.ts";
import { DISCUSSION_VERBS, EVENT_VERBS } from "../languages/en/event-verbs.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/** One sentence being read: its words, what was found in it, and the words already spoken for. */
export interface SentenceContext {
  readonly words: readonly SentenceToken[];
  readonly index: number;
  readonly candidates: AttributionCandidate[];
  readonly consumed: Uint8Array;
  /** Who speaks in the quotation that was read, for what is coordinated with it. */
  quoteSpeaker: TokenRange | undefined;
  /** The id of the rule that is being tried. */
  rule: string;
}

/** Where a clause begins and who was last its subject. */
export interface Clause {
  start: number;
  subject: TokenRange | undefined;
  subjectStrength: number;
  /** With whom the event of this clause was held. */
  counterpart: TokenRange | undefined;
  hasEvent: boolean;
}

/** A subject weaker than this is background ("Discussions highlighted ..."): missing a rare speaker costs less than marking prose. */
export const MIN_AGENT_LIKELIHOOD = 0.55;

/** Finite verbs of the event: what stands before one is a subject. */
export const EVENT_VERB_FORMS: ReadonlySet<string> = new Set(EVENT_VERBS);

/** Verbs after which "about X" tells the topic. */
export const DISCUSSION_VERB_FORMS: ReadonlySet<string> = new Set(DISCUSSION_VERBS);
