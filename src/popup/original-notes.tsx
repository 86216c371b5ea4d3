import { useEffect, useState } from "preact/hooks";
import { type Note, quoteOfNote } from "../annotation/note.ts";
import { originalOfPage } from "../annotation/original-url.ts";
import { t } from "../locale/i18n.ts";
import { background, type PageView } from "../rpc/rpc-contract.ts";

/**
 * Shows the notes on the original of an archived or translated page, without those whose passages are found in the
 * copy.
 */
export function OriginalNotes({ view }: { readonly view: PageView }) {
  const url = originalOfPage(view.url, view.named);
  const [all, setNotes] = useState<readonly Note[]>([]);
  const inPage = new Set(view.notes.map(({ note }) => note.id));
  const notes = all.filter(({ id }) => !inPage.has(id));
  useEffect(() => {
    let isCurrent = true;
    const found = url === "" ? Promise.resolve([]) : background.notesOfPage(url);
    found.catch(() => []).then((list) => isCurrent && setNotes(list));
    return () => {
      isCurrent = false;
    };
  }, [url]);
  if (url === "") return null;
  return (
    <section aria-label={t("original_title")}>
      <h2 class="section-head">{t("original_title")}</h2>
      <p class="empty">
        {all.length === 0 ? t("original_none") : t("found_notes", { count: all.length })}{" "}
        <a href={url} target="_blank" rel="noreferrer">
          {t("original_open")}
        </a>
      </p>
      <ul class="notes">
        {notes.map((note) => (
          <li key={note.id} class="note">
            {note.target.selector && (
              <blockquote class="quote" dir="auto">
                {quoteOfNote(note)}
              </blockquote>
            )}
            <p class="note-body" dir="auto">
              {note.bodyValue || t("note_without_text")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
