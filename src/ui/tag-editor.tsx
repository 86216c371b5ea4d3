import { useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { AttributionTags } from "./attribution-tags.tsx";

interface Props {
  readonly quote: string;
  readonly speaker: string;
  /** The tags of the attribution when the editor opens. */
  readonly initial: readonly string[];
  /** Tags in use anywhere, which are suggested. */
  readonly known: readonly string[];
  /** Adds a tag or removes it, at once, and returns the tags that the attribution has then. */
  readonly onTag: (tag: string, isAdded: boolean) => Promise<readonly string[]>;
  /** Closes the editor. `hasChanged` is true if a tag was added or removed. */
  readonly onClose: (hasChanged: boolean) => void;
}

/** Shows the tags of an attribution beside its page, with a field to add one. Enter in the empty field closes it. */
export function TagEditor({ quote, speaker, initial, known, onTag, onClose }: Props) {
  const [tags, setTags] = useState(initial);
  const [hasChanged, setHasChanged] = useState(false);
  const [said, say] = useState("");
  const [problem, setProblem] = useState("");
  const change = async (tag: string, isAdded: boolean) => {
    try {
      setTags(await onTag(tag, isAdded));
      setHasChanged(true);
      setProblem("");
      say(t(isAdded ? "attributions_tagged" : "attributions_untagged", { tag, count: 1 }));
    } catch (error) {
      setProblem(errorText(error));
    }
  };
  return (
    <div
      class="editor"
      role="group"
      aria-label={t("key_tag")}
      onKeyDown={({ key, ctrlKey, metaKey, isComposing }) => {
        if (!isComposing && (key === "Escape" || (key === "Enter" && (ctrlKey || metaKey)))) onClose(hasChanged);
      }}
    >
      <h1 class="editor-head">
        {t("key_tag")}
        {speaker && <bdi class="message">{speaker}</bdi>}
      </h1>
      <blockquote class="quote" dir="auto">
        {quote}
      </blockquote>
      <div class="fields">
        <AttributionTags
          tags={tags}
          known={known}
          isFocused
          onTag={(tag, isAdded) => void change(tag, isAdded)}
          onDone={() => onClose(hasChanged)}
        />
      </div>
      {problem && (
        <p class="message problem" role="alert">
          {problem}
        </p>
      )}
      <div class="editor-foot">
        <span class="message" role="status">
          {said}
        </span>
        <button type="button" class="button primary" onClick={() => onClose(hasChanged)}>
          {t("close")}
        </button>
      </div>
    </div>
  );
}
