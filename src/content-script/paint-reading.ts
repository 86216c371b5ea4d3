import type { PageText } from "../page/page-text.ts";
import { PAINTED_ROLES, type PaintedRole, type Painter } from "../page/painter.ts";
import type { Attribution } from "../text/reading.ts";
import type { Span } from "../text/span.ts";
import { ACT_WORDS } from "../ui/act-words.ts";
import type { PlacedNote } from "./page-reading.ts";

/** Paints attributions by role and family, and the notes' own mark; whatever is not given is taken off. */
export function paintReading(
  painter: Painter,
  page: PageText,
  attributions: readonly Attribution[],
  notes: readonly PlacedNote[],
): void {
  const spans = new Map<PaintedRole, Span[]>(PAINTED_ROLES.map((role) => [role, []]));
  for (const { sources, cue, contents, act } of attributions) {
    spans.get("source")?.push(...sources);
    if (cue) spans.get("cue")?.push(cue);
    spans.get(ACT_WORDS[act].family)?.push(...contents);
  }
  for (const { span } of notes) if (span) spans.get("note")?.push(span);
  for (const [role, roleSpans] of spans) {
    if (role !== "active") painter.paint(role, rangesOf(page, roleSpans));
  }
}

/** Paints the attribution in hand, or takes its mark off. */
export function paintActive(painter: Painter, page: PageText, attribution: Attribution | undefined): void {
  const { contents = [], cue } = attribution ?? {};
  painter.paint("active", rangesOf(page, [...(cue ? [cue] : []), ...contents]));
}

/** Paints a passage as the one in hand. */
export function paintSpan(painter: Painter, page: PageText, span: Span): void {
  painter.paint("active", rangesOf(page, [span]));
}

/** The ranges of spans; one shared by several attributions is painted once. */
function rangesOf(page: PageText, spans: readonly Span[]): Range[] {
  const distinct = new Map(spans.map((span) => [`${span.start} ${span.end}`, span]));
  return [...distinct.values()].flatMap((span) => page.rangeOf(span) ?? []);
}
