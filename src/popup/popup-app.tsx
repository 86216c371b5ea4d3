import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Correction, correctionQuote } from "../annotation/correction.ts";
import { type Note, quoteOfNote, updateNote } from "../annotation/note.ts";
import { originalOfPage } from "../annotation/original-url.ts";
import { t } from "../locale/i18n.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { background, callsToPage, type Draft, type PageView } from "../rpc/rpc-contract.ts";
import { speakerLabel } from "../ui/attribution-card.tsx";
import { AttributionList } from "../ui/attribution-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SectionBoundary, ViewBoundary } from "../ui/error-boundary.tsx";
import { EventHeader } from "../ui/event-header.tsx";
import { ExportBar } from "../ui/export-bar.tsx";
import { Icon } from "../ui/icon.tsx";
import { NoteList } from "../ui/note-list.tsx";
import { SpeakerChips } from "../ui/speaker-chips.tsx";
import type { ActivePage, TabState } from "./active-page.ts";
import { exportAll, exportPage, formatChoices } from "./export-from-popup.ts";
import { LostNotesNotice } from "./lost-notes-notice.tsx";
import { canOpenPanel, closePopup, isSidePanel, openLibrary, openPanel } from "./popup-or-panel.ts";
import { ShortcutList } from "./shortcut-list.tsx";
import { useActivePage } from "./use-active-page.ts";

/** A message at the bottom of the popup: what was done, and how to undo it. */
interface ToastMessage {
  readonly text: string;
  readonly isProblem?: boolean;
  readonly undo?: (() => void) | undefined;
}

type ReadablePage = Extract<TabState, { kind: "open" }>;

/** The popup: the page in the active tab with its speakers, attributions and notes. */
export function PopupApp({ follower }: { readonly follower: ActivePage }) {
  const state = useActivePage(follower);
  const showFrame = useCallback((frameId: number) => follower.showFrame(frameId), [follower]);
  const [toast, setToast] = useState<ToastMessage>();
  const formats = useMemo(formatChoices, []);

  /** Runs an action and reads the page again. Shows the returned message or the error at the bottom. */
  const run: RunAction = (work, undo) => {
    work()
      .then((result) => setToast(typeof result === "string" ? { text: result, undo } : undefined))
      .catch((error: unknown) => setToast({ text: errorText(error), isProblem: true }))
      .then(() => follower.load());
  };
  const [written, setWritten] = useState<number>();
  const stopper = useRef<AbortController>(undefined);
  const save = (format: string, what: "page" | "all") =>
    run(async () => {
      const control = new AbortController();
      stopper.current = control;
      setWritten(0);
      const order = { onProgress: setWritten, signal: control.signal };
      const isPage = what === "page" && state.kind === "open";
      return (isPage ? exportPage(format, state.view, order) : exportAll(format, order)).finally(() =>
        setWritten(undefined),
      );
    });

  return (
    <>
      <SectionBoundary>
        <TopBar state={state} run={run} />
      </SectionBoundary>
      <main class="scroll">
        <LostNotesNotice onImport={() => run(() => openLibrary("import-export"))} />
        <ViewBoundary about={aboutState(state)} actions={<OpenLibraryButton run={run} />}>
          <PopupBody state={state} run={run} showFrame={showFrame} />
        </ViewBoundary>
      </main>
      {toast && <Toast toast={toast} />}
      <footer class="status-bar">
        <SectionBoundary>
          <ExportBar
            formats={formats}
            canExportPage={state.kind === "open" && hasContent(state.view)}
            written={written}
            onExport={save}
            onStop={() => stopper.current?.abort()}
            onMore={() => run(() => openLibrary("import-export"))}
          />
        </SectionBoundary>
      </footer>
    </>
  );
}

/** Runs an action. If it returns a message, shows the message, with an undo button if `undo` is given. */
type RunAction = (work: () => Promise<unknown>, undo?: () => void) => void;

interface PopupBodyProps {
  readonly state: TabState;
  readonly run: RunAction;
  readonly showFrame: (frameId: number) => void;
}

function PopupBody({ state, run, showFrame }: PopupBodyProps) {
  if (state.kind === "loading") return <EmptyState title={t("reading_page")} />;
  if (state.kind === "unavailable") {
    return (
      <EmptyState title={state.title} isProblem>
        <p>{state.text}</p>
        {state.advice && <p>{state.advice}</p>}
      </EmptyState>
    );
  }
  const parts = [
    <PageHeader key="head" open={state} run={run} showFrame={showFrame} />,
    <DraftsSection key="drafts" open={state} run={run} />,
    <AttributionsSection key="attributions" open={state} run={run} />,
    <NotesSection key="notes" open={state} run={run} />,
    <OriginalNotes key="original" view={state.view} />,
    <CorrectionsSection key="corrections" open={state} run={run} />,
    <ShortcutList key="keys" />,
  ];
  return (
    <>
      {parts.map((part) => (
        <SectionBoundary key={part.key} about={aboutState(state)}>
          {part}
        </SectionBoundary>
      ))}
    </>
  );
}

/** Returns a key for the displayed state. When it changes, the error boundary renders again. */
function aboutState(state: TabState): string {
  return state.kind === "open" ? state.view.url : state.kind;
}

function OpenLibraryButton({ run }: { readonly run: RunAction }) {
  return (
    <button type="button" class="button" onClick={() => run(() => openLibrary())}>
      {t("first_library")}
    </button>
  );
}

function TopBar({ state, run }: { readonly state: TabState; readonly run: RunAction }) {
  const open = state.kind === "open" ? state : undefined;
  const shown = open?.view.highlightsShown ?? true;
  return (
    <header class="bar-top">
      <span class="wordmark">Note Verbale</span>
      {open?.view.status === "highlighted" && (
        <button
          type="button"
          class="icon-button"
          aria-pressed={shown}
          aria-label={t("highlights")}
          title={t(shown ? "highlights_hide" : "highlights_show")}
          onClick={() => run(() => open.page.showHighlights(!shown))}
        >
          <Icon name="eye" />
        </button>
      )}
      {open && <PauseButton open={open} run={run} />}
      <OpenPanelButton run={run} />
      <a
        class="icon-button"
        href="library.html"
        target="_blank"
        aria-label={t("first_library")}
        title={t("first_library")}
        onClick={(event) => {
          event.preventDefault();
          run(() => openLibrary());
        }}
        rel="noopener"
      >
        <Icon name="library" />
      </a>
    </header>
  );
}

/** A button that opens the side panel, which stays open while the user reads the page. */
function OpenPanelButton({ run }: { readonly run: RunAction }) {
  if (isSidePanel() || !canOpenPanel()) return null;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t("panel_open")}
      title={t("panel_open")}
      onClick={() => run(openPanel)}
    >
      <Icon name="panel" />
    </button>
  );
}

function PauseButton({ open: { host, isPaused }, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  if (!host) return null;
  const toggle = async () => {
    await background.pauseSite(host, !isPaused);
    return t(isPaused ? "site_resumed" : "site_paused", { host });
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-pressed={isPaused}
      aria-label={t("pause_on", { host })}
      title={t(isPaused ? "resume_site" : "pause_on", { host })}
      onClick={() => run(toggle)}
    >
      <Icon name="pause" />
    </button>
  );
}

interface PageHeaderProps {
  readonly open: ReadablePage;
  readonly run: RunAction;
  readonly showFrame: (frameId: number) => void;
}

function PageHeader({ open, run, showFrame }: PageHeaderProps) {
  const { view, page } = open;
  const problem = view.error && (
    <p class="empty message problem" role="alert">
      {view.error}
    </p>
  );
  if (view.status === "highlighted") {
    return (
      <>
        <EventHeader event={view.event} title={view.title} lang={view.language} />
        {problem}
      </>
    );
  }
  const frames = <FramesButton open={open} run={run} showFrame={showFrame} />;
  if (view.status === "no text") {
    return (
      <EmptyState title={t("no_text")}>
        {problem}
        {frames}
      </EmptyState>
    );
  }
  if (view.status === "translated") {
    return (
      <EmptyState title={t("translated_title")}>
        <p>{t("translated_text")}</p>
        {problem}
      </EmptyState>
    );
  }
  if (view.status === "failed")
    return (
      <EmptyState title={t("page_failed")} isProblem>
        {problem}
      </EmptyState>
    );
  return (
    <EmptyState title={t("no_readout")}>
      <p>{t("no_readout_text")}</p>
      {problem}
      <button type="button" class="button" onClick={() => run(() => page.forceAnalysis())}>
        <Icon name="search" /> {t("analyse_anyway")}
      </button>
      {frames}
    </EmptyState>
  );
}

/**
 * A button that analyses the frames of the page, in which some ministries publish their texts, and shows the first
 * frame with attributions or notes.
 */
function FramesButton({ open: { view, tabId }, run, showFrame }: PageHeaderProps) {
  if (view.frames === 0) return null;
  const injectAndShow = async () => {
    const frames = await background.injectIntoFrames(tabId);
    const views = await Promise.all(frames.map((frameId) => callsToPage(tabId, frameId).forceAnalysis()));
    const best = views.reduce(
      (most, one, at) => (attributionCountText(one) > attributionCountText(views[most]) ? at : most),
      0,
    );
    showFrame(frames[best] ?? 0);
  };
  return (
    <button type="button" class="button" onClick={() => run(injectAndShow)}>
      <Icon name="search" /> {t("analyse_frames")}
    </button>
  );
}

function attributionCountText(view: PageView | undefined): number {
  return view?.attributions.length ?? 0;
}

function DraftsSection({ open: { drafts }, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  if (drafts.length === 0) return null;
  const keep = (draft: Draft) => async () => {
    await background.saveNote(updateNote(draft.note, { motivation: "commenting" }));
    return t("note_saved");
  };
  return (
    <section aria-label={t("drafts_label")}>
      <h2 class="section-head">{t("drafts_title")}</h2>
      <ul class="notes">
        {drafts.map((draft) => (
          <li key={draft.note.id} class="note">
            <p class="note-body" dir="auto">
              {draft.note.bodyValue}
            </p>
            <div class="note-foot">
              <button type="button" class="button primary" onClick={() => run(keep(draft))}>
                {t("draft_save")}
              </button>
              <button type="button" class="button" onClick={() => run(() => background.discardDraft(draft.note.id))}>
                {t("draft_discard")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AttributionsSection({ open: { view, page }, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  const [selected, setSelected] = useState("");
  const speakers = useMemo(() => countSpeakers(view), [view]);
  if (view.status !== "highlighted") return null;
  const listed = view.attributions.filter((one) => !selected || namesOf(one).includes(selected));
  return (
    <section aria-label={t("attributions_title")}>
      <SpeakerChips speakers={speakers} selected={selected} onSelect={setSelected} />
      <h2 class="section-head">
        {selected
          ? t("attributions_of", { listed: listed.length, count: view.attributions.length })
          : listed.length === 0
            ? t("attributions_none")
            : t("attributions", { count: listed.length })}
      </h2>
      {listed.length === 0 && <p class="empty">{t("attributions_nobody")}</p>}
      <AttributionList
        attributions={listed}
        lang={view.language}
        noteCounts={countNotes(view)}
        onGoTo={(index) => run(() => page.goTo({ attribution: index }))}
        onNote={(index) => run(() => page.openNoteEditor({ attribution: index }).then(closePopup))}
      />
    </section>
  );
}

function NotesSection({ open: { view, page }, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  const remove = (note: Note) =>
    run(
      async () => {
        await background.deleteNote(note.id);
        return t("note_trashed");
      },
      () => run(() => background.restoreNote(note.id)),
    );
  return (
    <section aria-label={t("nav_notes")}>
      <h2 class="section-head">
        {view.notes.length === 0 ? t("notes_none") : t("found_notes", { count: view.notes.length })}
        <button
          type="button"
          class="button"
          onClick={() => run(() => page.openNoteEditor(view.hasSelection ? "selection" : "page").then(closePopup))}
        >
          <Icon name="note" /> {t(view.hasSelection ? "note_on_selection" : "note_on_whole")}
        </button>
      </h2>
      {view.notes.length === 0 && <p class="empty">{t("notes_hint")}</p>}
      <NoteList
        notes={view.notes.map(({ note }) => note)}
        isFolded={({ id }) => view.notes.some(({ note, isFolded }) => isFolded && note.id === id)}
        lang={view.status === "translated" ? "" : view.language}
        isWaiting={view.status === "translated"}
        onGoTo={(note) => run(() => page.goTo({ note: note.id }))}
        onDraft={(note, bodyValue) => background.saveDraft(draftOf(note, bodyValue))}
        onSave={async (note, bodyValue) => {
          await background.saveNote(updateNote(note, { bodyValue }));
          run(async () => undefined);
        }}
        onDelete={remove}
      />
    </section>
  );
}

/**
 * For an archived copy or a translation, lists the notes on the original page whose passages are not on this page.
 */
function OriginalNotes({ view }: { readonly view: PageView }) {
  const url = originalOfPage(view.url, view.named);
  const [all, setNotes] = useState<readonly Note[]>([]);
  const notes = all.filter(({ id }) => view.notes.every(({ note }) => note.id !== id));
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

/** Lists dismissed attributions, and corrections whose passage is collapsed or missing. Each can be reverted. */
function CorrectionsSection({ open: { view }, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  const listed = [
    ...view.dismissals.map((one) => ({ correction: one, why: t("dismissed_by_you") })),
    ...view.foldedCorrections.map((one) => ({ correction: one, why: t("corrected_folded") })),
    ...view.orphaned.map((one) => ({ correction: one, why: t("corrected_orphaned") })),
  ];
  if (listed.length === 0) return null;
  const revert = (correction: Correction) =>
    run(
      async () => {
        await background.removeCorrection(correction.id);
        return t("correction_reverted");
      },
      () => run(() => background.saveCorrection(correction)),
    );
  return (
    <section aria-label={t("corrections_label")}>
      <h2 class="section-head">{t("corrections_title")}</h2>
      <ul class="notes">
        {listed.map(({ correction, why }) => (
          <li key={correction.id} class="note">
            <blockquote class="quote" dir="auto" lang={view.language || undefined}>
              {correctionQuote(correction)}
            </blockquote>
            <div class="note-foot">
              <span class="message">{why}</span>
              <button type="button" class="text-button" onClick={() => revert(correction)}>
                {t("revert")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function draftOf(note: Note, bodyValue: string): Draft {
  const speaker = note.attribution?.speakers.join(", ") ?? "";
  return { note: { ...note, bodyValue }, quote: quoteOfNote(note), speaker, saved: note.bodyValue, isStored: true };
}

function Toast({ toast }: { readonly toast: ToastMessage }) {
  return (
    <div class={toast.isProblem ? "toast problem" : "toast"} role={toast.isProblem ? "alert" : "status"}>
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" class="button" onClick={toast.undo}>
          {t("undo")}
        </button>
      )}
    </div>
  );
}

function namesOf(one: PageView["attributions"][number]): readonly string[] {
  return one.speakers.length > 0 ? one.speakers : [speakerLabel(one)];
}

function countSpeakers(view: PageView): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of view.attributions) for (const name of namesOf(one)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function countNotes(view: PageView): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { attribution } of view.notes)
    if (attribution !== null) counts.set(attribution, (counts.get(attribution) ?? 0) + 1);
  return counts;
}

function hasContent(view: PageView): boolean {
  return view.attributions.length > 0 || view.notes.length > 0;
}
