import { useCallback, useEffect, useState } from "preact/hooks";
import { type Note, quoteOfNote } from "../annotation/note.ts";
import { type MessageKey, say, sayMoment } from "../locale/say.ts";
import { DAYS_KEPT, emptyTrash, listUndo, trashedNotes } from "../store/bulk.ts";
import { countTrashed } from "../store/notes-store.ts";
import type { UndoKind, UndoRecord } from "../store/undo-record.ts";
import { EntryBoundary } from "../ui/error-boundary.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { useFailure } from "../ui/use-failure.ts";
import { useDesk } from "./desk.ts";
import { MoreButton } from "./more-button.tsx";
import { restoreNotes } from "./note-work.ts";
import { useLatest } from "./use-latest.ts";

/** Notes shown at first, and more of each time. */
const PAGE = 50;

/** What was put in the trash, and what else can be taken back. */
export function TrashView() {
  const desk = useDesk();
  const { store, edition } = desk;
  const fail = useFailure();
  const [limit, setLimit] = useState(PAGE);
  const [notes, setNotes] = useState<readonly Note[]>();
  const [total, setTotal] = useState(0);
  const [isAsking, ask] = useState(false);
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
  }, [store, limit, edition, fail]);
  const more = useCallback(() => setLimit((count) => count + PAGE), []);
  const empty = () =>
    desk.run(say("emptying"), async ({ onProgress, signal }) => {
      ask(false);
      const count = await emptyTrash(store, undefined, { onProgress, signal });
      return { words: say("emptied", { count }) };
    });
  return (
    <div class="narrow">
      <h1>{say("nav_trash")}</h1>
      <p class="message">{say("trash_kept", { count: DAYS_KEPT })}</p>
      <Journal />
      {notes?.length === 0 ? (
        <Notice title={say("trash_empty")} />
      ) : (
        <section aria-label={say("nav_trash")}>
          <div class="bulk">
            <p class="found">{say("found_notes", { count: total })}</p>
            {isAsking ? (
              <span class="ask">
                {say("empty_trash_ask")}
                <button type="button" class="button danger" onClick={() => void empty()}>
                  {say("empty_trash")}
                </button>
                <button type="button" class="button" onClick={() => ask(false)}>
                  {say("cancel")}
                </button>
              </span>
            ) : (
              <button type="button" class="button" onClick={() => ask(true)}>
                {say("empty_trash")}
              </button>
            )}
          </div>
          <ul class="rows">
            {notes?.map((note) => (
              <EntryBoundary key={note.id}>
                <TrashedRow note={note} onRestore={() => void restoreNotes(desk, [note.id])} />
              </EntryBoundary>
            ))}
          </ul>
          {notes && notes.length < total && <MoreButton onMore={more} />}
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
          <p class="row-where">
            <bdi>{note.title}</bdi> · {say("deleted_on", { date: sayMoment(note.deleted ?? note.modified) })}
          </p>
          <button type="button" class="button" onClick={onRestore}>
            <Icon name="undo" /> {say("restore")}
          </button>
        </div>
      </div>
    </li>
  );
}

const ACTION_WORDS: Readonly<Record<UndoKind, MessageKey>> = {
  delete: "did_delete",
  restore: "did_restore",
  tag: "did_tag",
  import: "did_import",
  merge: "did_merge",
};

/** The actions on many notes that can still be taken back, also after the browser was closed. */
function Journal() {
  const { store, edition, undo } = useDesk();
  const actions = useLatest<readonly UndoRecord[]>(() => listUndo(store, 10), [], [store, edition]);
  if (actions.length === 0) return null;
  return (
    <section class="journal" aria-labelledby="journal-title">
      <h2 id="journal-title">{say("journal_title")}</h2>
      <ul>
        {actions.map(({ id, kind, subject, count, at }) => (
          <li key={id}>
            <span>{say(ACTION_WORDS[kind], { count, subject })}</span>
            <time class="message" dateTime={at}>
              {sayMoment(at, "time")}
            </time>
            <button type="button" class="button" onClick={() => undo(id)}>
              <Icon name="undo" /> {say("undo")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
