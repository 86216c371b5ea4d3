import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { useTagSuggestions } from "../ui/tag-chip.tsx";

interface Props {
  /** The tags that are suggested, and that can be removed. */
  readonly known: readonly string[];
  /** Whether the field gets the focus, because it has replaced the focused button. */
  readonly isFocused?: boolean;
  readonly onTag: (tag: string, isAdded: boolean) => void;
}

/** Shows a field for a tag, which is added to the selected records or removed from them. */
export function TagForm({ known, isFocused = false, onTag }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const [tag, setTag] = useState("");
  const suggested = useTagSuggestions(known);
  const name = tag.normalize("NFC").replace(/\s+/g, " ").trim();
  return (
    <span class="tool">
      <input
        ref={field}
        type="text"
        list="known-tags"
        aria-label={t("tag_field")}
        placeholder={t("tag_field")}
        value={tag}
        dir="auto"
        onInput={(event) => setTag(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && name) onTag(name, true);
        }}
      />
      <datalist id="known-tags">
        {suggested.map(({ tag: one, label }) => (
          <option key={one} value={one} label={label} />
        ))}
      </datalist>
      <button type="button" class="button" disabled={!name} onClick={() => onTag(name, true)}>
        <Icon name="tag" /> {t("add_tag")}
      </button>
      {known.includes(name) && (
        <button type="button" class="button" onClick={() => onTag(name, false)}>
          {t("remove_tag")}
        </button>
      )}
    </span>
  );
}
