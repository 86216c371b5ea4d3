import type { Act, Attribution } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import type { Correction } from "./correction.ts";
import { adjacentWord, type Boundary, moveBoundary } from "./move-span-boundary.ts";

/** The spans of an attribution that the reader can move. */
export const EDITABLE_ROLES = ["sources", "cue", "contents"] as const;

export type EditableRole = (typeof EDITABLE_ROLES)[number];

/** One thing that the reader changes while correcting; "look" changes nothing. */
export type CorrectionStep =
  | { readonly kind: "look" }
  | { readonly kind: "speakers"; readonly speakers: readonly string[] }
  | { readonly kind: "act"; readonly act: Act }
  | {
      readonly kind: "move";
      readonly role: EditableRole;
      readonly index: number;
      readonly boundary: Boundary;
      readonly by: 1 | -1;
    }
  | { readonly kind: "add"; readonly role: EditableRole }
  | { readonly kind: "remove"; readonly role: EditableRole; readonly index: number };

/** A span of the attribution in words. */
export interface RoleText {
  readonly role: EditableRole;
  /** Its place among the spans of its part. */
  readonly index: number;
  readonly text: string;
}

/** A correction under way, as the frame shows it; `record` is what would be kept now. */
export interface CorrectionDraft {
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly roleTexts: readonly RoleText[];
  /** The speakers of the whole text, those with most to say first. */
  readonly knownSpeakers: readonly string[];
  /** Whether the reader marks what the engine did not. */
  readonly isAdded: boolean;
  readonly record: Correction;
}

/** The attribution after one step; the same where the step is not possible. */
export function applyStep(text: string, attribution: Attribution, step: CorrectionStep): Attribution {
  if (step.kind === "speakers") return { ...attribution, speakers: step.speakers };
  if (step.kind === "act") return { ...attribution, act: step.act };
  if (step.kind === "add") return withRole(attribution, step.role, spansWithAddition(text, attribution, step.role));
  if (step.kind === "remove") {
    const left = spansIn(attribution, step.role).filter((_, at) => at !== step.index);
    return step.role === "contents" && left.length === 0 ? attribution : withRole(attribution, step.role, left);
  }
  if (step.kind === "look") return attribution;
  const { role, index, boundary, by } = step;
  const moved = spansIn(attribution, role).map((span, n) =>
    n === index ? (moveBoundary(text, span, boundary, by) ?? span) : span,
  );
  return withRole(attribution, role, moved);
}

/** The spans of the attribution in words, in the order in which they are shown. */
export function roleTexts(text: string, attribution: Attribution): RoleText[] {
  return EDITABLE_ROLES.flatMap((role) =>
    spansIn(attribution, role).map((span, at) => ({ role, index: at, text: textOf(text, span).replace(/\s+/g, " ") })),
  );
}

/** An attribution that the reader makes of a passage: what is said, nobody yet named. */
export function attributionFromSpan(content: Span): Attribution {
  return {
    sources: [],
    cue: undefined,
    contents: [content],
    addressees: [],
    speakers: [],
    act: "state",
    checkables: [],
    confidence: 1,
  };
}

function spansIn({ sources, cue, contents }: Attribution, role: EditableRole): readonly Span[] {
  return role === "cue" ? (cue ? [cue] : []) : role === "sources" ? sources : contents;
}

function withRole(attribution: Attribution, role: EditableRole, spans: readonly Span[]): Attribution {
  return role === "cue" ? { ...attribution, cue: spans[0] } : { ...attribution, [role]: spans };
}

/** The spans of a part and one more: a word beside those that are there, from which the reader goes on. */
function spansWithAddition(text: string, attribution: Attribution, role: EditableRole): readonly Span[] {
  const spans = spansIn(attribution, role);
  if (role === "cue" && spans.length > 0) return spans;
  const others = [...attribution.sources, ...(attribution.cue ? [attribution.cue] : []), ...attribution.contents];
  const before = Math.min(...others.map(({ start }) => start));
  const after = Math.max(...others.map(({ end }) => end));
  const word =
    role === "contents"
      ? (adjacentWord(text, -1, after) ?? adjacentWord(text, before, after))
      : adjacentWord(text, before, after);
  return word ? [...spans, word].sort((a, b) => a.start - b.start) : spans;
}
