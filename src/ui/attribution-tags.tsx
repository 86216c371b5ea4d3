import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { TagChip } from "./tag-chip.tsx";
import { TagForm } from "./tag-form.tsx";

interface Props {
  readonly tags: readonly string[];
  /** Tags in use anywhere, which are suggested. */
  readonly known: readonly string[];
  /** Whether the field gets the focus when it is first shown. */
  readonly isFocused?: boolean;
  readonly onTag: (tag: string, isAdded: boolean) => void;
  /** Called when the user presses Enter in the empty field. */
  readonly onDone?: () => void;
}

/** Shows the tags of an attribution, each with a button to remove it, and a field to add one. */
export function AttributionTags({ tags, known, isFocused = false, onTag, onDone }: Props) {
  return (
    <>
      {tags.length > 0 && (
        <ul class="tag-list" aria-label={t("tags_label")}>
          {tags.map((tag) => (
            <li key={tag}>
              <TagChip tag={tag} />
              <button
                type="button"
                class="icon-button"
                title={t("remove_tag_named", { tag })}
                onClick={() => onTag(tag, false)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TagForm
        known={known.filter((tag) => !tags.includes(tag))}
        removable={tags}
        isFocused={isFocused}
        onTag={onTag}
        {...(onDone && { onDone })}
      />
    </>
  );
}
