import type { Act, Attribution } from "../engine/analysis.ts";
import { type AttributionSnapshot, snapshotAttribution } from "./note.ts";
import { passageSpan } from "./passage-span.ts";
import { describe, type Selectors } from "./selectors.ts";
import { randomUuid } from "./uuid.ts";

/** What of an attribution the reader can correct. */
export const CORRECTABLE_FIELDS = ["speakers", "act", "sources", "cue", "contents"] as const;

export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** An attribution as the reader reads it, its spans described so that they are found in a changed page. */
export interface UserReading {
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly sources: readonly Selectors[];
  readonly cue?: Selectors;
  readonly contents: readonly Selectors[];
  readonly addressees: readonly Selectors[];
}

/** The attribution of the engine that a correction is about: where it is found, and what it said. */
export interface CorrectedAttribution {
  /** Its cue or, where it has none, its first content. */
  readonly selector: Selectors;
  readonly words: AttributionSnapshot;
}

/**
 * What the reader says of one passage: that the engine misread it, that it is no attribution, that its marks are to be
 * hidden, or that it is an attribution which the engine missed.
 */
export interface Correction {
  readonly id: string;
  readonly target: { readonly source: string; readonly selector: Selectors };
  /** Missing where the engine had read nothing. */
  readonly replaces?: CorrectedAttribution;
  /** Missing where the passage is no attribution. */
  readonly reading?: UserReading;
  /** What of `reading` differs from the engine's; all else follows the engine as it gets better. */
  readonly changed: readonly CorrectableField[];
  /** Whether its marks are hidden in the page. */
  readonly hidden: boolean;
  readonly created: string;
  readonly modified: string;
}

/** What is known when a correction is made: the page, its text, the engine's attribution and the reader's. */
export interface NewCorrection {
  readonly url: string;
  readonly text: string;
  readonly engine: Attribution | undefined;
  readonly user: Attribution | undefined;
  readonly hidden?: boolean;
  /** The correction that this one takes the place of. */
  readonly previous?: Correction | undefined;
  readonly now?: Date;
}

/** A correction of the engine's attribution, or of its silence; one without a reader's attribution dismisses it. */
export function createCorrection({
  url,
  text,
  engine,
  user,
  hidden = false,
  previous,
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
    created: previous?.created ?? at,
    modified: previous && at <= previous.modified ? new Date(Date.parse(previous.modified) + 1).toISOString() : at,
  };
}

/** Whether a correction says nothing that the engine does not say, and need not be kept. */
export function isEmptyCorrection({ replaces, reading, changed, hidden }: Correction): boolean {
  return replaces !== undefined && reading !== undefined && changed.length === 0 && !hidden;
}

/** The passage of a correction in words, on one line. */
export function correctionQuote({ target }: Correction): string {
  return target.selector[0].exact.replace(/\s+/g, " ");
}

function describeOriginal(text: string, engine: Attribution): CorrectedAttribution {
  return { selector: describe(text, anchorOf(engine)), words: snapshotAttribution(text, engine) };
}

/** The span by which an attribution is known: its cue or, where it has none, its first content. */
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
