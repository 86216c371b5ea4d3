import { useCallback, useEffect, useState } from "preact/hooks";
import type { Comparison } from "../annotation/comparison-record.ts";
import { type Note, quoteOfNote } from "../annotation/note.ts";
import { formatDate, type MessageKey, t } from "../locale/i18n.ts";
import { trashedComparisons, untrashComparison } from "../store/comparisons-store.ts";
import { countTrashed } from "../store/notes-store.ts";
import { getReadouts } from "../store/readouts-store.ts";
import { emptyTrash, RETENTION_DAYS, trashedNotes } from "../store/trash.ts";
import { listUndo } from "../store/undo-action.ts";
import type { UndoKind, UndoRecord } from "../store/undo-record.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { EntryBoundary } from "../ui/error-boundary.tsx";
import { Icon } from "../ui/icon.tsx";
import { useThrow } from "../ui/use-throw.ts";
import { facetLabel } from "./facet-panel.tsx";
import { useLibrary } from "./library-context.ts";
import { LoadMoreButton } from "./load-more-button.tsx";
import { runRestoreNotes } from "./note-actions.ts";
import { useLatest } from "./use-latest.ts";

/** The number of notes that are shown at first, and added each time. */
const PAGE_SIZE = 50;

/** Shows the notes and comparisons in the trash, and the actions that can be undone. */
export function TrashView() {
  const library = useLibrary();
  const { store, revision } = library;
  const fail = useThrow();
  const [limit, setLimit] = useState(PAGE_SIZE);
  const [notes, setNotes] = useState<readonly Note[]>();
  const [total, setTotal] = useState(0);
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    Promise.all([trashedNotes(store, { limit }), countTrashed(store)]).then(
      ([read, count]) => {
        if (!isCurrent) return;
        setNotes(read);
        setTotal(count);
      },
      (error: unknown) => isCurrent && fail(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [store, limit, revision, fail]);
  const more = useCallback(() => setLimit((count) => count + PAGE_SIZE), []);
  const empty = () =>
    library.run(t("emptying"), async ({ onProgress, signal }) => {
      setIsAsking(false);
      const count = await emptyTrash(store, undefined, { onProgress, signal });
      return { text: t("emptied", { count }) };
    });
  return (
    <div class="narrow">
      <h1>{t("nav_trash")}</h1>
      <p class="message">{t("trash_kept", { count: RETENTION_DAYS })}</p>
      <Journal />
      <TrashedComparisons />
      {notes?.length === 0 ? (
        <EmptyState title={t("trash_empty")} />
      ) : (
        <section aria-label={t("nav_trash")}>
          <div class="bulk">
            <p class="found">{t("found_notes", { count: total })}</p>
            {isAsking ? (
              <span class="ask">
                {t("confirm_empty_trash")}
                <button type="button" class="button danger" onClick={() => void empty()}>
                  {t("empty_trash")}
                </button>
                <button type="button" class="button" onClick={() => setIsAsking(false)}>
                  {t("cancel")}
                </button>
              </span>
            ) : (
              <button type="button" class="button" onClick={() => setIsAsking(true)}>
                {t("empty_trash")}
              </button>
            )}
          </div>
          <ul class="rows">
            {notes?.map((note) => (
              <EntryBoundary key={note.id}>
                <TrashedRow note={note} onRestore={() => void runRestoreNotes(library, [note.id])} />
              </EntryBoundary>
            ))}
          </ul>
          {notes && notes.length < total && <LoadMoreButton onMore={more} />}
        </section>
      )}
    </div>
  );
}

function TrashedRow({ note, onRestore }: { readonly note: Note; readonly onRestore: () => void }) {
  const quote = quoteOfNote(note);
  return (
    <li class="row">
      <div class="row-main">
        {quote && (
          <p class="row-quote" dir="auto">
            {quote}
          </p>
        )}
        {note.bodyValue && (
          <p class="row-body" dir="auto">
            {note.bodyValue}
          </p>
        )}
        <div class="row-foot">
          <p class="row-source">
            <bdi>{note.title}</bdi> · {t("deleted_on", { date: formatDate(note.deleted ?? note.modified) })}
          </p>
          <button type="button" class="button" onClick={onRestore}>
            <Icon name="undo" /> {t("restore")}
          </button>
        </div>
      </div>
    </li>
  );
}

/** A comparison in the trash with the issuers of its readouts. */
interface TrashedComparison {
  readonly comparison: Comparison;
  readonly names: readonly string[];
}

function TrashedComparisons() {
  const library = useLibrary();
  const { store, revision } = library;
  const trashed = useLatest<readonly TrashedComparison[]>(
    async () => {
      const comparisons = await trashedComparisons(store);
      return Promise.all(
        comparisons.map(async (comparison) => {
          const readouts = await getReadouts(store, comparison.readouts);
          return { comparison, names: readouts.map(({ issuer, title }) => issuer ?? title) };
        }),
      );
    },
    [],
    [store, revision],
  );
  if (trashed.length === 0) return null;
  const restore = (id: string) =>
    void library.run("", async () => {
      await untrashComparison(store, id);
      return { text: t("compare_restored") };
    });
  return (
    <section class="journal" aria-labelledby="trashed-comparisons">
      <h2 id="trashed-comparisons">{t("nav_comparisons")}</h2>
      <ul>
        {trashed.map(({ comparison: { id, deleted, modified }, names }) => (
          <li key={id}>
            <span dir="auto">{names.join(" / ")}</span>
            <span class="message">{t("deleted_on", { date: formatDate(deleted ?? modified) })}</span>
            <button type="button" class="button" onClick={() => restore(id)}>
              <Icon name="undo" /> {t("restore")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ACTION_LABELS: Readonly<Record<UndoKind, MessageKey>> = {
  delete: "did_delete",
  "delete-readout": "did_delete_readout",
  restore: "did_restore",
  tag: "did_tag",
  import: "did_import",
  merge: "did_merge",
  status: "did_status",
  check: "did_check",
  correct: "did_correct",
  "tag-attributions": "did_tag_attributions",
  people: "did_people",
  codes: "did_codes",
  resolve: "did_resolve",
};

function actionText({ kind, subject, count }: UndoRecord): string {
  if (kind === "people") return t(ACTION_LABELS.people, { subject });
  return t(ACTION_LABELS[kind], { count, subject: kind === "status" ? facetLabel("status", subject) : subject });
}

/** Lists recent bulk actions that can still be undone, even after a restart of the browser. */
function Journal() {
  const { store, revision, undo } = useLibrary();
  const actions = useLatest<readonly UndoRecord[]>(() => listUndo(store, 10), [], [store, revision]);
  if (actions.length === 0) return null;
  return (
    <section class="journal" aria-labelledby="journal-title">
      <h2 id="journal-title">{t("journal_title")}</h2>
      <ul>
        {actions.map((action) => (
          <li key={action.id}>
            <span>{actionText(action)}</span>
            <time class="message" dateTime={action.at}>
              {formatDate(action.at, "time")}
            </time>
            <button type="button" class="button" onClick={() => undo(action.id)}>
              <Icon name="undo" /> {t("undo")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
