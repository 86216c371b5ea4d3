import { type ComponentChildren, createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { PlacedCode } from "../annotation/code-record.ts";

/** The codes of the codebook by their names, which are tags. Empty where no codebook is known. */
export const CodesByTag = createContext<ReadonlyMap<string, PlacedCode>>(new Map());

interface Props {
  readonly tag: string;
  /** What is shown instead of the tag, such as the tag with the words of a search marked. */
  readonly children?: ComponentChildren;
}

/** Shows a tag; one that has a code also with the colour and the definition of its code. */
export function TagChip({ tag, children }: Props) {
  const placed = useContext(CodesByTag).get(tag);
  return (
    <bdi class="tag" title={placed && placed.code.definition !== "" ? placed.code.definition : undefined}>
      <CodeSwatch tag={tag} />
      {children ?? tag}
    </bdi>
  );
}

/** Shows the colour of the code of a tag, or nothing if it has none. */
export function CodeSwatch({ tag }: { readonly tag: string }) {
  const placed = useContext(CodesByTag).get(tag);
  return placed ? <ColorSwatch color={placed.code.color} /> : null;
}

/** Shows a colour of the codebook. */
export function ColorSwatch({ color }: { readonly color: string }) {
  return <span class="code-swatch" aria-hidden="true" style={{ backgroundColor: color }} />;
}

/** A tag that is suggested. A code below another one has the path to it as its label. */
interface TagSuggestion {
  readonly tag: string;
  readonly label: string;
}

/** Returns the tags to suggest: all codes first, in the order of the codebook, and then the other known tags. */
export function useTagSuggestions(known: readonly string[]): readonly TagSuggestion[] {
  const codes = useContext(CodesByTag);
  return useMemo(
    () => [
      ...[...codes].map(([tag, { path }]) => ({ tag, label: path.join(" › ") })),
      ...known.filter((tag) => !codes.has(tag)).map((tag) => ({ tag, label: tag })),
    ],
    [codes, known],
  );
}
