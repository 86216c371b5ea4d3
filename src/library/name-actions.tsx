import { useId, useRef, useState } from "preact/hooks";
import type { NameFacts } from "../comparison/collect-name-facts.ts";
import { t } from "../locale/i18n.ts";
import type { LibraryContext } from "./library-context.ts";
import { runJoinNames, runRenamePerson } from "./people-actions.ts";

/** A person in the library, and what the texts say about all names; undefined until they are read. */
export interface NameProps {
  readonly library: LibraryContext;
  readonly name: string;
  readonly facts: readonly NameFacts[] | undefined;
}

/** Shows buttons that merge another name with this one, and that change the shown name. */
export function NameActions({ library, name, facts }: NameProps) {
  const [open, setOpen] = useState<"merge" | "rename">();
  const buttons = useRef<HTMLParagraphElement>(null);
  const close = () => {
    setOpen(undefined);
    buttons.current?.querySelector<HTMLElement>(`[data-form="${open}"]`)?.focus();
  };
  const { people } = library;
  const others = [...new Set((facts ?? []).map((one) => people.shownName(one.name)))].filter((one) => one !== name);
  const has = (one: string) =>
    facts?.some((known) => known.name === one) === true || people.personOf(one) !== undefined;
  return (
    <>
      <p class="buttons" ref={buttons}>
        {(["merge", "rename"] as const).map((form) => (
          <button
            key={form}
            type="button"
            class="button"
            data-form={form}
            aria-expanded={open === form}
            onClick={() => setOpen(open === form ? undefined : form)}
          >
            {t(form === "merge" ? "people_same_as" : "people_rename")}
          </button>
        ))}
      </p>
      {open === "merge" && (
        <NameForm
          label={t("people_same_as_label")}
          button={t("people_merge")}
          options={others}
          check={(other) => (has(other) ? undefined : t("people_name_unknown", { name: other }))}
          onSave={(other) => {
            close();
            void runJoinNames(library, name, other);
          }}
          onClose={close}
        />
      )}
      {open === "rename" && (
        <NameForm
          label={t("people_rename_label")}
          button={t("save")}
          initial={name}
          options={people.namesOf(name)}
          check={(shown) =>
            has(shown) && !people.namesOf(name).includes(shown) ? t("people_name_taken", { name: shown }) : undefined
          }
          onSave={(shown) => {
            close();
            void runRenamePerson(library, name, shown);
          }}
          onClose={close}
        />
      )}
    </>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly button: string;
  readonly initial?: string;
  readonly options: readonly string[];
  /** Returns what is wrong with a name, or undefined. */
  readonly check: (name: string) => string | undefined;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** Shows a field for one name, with the known names as suggestions. */
function NameForm({ label, button, initial = "", options, check, onSave, onClose }: NameFormProps) {
  const id = useId();
  const [typed, setTyped] = useState(initial);
  const [fault, setFault] = useState<string>();
  const name = typed.trim();
  return (
    <form
      class="name-form"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      onSubmit={(event) => {
        event.preventDefault();
        const found = check(name);
        setFault(found);
        if (found === undefined) onSave(name);
      }}
    >
      <label class="field">
        {label}
        <input
          type="text"
          list={`${id}-names`}
          dir="auto"
          autocomplete="off"
          ref={(field) => {
            if (field && typed === initial && fault === undefined && document.activeElement !== field) field.focus();
          }}
          value={typed}
          aria-describedby={fault === undefined ? undefined : `${id}-fault`}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id={`${id}-names`}>
          {options.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </label>
      <span class="buttons">
        <button type="submit" class="button primary" disabled={name === "" || name === initial}>
          {button}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </span>
      <p id={`${id}-fault`} class="message problem" role="alert">
        {fault}
      </p>
    </form>
  );
}
