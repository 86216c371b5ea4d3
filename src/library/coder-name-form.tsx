import { useId, useRef, useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { nameDecisions } from "../store/name-decisions.ts";
import { changeSettings } from "../store/settings.ts";
import type { LibraryContext } from "./library-context.ts";
import { useLibrary } from "./library-context.ts";

/** The longest name of a coder, in characters. */
const MAX_LENGTH = 80;

/** Stores the user's name as a coder. The first name is also written on the decisions that were made before. */
export async function saveCoderName({ store, area, settings }: LibraryContext, typed: string): Promise<void> {
  const { coder } = await changeSettings(area, { coder: typed, isCoderAsked: true });
  if (settings.coder === "" && coder !== "") await nameDecisions(store, coder);
}

/** A field for the name that is written on the user's decisions about attributions. */
export function CoderNameForm({ onSaved }: { readonly onSaved?: () => void }) {
  const library = useLibrary();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [saved, setSaved] = useState("");
  return (
    <form
      class="coder-form"
      onSubmit={(event) => {
        event.preventDefault();
        const name = field.current?.value.replace(/\s+/g, " ").trim() ?? "";
        void saveCoderName(library, name).then(() => {
          setSaved(t(name === "" ? "coder_removed" : "coder_saved", { name }));
          onSaved?.();
        });
      }}
    >
      <label for={id}>{t("set_coder_label")}</label>
      <input
        ref={field}
        id={id}
        type="text"
        dir="auto"
        maxLength={MAX_LENGTH}
        autocomplete="off"
        defaultValue={library.settings.coder}
      />
      <button type="submit" class="button">
        {t("save")}
      </button>
      <span class="message" role="status">
        {saved}
      </span>
    </form>
  );
}
