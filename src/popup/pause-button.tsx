import { t } from "../locale/i18n.ts";
import { background } from "../rpc/rpc-contract.ts";
import { Icon } from "../ui/icon.tsx";
import type { ReadablePage, RunAction } from "./run-action.ts";

/** Pauses the site of the page, or ends the pause. */
export function PauseButton({
  open: { host, isPaused },
  run,
}: {
  readonly open: ReadablePage;
  readonly run: RunAction;
}) {
  if (!host) return null;
  const toggle = async () => {
    await background.pauseSite(host, !isPaused);
    return t(isPaused ? "site_resumed" : "site_paused", { host });
  };
  return (
    <button
      type="button"
      class="icon-button"
      title={t(isPaused ? "resume_site" : "pause_on", { host })}
      onClick={() => run(toggle)}
    >
      <Icon name="pause" />
    </button>
  );
}
