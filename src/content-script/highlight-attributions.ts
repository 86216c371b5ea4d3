import type { AttributionWithCorrection } from "../annotation/apply-corrections.ts";
import { assignSpeakerColors, speakerKey } from "../annotation/speaker-colors.ts";
import type { Attribution } from "../engine/analysis.ts";
import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import type { PageText } from "../page/page-text.ts";
import { HIGHLIGHT_ROLES, type HighlightRole, type Painter } from "../page/painter.ts";
import { ACT_FAMILIES } from "../ui/act-labels.ts";
import type { AnchoredNote } from "./page-analysis.ts";

/** What the reader wants marked, and how: the part of the settings that painting knows. */
export interface HighlightSettings {
  /** What the tint of a content tells: what the claim does, or who makes it. */
  readonly colourBy: "act" | "speaker";
  readonly roles: { readonly source: boolean; readonly cue: boolean; readonly content: boolean };
  /** Attributions less sure than this are not painted. */
  readonly leastConfidence: number;
}

const HIGHLIGHT_EVERYTHING: HighlightSettings = {
  colourBy: "act",
  roles: { source: true, cue: true, content: true },
  leastConfidence: 0,
};

/**
 * An attribution less sure than this is painted as a suggestion, in thin lines alone. Lower, and doubtful ones look
 * certain; higher, and a page of sound readings looks doubtful.
 */
export const SUGGESTION_THRESHOLD = 0.8;

/** Roles that come and go with the pointer and the card. */
const TRANSIENT_ROLES: ReadonlySet<HighlightRole> = new Set(["active", "hover"]);

/** Paints attributions by role and colour, and the notes' own mark, in slices; whatever is not given is taken off. */
export function* highlightAttributions(
  painter: Painter,
  page: PageText,
  attributions: readonly AttributionWithCorrection[],
  notes: readonly AnchoredNote[],
  { colourBy, roles, leastConfidence }: HighlightSettings = HIGHLIGHT_EVERYTHING,
): Sliced<void> {
  const spans = new Map<HighlightRole, Span[]>(HIGHLIGHT_ROLES.map((role) => [role, []]));
  const add = (role: HighlightRole, some: readonly Span[]) => spans.get(role)?.push(...some);
  const colourOf = colourBy === "act" ? roleByAct : roleBySpeaker(attributions);
  for (const attribution of attributions) {
    const { sources, cue, contents, confidence, correction } = attribution;
    // What the user has confirmed or changed is no longer a guess of the engine.
    if (confidence < leastConfidence && !correction) continue;
    const isSuggested = confidence < SUGGESTION_THRESHOLD && !correction;
    if (roles.source) add(isSuggested ? "suggested source" : "source", sources);
    if (roles.cue && cue) add(isSuggested ? "suggested cue" : "cue", [cue]);
    if (roles.content) add(isSuggested ? "suggested content" : colourOf(attribution), contents);
  }
  for (const { span } of notes) if (span) add("note", [span]);
  for (const [role, roleSpans] of spans) {
    if (!TRANSIENT_ROLES.has(role))
      yield* painter.paintIncrementally(role, yield* rangesIncrementally(page, roleSpans));
  }
}

function roleByAct({ act }: Attribution): HighlightRole {
  return ACT_FAMILIES[act];
}

/** A speaker whom the text does not name, or one beyond the last hue, is neutral. */
function roleBySpeaker(attributions: readonly Attribution[]): (attribution: Attribution) => HighlightRole {
  const colors = assignSpeakerColors(attributions);
  return (attribution) => {
    const color = colors.get(speakerKey(attribution));
    return HIGHLIGHT_ROLES.find((role) => role === `speaker ${color}`) ?? "neutral";
  };
}

/** Paints the current attribution, or takes its mark off; one under the pointer is painted more quietly. */
export function highlightActive(
  painter: Painter,
  page: PageText,
  attribution: Attribution | undefined,
  isHovered = false,
): void {
  const { contents = [], cue } = attribution ?? {};
  const ranges = rangesOf(page, [...(cue ? [cue] : []), ...contents]);
  painter.paint("hover", isHovered ? ranges : []);
  painter.paint("active", isHovered ? [] : ranges);
}

/** Paints a passage as the current one. */
export function highlightSpan(painter: Painter, page: PageText, span: Span): void {
  painter.paint("active", rangesOf(page, [span]));
}

/** The ranges of a few spans. */
function rangesOf(page: PageText, spans: readonly Span[]): Range[] {
  return finish(rangesIncrementally(page, spans));
}

/** Spans whose ranges are made between two pauses. */
const SPANS_PER_STEP = 32;

/** The ranges of spans; one shared by several attributions is painted once. */
function* rangesIncrementally(page: PageText, spans: readonly Span[]): Sliced<Range[]> {
  const distinct = new Map(spans.map((span) => [`${span.start} ${span.end}`, span]));
  const ranges: Range[] = [];
  for (const [index, span] of [...distinct.values()].entries()) {
    if (index % SPANS_PER_STEP === SPANS_PER_STEP - 1) yield;
    ranges.push(...page.rangesOf(span));
  }
  return ranges;
}
