import type { ComponentChildren } from "preact";
import { markSharedWords } from "../comparison/mark-shared-words.ts";
import type { Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";
import { ACT_FAMILIES } from "./act-labels.ts";

interface Props {
  /** The whole text of the readout. */
  readonly text: string;
  readonly attribution: Attribution;
  readonly lang: string;
  /** The contents of the claims of other sides in the same group. */
  readonly counterparts: readonly string[];
}

/** The length, in UTF-16 units, of the longest passage that is shown whole. */
const MAX_LENGTH = 1_500;

interface Part extends Span {
  readonly label: string;
  readonly isContent: boolean;
}

/**
 * Shows a claim in the words of its text: source underlined, cue dotted, content tinted as in the page. Words that its
 * counterparts have too are underlined; figures and names that none of them has are bold.
 */
export function ClaimText({ text, attribution, lang, counterparts }: Props) {
  const parts = partsOf(attribution);
  const [first, last] = [parts[0], parts.at(-1)];
  const isWhole = first !== undefined && last !== undefined && last.end - first.start <= MAX_LENGTH;
  const shown: ComponentChildren[] = [];
  let end = first?.start ?? 0;
  for (const part of parts) {
    const start = Math.max(part.start, end);
    if (start >= part.end) continue;
    if (start > end) shown.push(isWhole ? text.slice(end, start) : " … ");
    const words = text.slice(start, part.end);
    shown.push(
      <span key={start} class={part.label}>
        {part.isContent ? <MarkedWords content={words} counterparts={counterparts} /> : words}
      </span>,
    );
    end = part.end;
  }
  return (
    <p class="highlighted-text claim-text" dir="auto" lang={lang || undefined}>
      {shown}
    </p>
  );
}

function MarkedWords({
  content,
  counterparts,
}: {
  readonly content: string;
  readonly counterparts: readonly string[];
}) {
  return markSharedWords(content, counterparts).map(({ text, mark }, at) => {
    if (mark === "shared")
      return (
        <span key={at} class="shared-word">
          {text}
        </span>
      );
    return mark === "own" ? <strong key={at}>{text}</strong> : text;
  });
}

function partsOf({ sources, cue, contents, act }: Attribution): Part[] {
  const parts = [
    ...sources.map((span) => ({ ...span, label: "hl-source", isContent: false })),
    ...(cue ? [{ ...cue, label: "hl-cue", isContent: false }] : []),
    ...contents.map((span) => ({ ...span, label: `hl-content act-${ACT_FAMILIES[act]}`, isContent: true })),
  ];
  return parts.sort((a, b) => a.start - b.start || b.end - a.end);
}
