import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import { t } from "../locale/i18n.ts";
import type { FacetName } from "../store/facets.ts";
import { facetValues, getNotes, newestNotes } from "../store/notes-store.ts";
import { readoutForPage } from "../store/readouts-store.ts";
import type { SearchQuery } from "../store/search/search-segments.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { EntryBoundary, SectionBoundary } from "../ui/error-boundary.tsx";
import { Icon } from "../ui/icon.tsx";
import { TagForm } from "../ui/tag-form.tsx";
import { ExportButton } from "./export-button.tsx";
import { FacetPanel } from "./facet-panel.tsx";
import { focusAdjacentEntry, focusedEntryId, useShortcuts } from "./keyboard-shortcuts.tsx";
import { useLibrary } from "./library-context.ts";
import { passageLink } from "./links.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { runSetTag, runTrashNotes, saveDraft, saveNoteEdit } from "./note-actions.ts";
import { NoteRow } from "./note-row.tsx";
import { formatRoute } from "./route.ts";
import { SearchBar } from "./search-bar.tsx";
import { ShareButton } from "./share-button.tsx";
import { useLatest } from "./use-latest.ts";
import { useSearchResults } from "./use-search-results.ts";

const FACETS: readonly FacetName[] = ["speaker", "act", "tag", "issuer", "body", "state"];

/** The last search, which is kept when the user returns from another view. */
let lastQuery: SearchQuery = { words: "", facets: {}, sort: "newest" };

/** Shows all notes, with search, filters, selection and bulk actions. */
export function NotesView() {
  const library = useLibrary();
  const { store, notes } = library;
  const [query, setQuery] = useState(lastQuery);
  lastQuery = query;
  const readNewest = useCallback((limit: number) => newestNotes(store, { limit }), [store]);
  const readMany = useCallback((ids: readonly string[]) => getNotes(store, ids), [store]);
  const { found, records, hasMore, more } = useSearchResults<Note>(notes, query, readNewest, readMany);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState("");
  const list = useRef<HTMLUListElement>(null);

  const choose = ({ id }: { readonly id: string }) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  const current = () => records?.find(({ id }) => id === focusedEntryId(list.current));
  const withCurrent = (work: (note: Note) => void) => () => {
    const note = current();
    if (note) work(note);
  };
  useShortcuts({
    search: () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
    next: () => focusAdjacentEntry(list.current, 1),
    previous: () => focusAdjacentEntry(list.current, -1),
    note: withCurrent(({ id }) => setEditing(id)),
    choose: withCurrent(choose),
    remove: withCurrent(({ id }) => void runTrashNotes(library, [id])),
  });

  const open = async (note: Note) => {
    const readout = await readoutForPage(store, pageKey(note.target.source));
    if (readout) location.hash = formatRoute("readout", readout.id, note.id);
    else globalThis.open(passageLink(note), "_blank", "noreferrer");
  };
  const isEmpty = records?.length === 0 && isAll(query);
  if (isEmpty) return <EmptyLibrary />;
  return (
    <div class="with-facets">
      <h1 class="visually-hidden">{t("nav_notes")}</h1>
      <SearchBar label={t("search_notes")} query={query} onChange={setQuery} canSave />
      <details class="facets-fold" open={innerWidth > 720}>
        <summary>{t("facets_label")}</summary>
        <SectionBoundary>
          <FacetPanel names={FACETS} found={found} query={query} onChange={setQuery} />
        </SectionBoundary>
      </details>
      <section class="results" aria-label={t("nav_notes")}>
        <BulkActionsBar
          chosen={chosen}
          total={found?.total}
          found={() => found?.ids(0, found.total) ?? []}
          onAll={() => setChosen(new Set(found?.ids(0, found.total)))}
          onNone={() => setChosen(new Set())}
        />
        {records?.length === 0 && <p class="empty">{t("nothing_found")}</p>}
        <ul class="rows" ref={list}>
          {records?.map((note) => (
            <EntryBoundary key={note.id}>
              <NoteRow
                note={note}
                terms={found?.terms ?? []}
                isChosen={chosen.has(note.id)}
                isEdited={editing === note.id}
                onOpen={(one) => void open(one)}
                onChoose={choose}
                onEdit={setEditing}
                onDraft={saveDraft}
                onSave={async (one, text, tags) => {
                  await saveNoteEdit(library, one, text, tags);
                  setEditing("");
                }}
                onDelete={({ id }) => void runTrashNotes(library, [id])}
              />
            </EntryBoundary>
          ))}
        </ul>
        {hasMore && <LoadMoreButton onMore={more} />}
      </section>
    </div>
  );
}

function isAll({ words, facets, from, to }: SearchQuery): boolean {
  return !words.trim() && from === undefined && to === undefined && Object.values(facets).every((one) => !one?.length);
}

function EmptyLibrary() {
  return (
    <EmptyState title={t("empty_title")}>
      <p>{t("empty_notes")}</p>
      <p class="buttons">
        <a class="button primary" href="first-run.html">
          {t("empty_demo")}
        </a>
        <a class="button" href={formatRoute("import-export")}>
          {t("empty_import")}
        </a>
      </p>
    </EmptyState>
  );
}

interface BulkProps {
  readonly chosen: ReadonlySet<string>;
  readonly total: number | undefined;
  /** Returns the ids of all search results. */
  readonly found: () => readonly string[];
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** Shows the number of results, and the actions for the selected notes. */
function BulkActionsBar({ chosen, total, found, onAll, onNone }: BulkProps) {
  const library = useLibrary();
  const known = useLatest<readonly string[]>(
    () => facetValues(library.store, "tag"),
    [],
    [library.store, library.revision],
  );
  const ids = () => [...chosen];
  const done = (work: Promise<unknown>) => void work.then(onNone);
  const [areAllChosen, setAllChosen] = useState(false);
  const chooseAll = () => {
    setAllChosen(true);
    onAll();
  };
  useEffect(() => {
    if (chosen.size === 0) setAllChosen(false);
  }, [chosen]);
  if (chosen.size === 0) {
    return (
      <div key="found" class="bulk">
        <p class="found" role="status">
          {total === undefined ? t("loading") : t("found_notes", { count: total })}
        </p>
        <button type="button" class="link-button" disabled={!total} onClick={chooseAll}>
          {t("select_all")}
        </button>
        <ExportButton kind="notes" ids={found} isLink disabled={!total} />
      </div>
    );
  }
  return (
    <div key="chosen" class="bulk is-active" role="toolbar" aria-label={t("bulk_label")}>
      <p class="found" role="status">
        {t("selected_notes", { count: chosen.size })}
      </p>
      <TagForm
        isFocused={areAllChosen}
        known={known}
        onTag={(tag, isAdded) => done(runSetTag(library, ids(), tag, isAdded))}
      />
      <ExportButton kind="notes" ids={ids} />
      <ShareButton selection={() => ({ kind: "notes", ids: ids() })} />
      <button type="button" class="button" onClick={() => done(runTrashNotes(library, ids()))}>
        <Icon name="remove" /> {t("delete")}
      </button>
      {total !== undefined && chosen.size < total && (
        <button type="button" class="link-button" onClick={chooseAll}>
          {t("select_all")}
        </button>
      )}
      <button type="button" class="link-button" onClick={onNone}>
        {t("select_none")}
      </button>
    </div>
  );
}
