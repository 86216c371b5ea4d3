import type { Span } from "./span.ts";

/** What a claim does, by the eleven acts of the annotation guidelines (PLOVER's verbal classes and three more). */
export const ACTS = [
  "state",
  "consult",
  "agree",
  "pledge",
  "request",
  "support",
  "courtesy",
  "concede",
  "accuse",
  "reject",
  "threaten",
] as const;

export type Act = (typeof ACTS)[number];

/** Why a stretch of a claim can be checked against the world. A hint, never a verdict. */
export type CheckableKind = "number" | "date" | "superlative" | "agreement" | "past event";

/** A checkable detail inside a claim, with the reason for marking it. */
export interface CheckableFact {
  readonly span: Span;
  readonly reason: CheckableKind;
}

/** Who said what: one cue, whoever it reports, and what is reported. All spans are of one text. */
export interface Attribution {
  /** The spans that name who speaks; empty in a passive without agent. */
  readonly sources: readonly Span[];
  /** The span that reports ("underscored"), or none. */
  readonly cue: Span | undefined;
  /** The spans of what is attributed; two or more when a quotation is interrupted. */
  readonly contents: readonly Span[];
  /** The spans that name to whom it is said, when they stand outside the content. */
  readonly addressees: readonly Span[];
  /** Whom the source stands for, by the fullest names in the text; empty when the text does not tell. */
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly checkables: readonly CheckableFact[];
  /** How sure the engine is that this is an attribution, 0 to 1. */
  readonly confidence: number;
  /** The ids of the rules that found it, "tagger" for the tagger; missing in records of earlier versions. */
  readonly rules?: readonly string[];
}

/** The kinds of event; a consultation is one of ministries or states, held by delegations. */
export const EVENT_KINDS = ["call", "video call", "meeting", "visit", "consultation", "letter", "other"] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** How the day of an event is known: written in the text, counted from the day of publication, or that day itself. */
export type DayFrom = "stated" | "relative" | "published";

/** The call or meeting that a readout tells of. */
export interface DiplomaticEvent {
  readonly kind: EventKind;
  /** The principal persons, by their fullest names in the text, in order of mention. */
  readonly participants: readonly string[];
  /** The side that issued the text, as a country or body name, when the text or page tells. */
  readonly issuer: string | undefined;
  /** The date as written ("today", "Friday", "2 April 2024"). */
  readonly date: string | undefined;
  /** The day of the event as "2026-03-14", and how it is known; both are missing where nothing tells. */
  readonly day?: string | undefined;
  readonly dayFrom?: DayFrom | undefined;
}

/** Whether a text is a readout, how sure that is (0 to 1; 0.5 and above is yes), and what spoke for and against it. */
export interface ReadoutVerdict {
  readonly isReadout: boolean;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** All that the engine reads in a text. Attributions stand in text order and are given whether or not it is a readout. */
export interface Analysis {
  readonly readout: ReadoutVerdict;
  /** The part of the text that is the readout: nearly all of one, or the part of a story that gives one in full. */
  readonly extent?: Span | undefined;
  readonly event: DiplomaticEvent | undefined;
  /** The language of the text, a BCP 47 tag; missing where too few words tell it. */
  readonly language?: string;
  readonly attributions: readonly Attribution[];
  /** The steps, rules and resolvers that threw and lost their own results, by their ids; missing where none did. */
  readonly failed?: readonly string[];
}
