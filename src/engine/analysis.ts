import type { Span } from "./span.ts";

/**
 * The acts that a claim can perform. The annotation guidelines define them: eight verbal classes of the event ontology
 * PLOVER, and "state", "pledge" and "courtesy".
 */
export const ACTS = [
  /** A fact, a view, or that something matters. Also the act of a verb that gives none of the others. */
  "state",
  /** A topic of a talk, without a position. */
  "consult",
  /** An agreement or a shared view. */
  "agree",
  /** What the speaker's own side will do. */
  "pledge",
  /** What others are asked to do. */
  "request",
  /** Endorsement, praise or welcome. */
  "support",
  /** Thanks, congratulations, condolences or greetings. */
  "courtesy",
  /** An admission or a compromise. */
  "concede",
  /** Condemnation or criticism of someone's conduct. */
  "accuse",
  /** A refusal, opposition or denial. */
  "reject",
  /** A warning of consequences. */
  "threaten",
] as const;

export type Act = (typeof ACTS)[number];

/**
 * The reason why a detail of a claim can be checked against other sources. It is a hint for the user and does not mean
 * that the detail is wrong.
 */
export type CheckableKind = "number" | "date" | "superlative" | "agreement" | "past event";

/** A checkable detail inside a claim, with the reason for marking it. */
export interface CheckableFact {
  readonly span: Span;
  readonly reason: CheckableKind;
}

/** Records who said what: one cue, its sources and its contents. All spans refer to the same text. */
export interface Attribution {
  /** The spans that name the speaker. Empty when the cue is a passive without an agent ("it was agreed that ..."). */
  readonly sources: readonly Span[];
  /** The span of the reporting words ("underscored"). Undefined when the attribution has no cue. */
  readonly cue: Span | undefined;
  /** The spans of the attributed text. There are two or more when a quotation is interrupted. */
  readonly contents: readonly Span[];
  /** The spans outside the content that name the person or group who is addressed. */
  readonly addressees: readonly Span[];
  /**
   * The speakers to whom the source refers, each by the fullest name in the text. Empty when the text does not identify
   * them.
   */
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly checkables: readonly CheckableFact[];
  /** The estimated probability, from 0 to 1, that this is an attribution. */
  readonly confidence: number;
  /**
   * The ids of the rules that found it, and "tagger" if the tagger found it. Missing in records that an earlier version
   * stored.
   */
  readonly rules?: readonly string[];
}

/** The kinds of event. A consultation takes place between ministries or states, which send delegations. */
export const EVENT_KINDS = ["call", "video call", "meeting", "visit", "consultation", "letter", "other"] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * How the day of an event is known: the text states it, it was computed from the day of publication and a relative date
 * ("yesterday"), or it is assumed to be the day of publication.
 */
export type DayFrom = "stated" | "relative" | "published";

/** The call, meeting or other event that a readout reports. */
export interface DiplomaticEvent {
  readonly kind: EventKind;
  /** The principal persons, by their fullest names in the text, in order of mention. */
  readonly participants: readonly string[];
  /**
   * The name of the country or body that issued the text. Undefined when neither the text nor the page identifies it.
   */
  readonly issuer: string | undefined;
  /** The date as it is written in the text ("today", "Friday", "2 April 2024"). */
  readonly date: string | undefined;
  /**
   * The day of the event in the form "2026-03-14". Missing, like `dayFrom`, when neither the text nor the page gives a
   * date.
   */
  readonly day?: string | undefined;
  readonly dayFrom?: DayFrom | undefined;
  /**
   * When the page says it was published, as "2026-03-14T18:05+01:00", with "Z" for UTC, or without a zone if the page
   * names none. Missing if the page gives no hour.
   */
  readonly publishedAt?: string | undefined;
}

/**
 * The result of readout detection. `score` is a confidence from 0 to 1, and `isReadout` is true from 0.5 on. `reasons`
 * lists the signs for and against a readout.
 */
export interface ReadoutVerdict {
  readonly isReadout: boolean;
  readonly score: number;
  readonly reasons: readonly string[];
}

/**
 * The result of the analysis of a text. The attributions are in text order. They are included even if the text is not a
 * readout.
 */
export interface Analysis {
  readonly readout: ReadoutVerdict;
  /**
   * The part of the text that is a readout: nearly the whole text, or the section of a news story that reproduces a
   * readout in full.
   */
  readonly extent?: Span | undefined;
  readonly event: DiplomaticEvent | undefined;
  /** The language of the text as a BCP 47 tag. Missing when the text has too few words to identify its language. */
  readonly language?: string;
  readonly attributions: readonly Attribution[];
  /**
   * The ids of the steps, rules and resolvers that threw an error, so that their results are missing. Missing when none
   * threw.
   */
  readonly failed?: readonly string[];
}
