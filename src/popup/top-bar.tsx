import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import type { TabState } from "./active-page.ts";
import { OpenPanelButton } from "./open-panel-button.tsx";
import { PauseButton } from "./pause-button.tsx";
import { openLibrary } from "./popup-or-panel.ts";
import type { RunAction } from "./run-action.ts";

/** Shows the bar with the actions on the whole page, and the buttons that open the side panel and the library. */
export function TopBar({ state, run }: { readonly state: TabState; readonly run: RunAction }) {
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
