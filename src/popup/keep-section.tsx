import { useEffect, useState } from "preact/hooks";
import { formatDate, t } from "../locale/i18n.ts";
import { background, type KeptReadout } from "../rpc/rpc-contract.ts";
import { onStoreEvent } from "../store/store-events.ts";
import { Icon } from "../ui/icon.tsx";
import { StatusSelect } from "../ui/status-select.tsx";
import { openLibrary } from "./popup-or-panel.ts";
import type { ReadablePage, RunAction } from "./run-action.ts";

interface Props {
  readonly open: ReadablePage;
  readonly run: RunAction;
}

/**
 * Shows a button that keeps the page's readout in the library. For a kept readout, shows when it was first kept, its
 * status in the reading list, and a link to it.
 */
export function KeepSection({ open, run }: Props) {
  const { view, tabId, frameId } = open;
  const kept = useKeptReadout(open);
  if (kept === undefined || (kept === null && view.status !== "highlighted")) return null;
  if (kept === null) {
    let url = view.url;
    const keep = async () => {
      ({ url } = await background.keepReadout(tabId, frameId));
      return t("kept_now");
    };
    const undo = async () => {
      await background.undoKeep(url);
      return t("kept_undone");
    };
    return (
      <p class="keep">
        <button type="button" class="button" onClick={() => run(keep, () => run(undo))}>
          <Icon name="archive" /> {t("keep_button")}
        </button>
      </p>
    );
  }
  return (
    <p class="keep">
      <span class="keep-since">{t("kept_on", { date: formatDate(kept.since) })}</span>
      <StatusSelect
        label={t("facet_status")}
        value={kept.status}
        onChange={(status) => run(() => background.setReadoutStatus(kept.id, status))}
      />
      <button type="button" class="button" onClick={() => run(() => openLibrary(`readout/${kept.id}`))}>
        {t("kept_show")}
      </button>
    </p>
  );
}

/**
 * Returns what is stored of the page's readout: null if nothing is, undefined while this is not known. It is requested
 * after the popup is shown, and again after each change.
 */
function useKeptReadout(open: ReadablePage): KeptReadout | null | undefined {
  const [kept, setKept] = useState<KeptReadout | null>();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const control = new AbortController();
    onStoreEvent((event) => {
      if (event === "readouts" || event === "everything") setChanges((count) => count + 1);
    }, control.signal);
    return () => control.abort();
  }, []);
  useEffect(() => {
    let isCurrent = true;
    background.keptReadout(open.view.url).then(
      (found) => isCurrent && setKept(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [open, changes]);
  return kept;
}
