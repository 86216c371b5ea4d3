import { useEffect, useRef, useState } from "preact/hooks";
import { normalizeTags } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";

interface Props {
  readonly quote: string;
  readonly speaker: string;
  readonly initial: string;
  /** The words that are in the note already; a draft begins with others. */
  readonly saved: string;
  readonly isStored: boolean;
  /** The tags so far, with commas between; without them the editor has no field for tags. */
  readonly tags?: string;
  /** The tags of other notes, to choose from. */
  readonly knownTags?: readonly string[];
  /** Keeps what is typed so far; called some time after each change. */
  readonly onDraft: (text: string, tags: readonly string[]) => Promise<void>;
  /** Keeps the note; the editor stays open, with its text, when this fails. */
  readonly onSave: (text: string, tags: readonly string[]) => Promise<void>;
  /** Closes the editor; `unsaved` tells whether there are words that are not in a note yet. */
  readonly onClose: (unsaved: boolean) => Promise<void>;
}

/** How long after a keystroke the draft is kept, in milliseconds: short enough that a crash costs a word at most. */
const DRAFT_DELAY = 250;

/** The editor of a note: what it is on, the words, and what became of them. */
export function NoteEditor(props: Props) {
  const {
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
  /** Keeps what is typed and not kept yet. */
  const saveDraft = useRef<() => void>(undefined);

  useEffect(() => {
    area.current?.focus();
    area.current?.form?.scrollIntoView({ block: "nearest" });
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Whoever leaves the editor finds the words again, also where the page has taken the keyboard.
  useEffect(() => {
    const left = () => saveDraft.current?.();
    addEventListener("blur", left);
    return () => removeEventListener("blur", left);
  }, []);

  const typed = (value: string, valueTags: string) => {
    setText(value);
    setTags(valueTags);
    clearTimeout(timer.current);
    // What is typed now is not kept yet.
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
      <h1 class="editor-head">
        {t(isStored ? "edit_note" : "note_new")}
        {speaker && <bdi class="message">{speaker}</bdi>}
      </h1>
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

/** The tags with commas between. The browser offers whole values, so each known tag is offered after those typed before it. */
function TagField({ value, known, onInput }: TagProps) {
  const typed = value.slice(0, Math.max(...[",", "،", "，"].map((comma) => value.lastIndexOf(comma))) + 1);
  const used = tagsIn(typed);
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
        {known
          .filter((tag) => !used.includes(tag))
          .map((tag) => (
            <option key={tag} value={[...used, tag].join(", ")} />
          ))}
      </datalist>
    </label>
  );
}

/** The tags in a line with commas between, as languages write them. */
function tagsIn(line: string): string[] {
  return normalizeTags(line.split(/[,،，]/));
}
