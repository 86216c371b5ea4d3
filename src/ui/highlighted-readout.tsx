import { useEffect, useRef } from "preact/hooks";
import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";
import { ACT_FAMILIES } from "./act-labels.ts";

/** The span of a note in a text. */
export interface NoteAnchor extends Span {
  readonly id: string;
}

interface Props {
  readonly text: string;
  /** The language of the text, for screen readers and line breaks; "" if it is unknown. */
  readonly lang: string;
  readonly attributions: readonly Attribution[];
  readonly notes?: readonly NoteAnchor[];
  /** The spans that match a search. */
  readonly matches?: readonly Span[];
  /** The index of the selected attribution. */
  readonly selected?: number | undefined;
  readonly onSelect?: (index: number, event: MouseEvent) => void;
  /** Called after a click on a noted passage that is in no attribution. */
  readonly onSelectNote?: (id: string) => void;
}

/** A part of the text within which no highlight starts or ends, with all highlights that cover it. */
interface TextRun extends Span {
  readonly classes: readonly string[];
  /** The attribution that a click selects, which is the innermost one here. */
  readonly attribution: number | undefined;
  readonly note: string | undefined;
}

interface TextHighlight extends Span {
  readonly label: string;
  readonly attribution?: number;
  readonly note?: string;
}

/** Shows a readout's text with its attributions and notes: sources underlined, cues dotted, contents tinted. */
export function HighlightedReadout(props: Props) {
  const marks = highlightsOf(props);
  const root = useRef<HTMLDivElement>(null);
  const { onSelect, onSelectNote } = props;
  // The list beside the text is the accessible way for keyboards and screen readers. A click on the text is a
  // shortcut to it.
  useEffect(() => {
    const control = new AbortController();
    const pressed = (event: MouseEvent) => selectPressed(event, onSelect, onSelectNote);
    root.current?.addEventListener("click", pressed, { signal: control.signal });
    return () => control.abort();
  }, [onSelect, onSelectNote]);
  return (
    <div ref={root} class="highlighted-text" lang={props.lang || undefined} dir="auto">
      {paragraphsOf(props.text).map((paragraph) => (
        <p key={paragraph.start} dir="auto" data-start={paragraph.start}>
          {runsOf(paragraph, marks).map((piece) => (
            <HighlightedRun key={piece.start} piece={piece} {...props} />
          ))}
        </p>
      ))}
    </div>
  );
}

function selectPressed(event: MouseEvent, onSelect: Props["onSelect"], onSelectNote: Props["onSelectNote"]): void {
  const { target } = event;
  if (!(target instanceof Element) || getSelection()?.isCollapsed === false) return;
  const { attribution, note } = target.closest<HTMLElement>("[data-attribution], [data-note]")?.dataset ?? {};
  if (attribution !== undefined) onSelect?.(Number(attribution), event);
  else if (note !== undefined) onSelectNote?.(note);
}

function HighlightedRun({ piece: run, text, selected }: Props & { readonly piece: TextRun }) {
  const words = text.slice(run.start, run.end);
  if (run.classes.length === 0) return <>{words}</>;
  const { attribution, note } = run;
  const isChosen = attribution !== undefined && attribution === selected;
  return (
    <span
      class={[...run.classes, ...(isChosen ? ["chosen"] : [])].join(" ")}
      data-attribution={attribution}
      data-note={note}
    >
      {words}
    </span>
  );
}

function highlightsOf({ attributions, notes = [], matches = [] }: Props): TextHighlight[] {
  const roles = attributions.flatMap(({ sources, cue, contents, act }, attribution): TextHighlight[] => [
    ...contents.map((span) => ({ ...span, attribution, label: `hl-content act-${ACT_FAMILIES[act]}` })),
    ...sources.map((span) => ({ ...span, attribution, label: "hl-source" })),
    ...(cue ? [{ ...cue, attribution, label: "hl-cue" }] : []),
  ]);
  return [
    ...roles,
    ...notes.map(({ start, end, id }) => ({ start, end, note: id, label: "hl-note" })),
    ...matches.map((span) => ({ ...span, label: "hl-match" })),
  ];
}

/** Returns the spans of the paragraphs of a text, without the line breaks between them. */
function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
}

function runsOf(paragraph: Span, highlights: readonly TextHighlight[]): TextRun[] {
  const here = highlights.filter(({ start, end }) => start < paragraph.end && end > paragraph.start);
  const edges = here
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > paragraph.start && at < paragraph.end);
  const borders = [...new Set([paragraph.start, ...edges, paragraph.end])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((start, n) => {
    const end = borders[n + 1] as number;
    const over = here.filter((mark) => mark.start <= start && mark.end >= end);
    const innermost = over
      .filter(({ attribution }) => attribution !== undefined)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    const note = over.find((mark) => mark.note !== undefined)?.note;
    return { start, end, classes: over.map(({ label }) => label), attribution: innermost?.attribution, note };
  });
}
