import { useEffect, useRef, useState } from "preact/hooks";
import { normalizeTags } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { useTagSuggestions } from "./tag-chip.tsx";

interface Props {
  /** The level of the heading. Default: 1, for an editor in a frame of its own. */
  readonly heading?: "h1" | "h2" | "h3";
  readonly quote: string;
  readonly speaker: string;
  readonly initial: string;
  /** The text that is stored in the note; the text of a draft can differ. */
  readonly saved: string;
  readonly isStored: boolean;
  /** The tags, separated by commas. If undefined, the editor has no field for tags. */
  readonly tags?: string;
  /** Tags of other notes, offered as suggestions. */
  readonly knownTags?: readonly string[];
  /** Saves a draft of what is typed; called a short time after each change. */
  readonly onDraft: (text: string, tags: readonly string[]) => Promise<void>;
  /** Saves the note. If this fails, the editor stays open and keeps its text. */
  readonly onSave: (text: string, tags: readonly string[]) => Promise<void>;
  /** Closes the editor. `unsaved` is true if it contains text that is not saved in a note. */
  readonly onClose: (unsaved: boolean) => Promise<void>;
}

/**
 * The delay between a key press and saving the draft, in milliseconds. It is so short that a crash loses one word at
 * most.
 */
const DRAFT_DELAY = 250;

/** Shows the editor of a note: the quoted passage, the text, and whether it was saved. */
export function NoteEditor(props: Props) {
  const {
    heading: Heading = "h1",
    quote,
    speaker,
    initial,
    saved,
    isStored,
    tags: initialTags,
    knownTags = [],
    onDraft,
    onSave,
    onClose,
  } = props;
  const [text, setText] = useState(initial);
  const [tags, setTags] = useState(initialTags ?? "");
  const [state, setState] = useState<"idle" | "kept" | "saving">("idle");
  const [problem, setProblem] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Saves a draft if anything typed is not saved yet. */
  const saveDraft = useRef<() => void>(undefined);

  useEffect(() => {
    area.current?.focus();
    area.current?.form?.scrollIntoView({ block: "nearest" });
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Saves the draft when the window loses the focus, so that no text is lost, even if the page took the focus.
  useEffect(() => {
    const left = () => saveDraft.current?.();
    addEventListener("blur", left);
    return () => removeEventListener("blur", left);
  }, []);

  const typed = (value: string, valueTags: string) => {
    setText(value);
    setTags(valueTags);
    clearTimeout(timer.current);
    // New input has not been saved yet.
    setState((before) => (before === "kept" ? "idle" : before));
    const delay = setTimeout(() => saveDraft.current?.(), DRAFT_DELAY);
    timer.current = delay;
    saveDraft.current = () => {
      clearTimeout(delay);
      saveDraft.current = undefined;
      onDraft(value, tagsIn(valueTags)).then(
        () => timer.current === delay && setState("kept"),
        (error: unknown) => setProblem(errorText(error)),
      );
    };
  };

  const save = async () => {
    clearTimeout(timer.current);
    saveDraft.current = undefined;
    setState("saving");
    setProblem("");
    try {
      await onSave(text, tagsIn(tags));
    } catch (error) {
      setState("idle");
      setProblem(`${errorText(error)} ${t("unsaved_text_kept")}`);
    }
  };

  const close = async () => {
    clearTimeout(timer.current);
    saveDraft.current = undefined;
    const hasNewTags = tagsIn(tags).join() !== tagsIn(initialTags ?? "").join();
    const unsaved = (text !== saved && text.trim() !== "") || hasNewTags;
    if (unsaved) await onDraft(text, tagsIn(tags)).catch(() => undefined);
    await onClose(unsaved);
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
    if (event.key === "Escape") void close();
  };

  return (
    <form
      class="editor"
      onKeyDown={pressed}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Heading class="editor-head">
        {t(isStored ? "edit_note" : "note_new")}
        {speaker && <bdi class="message">{speaker}</bdi>}
      </Heading>
      {quote && (
        <blockquote class="quote" dir="auto">
          {quote}
        </blockquote>
      )}
      <textarea
        ref={area}
        value={text}
        dir="auto"
        aria-label={t("note_field")}
        placeholder={t("note_hint")}
        onInput={(event) => typed(event.currentTarget.value, tags)}
      />
      {initialTags !== undefined && <TagField value={tags} known={knownTags} onInput={(value) => typed(text, value)} />}
      {problem && (
        <p class="message problem" role="alert">
          {problem}
        </p>
      )}
      <div class="editor-foot">
        <span class="message" role="status">
          {state === "kept" ? t("draft_saved") : state === "saving" ? t("saving") : ""}
        </span>
        <button type="button" class="button" onClick={() => void close()}>
          {t("close")}
        </button>
        <button type="submit" class="button primary" disabled={state === "saving"}>
          {t("save")}
        </button>
      </div>
    </form>
  );
}

interface TagProps {
  readonly value: string;
  readonly known: readonly string[];
  readonly onInput: (value: string) => void;
}

/**
 * Shows a field for tags, separated by commas. Browsers suggest only whole values, so each known tag is suggested
 * together with the tags typed before it.
 */
function TagField({ value, known, onInput }: TagProps) {
  const typed = value.slice(0, Math.max(...[",", "،", "，"].map((comma) => value.lastIndexOf(comma))) + 1);
  const used = tagsIn(typed);
  const suggested = useTagSuggestions(known);
  return (
    <label class="tag-field">
      <span>{t("tags_label")}</span>
      <input
        type="text"
        dir="auto"
        list="known-tags"
        placeholder={t("tags_hint")}
        autocomplete="off"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id="known-tags">
        {suggested
          .filter(({ tag }) => !used.includes(tag))
          .map(({ tag, label }) => (
            <option key={tag} value={[...used, tag].join(", ")} label={label} />
          ))}
      </datalist>
    </label>
  );
}

/** Returns the tags of a line. Accepts the Latin, Arabic and Chinese commas. */
function tagsIn(line: string): string[] {
  return normalizeTags(line.split(/[,،，]/));
}
