import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { type Code, placeCodes } from "../annotation/code-record.ts";
import { type NameDecisions, PersonNames } from "../annotation/person-record.ts";
import { formatBytes, t } from "../locale/i18n.ts";
import { errorText, UserError } from "../locale/user-error.ts";
import { background } from "../rpc/rpc-contract.ts";
import { listCodes } from "../store/codes-store.ts";
import type { StorageArea } from "../store/local-storage.ts";
import type { Store } from "../store/open-store.ts";
import { readNameDecisions } from "../store/people-store.ts";
import { readSettings, type Settings } from "../store/settings.ts";
import { onStoreEvent } from "../store/store-events.ts";
import { undoAction } from "../store/undo-action.ts";
import { ErrorBoundary, SectionBoundary, ViewBoundary } from "../ui/error-boundary.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { CodesByTag } from "../ui/tag-chip.tsx";
import { AttributionsView } from "./attributions-view.tsx";
import { ChangedReadoutsView } from "./changed-readouts-view.tsx";
import { CodingView } from "./coding-view.tsx";
import { ComparisonView } from "./comparison-view.tsx";
import { ComparisonsView } from "./comparisons-view.tsx";
import { ImportExportView } from "./import-export-view.tsx";
import { ShortcutsDialog, useShortcuts } from "./keyboard-shortcuts.tsx";
import {
  type LibraryContext,
  LibraryProvider,
  type Task,
  type TaskControls,
  type TaskResult,
} from "./library-context.ts";
import { NetworkView } from "./network-view.tsx";
import { NotesView } from "./notes-view.tsx";
import { NoticeBanners } from "./notice-banners.tsx";
import { PersonView } from "./person-view.tsx";
import { PhrasesView } from "./phrases-view.tsx";
import { ReadoutView } from "./readout-view.tsx";
import { ReadoutsView } from "./readouts-view.tsx";
import { facetOfRoute, formatRoute, type Route, useRoute, type View } from "./route.ts";
import { SettingsView } from "./settings-view.tsx";
import { SpeakersView } from "./speakers-view.tsx";
import { StatusBar, type StatusMessage } from "./status-bar.tsx";
import { TrashView } from "./trash-view.tsx";
import { useLatest } from "./use-latest.ts";
import { useNarrow } from "./use-narrow.ts";
import { useSearchIndex } from "./use-search-index.ts";
import { useViewFocus } from "./use-view-focus.ts";

interface Props {
  readonly store: Store;
  readonly area: StorageArea;
  readonly settings: Settings;
}

/**
 * The minimum interval between two updates of the progress, in milliseconds. More frequent updates would take more
 * time than the job itself.
 */
const PROGRESS_INTERVAL = 100;

const NO_CODES: readonly Code[] = [];
const NO_DECISIONS: NameDecisions = { people: [], rejectedNames: [] };

/** Shows the library, a tab with all readouts and notes. */
export function LibraryApp({ store, area, settings: first }: Props) {
  const route = useRoute();
  const [settings, setSettings] = useState(first);
  const [revision, setRevision] = useState(0);
  const [toast, setToast] = useState<StatusMessage>();
  const [task, setTask] = useState<Task>();
  const [hasHelp, showHelp] = useState(false);
  const showProblem = useCallback((error: unknown) => setToast({ text: errorText(error), isProblem: true }), []);
  const notes = useSearchIndex(store, "notes", showProblem);
  const readouts = useSearchIndex(store, "readouts", showProblem);
  const [hasAttributions, setHasAttributions] = useState(false);
  if (route.view === "attributions" && !hasAttributions) setHasAttributions(true);
  const attributions = useSearchIndex(store, "attributions", showProblem, hasAttributions);

  /** Reads everything that has changed and renders it again. */
  const refreshAll = useCallback(async () => {
    await Promise.all([notes.refresh(), readouts.refresh(), attributions.refresh()]);
    setRevision((n) => n + 1);
  }, [notes.refresh, readouts.refresh, attributions.refresh]);

  // The subscription is kept as long as the library is open. Closing it would lose messages that were sent but not yet
  // received.
  useEffect(() => {
    const control = new AbortController();
    onStoreEvent((event) => {
      if (event === "everything") {
        history.replaceState(null, "", location.pathname);
        location.reload();
      } else if (event === "settings") void readSettings(area).then(setSettings);
      else void refreshAll().catch(showProblem);
    }, control.signal);
    // Handles rejections that no view has handled, such as a setting that could not be stored.
    const failed = (event: PromiseRejectionEvent) => {
      if (event.reason instanceof UserError) event.preventDefault();
      showProblem(event.reason);
    };
    addEventListener("unhandledrejection", failed, { signal: control.signal });
    // The settings can have changed between the first reading and the subscription.
    void readSettings(area).then(setSettings, () => undefined);
    return () => control.abort();
  }, [area, refreshAll, showProblem]);

  const run = useCallback(
    async (label: string, work: (task: TaskControls) => Promise<TaskResult | undefined>) => {
      const control = new AbortController();
      let shownAt = Number.NEGATIVE_INFINITY;
      const onProgress = (done: number, total: number) => {
        if (performance.now() - shownAt < PROGRESS_INTERVAL && done < total) return;
        shownAt = performance.now();
        setTask({ label, done, total, cancel: () => control.abort() });
      };
      try {
        const result = await work({ onProgress, signal: control.signal });
        await refreshAll();
        setToast(result);
      } catch (error) {
        showProblem(error);
      } finally {
        setTask(undefined);
      }
    },
    [refreshAll, showProblem],
  );

  const decisions = useLatest<NameDecisions>(() => readNameDecisions(store), NO_DECISIONS, [store, revision]);
  const people = useMemo(() => new PersonNames(decisions.people), [decisions]);
  const codes = useLatest<readonly Code[]>(() => listCodes(store), NO_CODES, [store, revision]);
  const codesByTag = useMemo(() => new Map(placeCodes(codes).map((one) => [one.code.name, one])), [codes]);

  const undo = useCallback(
    (action: string | (() => Promise<unknown>)) =>
      void run(t("undoing"), async (task) => {
        if (typeof action !== "string") {
          await action();
          return { text: t("compare_did_undo") };
        }
        const { restored, left, urls } = await undoAction(store, action, task);
        await background.onPagesChanged(urls);
        return {
          text: [t("undone", { count: restored }), left > 0 && t("undone_left", { count: left })]
            .filter(Boolean)
            .join(" "),
        };
      }),
    [run, store],
  );

  // A result is hidden in another view; the action stays in the list of recent actions. Errors stay visible.
  useEffect(() => setToast((shown) => (shown?.isProblem ? shown : undefined)), [route]);

  useShortcuts({ help: () => showHelp(true) });
  useViewFocus(route);
  const library: LibraryContext = useMemo(
    () => ({ store, area, settings, notes, readouts, attributions, decisions, people, codes, revision, run, undo }),
    [store, area, settings, notes, readouts, attributions, decisions, people, codes, revision, run, undo],
  );
  return (
    <LibraryProvider value={library}>
      <CodesByTag.Provider value={codesByTag}>
        <div class="library">
          <SideNav route={route} library={library} onHelp={() => showHelp(true)} />
          <main class={`view view-${route.view}`} id="view" tabIndex={-1}>
            <ErrorBoundary fallback={() => null}>
              <NoticeBanners library={library} view={route.view} />
            </ErrorBoundary>
            <ViewBoundary about={`${route.view} ${route.subject}`} actions={<ViewActions route={route} />}>
              <CurrentView route={route} />
            </ViewBoundary>
          </main>
          <SectionBoundary>
            <StatusBar toast={toast} task={task} library={library} onClose={() => setToast(undefined)} />
          </SectionBoundary>
          {hasHelp && <ShortcutsDialog onClose={() => showHelp(false)} />}
        </div>
      </CodesByTag.Provider>
    </LibraryProvider>
  );
}

/** Links from a view that cannot be shown to a view in which everything can be saved in a file. */
function ViewActions({ route }: { readonly route: Route }) {
  const view = route.view === "import-export" ? "settings" : "import-export";
  return (
    <a class="button" href={formatRoute(view)}>
      {t(TITLES[view])}
    </a>
  );
}

function CurrentView({ route }: { readonly route: Route }) {
  useEffect(() => {
    document.title = `${t(TITLES[route.view])} – Note Verbale`;
  }, [route.view]);
  switch (route.view) {
    case "readouts":
      if (route.subject === "changed") return <ChangedReadoutsView />;
      return <ReadoutsView key={`${route.subject} ${route.place}`} facet={facetOfRoute(route)} />;
    case "readout":
      return <ReadoutView key={route.subject} id={route.subject} place={route.place} />;
    case "attributions":
      return <AttributionsView search={route.subject} />;
    case "coding":
      return <CodingView key={route.subject} part={route.subject} />;
    case "timeline":
      return route.subject === "" ? <SpeakersView /> : <PersonView key={route.subject} name={route.subject} />;
    case "network":
      return <NetworkView key={route.subject} party={route.subject} />;
    case "comparison":
      return route.subject === "" ? <ComparisonsView /> : <ComparisonView key={route.subject} id={route.subject} />;
    case "phrases":
      return <PhrasesView phrase={route.subject} side={route.place} />;
    case "trash":
      return <TrashView />;
    case "import-export":
      return <ImportExportView />;
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
  attributions: "nav_attributions",
  coding: "nav_coding",
  timeline: "nav_timeline",
  network: "nav_network",
  comparison: "nav_comparisons",
  phrases: "nav_phrases",
  trash: "nav_trash",
  "import-export": "nav_import_export",
  settings: "nav_settings",
} as const satisfies Record<View, string>;

const NAV_ITEMS: readonly (readonly [view: View, icon: IconName])[] = [
  ["notes", "note"],
  ["readouts", "library"],
  ["attributions", "list"],
  ["coding", "tag"],
  ["timeline", "time"],
  ["network", "link"],
  ["comparison", "compare"],
  ["phrases", "mark"],
  ["trash", "remove"],
  ["import-export", "import-export"],
  ["settings", "settings"],
];

/**
 * The width of the window, in pixels, up to which the links to the views are folded. Magnified to 400 %, they would fill
 * the first screen.
 */
const FOLDED_NAV_WIDTH = 480;

function SideNav({
  route,
  library,
  onHelp,
}: {
  readonly route: Route;
  readonly library: LibraryContext;
  readonly onHelp: () => void;
}) {
  const shown = route.view === "readout" ? "readouts" : route.view;
  const isNarrow = useNarrow(FOLDED_NAV_WIDTH);
  const links = (
    <ul>
      {NAV_ITEMS.map(([view, icon]) => (
        <li key={view}>
          <a href={formatRoute(view)} aria-current={shown === view ? "page" : undefined}>
            <Icon name={icon} /> {t(TITLES[view])}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <header class="side-nav">
      <button type="button" class="button skip" onClick={() => document.getElementById("view")?.focus()}>
        {t("skip_to_content")}
      </button>
      <p class="wordmark">Note Verbale</p>
      <nav aria-label={t("nav_label")}>
        {isNarrow ? (
          // Another view has another list, which is folded again.
          <details key={shown} class="nav-fold">
            <summary>{t(TITLES[shown])}</summary>
            {links}
            <StorageSummary library={library} />
          </details>
        ) : (
          links
        )}
      </nav>
      {!isNarrow && <StorageSummary library={library} />}
      <button type="button" class="button quiet" onClick={onHelp}>
        {t("keys_title")} <kbd>?</kbd>
      </button>
    </header>
  );
}

function StorageSummary({ library: { notes, readouts, revision } }: { readonly library: LibraryContext }) {
  const bytes = useLatest(async () => (await navigator.storage.estimate()).usage, undefined, [revision]);
  return (
    <ul class="stored">
      {notes.index && <li>{t("stored_notes", { count: notes.index.liveCount })}</li>}
      {readouts.index && <li>{t("stored_readouts", { count: readouts.index.liveCount })}</li>}
      {bytes !== undefined && <li>{t("stored_bytes", { size: formatBytes(bytes) })}</li>}
    </ul>
  );
}
