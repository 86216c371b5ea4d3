import type { Act, Attribution } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import type { Correction } from "./correction.ts";
import { adjacentWord, type Boundary, moveBoundary } from "./move-span-boundary.ts";

/** The parts of an attribution whose spans the user can move. */
export const EDITABLE_ROLES = ["sources", "cue", "contents"] as const;

export type EditableRole = (typeof EDITABLE_ROLES)[number];

/**
 * What a change of the speaker applies to: this attribution, all attributions to this speaker on the page, or the whole
 * library, where both names then belong to one person.
 */
export const SPEAKER_SCOPES = ["one", "page", "all"] as const;

export type SpeakerScope = (typeof SPEAKER_SCOPES)[number];

/**
 * One change that the user makes to a correction. "look" and "page" change nothing: "look" returns the draft, and
 * "page" also returns the corrections of all other attributions to the same speaker.
 */
export type CorrectionStep =
  | { readonly kind: "look" }
  | { readonly kind: "page" }
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

/** The text of one span of an attribution. */
export interface RoleText {
  readonly role: EditableRole;
  /** Index among the spans with this role. */
  readonly index: number;
  readonly text: string;
}

/** The state of an open correction, as the editor frame shows it. `record` is what saving it now would store. */
export interface CorrectionDraft {
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly roleTexts: readonly RoleText[];
  /** All speakers of the text, those with the most claims first. */
  readonly knownSpeakers: readonly string[];
  /** True if the user is adding an attribution that the engine did not find. */
  readonly isAdded: boolean;
  readonly record: Correction;
  /** After the step "page": the same change of the speaker for the page's other attributions to the same speaker. */
  readonly others?: readonly Correction[];
}

/** Returns the attribution after one step, or the unchanged attribution if the step is not possible. */
export function applyStep(text: string, attribution: Attribution, step: CorrectionStep): Attribution {
  if (step.kind === "speakers") return { ...attribution, speakers: step.speakers };
  if (step.kind === "act") return { ...attribution, act: step.act };
  if (step.kind === "add") return withRole(attribution, step.role, spansWithAddition(text, attribution, step.role));
  if (step.kind === "remove") {
    const left = spansIn(attribution, step.role).filter((_, at) => at !== step.index);
    return step.role === "contents" && left.length === 0 ? attribution : withRole(attribution, step.role, left);
  }
  if (step.kind === "look" || step.kind === "page") return attribution;
  const { role, index, boundary, by } = step;
  const moved = spansIn(attribution, role).map((span, n) =>
    n === index ? (moveBoundary(text, span, boundary, by) ?? span) : span,
  );
  return withRole(attribution, role, moved);
}

/** Returns the texts of the attribution's spans in display order. */
export function roleTexts(text: string, attribution: Attribution): RoleText[] {
  return EDITABLE_ROLES.flatMap((role) =>
    spansIn(attribution, role).map((span, at) => ({ role, index: at, text: textOf(text, span).replace(/\s+/g, " ") })),
  );
}

/** Creates an attribution from a selected passage. The passage becomes its content, and no speaker is set. */
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

/** Returns the spans of a role plus a new one: a neighbouring word, from which the user can continue. */
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
