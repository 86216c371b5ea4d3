import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  type CorrectionDraft,
  type CorrectionStep,
  SPEAKER_SCOPES,
  type SpeakerScope,
} from "../annotation/correction-draft.ts";
import { ACTS, type Act } from "../engine/analysis.ts";
import { t, tParts } from "../locale/i18n.ts";
import { ACT_FAMILIES, actDescription, actLabel, FAMILY_SYMBOLS } from "./act-labels.ts";
import { RoleRows } from "./role-rows.tsx";

interface Props {
  /** The level of the heading. Default: 1, for an editor in a frame of its own. */
  readonly heading?: "h1" | "h2" | "h3";
  readonly draft: CorrectionDraft;
  /** The speakers before the user has changed them. */
  readonly before: readonly string[];
  /** The error message, or "". */
  readonly error: string;
  readonly onStep: (step: CorrectionStep) => void;
  /** Saves the correction with these speakers, including a name that is typed but not yet added. */
  readonly onSave: (speakers: readonly string[], scope: SpeakerScope) => void;
  readonly onClose: () => void;
}

/** The editor of a correction: the speakers, the act of the claim, and the spans of source, cue and content. */
export function CorrectionEditor(props: Props) {
  const { heading: Heading = "h1", draft, before, error, onStep, onSave, onClose } = props;
  const [typed, setTyped] = useState("");
  const isChanged = before.join("\n") !== draft.speakers.join("\n");
  // The first name replaces the engine's speakers; a further one is added.
  const speakers = withTyped(isChanged ? draft.speakers : [], typed) ?? draft.speakers;
  const [[old], [chosen]] = [before, speakers];
  const isReplaced = before.length === 1 && speakers.length === 1 && old !== chosen && !draft.isAdded;
  const save = (scope: SpeakerScope = "one") => onSave(speakers, scope);
  // The listener is on the document, so that the keys also work when nothing in the form has the focus. A layout
  // effect runs before the next key press, so that the last letter typed is saved too.
  useLayoutEffect(() => {
    const control = new AbortController();
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        // Otherwise Firefox also submits the form.
        event.preventDefault();
        save();
      }
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("keydown", pressed, { signal: control.signal });
    return () => control.abort();
  });
  return (
    <form
      class="editor correction"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Heading class="editor-head">{t(draft.isAdded ? "mark_title" : "correct_title")}</Heading>
      <div class="fields">
        <Speakers
          draft={draft}
          typed={typed}
          withTyped={speakers}
          onType={setTyped}
          onChange={(next) => {
            setTyped("");
            onStep({ kind: "speakers", speakers: next });
          }}
        />
        {isReplaced && <WiderScopes before={old ?? ""} after={chosen ?? ""} onSave={save} />}
        <ActField act={draft.act} onChange={(act) => onStep({ kind: "act", act })} />
        <RoleRows parts={draft.roleTexts} onStep={onStep} />
      </div>
      {error && (
        <p class="message problem" role="alert">
          {error}
        </p>
      )}
      <div class="editor-foot">
        <span class="message">{t("page_unchanged")}</span>
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" class="button primary">
          {t("save")}
        </button>
      </div>
    </form>
  );
}

interface SpeakersProps {
  readonly draft: CorrectionDraft;
  readonly typed: string;
  /** The speakers with the typed name. */
  readonly withTyped: readonly string[];
  readonly onType: (name: string) => void;
  readonly onChange: (speakers: readonly string[]) => void;
}

interface ScopesProps {
  readonly before: string;
  readonly after: string;
  readonly onSave: (scope: SpeakerScope) => void;
}

/** The scopes beyond this attribution, each with a button that saves. */
const WIDER_SCOPES = SPEAKER_SCOPES.filter((scope) => scope !== "one");

/** Buttons that save the change of the speaker for more than this attribution. */
function WiderScopes({ before, after, onSave }: ScopesProps) {
  return (
    <fieldset class="scopes">
      <legend>{t("correct_scope")}</legend>
      {WIDER_SCOPES.map((scope) => (
        <button key={scope} type="button" class="button" onClick={() => onSave(scope)}>
          <span>{tParts(`correct_scope_${scope}`, { before: <bdi>{before}</bdi>, after: <bdi>{after}</bdi> })}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The maximum number of speakers that are suggested. The user finds others by typing. */
const MAX_SUGGESTED_SPEAKERS = 8;

/** The speakers as buttons: a press replaces the speaker, "+" adds one, and a press on one of several removes it. */
function Speakers({ draft: { speakers, knownSpeakers }, typed, withTyped: all, onType, onChange }: SpeakersProps) {
  const first = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  // A name can be typed at once, although the first suggested name has the focus.
  const pressedOnChip = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey) field.current?.focus();
  };
  const offered = [...new Set([...speakers, ...knownSpeakers])].slice(
    0,
    Math.max(MAX_SUGGESTED_SPEAKERS, speakers.length),
  );
  const press = (name: string) => onChange(speakers.includes(name) ? speakers.filter((one) => one !== name) : [name]);
  return (
    <fieldset>
      <legend>{t("facet_speaker")}</legend>
      <div class="chips">
        {offered.map((name, at) => (
          <span key={name} class="chip-group">
            <button
              ref={at === 0 ? first : null}
              type="button"
              class="chip"
              aria-pressed={speakers.includes(name)}
              onKeyDown={pressedOnChip}
              onClick={() => press(name)}
            >
              <bdi>{name}</bdi>
            </button>
            {speakers.length > 0 && !speakers.includes(name) && (
              <button
                type="button"
                class="chip add"
                aria-label={t("correct_add_speaker", { name })}
                onClick={() => onChange([...speakers, name])}
              >
                +
              </button>
            )}
          </span>
        ))}
      </div>
      <input
        ref={field}
        type="text"
        dir="auto"
        list="known-speakers"
        autocomplete="off"
        aria-label={t("another_speaker")}
        placeholder={t("another_speaker")}
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          if (typed.trim()) onChange(all);
        }}
      />
      <datalist id="known-speakers">
        {knownSpeakers.slice(MAX_SUGGESTED_SPEAKERS).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </fieldset>
  );
}

function ActField({ act, onChange }: { readonly act: Act; readonly onChange: (act: Act) => void }) {
  return (
    <label class="act-field">
      <span class="legend">{t("act_field")}</span>
      <select value={act} onChange={(event) => onChange(event.currentTarget.value as Act)}>
        {ACTS.map((one) => (
          <option key={one} value={one}>
            {FAMILY_SYMBOLS[ACT_FAMILIES[one]]} {actLabel(one)}
          </option>
        ))}
      </select>
      <span class="message">{actDescription(act)}</span>
    </label>
  );
}

function withTyped(speakers: readonly string[], typed: string): readonly string[] | undefined {
  const name = typed.replace(/\s+/g, " ").trim();
  if (name === "") return undefined;
  return speakers.includes(name) ? speakers : [...speakers, name];
}
