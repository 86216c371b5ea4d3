import type { Act, Attribution } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import type { Correction } from "./correction.ts";
import { type Edge, moveEdge, wordBeside } from "./move-edge.ts";

/** The spans of an attribution that the reader can move. */
export const PARTS = ["sources", "cue", "contents"] as const;

export type Part = (typeof PARTS)[number];

/** One thing that the reader changes while correcting; "look" changes nothing. */
export type CorrectionStep =
  | { readonly kind: "look" }
  | { readonly kind: "speakers"; readonly speakers: readonly string[] }
  | { readonly kind: "act"; readonly act: Act }
  | { readonly kind: "move"; readonly part: Part; readonly at: number; readonly edge: Edge; readonly by: 1 | -1 }
  | { readonly kind: "add"; readonly part: Part }
  | { readonly kind: "remove"; readonly part: Part; readonly at: number };

/** A span of the attribution in words. */
export interface PartInWords {
  readonly part: Part;
  /** Its place among the spans of its part. */
  readonly at: number;
  readonly words: string;
}

/** A correction under way, as the frame shows it; `record` is what would be kept now. */
export interface CorrectionWork {
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly parts: readonly PartInWords[];
  /** The speakers of the whole text, those with most to say first. */
  readonly knownSpeakers: readonly string[];
  /** Whether the reader marks what the engine did not. */
  readonly isAdded: boolean;
  readonly record: Correction;
}

/** The attribution after one step; the same where the step is not possible. */
export function takeStep(text: string, attribution: Attribution, step: CorrectionStep): Attribution {
  if (step.kind === "speakers") return { ...attribution, speakers: step.speakers };
  if (step.kind === "act") return { ...attribution, act: step.act };
  if (step.kind === "add") return withPart(attribution, step.part, addedTo(text, attribution, step.part));
  if (step.kind === "remove") {
    const left = spansIn(attribution, step.part).filter((_, at) => at !== step.at);
    return step.part === "contents" && left.length === 0 ? attribution : withPart(attribution, step.part, left);
  }
  if (step.kind === "look") return attribution;
  const { part, at, edge, by } = step;
  const moved = spansIn(attribution, part).map((span, n) =>
    n === at ? (moveEdge(text, span, edge, by) ?? span) : span,
  );
  return withPart(attribution, part, moved);
}

/** The spans of the attribution in words, in the order in which they are shown. */
export function partsInWords(text: string, attribution: Attribution): PartInWords[] {
  return PARTS.flatMap((part) =>
    spansIn(attribution, part).map((span, at) => ({ part, at, words: textOf(text, span).replace(/\s+/g, " ") })),
  );
}

/** An attribution that the reader makes of a passage: what is said, nobody yet named. */
export function attributionOfPassage(content: Span): Attribution {
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

function spansIn({ sources, cue, contents }: Attribution, part: Part): readonly Span[] {
  return part === "cue" ? (cue ? [cue] : []) : part === "sources" ? sources : contents;
}

function withPart(attribution: Attribution, part: Part, spans: readonly Span[]): Attribution {
  return part === "cue" ? { ...attribution, cue: spans[0] } : { ...attribution, [part]: spans };
}

/** The spans of a part and one more: a word beside those that are there, from which the reader goes on. */
function addedTo(text: string, attribution: Attribution, part: Part): readonly Span[] {
  const spans = spansIn(attribution, part);
  if (part === "cue" && spans.length > 0) return spans;
  const others = [...attribution.sources, ...(attribution.cue ? [attribution.cue] : []), ...attribution.contents];
  const before = Math.min(...others.map(({ start }) => start));
  const after = Math.max(...others.map(({ end }) => end));
  const word =
    part === "contents"
      ? (wordBeside(text, -1, after) ?? wordBeside(text, before, after))
      : wordBeside(text, before, after);
  return word ? [...spans, word].sort((a, b) => a.start - b.start) : spans;
}
