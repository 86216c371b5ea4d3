import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../locale/i18n.ts";
import { errorText } from "../rpc/reload-hint.ts";
import type { PageView } from "../rpc/rpc-contract.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { SectionBoundary, ViewBoundary } from "../ui/error-boundary.tsx";
import { ExportMenu } from "../ui/export-menu.tsx";
import { CodesByTag } from "../ui/tag-chip.tsx";
import type { ActivePage, TabState } from "./active-page.ts";
import { AttributionsSection } from "./attributions-section.tsx";
import { ChangesSection } from "./changes-section.tsx";
import { CorrectionsSection } from "./corrections-section.tsx";
import { DraftsSection } from "./drafts-section.tsx";
import { exportAll, exportPage, formatChoices } from "./export-from-popup.ts";
import { KeepSection } from "./keep-section.tsx";
import { LostNotesNotice } from "./lost-notes-notice.tsx";
import { NotesSection } from "./notes-section.tsx";
import { OriginalNotes } from "./original-notes.tsx";
import { PageHeader } from "./page-header.tsx";
import { PausedNotice } from "./paused-notice.tsx";
import { openLibrary } from "./popup-or-panel.ts";
import type { RunAction } from "./run-action.ts";
import { ShortcutList } from "./shortcut-list.tsx";
import { Toast, type ToastMessage } from "./toast.tsx";
import { TopBar } from "./top-bar.tsx";
import { useActivePage } from "./use-active-page.ts";
import { useCodes } from "./use-codes.ts";
import { usePageChanges } from "./use-page-changes.ts";

/** Shows the popup: the page in the active tab, its speakers, attributions and notes. */
export function PopupApp({ follower }: { readonly follower: ActivePage }) {
  const state = useActivePage(follower);
  const codes = useCodes(state);
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
          <CodesByTag.Provider value={codes}>
            <PopupBody state={state} run={run} showFrame={showFrame} />
          </CodesByTag.Provider>
        </ViewBoundary>
      </main>
      {toast && <Toast toast={toast} />}
      <footer class="status-bar">
        <SectionBoundary>
          <ExportMenu
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

interface PopupBodyProps {
  readonly state: TabState;
  readonly run: RunAction;
  readonly showFrame: (frameId: number) => void;
}

function PopupBody({ state, run, showFrame }: PopupBodyProps) {
  const stored = usePageChanges(state.kind === "open" ? state : undefined);
  if (state.kind === "loading") {
    if (!state.isBusy) return <EmptyState title={t("reading_page")} />;
    return (
      <EmptyState title={t("page_busy")}>
        <p>{t("page_busy_text")}</p>
      </EmptyState>
    );
  }
  if (state.kind === "unavailable") {
    return (
      <EmptyState title={state.title} isProblem>
        <p>{state.text}</p>
        {state.advice && <p>{state.advice}</p>}
      </EmptyState>
    );
  }
  const notes = <NotesSection key="notes" open={state} run={run} changes={stored?.changes} />;
  const hasNotes = state.view.notes.length > 0;
  const parts = [
    <PausedNotice key="paused" open={state} run={run} />,
    <PageHeader key="head" open={state} run={run} showFrame={showFrame} />,
    <KeepSection key="keep" open={state} run={run} />,
    <ChangesSection key="changes" stored={stored} lang={state.view.language} run={run} />,
    <DraftsSection key="drafts" open={state} run={run} />,
    ...(hasNotes ? [notes] : []),
    <AttributionsSection key="attributions" open={state} run={run} />,
    ...(hasNotes ? [] : [notes]),
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

function hasContent(view: PageView): boolean {
  return view.attributions.length > 0 || view.notes.length > 0;
}
