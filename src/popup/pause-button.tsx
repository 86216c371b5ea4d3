import { t } from "../locale/i18n.ts";
import { Icon } from "../ui/icon.tsx";
import { setPaused } from "./paused-notice.tsx";
import type { ReadablePage, RunAction } from "./run-action.ts";

/** Pauses the site of the page, or ends the pause. */
export function PauseButton({ open, run }: { readonly open: ReadablePage; readonly run: RunAction }) {
  const { host, isPaused } = open;
  if (!host) return null;
  return (
    <button
      type="button"
      class={isPaused ? "icon-button is-on" : "icon-button"}
      title={t(isPaused ? "resume_site" : "pause_on", { host })}
      onClick={() => run(() => setPaused(open, !isPaused))}
    >
      <Icon name="pause" />
    </button>
  );
}
