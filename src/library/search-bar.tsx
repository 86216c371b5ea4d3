import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { getSavedSearches, removeSearch, type SavedSearch, saveSearch } from "../store/saved-searches.ts";
import type { SearchQuery, Sort } from "../store/search/search-segments.ts";
import { useLibrary } from "./library-context.ts";
import { SearchField } from "./search-field.tsx";
import { SelectField } from "./select-field.tsx";
import { useStored } from "./use-latest.ts";

const SORTS: readonly Sort[] = ["newest", "oldest", "changed", "best"];

interface Props {
  readonly label: string;
  readonly query: SearchQuery;
  readonly onChange: (query: SearchQuery) => void;
  /** Whether searches can be saved here. */
  readonly canSave?: boolean;
}

/** Shows a field that searches while the user types, with the sort order and the saved searches. */
export function SearchBar({ label, query, onChange, canSave = false }: Props) {
  return (
    <search class="search-bar">
      <SearchField label={label} words={query.words} onType={(words) => onChange({ ...query, words })} />
      <SelectField
        label={t("sort_label")}
        value={query.sort}
        options={SORTS.map((sort) => [sort, t(`sort_${sort}`)])}
        onChange={(sort) => onChange({ ...query, sort })}
      />
      {canSave && <SavedSearches query={query} onChange={onChange} />}
    </search>
  );
}

function SavedSearches({ query, onChange }: Pick<Props, "query" | "onChange">) {
  const { area } = useLibrary();
  const kept = useStored<readonly SavedSearch[]>("savedSearches", () => getSavedSearches(area), []);
  const [isNaming, setNaming] = useState(false);
  const current = kept.find((one) => isSame(one.query, query));
  const isEmpty = query.words.trim() === "" && Object.values(query.facets).every((values) => !values?.length);
  return (
    <>
      <select
        class="choice"
        aria-label={t("saved_label")}
        value={current?.name ?? ""}
        disabled={kept.length === 0}
        onChange={(event) => {
          const chosen = kept.find(({ name }) => name === event.currentTarget.value);
          if (chosen) onChange(chosen.query);
        }}
      >
        <option value="">{t("saved_label")}</option>
        {kept.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {current ? (
        <button type="button" class="button" onClick={() => void removeSearch(area, current.name)}>
          {t("saved_remove")}
        </button>
      ) : (
        <button type="button" class="button" disabled={isEmpty} onClick={() => setNaming(true)}>
          {t("saved_save")}
        </button>
      )}
      {isNaming && (
        <NameDialog
          suggestion={query.words.trim()}
          onClose={() => setNaming(false)}
          onName={(name) => void saveSearch(area, { name, query })}
        />
      )}
    </>
  );
}

interface NameProps {
  readonly suggestion: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function NameDialog({ suggestion, onName, onClose }: NameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState(suggestion);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="name-title" onClose={onClose}>
      <form
        method="dialog"
        onSubmit={() => {
          if (name.trim()) onName(name.trim());
        }}
      >
        <h2 id="name-title">{t("saved_save")}</h2>
        <label class="field">
          {t("saved_name")}
          <input type="text" value={name} dir="auto" onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <div class="buttons">
          <button type="submit" class="button primary" disabled={!name.trim()}>
            {t("save")}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function isSame(a: SearchQuery, b: SearchQuery): boolean {
  return plain(a) === plain(b);
}

function plain({ words, facets, from, to, sort }: SearchQuery): string {
  const chosen = Object.entries(facets)
    .filter(([, values]) => (values?.length ?? 0) > 0)
    .map(([name, values]) => [name, [...(values ?? [])].sort()])
    .sort();
  return JSON.stringify([words.trim(), chosen, from ?? 0, to ?? 0, sort]);
}
