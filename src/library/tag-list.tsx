import { TagChip } from "../ui/tag-chip.tsx";
import { HighlightedText } from "./highlighted-text.tsx";

interface Props {
  readonly tags: readonly string[];
  /** The terms of the search, which are marked in the tags. */
  readonly terms?: readonly string[];
}

/** Shows the tags of a note in a line of their own, or nothing if there are none. */
export function TagList({ tags, terms = [] }: Props) {
  if (tags.length === 0) return null;
  return (
    <p class="tag-list">
      {tags.map((tag) => (
        <TagChip key={tag} tag={tag}>
          <HighlightedText text={tag} terms={terms} />
        </TagChip>
      ))}
    </p>
  );
}
