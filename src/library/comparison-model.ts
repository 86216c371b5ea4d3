import type { Comparison } from "../annotation/comparison-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { applyDecisions } from "../comparison/align-claims.ts";
import { type ComparisonTable, comparisonTable, type TableSide } from "../comparison/comparison-table.ts";
import { findClaimsByOtherSide } from "../comparison/find-claims-by-other-side.ts";
import type { TopicLexicon } from "../comparison/find-topics.ts";
import { type FrameFacts, readFrameFacts } from "../comparison/frame-facts.ts";
import { locateDecisions, locateRows } from "../comparison/locate-decisions.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import type { ComparedSide, LoadedComparison } from "./load-comparison.ts";

/** What the view of a comparison shows. */
export interface ComparisonModel {
  readonly table: ComparisonTable;
  readonly sideNames: readonly string[];
  readonly facts: readonly FrameFacts[];
  /** For each side, the indexes of claims that say what a person of another side said. */
  readonly byOther: readonly ReadonlySet<number>[];
  /** The number of decisions whose passage is no longer in the text. */
  readonly lost: number;
}

/** Cache of models, because the view and the actions in it need the model of the same comparison. */
const models = new WeakMap<LoadedComparison["sides"], WeakMap<Comparison, ComparisonModel>>();

/** Returns what is shown of a comparison with the decisions in `comparison`. */
export function comparisonModel(loaded: LoadedComparison, comparison: Comparison): ComparisonModel {
  const known = models.get(loaded.sides) ?? new WeakMap<Comparison, ComparisonModel>();
  models.set(loaded.sides, known);
  const model = known.get(comparison) ?? makeModel(loaded, comparison);
  known.set(comparison, model);
  return model;
}

function makeModel({ sides, scores, data }: LoadedComparison, comparison: Comparison): ComparisonModel {
  let lost = 0;
  const alignments = scores.flatMap((pair) => {
    const [one, other] = [sides[pair.a], sides[pair.b]];
    if (!one || !other) return [];
    const located = locateDecisions(comparison.decisions, one, other);
    lost += located.lost.length;
    return [{ a: pair.a, b: pair.b, alignment: applyDecisions(pair.scores, located.placed) }];
  });
  const names = sideNamesOf(sides);
  const tableSides = sides.map((side, at): TableSide => tableSide(side, names[at] ?? "", comparison));
  return {
    table: comparisonTable(tableSides, alignments, data.lexicon, comparison),
    sideNames: names,
    ...factsOf(sides, data.lexicon),
    lost,
  };
}

/** Cache of the facts that do not depend on decisions, by the sides of the comparison. */
const knownFacts = new WeakMap<LoadedComparison["sides"], Pick<ComparisonModel, "facts" | "byOther">>();

function factsOf(sides: LoadedComparison["sides"], lexicon: TopicLexicon): Pick<ComparisonModel, "facts" | "byOther"> {
  const facts = knownFacts.get(sides) ?? {
    facts: sides.map(({ text, claims }) => readFrameFacts(text, claims, lexicon)),
    byOther: findClaimsByOtherSide(sides.map(({ claims }) => claims)),
  };
  knownFacts.set(sides, facts);
  return facts;
}

function tableSide(side: ComparedSide, name: string, { rows }: Comparison): TableSide {
  const { record, text, claims, id } = side;
  return {
    readout: id,
    title: record.title,
    issuer: name,
    url: record.url,
    publishedDay: record.event?.dayFrom === "published" ? record.event.day : undefined,
    capturedAt: record.capturedAt,
    text,
    claims,
    rows: locateRows(rows, side),
  };
}

/**
 * Returns the event that readouts are about, from the first readout whose text gives the day, otherwise from the first
 * one with a day of publication, otherwise from the first readout.
 */
export function eventOfReadouts(records: readonly ReadoutRecord[]): DiplomaticEvent | undefined {
  const events = records.flatMap(({ event }) => event ?? []);
  const dated = events.filter(({ day }) => day !== undefined);
  return dated.find(({ dayFrom }) => dayFrom !== "published") ?? dated[0] ?? events[0];
}

/** Returns a name for each side: the issuer or the host. Equal names are numbered. */
function sideNamesOf(sides: readonly ComparedSide[]): string[] {
  const names = sides.map(({ record: { issuer, event, url } }) => issuer ?? event?.issuer ?? hostOf(url));
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return names.filter((other) => other === name).length > 1 ? `${name} (${before + 1})` : name;
  });
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
