import type { Act, Attribution } from "../engine/analysis.ts";
import { extentOf } from "./extent-of.ts";
import { newId } from "./new-id.ts";
import { type AttributionSnapshot, snapshotAttribution } from "./note.ts";
import { describe, type Selectors } from "./selectors.ts";

/** What of an attribution the reader can correct. */
export const CORRECTABLE = ["speakers", "act", "sources", "cue", "contents"] as const;

export type Correctable = (typeof CORRECTABLE)[number];

/** An attribution as the reader reads it, its spans described so that they are found in a changed page. */
export interface ReaderReading {
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly sources: readonly Selectors[];
  readonly cue?: Selectors;
  readonly contents: readonly Selectors[];
  readonly addressees: readonly Selectors[];
}

/** The attribution of the engine that a correction is about: where it is found, and what it said. */
export interface Replaced {
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
  readonly replaces?: Replaced;
  /** Missing where the passage is no attribution. */
  readonly reading?: ReaderReading;
  /** What of `reading` differs from the engine's; all else follows the engine as it gets better. */
  readonly changed: readonly Correctable[];
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
  readonly reader: Attribution | undefined;
  readonly hidden?: boolean;
  /** The correction that this one takes the place of. */
  readonly earlier?: Correction | undefined;
  readonly now?: Date;
}

/** A correction of the engine's attribution, or of its silence; one without a reader's attribution dismisses it. */
export function createCorrection({
  url,
  text,
  engine,
  reader,
  hidden = false,
  earlier,
  now,
}: NewCorrection): Correction {
  const whole = reader ?? engine;
  if (!whole) throw new Error("A correction is about an attribution.");
  const at = (now ?? new Date()).toISOString();
  const replaces = engine ? describeEngine(text, engine) : earlier?.replaces;
  return {
    id: earlier?.id ?? newId(),
    target: { source: url, selector: describe(text, extentOf(whole)) },
    ...(replaces && { replaces }),
    ...(reader && { reading: describeReading(text, reader) }),
    changed: reader ? changesBetween(engine, reader) : [],
    hidden,
    created: earlier?.created ?? at,
    modified: earlier && at <= earlier.modified ? new Date(Date.parse(earlier.modified) + 1).toISOString() : at,
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

function describeEngine(text: string, engine: Attribution): Replaced {
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
): ReaderReading {
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

function changesBetween(engine: Attribution | undefined, reader: Attribution): Correctable[] {
  if (!engine) return [...CORRECTABLE];
  return CORRECTABLE.filter((field) => JSON.stringify(engine[field] ?? null) !== JSON.stringify(reader[field] ?? null));
}
