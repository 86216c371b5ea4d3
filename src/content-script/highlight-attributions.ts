import type { AttributionWithCorrection } from "../annotation/apply-corrections.ts";
import { assignSpeakerColors, speakerKey } from "../annotation/speaker-colors.ts";
import type { Attribution } from "../engine/analysis.ts";
import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import type { PageText } from "../page/page-text.ts";
import { HIGHLIGHT_ROLES, type HighlightRole, type Painter } from "../page/painter.ts";
import { DEFAULT_HIGHLIGHT_SETTINGS, type HighlightSettings } from "../store/settings.ts";
import { ACT_FAMILIES } from "../ui/act-labels.ts";
import type { AnchoredNote } from "./page-analysis.ts";

/**
 * An attribution with a lower confidence is painted as a suggestion, with thin lines only. A lower threshold makes
 * doubtful attributions look certain; a higher one makes correct ones look doubtful.
 */
export const SUGGESTION_THRESHOLD = 0.8;

/** Roles that change with the pointer and the card. */
const TRANSIENT_ROLES: ReadonlySet<HighlightRole> = new Set(["active", "hover"]);

/** Paints attributions by role and colour, and notes, in slices. Roles without ranges are cleared. */
export function* highlightAttributions(
  painter: Painter,
  page: PageText,
  attributions: readonly AttributionWithCorrection[],
  notes: readonly AnchoredNote[],
  settings: HighlightSettings = DEFAULT_HIGHLIGHT_SETTINGS,
): Sliced<void> {
  const spans = spansByRole(attributions, settings);
  for (const { span } of notes) if (span) spans.get("note")?.push(span);
  for (const [role, roleSpans] of spans) {
    if (!TRANSIENT_ROLES.has(role))
      yield* painter.paintIncrementally(role, yield* rangesIncrementally(page, roleSpans));
  }
}

/** Returns the spans of the attributions that the settings show, for each role. */
function spansByRole(
  attributions: readonly AttributionWithCorrection[],
  { colourBy, roles, leastConfidence }: HighlightSettings,
): ReadonlyMap<HighlightRole, Span[]> {
  const spans = new Map<HighlightRole, Span[]>(HIGHLIGHT_ROLES.map((role) => [role, []]));
  const add = (role: HighlightRole, some: readonly Span[]) => spans.get(role)?.push(...some);
  const colourOf = colourBy === "act" ? roleByAct : roleBySpeaker(attributions);
  for (const attribution of attributions) {
    const { sources, cue, contents, confidence, correction } = attribution;
    // An attribution that the user confirmed or changed is no longer a guess of the engine.
    if (confidence < leastConfidence && !correction) continue;
    const isSuggested = confidence < SUGGESTION_THRESHOLD && !correction;
    if (roles.source) add(isSuggested ? "suggested source" : "source", sources);
    if (roles.cue && cue) add(isSuggested ? "suggested cue" : "cue", [cue]);
    if (roles.content) add(isSuggested ? "suggested content" : colourOf(attribution), contents);
  }
  return spans;
}

function roleByAct({ act }: Attribution): HighlightRole {
  return ACT_FAMILIES[act];
}

/**
 * Returns the highlight role for each attribution's speaker. A speaker without a name or without a colour is neutral.
 */
function roleBySpeaker(attributions: readonly Attribution[]): (attribution: Attribution) => HighlightRole {
  const colors = assignSpeakerColors(attributions);
  return (attribution) => {
    const color = colors.get(speakerKey(attribution));
    return HIGHLIGHT_ROLES.find((role) => role === `speaker ${color}`) ?? "neutral";
  };
}

/** Paints the current attribution or clears it. An attribution under the pointer is painted less prominently. */
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

/** Returns the ranges of a few spans. */
function rangesOf(page: PageText, spans: readonly Span[]): Range[] {
  return finish(rangesIncrementally(page, spans));
}

/** Spans converted to ranges between two pauses. */
const SPANS_PER_STEP = 32;

/** Returns the ranges of spans. A span shared by several attributions is painted once. */
function* rangesIncrementally(page: PageText, spans: readonly Span[]): Sliced<Range[]> {
  const distinct = new Map(spans.map((span) => [`${span.start} ${span.end}`, span]));
  const ranges: Range[] = [];
  for (const [index, span] of [...distinct.values()].entries()) {
    if (index % SPANS_PER_STEP === SPANS_PER_STEP - 1) yield;
    ranges.push(...page.rangesOf(span));
  }
  return ranges;
}
