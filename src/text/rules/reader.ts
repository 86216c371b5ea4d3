import { EVENT_VERBS, TALK_VERBS } from "../lexicon/event-verbs.ts";
import type { Stretch, Word } from "../words.ts";
import type { Finding } from "./finding.ts";

/** One sentence being read: its words, what was found in it, and the words already spoken for. */
export interface Reader {
  readonly words: readonly Word[];
  readonly index: number;
  readonly findings: Finding[];
  readonly taken: Uint8Array;
  /** Who speaks in the quotation that was read, for what is coordinated with it. */
  speaker: Stretch | undefined;
}

/** Where a clause begins and who was last its subject. */
export interface Clause {
  floor: number;
  subject: Stretch | undefined;
  subjectStrength: number;
  /** With whom the event of this clause was held. */
  partner: Stretch | undefined;
  event: boolean;
}

/** A subject weaker than this is background ("Discussions highlighted ..."): missing a rare speaker costs less than marking prose. */
export const WEAKEST_SUBJECT = 0.55;

/** Finite verbs of the event: what stands before one is a subject. */
export const EVENTS: ReadonlySet<string> = new Set(EVENT_VERBS);

/** Verbs after which "about X" tells the topic. */
export const TALKS: ReadonlySet<string> = new Set(TALK_VERBS);
