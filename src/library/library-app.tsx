import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t, formatBytes } from "../locale/i18n.ts";
import { UserError, errorText } from "../locale/user-error.ts";
import { background } from "../rpc/rpc-contract.ts";
import { undoAction } from "../store/bulk-actions.ts";
import type { StorageArea } from "../store/local-storage.ts";
import type { Store } from "../store/open-store.ts";
import { readSettings, type Settings } from "../store/settings.ts";
import { publishStoreEvent, onStoreEvent } from "../store/store-events.ts";
import { ErrorBoundary, SectionBoundary, ViewBoundary } from "../ui/error-boundary.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { type Desk, DeskProvider, type Said, type Task, type TaskHandle } from "./desk.ts";
import { ExchangeView } from "./exchange-view.tsx";
import { KeysDialog, useKeys } from "./keys.tsx";
import { NetworkView } from "./network-view.tsx";
import { NotesView } from "./notes-view.tsx";
import { ReadingView } from "./reading-view.tsx";
import { ReadoutsView } from "./readouts-view.tsx";
import { Reminders } from "./reminders.tsx";
import { hrefOf, type Route, useRoute, type View } from "./route.ts";
import { SettingsView } from "./settings-view.tsx";
import { TimelineView } from "./timeline-view.tsx";
import { TrashView } from "./trash-view.tsx";
import { useLatest } from "./use-latest.ts";
import { useSearch } from "./use-search.ts";

interface Props {
  readonly store: Store;
  readonly area: StorageArea;
  readonly settings: Settings;
}

/** What stands at the foot: what was done and how to take it back, or what went wrong. */
interface Toast extends Said {
  readonly isProblem?: boolean;
}

/** How far work has come is shown again no sooner than this, in milliseconds: the showing must not take longer than the work. */
const SHOWN_EVERY = 100;

/** The library: all readouts and notes in a tab of their own. */
export function LibraryApp({ store, area, settings: first }: Props) {
  const route = useRoute();
  const [settings, setSettings] = useState(first);
  const [edition, setEdition] = useState(0);
  const [toast, setToast] = useState<Toast>();
  const [task, setTask] = useState<Task>();
  const [hasHelp, showHelp] = useState(false);
  const showProblem = useCallback((error: unknown) => setToast({ words: errorText(error), isProblem: true }), []);
  const notes = useSearch(store, "notes", showProblem);
  const readouts = useSearch(store, "readouts", showProblem);

  /** Shows everything again, as far as it has changed. */
  const renew = useCallback(async () => {
    await Promise.all([notes.refresh(), readouts.refresh()]);
    setEdition((n) => n + 1);
  }, [notes.refresh, readouts.refresh]);

  // The watch stays the same as long as the library is open: closing one would lose what is on its way to it.
  useEffect(() => {
    const control = new AbortController();
    onStoreEvent((news) => {
      if (news === "everything") {
        history.replaceState(null, "", location.pathname);
        location.reload();
      } else if (news === "settings") void readSettings(area).then(setSettings);
      else void renew().catch(showProblem);
    }, control.signal);
    // Whatever was begun in a view and failed without being waited for there, such as a choice that could not be kept.
    const failed = (event: PromiseRejectionEvent) => {
      if (event.reason instanceof UserError) event.preventDefault();
      showProblem(event.reason);
    };
    addEventListener("unhandledrejection", failed, { signal: control.signal });
    // What has changed between the first reading and the start of the watch.
    void readSettings(area).then(setSettings, () => undefined);
    return () => control.abort();
  }, [area, renew, showProblem]);

  const run = useCallback(
    async (words: string, work: (task: TaskHandle) => Promise<Said | undefined>) => {
      const control = new AbortController();
      let shownAt = Number.NEGATIVE_INFINITY;
      const onProgress = (done: number, total: number) => {
        if (performance.now() - shownAt < SHOWN_EVERY && done < total) return;
        shownAt = performance.now();
        setTask({ words, done, total, cancel: () => control.abort() });
      };
      try {
        const said = await work({ onProgress, signal: control.signal });
        publishStoreEvent("notes");
        await renew();
        setToast(said);
      } catch (error) {
        showProblem(error);
      } finally {
        setTask(undefined);
      }
    },
    [renew, showProblem],
  );

  const undo = useCallback(
    (id: string) =>
      void run(t("undoing"), async (handle) => {
        const { restored, left, urls } = await undoAction(store, id, handle);
        await background.onPagesChanged(urls);
        return {
          words: [t("undone", { count: restored }), left > 0 && t("undone_left", { count: left })]
            .filter(Boolean)
            .join(" "),
        };
      }),
    [run, store],
  );

  // What was done in one view is no longer in the way in another; it stays in the journal.
  useEffect(() => setToast((shown) => (shown?.isProblem ? shown : undefined)), [route]);

  useKeys({ help: () => showHelp(true) });
  const desk: Desk = useMemo(
    () => ({ store, area, settings, notes, readouts, edition, run, undo }),
    [store, area, settings, notes, readouts, edition, run, undo],
  );
  return (
    <DeskProvider value={desk}>
      <div class="library">
        <Rail route={route} desk={desk} onHelp={() => showHelp(true)} />
        <main class={`view view-${route.view}`} id="view" tabIndex={-1}>
          <ErrorBoundary fallback={() => null}>
            <Reminders desk={desk} />
          </ErrorBoundary>
          <ViewBoundary about={`${route.view} ${route.subject}`} actions={<OtherWays route={route} />}>
            <Shown route={route} />
          </ViewBoundary>
        </main>
        <SectionBoundary>
          <Foot toast={toast} task={task} desk={desk} onClose={() => setToast(undefined)} />
        </SectionBoundary>
        {hasHelp && <KeysDialog onClose={() => showHelp(false)} />}
      </div>
    </DeskProvider>
  );
}

/** From a view that cannot be shown to one where everything can be saved in a file. */
function OtherWays({ route }: { readonly route: Route }) {
  const view = route.view === "import-export" ? "settings" : "import-export";
  return (
    <a class="button" href={hrefOf(view)}>
      {t(TITLES[view])}
    </a>
  );
}

function Shown({ route }: { readonly route: Route }) {
  useEffect(() => {
    document.title = `${t(TITLES[route.view])} – Note Verbale`;
  }, [route.view]);
  switch (route.view) {
    case "readouts":
      return <ReadoutsView />;
    case "readout":
      return <ReadingView key={route.subject} id={route.subject} note={route.note} />;
    case "timeline":
      return <TimelineView speaker={route.subject} />;
    case "network":
      return <NetworkView />;
    case "trash":
      return <TrashView />;
    case "import-export":
      return <ExchangeView />;
    case "settings":
      return <SettingsView />;
    default:
      return <NotesView />;
  }
}

const TITLES = {
  notes: "nav_notes",
  readouts: "nav_readouts",
  readout: "nav_readouts",
  timeline: "nav_timeline",
  network: "nav_network",
  trash: "nav_trash",
  "import-export": "nav_import_export",
  settings: "nav_settings",
} as const satisfies Record<View, string>;

const PLACES: readonly (readonly [view: View, icon: IconName])[] = [
  ["notes", "note"],
  ["readouts", "library"],
  ["timeline", "time"],
  ["network", "link"],
  ["trash", "remove"],
  ["import-export", "import-export"],
  ["settings", "settings"],
];

function Rail({ route, desk, onHelp }: { readonly route: Route; readonly desk: Desk; readonly onHelp: () => void }) {
  const shown = route.view === "readout" ? "readouts" : route.view;
  return (
    <header class="rail">
      <button type="button" class="button skip" onClick={() => document.getElementById("view")?.focus()}>
        {t("skip_to_content")}
      </button>
      <p class="wordmark">Note Verbale</p>
      <nav aria-label={t("nav_label")}>
        <ul>
          {PLACES.map(([view, icon]) => (
            <li key={view}>
              <a href={hrefOf(view)} aria-current={shown === view ? "page" : undefined}>
                <Icon name={icon} /> {t(TITLES[view])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <StorageLine desk={desk} />
      <button type="button" class="button quiet" onClick={onHelp}>
        {t("keys_title")} <kbd>?</kbd>
      </button>
    </header>
  );
}

function StorageLine({ desk: { notes, readouts, edition } }: { readonly desk: Desk }) {
  const bytes = useLatest(async () => (await navigator.storage.estimate()).usage, undefined, [edition]);
  return (
    <ul class="stored">
      {notes.index && <li>{t("stored_notes", { count: notes.index.liveCount })}</li>}
      {readouts.index && <li>{t("stored_readouts", { count: readouts.index.liveCount })}</li>}
      {bytes !== undefined && <li>{t("stored_bytes", { size: formatBytes(bytes) })}</li>}
    </ul>
  );
}

interface FootProps {
  readonly toast: Toast | undefined;
  readonly task: Task | undefined;
  readonly desk: Desk;
  readonly onClose: () => void;
}

/** How far long work has come, and what came of the last action. */
function Foot({ toast, task, desk, onClose }: FootProps) {
  const indexing = desk.notes.progress ?? desk.readouts.progress;
  const stop = desk.notes.progress ? desk.notes.stop : desk.readouts.stop;
  const isIndexing = indexing && indexing.done < indexing.total;
  const shown = task ?? (isIndexing ? { words: t("indexing"), ...indexing, cancel: stop } : undefined);
  return (
    <div class="foot">
      <div role="status" aria-live="polite">
        {toast && !toast.isProblem && <ToastLine toast={toast} desk={desk} onClose={onClose} />}
      </div>
      <div role="alert">{toast?.isProblem && <ToastLine toast={toast} desk={desk} onClose={onClose} />}</div>
      {shown && <TaskLine task={shown} />}
    </div>
  );
}

function ToastLine({
  toast,
  desk,
  onClose,
}: {
  readonly toast: Toast;
  readonly desk: Desk;
  readonly onClose: () => void;
}) {
  const { undo } = toast;
  return (
    <div class={toast.isProblem ? "toast problem" : "toast"}>
      <span>{toast.words}</span>
      {undo && (
        <button type="button" class="button" onClick={() => desk.undo(undo)}>
          <Icon name="undo" /> {t("undo")}
        </button>
      )}
      <button type="button" class="icon-button" aria-label={t("dismiss")} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function TaskLine({ task: { words, done, total, cancel } }: { readonly task: Task }) {
  const id = useRef(`task-${Math.random().toString(36).slice(2)}`);
  return (
    <div class="toast task">
      <span id={id.current}>{words}</span>
      <progress aria-labelledby={id.current} value={done} max={Math.max(1, total)} />
      <span class="count">{t("done_of", { done, total })}</span>
      <button type="button" class="button" onClick={cancel}>
        {t("cancel")}
      </button>
    </div>
  );
}
