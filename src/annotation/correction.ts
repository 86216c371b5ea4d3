import type { Act, Attribution } from "../engine/analysis.ts";
import { type AttributionSnapshot, snapshotAttribution } from "./note.ts";
import { passageSpan } from "./passage-span.ts";
import { describe, type Selectors } from "./selectors.ts";
import { randomUuid } from "./uuid.ts";

/** The fields of an attribution that the user can correct. */
export const CORRECTABLE_FIELDS = ["speakers", "act", "sources", "cue", "contents"] as const;

export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** What coders decide about an attribution, and on which they can disagree. */
export const DECIDED_ASPECTS = ["spans", "speakers", "act", "tags"] as const;

export type DecidedAspect = (typeof DECIDED_ASPECTS)[number];

/**
 * The user's version of an attribution, its spans described by selectors so that they can be located in a changed page.
 */
export interface UserReading {
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly sources: readonly Selectors[];
  readonly cue?: Selectors;
  readonly contents: readonly Selectors[];
  readonly addressees: readonly Selectors[];
}

/** The engine's attribution that a correction replaces: its selectors and its text. */
export interface CorrectedAttribution {
  /** Selectors of its cue or, if it has no cue, of its first content. */
  readonly selector: Selectors;
  readonly words: AttributionSnapshot;
}

/**
 * The user's statement about one passage: the engine misread it, it is not an attribution, its highlights are hidden,
 * or it is an attribution that the engine missed.
 */
export interface Correction {
  readonly id: string;
  readonly target: { readonly source: string; readonly selector: Selectors };
  /** Undefined if the engine found no attribution here. */
  readonly replaces?: CorrectedAttribution;
  /** Undefined if the user dismissed the attribution. */
  readonly reading?: UserReading;
  /** The fields of `reading` that differ from the engine's. All other fields follow the engine as it improves. */
  readonly changed: readonly CorrectableField[];
  /** True if its highlights are hidden in the page. */
  readonly hidden: boolean;
  /** The name of the coder who made it, if one was set. */
  readonly coder?: string;
  /** What it resolves of a disagreement between coders; it is then not compared with their own decisions. */
  readonly resolves?: readonly DecidedAspect[];
  readonly created: string;
  readonly modified: string;
}

/** Input for a new correction: the page, its text, the engine's attribution and the user's. */
export interface NewCorrection {
  readonly url: string;
  readonly text: string;
  readonly engine: Attribution | undefined;
  readonly user: Attribution | undefined;
  readonly hidden?: boolean;
  /** The correction that this one replaces. */
  readonly previous?: Correction | undefined;
  /** The name of the coder; that of the previous correction if none is given. */
  readonly coder?: string | undefined;
  readonly resolves?: readonly DecidedAspect[] | undefined;
  readonly now?: Date;
}

/**
 * Creates a correction of the engine's attribution, or of a passage where it found none. Without the user's
 * attribution, the correction dismisses the engine's.
 */
export function createCorrection({
  url,
  text,
  engine,
  user,
  hidden = false,
  previous,
  coder = previous?.coder,
  resolves = previous?.resolves,
  now,
}: NewCorrection): Correction {
  const attribution = user ?? engine;
  if (!attribution) throw new Error("A correction is about an attribution.");
  const at = (now ?? new Date()).toISOString();
  const replaces = engine ? describeOriginal(text, engine) : previous?.replaces;
  return {
    id: previous?.id ?? randomUuid(),
    target: { source: url, selector: describe(text, passageSpan(attribution)) },
    ...(replaces && { replaces }),
    ...(user && { reading: describeReading(text, user) }),
    changed: user ? changesBetween(engine, user) : [],
    hidden,
    ...(coder && { coder }),
    ...(resolves && { resolves }),
    created: previous?.created ?? at,
    modified: previous && at <= previous.modified ? new Date(Date.parse(previous.modified) + 1).toISOString() : at,
  };
}

/** Returns true if a correction does not differ from the engine's result and need not be stored. */
export function isEmptyCorrection({ replaces, reading, changed, hidden }: Correction): boolean {
  return replaces !== undefined && reading !== undefined && changed.length === 0 && !hidden;
}

/** Returns the text of a correction's passage on one line. */
export function correctionQuote({ target }: Correction): string {
  return target.selector[0].exact.replace(/\s+/g, " ");
}

function describeOriginal(text: string, engine: Attribution): CorrectedAttribution {
  return { selector: describe(text, anchorOf(engine)), words: snapshotAttribution(text, engine) };
}

/** Returns the span that identifies an attribution: its cue or, if it has no cue, its first content. */
export function anchorOf({ cue, contents, sources }: Attribution): { start: number; end: number } {
  const anchor = cue ?? contents[0] ?? sources[0];
  if (!anchor) throw new Error("An attribution has at least one span.");
  return anchor;
}

function describeReading(
  text: string,
  { speakers, act, sources, cue, contents, addressees }: Attribution,
): UserReading {
  const all = (spans: Attribution["sources"]) => spans.map((span) => describe(text, span));
  return {
    speakers: [...speakers],
    act,
    sources: all(sources),
    ...(cue && { cue: describe(text, cue) }),
    contents: all(contents),
    addressees: all(addressees),
  };
}

function changesBetween(engine: Attribution | undefined, user: Attribution): CorrectableField[] {
  if (!engine) return [...CORRECTABLE_FIELDS];
  return CORRECTABLE_FIELDS.filter(
    (field) => JSON.stringify(engine[field] ?? null) !== JSON.stringify(user[field] ?? null),
  );
}
