import { useEffect, useId, useRef, useState } from "preact/hooks";
import { normalizeTags } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { Icon } from "./icon.tsx";
import { useTagSuggestions } from "./tag-chip.tsx";

interface Props {
  /** The tags that are suggested. */
  readonly known: readonly string[];
  /** The tags that can be removed: of several records, all that are known. */
  readonly removable?: readonly string[];
  /** Whether the field gets the focus when it is first shown. */
  readonly isFocused?: boolean;
  readonly onTag: (tag: string, isAdded: boolean) => void;
  /** Called when the user presses Enter in the empty field. */
  readonly onDone?: () => void;
}

/** Shows a field for a tag, which is added to the selected records or removed from them. */
export function TagForm({ known, removable = known, isFocused = false, onTag, onDone }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const [tag, setTag] = useState("");
  const suggested = useTagSuggestions(known);
  const [name = ""] = normalizeTags([tag]);
  const give = (isAdded: boolean) => {
    setTag("");
    field.current?.focus();
    onTag(name, isAdded);
  };
  return (
    <span class="tool">
      <input
        ref={field}
        type="text"
        list={list}
        aria-label={t("tag_field")}
        placeholder={t("tag_field")}
        autocomplete="off"
        value={tag}
        dir="auto"
        onInput={(event) => setTag(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
          if (name) give(true);
          else onDone?.();
        }}
      />
      <datalist id={list}>
        {suggested.map(({ tag: one, label }) => (
          <option key={one} value={one} label={label} />
        ))}
      </datalist>
      <button type="button" class="button" disabled={!name} onClick={() => give(true)}>
        <Icon name="tag" /> {t("add_tag")}
      </button>
      {removable.includes(name) && (
        <button type="button" class="button" onClick={() => give(false)}>
          {t("remove_tag")}
        </button>
      )}
    </span>
  );
}
