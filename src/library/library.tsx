import { render } from "preact";
import { direction, language, t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { browser } from "../rpc/browser.ts";
import { initPageLanguage, useBrowserMessages } from "../rpc/load-messages.ts";
import { isInPrivateWindow } from "../rpc/private-window.ts";
import { type StorageArea, withDiskSpaceCheck } from "../store/local-storage.ts";
import { recordLoss } from "../store/lost-notes.ts";
import { type ClosingReason, openStore } from "../store/open-store.ts";
import { DEFAULT_SETTINGS, readSettings } from "../store/settings.ts";
import { StoreError } from "../store/store-errors.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ViewBoundary } from "../ui/error-boundary.tsx";
import { LibraryApp } from "./library-app.tsx";

/**
 * Opens the store and loads the messages at the same time, then renders the library. If the store cannot be opened,
 * shows the reason instead.
 */
async function open(root: HTMLElement): Promise<void> {
  useBrowserMessages();
  const area = withDiskSpaceCheck(browser.storage.local);
  const opening = openStore({
    onCreate: () => void recordLossOfNotes(area).catch(() => undefined),
    onClose: (reason) => showUnavailable(root, reason),
  });
  // The error is shown below, after the messages are loaded.
  opening.catch(() => undefined);
  // If storage is unavailable, the user has no stored settings.
  const settings = await readSettings(area).catch(() => DEFAULT_SETTINGS);
  await initPageLanguage(settings.language);
  try {
    const store = await opening;
    // In a private window, Firefox provides a separate database that is deleted with the window, so the library would
    // not show the user's stored data, and imports would be lost.
    if (browser.extension.inIncognitoContext) throw new StoreError("refused");
    const app = <LibraryApp store={store} area={area} settings={settings} key={language()} />;
    render(<ViewBoundary actions={<ReloadButton />}>{app}</ViewBoundary>, root);
  } catch (error) {
    render(
      <ProblemMessage title={t("library_unavailable")} messages={[errorText(error), ...adviceFor(error)]} />,
      root,
    );
  }
}

/** In a private window, Firefox has a separate database that is always new, so nothing was lost. */
async function recordLossOfNotes(area: StorageArea): Promise<void> {
  if (!(await isInPrivateWindow())) await recordLoss(area);
}

/** Returns advice on what the user can do, and which data is safe. */
function adviceFor(error: unknown): string[] {
  const kind = error instanceof StoreError ? error.kind : "broken";
  if (kind === "refused") return [t("library_refused")];
  if (kind === "broken") return [t("library_broken")];
  return kind === "blocked" ? [t("library_safe")] : [];
}

/** This tab has closed its connection to the store, and must be reloaded. */
function showUnavailable(root: HTMLElement, reason: ClosingReason): void {
  const [title, message] =
    reason === "newer" ? [t("library_replaced"), t("library_safe")] : [t("library_unavailable"), t("library_lost")];
  render(<ProblemMessage title={title} messages={[message]} />, root);
}

function ProblemMessage({ title, messages }: { readonly title: string; readonly messages: readonly string[] }) {
  return (
    <main class="alone" dir={direction()}>
      <EmptyState title={title} isProblem>
        {messages.map((one) => (
          <p key={one}>{one}</p>
        ))}
        <ReloadButton />
      </EmptyState>
    </main>
  );
}

function ReloadButton() {
  return (
    <button type="button" class="button primary" onClick={() => location.reload()}>
      {t("reload")}
    </button>
  );
}

const root = document.getElementById("root");
if (root) void open(root);
